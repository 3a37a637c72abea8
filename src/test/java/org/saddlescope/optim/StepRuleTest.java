package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FunctionProblem;

/** The rules that choose their own step size: MATH.md 1.A, GT16 and preset 14. */
class StepRuleTest {
    private static final Schedule CONSTANT = new Schedule.Constant();

    private static Ngn ngn(double gamma) {
        return new Ngn("", gamma, CONSTANT, 0);
    }

    private static SpsMax sps(double bound, double c, double minimum) {
        return new SpsMax("", bound, c, minimum, CONSTANT, 0);
    }

    private static DecSps decSps(double bound, double c, double minimum) {
        return new DecSps("", bound, c, minimum, 0);
    }

    @Test
    void onAQuadraticNgnContractsByOneOverOnePlusGammaLambda() {
        double[][] path = Closed.path(ngn(0.7), Closed.quadratic(0, 3), 3, 2);
        for (int k = 0; k <= 3; k++) {
            assertEquals(2 * Math.pow(1 + 0.7 * 3, -k), path[k][0], 1e-15);
        }
    }

    @Test
    void onAQuadraticSpsArrivesAtOnceForOneHalfAndHalvesForOne() {
        Closed f = Closed.quadratic(0, 3);
        assertEquals(0, Closed.path(sps(Double.POSITIVE_INFINITY, 0.5, 0), f, 1, 2)[1][0], 1e-15);
        assertArrayEquals(new double[] {1, 0.5}, new double[] {
            Closed.path(sps(Double.POSITIVE_INFINITY, 1, 0), f, 2, 2)[1][0],
            Closed.path(sps(Double.POSITIVE_INFINITY, 1, 0), f, 2, 2)[2][0]}, 1e-15);
    }

    @Test
    void onAQuadraticDecSpsIsTheProductOfGt16() {
        double[][] path = Closed.path(decSps(Double.POSITIVE_INFINITY, 1, 0), Closed.quadratic(0, 3), 5, 1);
        double[] printed = {1, 0.5, 0.323223, 0.229917, 0.172438, 0.133879};
        double x = 1;
        for (int k = 0; k <= 5; k++) {
            x *= k == 0 ? 1 : 1 - 1 / (2 * Math.sqrt(k));
            assertEquals(printed[k], path[k][0], 5e-7);
            assertEquals(x, path[k][0], 1e-15);
        }
    }

    @Test
    void theDeclaredMinimumIsTakenOffTheLoss() {
        Closed raised = Closed.quadratic(7, 3);
        assertEquals(0, Closed.path(sps(100, 0.5, 7), raised, 1, 2)[1][0], 1e-14);
        assertEquals(1, Closed.path(decSps(100, 1, 7), raised, 1, 2)[1][0], 1e-14);
        assertEquals(2, Closed.path(sps(100, 0.5, 20), raised, 1, 2)[1][0], "a loss below what was declared as its minimum");
    }

    @Test
    void polyaksStepIsBoundedAbove() {
        Optimizer.State state = sps(0.1, 0.5, 0).init(new double[] {2});
        state = sps(0.1, 0.5, 0).step(state, Closed.quadratic(0, 3), 0.1);
        assertEquals(0.1, state.stepSize());
        assertEquals(1.4, state.theta()[0], 1e-15);
        assertEquals(0.1, decSps(0.1, 1, 0).step(decSps(0.1, 1, 0).init(new double[] {2}), Closed.quadratic(0, 3), 0.1).stepSize(), 1e-16);
    }

    @Test
    void theFirstStepOfDecSpsIsTheBoundWhateverItsFactor() {
        DecSps rule = decSps(0.01, 2, 0);
        Optimizer.State state = rule.step(rule.init(new double[] {1}), Closed.quadratic(0, 5), 0.01);
        assertEquals(0.01, state.stepSize(), 1e-17);
        assertEquals(0.01 / Math.sqrt(2), rule.step(state, Closed.quadratic(0, 5), 0.01).stepSize(), 1e-17);
    }

    @Test
    void decSpsNeverLengthensItsStepAlsoWhereTheRatioGrows() {
        DecSps rule = decSps(10, 2, 0);
        Optimizer.State state = rule.init(new double[] {1});
        state = rule.step(state, Closed.quadratic(0, 5), 10);
        // (1/c₀)·min{1/(2·5), 2·10} = 1/20.
        assertEquals(0.05, state.stepSize(), 1e-16);
        state = rule.step(state, Closed.quadratic(0, 0.01), 10);
        // 1/(2·0.01) = 50 does not count: c₀γ₀ = 0.1 is less; c₁ = 2√2.
        assertEquals(0.1 / (2 * Math.sqrt(2)), state.stepSize(), 1e-16);
        state = rule.step(state, Closed.quadratic(0, 50), 10);
        assertEquals(0.01 / (2 * Math.sqrt(3)), state.stepSize(), 1e-16);
    }

    @Test
    void adaGradNormMaxAddsUpTheLargestGradientSoFar() {
        AdaGradNormMax rule = new AdaGradNormMax("", 0.5, 2, CONSTANT, 0);
        double x = 3;
        double c = 0;
        double b = 4;
        double[] lambda = {1, 0.1, 2, 1, 5};
        Optimizer.State state = rule.init(new double[] {x});
        for (double each : lambda) {
            double g = each * x;
            c = Math.max(c, g * g);
            b += c;
            x -= 0.5 / Math.sqrt(b) * g;
            state = rule.step(state, Closed.quadratic(0, each), 0.5);
            assertEquals(0.5 / Math.sqrt(b), state.stepSize(), 1e-15);
            assertEquals(x, state.theta()[0], 1e-15);
        }
        // The second gradient is smaller than the first, which counts again: 4 + 9 + 9.
        assertTrue(b > 22);
    }

    @Test
    void atAStationaryPointThetaStaysAndTheStepIsTheLargest() {
        for (Optimizer rule : List.of(ngn(2), sps(2, 0.5, 0), decSps(2, 1, 0))) {
            Optimizer.State state = rule.step(rule.init(new double[] {0}), Closed.quadratic(0, 3), 2);
            assertEquals(0, state.theta()[0]);
            assertEquals(2, state.stepSize(), rule.toString());
        }
    }

    @Test
    void ngnStopsAsThePositiveLossVanishes() {
        Optimizer.State state = ngn(2).step(ngn(2).init(new double[] {1}), Closed.quadratic(-10, 3), 2);
        assertEquals(0, state.stepSize());
        assertEquals(1, state.theta()[0]);
    }

    @Test
    void theStepSizesOfNgnAndSpsStayWithinTheBoundsOfTheirLemmas() {
        SeededRandom random = SeededRandom.of(4, "lemma");
        for (int trial = 0; trial < 500; trial++) {
            double[] lambda = {0, 0, 0, 0};
            Arrays.setAll(lambda, _ -> Math.pow(10, random.nextDouble(-2, 2)));
            double smoothness = Arrays.stream(lambda).max().orElseThrow();
            double infimum = random.nextDouble(0, 3);
            double gamma = Math.pow(10, random.nextDouble(-2, 2));
            double c = random.nextDouble(0.5, 3);
            Closed f = Closed.quadratic(infimum, lambda);
            double[] x = random.gaussians(4);
            double own = ngn(gamma).step(ngn(gamma).init(x), f, gamma).stepSize();
            assertTrue(own <= gamma && own >= gamma / (1 + gamma * smoothness) * (1 - 1e-14), "NGN " + own);
            double polyak = sps(gamma, c, infimum).step(sps(gamma, c, infimum).init(x), f, gamma).stepSize();
            assertTrue(polyak <= gamma && polyak >= Math.min(1 / (2 * c * smoothness), gamma) * (1 - 1e-9), "SPS " + polyak);
        }
    }

    @Test
    void theHandWrittenComponentsAreThoseOfExample6() {
        Problem problem = FunctionProblem.of(AnalyticFunction.named("alphaBeta6"), Precision.DOUBLE, Workers.shared());
        for (int i = 0; i < 2; i++) {
            Objective component = problem.batch(new int[] {i});
            for (double[] x : List.of(new double[] {-1.5, 2}, new double[] {0.3, 0.4}, new double[] {3, -2})) {
                Objective.ValueGradient expected = component.gradient(x);
                Objective.ValueGradient actual = Closed.bump(i).gradient(x);
                assertEquals(expected.value(), actual.value(), 1e-14);
                assertArrayEquals(expected.gradient(), actual.gradient(), 1e-14);
            }
        }
    }

    @Test
    void atALargeStepSizeNgnEndsBelowSpsAndSpsBelowGradientDescentAsPreset14Says() {
        double ngn = tail(ngn(10));
        double sps = tail(sps(10, 0.5, 0));
        double sgd = tail(new Optimizer.Sgd("", 10, CONSTANT, 0));
        assertEquals(0.055, ngn, 0.002);
        assertEquals(0.18, sps, 0.006);
        assertEquals(0.54, sgd, 0.01);
        assertTrue(ngn < sps && sps < sgd);
    }

    /** The mean of f − f* over the last quarter of 4000 steps with one component each, over 200 starts. */
    private static double tail(Optimizer rule) {
        Closed[] components = {Closed.bump(0), Closed.bump(1)};
        double infimum = 0.3169873;
        double sum = 0;
        for (int run = 0; run < 200; run++) {
            SeededRandom random = SeededRandom.of(run, "preset 14");
            Optimizer.State state = rule.init(new double[] {random.nextDouble(-2, 3), random.nextDouble(-2, 3)});
            for (int k = 0; k < 4000; k++) {
                state = rule.step(state, components[random.nextInt(2)], rule.stepSize());
                if (k >= 3000) {
                    double[] x = state.theta();
                    sum += (components[0].f().applyAsDouble(x) + components[1].f().applyAsDouble(x)) / 2 - infimum;
                }
            }
        }
        return sum / (200 * 1000);
    }
}
