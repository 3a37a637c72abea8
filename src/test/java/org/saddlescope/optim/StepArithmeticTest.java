package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.experiment.Schema;
import org.saddlescope.optim.StepArithmetic.Role;

/** The terms of a step are those that the optimizer itself adds up. */
class StepArithmeticTest {
    private static final int STEPS = 12;
    private static final Closed TWO_LAYER = Closed.scalarTwoLayer();
    private static final double[] START = {0.7, -0.4};

    static Stream<Optimizer> every() {
        return Stream.of(Optimizer.class.getPermittedSubclasses()).flatMap(type -> {
            Optimizer plain = (Optimizer) Schema.of(type.asSubclass(Record.class)).initial();
            return Stream.of(plain, adorned(plain));
        });
    }

    /** With a schedule, weight decay and clipping, where an optimizer has them. */
    private static Optimizer adorned(Optimizer plain) {
        Record now = (Record) plain;
        Schema.RecordType type = Schema.of(now.getClass());
        for (var component : plain.getClass().getRecordComponents()) {
            now = switch (component.getName()) {
                case "schedule" -> type.with(now, "schedule", new Schedule.Cosine(0.1));
                case "weightDecay" -> type.with(now, "weightDecay", 0.05);
                case "clip" -> type.with(now, "clip", 0.3);
                case "threshold" -> type.with(now, "threshold", 100.0);
                case "interval" -> type.with(now, "interval", 2);
                default -> now;
            };
        }
        return (Optimizer) now;
    }

    @ParameterizedTest
    @MethodSource("every")
    void thePartsAddUpToTheStepOfEveryOptimizer(Optimizer optimizer) {
        Optimizer.State state = optimizer.init(START);
        for (int k = 0; k < STEPS; k++) {
            double factor = k % 3 == 2 && optimizer.scalable() ? 1.5 : 1;
            double gamma = optimizer.stepSize() * optimizer.schedule().factor(k, STEPS);
            Optimizer.State next = optimizer.step(state, TWO_LAYER, gamma, factor);
            StepArithmetic step = StepArithmetic.of(optimizer, state, TWO_LAYER, k, STEPS, factor);
            assertArrayEquals(next.theta(), step.to().theta(), 0, "the step itself");
            assertEquals(next.stepSize(), step.to().stepSize());
            assertTrue(step.adds(), () -> optimizer + ": off by " + step.unexplained());
            for (int i = 0; i < 2; i++) {
                assertEquals(next.theta()[i] - state.theta()[i], step.change()[i], 0);
                assertTrue(step.rounding(i) < 1e-13 * (1 + Math.abs(next.theta()[i])), "the bound means something");
            }
            assertEquals(Role.TOTAL, step.vectors().getLast().role());
            assertEquals(step.terms().size(), step.terms().stream().map(StepArithmetic.Term::id).distinct().count(), "ids");
            state = next;
        }
        assertFalse(state.theta()[0] == START[0] && state.theta()[1] == START[1], "it has moved");
    }

    /** The gradient of (1 − uv)²/2 by hand. */
    private static double[] slope(double[] x) {
        double r = 1 - x[0] * x[1];
        return new double[] {-r * x[1], -r * x[0]};
    }

    /** Walks with an optimizer and hands every step over. */
    private static void along(Optimizer optimizer, Look look) {
        Optimizer.State state = optimizer.init(START);
        for (int k = 0; k < STEPS; k++) {
            StepArithmetic step = StepArithmetic.of(optimizer, state, TWO_LAYER, k, STEPS, 1);
            look.at(k, state, step);
            state = step.to();
        }
    }

    private interface Look {
        void at(int k, Optimizer.State before, StepArithmetic step);
    }

    @Test
    void gradientDescentIsMinusGammaG() {
        along(new Optimizer.Sgd("", 0.3, new Schedule.Constant(), 0), (k, before, step) -> {
            double[] g = slope(before.theta());
            assertArrayEquals(g, step.vector("gradient"), 1e-15);
            assertArrayEquals(new double[] {-0.3 * g[0], -0.3 * g[1]}, step.vector("descent"), 1e-16);
            assertArrayEquals(step.vector("descent"), step.change(), 1e-15);
            assertEquals(1, step.parts().size());
        });
    }

    @Test
    void theHeavyBallIsBetaVMinusGammaG() {
        double[] v = new double[2];
        along(new Optimizer.Momentum("", 0.1, 0.8, new Schedule.Constant(), 0), (k, before, step) -> {
            double[] g = slope(before.theta());
            assertArrayEquals(new double[] {0.8 * v[0], 0.8 * v[1]}, step.vector("carried"), 1e-14);
            assertArrayEquals(new double[] {-0.1 * g[0], -0.1 * g[1]}, step.vector("descent"), 1e-14);
            for (int i = 0; i < 2; i++) {
                v[i] = 0.8 * v[i] - 0.1 * g[i];
            }
            assertArrayEquals(v, step.vector("velocityafter"), 1e-14);
            assertArrayEquals(v, step.change(), 1e-14);
        });
    }

    @Test
    void nesterovTakesTheGradientWhereTheVelocityLeads() {
        double[] v = new double[2];
        along(new Optimizer.Nesterov("", 0.1, 0.8, new Schedule.Constant(), 0), (k, before, step) -> {
            double[] x = before.theta();
            double[] g = slope(new double[] {x[0] + 0.8 * v[0], x[1] + 0.8 * v[1]});
            assertArrayEquals(g, step.vector("gradient"), 1e-14);
            assertArrayEquals(new double[] {0.8 * v[0], 0.8 * v[1]}, step.vector("carried"), 1e-14);
            for (int i = 0; i < 2; i++) {
                v[i] = 0.8 * v[i] - 0.1 * g[i];
            }
            assertArrayEquals(v, step.change(), 1e-14);
        });
    }

    @Test
    void adamIsBothMomentsWithTheirCorrections() {
        double[] m = new double[2];
        double[] s = new double[2];
        along(new Optimizer.Adam("", 0.05, 0.9, 0.99, 1e-8, new Schedule.Constant(), 0), (k, before, step) -> {
            double[] g = slope(before.theta());
            double b1 = 1 - Math.pow(0.9, k + 1);
            double b2 = 1 - Math.pow(0.99, k + 1);
            assertEquals(b1, step.number("correction"), 1e-15);
            assertEquals(b2, step.number("correctionsquares"), 1e-15);
            for (int i = 0; i < 2; i++) {
                double carried = 0.9 * m[i];
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                s[i] = 0.99 * s[i] + 0.01 * g[i] * g[i];
                double d = Math.sqrt(s[i] / b2) + 1e-8;
                assertEquals(m[i], step.vector("moment")[i], 1e-14);
                assertEquals(s[i], step.vector("squares")[i], 1e-14);
                assertEquals(-0.05 * carried / b1 / d, step.vector("carried")[i], 1e-13);
                assertEquals(-0.05 * 0.1 * g[i] / b1 / d, step.vector("preconditioned")[i], 1e-13);
                assertEquals(-0.05 * m[i] / b1 / d, step.change()[i], 1e-13);
                assertEquals(-0.05 * g[i], step.vector("plain")[i], 1e-14);
            }
        });
    }

    @Test
    void adamWDecaysApartFromTheGradient() {
        double[] m = new double[2];
        double[] s = new double[2];
        along(new AdamW("", 0.05, 0.9, 0.99, 1e-8, 0.2, new Schedule.Constant(), 0, 0), (k, before, step) -> {
            double[] g = slope(before.theta());
            double b1 = 1 - Math.pow(0.9, k + 1);
            double b2 = 1 - Math.pow(0.99, k + 1);
            for (int i = 0; i < 2; i++) {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                s[i] = 0.99 * s[i] + 0.01 * g[i] * g[i];
                assertEquals(-0.05 * 0.2 * before.theta()[i], step.vector("decay")[i], 1e-16);
                assertEquals(-0.05 * m[i] / b1 / (Math.sqrt(s[i] / b2) + 1e-8) - 0.05 * 0.2 * before.theta()[i], step.change()[i], 1e-13);
            }
        });
    }

    @Test
    void ngnChoosesGammaOverOnePlusGammaTimesTheSquaredNormOverTwiceTheLoss() {
        along(new Ngn("", 3, new Schedule.Constant(), 0), (k, before, step) -> {
            double[] x = before.theta();
            double[] g = slope(x);
            double f = Math.pow(1 - x[0] * x[1], 2) / 2;
            double square = g[0] * g[0] + g[1] * g[1];
            double own = 3 / (1 + 3 * square / (2 * f));
            assertEquals(f, step.number("loss"), 1e-15);
            assertEquals(square, step.number("square"), 1e-14);
            assertEquals(own, step.number("own"), 1e-13);
            assertArrayEquals(new double[] {-own * g[0], -own * g[1]}, step.change(), 1e-13);
        });
    }

    @Test
    void aKickIsTheFirstPartOfTheStepFromWhereThetaWas() {
        Optimizer optimizer = new Optimizer.Momentum("", 0.1, 0.8, new Schedule.Constant(), 0);
        Optimizer.State before = optimizer.init(START);
        Optimizer.State kicked = before.at(new double[] {START[0] + 0.3, START[1] - 0.4});
        StepArithmetic step = StepArithmetic.of(optimizer, kicked, TWO_LAYER, 0, STEPS, 1).after(before, new double[] {0.3, -0.4}, 0.5);
        assertEquals("kick", step.terms().getFirst().id());
        double[] g = slope(kicked.theta());
        assertArrayEquals(new double[] {0.3 - 0.1 * g[0], -0.4 - 0.1 * g[1]}, step.change(), 1e-15);
        assertTrue(step.adds());
    }

    @Test
    void aFactorSetByHandIsPartOfTheStepSizeShown() {
        Optimizer descent = new Optimizer.Sgd("", 0.2, new Schedule.Cosine(0), 0);
        StepArithmetic step = StepArithmetic.of(descent, descent.init(START), TWO_LAYER, 3, STEPS, 2);
        assertEquals(0.2 * (1 + Math.cos(Math.PI * 3 / STEPS)) / 2, step.number("stepSize") / 2, 1e-15);
        Ngn ngn = new Ngn("", 3, new Schedule.Constant(), 0);
        StepArithmetic chosen = StepArithmetic.of(ngn, ngn.init(START), TWO_LAYER, 0, STEPS, 2);
        assertEquals(2 * chosen.number("own"), chosen.number("taken"), 0);
        assertEquals(List.of("descent"), chosen.parts().stream().map(StepArithmetic.Vector::id).toList());
    }
}
