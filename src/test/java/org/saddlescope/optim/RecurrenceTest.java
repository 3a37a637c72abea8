package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Optimizers of first order against their recurrences worked out coordinate by coordinate on f = (x² + 4y²)/2. */
class RecurrenceTest {
    private static final Schedule CONSTANT = new Schedule.Constant();
    private static final double[] LAMBDA = {1, 4};
    private static final Closed F = Closed.quadratic(0, LAMBDA);
    private static final double[] START = {3, 1};
    private static final int STEPS = 5;

    /** What a rule remembers of a coordinate, and the rule for one step: (x, g, t) → x. */
    private interface Rule {
        double next(double[] memory, double x, double g, int t);
    }

    private static void follows(Optimizer optimizer, Rule rule) {
        double[][] path = Closed.path(optimizer, F, STEPS, START);
        for (int i = 0; i < 2; i++) {
            double[] memory = new double[2];
            double x = START[i];
            for (int t = 1; t <= STEPS; t++) {
                x = rule.next(memory, x, LAMBDA[i] * x, t);
                assertEquals(x, path[t][i], 1e-13, "coordinate " + i + " after " + t);
            }
        }
    }

    @Test
    void adaGradDividesByTheRootOfTheSumOfSquares() {
        follows(new AdaGrad("", 0.3, 0.01, CONSTANT, 0, 0, 0), (m, x, g, _) -> {
            m[0] += g * g;
            return x - 0.3 * g / (Math.sqrt(m[0]) + 0.01);
        });
    }

    @Test
    void rmsPropDividesByTheRootOfTheRunningMeanOfSquares() {
        follows(new RmsProp("", 0.1, 0.8, 0.01, CONSTANT, 0, 0, 0), (m, x, g, _) -> {
            m[0] = 0.8 * m[0] + 0.2 * g * g;
            return x - 0.1 * g / (Math.sqrt(m[0]) + 0.01);
        });
    }

    @Test
    void adamWShrinksThetaBesidesAdamsStep() {
        follows(new AdamW("", 0.1, 0.9, 0.99, 1e-3, 0.25, CONSTANT, 0, 0), (m, x, g, t) -> {
            m[0] = 0.9 * m[0] + 0.1 * g;
            m[1] = 0.99 * m[1] + 0.01 * g * g;
            double step = m[0] / (1 - Math.pow(0.9, t)) / (Math.sqrt(m[1] / (1 - Math.pow(0.99, t))) + 1e-3);
            return (1 - 0.1 * 0.25) * x - 0.1 * step;
        });
    }

    @Test
    void adamWWithoutDecayIsAdam() {
        double[][] adamW = Closed.path(new AdamW("", 0.1, 0.9, 0.99, 1e-3, 0, CONSTANT, 0, 0), F, STEPS, START);
        double[][] adam = Closed.path(new Optimizer.Adam("", 0.1, 0.9, 0.99, 1e-3, CONSTANT, 0), F, STEPS, START);
        for (int t = 0; t <= STEPS; t++) {
            assertArrayEquals(adam[t], adamW[t], 1e-14);
        }
    }

    @Test
    void nAdamWTakesTheFirstMomentOfTheNextStepWithTheGradientOfThisOne() {
        follows(new NAdamW("", 0.1, 0.9, 0.99, 1e-3, 0.25, CONSTANT, 0, 0), (m, x, g, t) -> {
            m[0] = 0.9 * m[0] + 0.1 * g;
            m[1] = 0.99 * m[1] + 0.01 * g * g;
            double ahead = 0.9 * m[0] / (1 - Math.pow(0.9, t + 1)) + 0.1 * g / (1 - Math.pow(0.9, t));
            return x - 0.1 * ahead / (Math.sqrt(m[1] / (1 - Math.pow(0.99, t))) + 1e-3) - 0.1 * 0.25 * x;
        });
    }

    @Test
    void nAdamWOfOneStepIsTheClosedForm() {
        // m = 0.1g, so the look-ahead is (0.09/0.19 + 0.1/0.1)g; v̂ = g².
        double[][] path = Closed.path(new NAdamW("", 0.1, 0.9, 0.99, 1e-12, 0, CONSTANT, 0, 0), F, 1, START);
        assertEquals(3 - 0.1 * (0.09 / 0.19 + 1), path[1][0], 1e-12);
    }

    @Test
    void normalisedSgdMakesStepsOfLengthGammaAlongTheMeanOfGradients() {
        double[][] path = Closed.path(new NormalisedSgd("", 0.2, 0.7, CONSTANT, 0, 0), F, STEPS, START);
        double x = 3;
        double y = 1;
        double mx = x;
        double my = 4 * y;
        for (int t = 1; t <= STEPS; t++) {
            if (t > 1) {
                mx = 0.7 * mx + 0.3 * x;
                my = 0.7 * my + 0.3 * 4 * y;
            }
            x -= 0.2 * mx / Math.hypot(mx, my);
            y -= 0.2 * my / Math.hypot(mx, my);
            assertArrayEquals(new double[] {x, y}, path[t], 1e-14);
            assertEquals(0.2, Math.hypot(path[t][0] - path[t - 1][0], path[t][1] - path[t - 1][1]), 1e-15);
        }
    }

    @Test
    void normalisedSgdRestsWhereTheGradientIsZero() {
        assertArrayEquals(new double[] {0, 0}, Closed.path(new NormalisedSgd("", 0.2, 0.7, CONSTANT, 0, 0), F, 1, 0, 0)[1]);
    }

    @Test
    void samTakesTheGradientAtTheRadiusAlongTheGradient() {
        double[][] path = Closed.path(new Sam("", 0.1, 0.5, CONSTANT, 0, 0, 0), F, STEPS, START);
        double x = 3;
        double y = 1;
        for (int t = 1; t <= STEPS; t++) {
            double norm = Math.hypot(x, 4 * y);
            double xAhead = x + 0.5 * x / norm;
            double yAhead = y + 0.5 * 4 * y / norm;
            x -= 0.1 * xAhead;
            y -= 0.1 * 4 * yAhead;
            assertArrayEquals(new double[] {x, y}, path[t], 1e-14);
        }
    }

    @Test
    void samOfRadiusZeroIsGradientDescent() {
        assertArrayEquals(Closed.path(new Optimizer.Sgd("", 0.1, CONSTANT, 0), F, STEPS, START)[STEPS],
                Closed.path(new Sam("", 0.1, 0, CONSTANT, 0, 0, 0), F, STEPS, START)[STEPS]);
    }

    @Test
    void weightDecayAsAPenaltyAddsLambdaThetaToTheGradient() {
        follows(new Optimizer.Sgd("", 0.1, CONSTANT, 0, 0.5, 0), (_, x, g, _) -> x - 0.1 * (g + 0.5 * x));
        follows(new Optimizer.Momentum("", 0.1, 0.6, CONSTANT, 0, 0.5, 0), (m, x, g, _) -> {
            m[0] = 0.6 * m[0] - 0.1 * (g + 0.5 * x);
            return x + m[0];
        });
        follows(new AdaGrad("", 0.3, 0.01, CONSTANT, 0, 0.5, 0), (m, x, g, _) -> {
            m[0] += (g + 0.5 * x) * (g + 0.5 * x);
            return x - 0.3 * (g + 0.5 * x) / (Math.sqrt(m[0]) + 0.01);
        });
    }

    @Test
    void thePenaltyOfNesterovIsThatOfThePointAhead() {
        double v = 0;
        double x = 3;
        double[][] path = Closed.path(new Optimizer.Nesterov("", 0.1, 0.6, CONSTANT, 0, 0.5, 0), F, STEPS, START);
        for (int t = 1; t <= STEPS; t++) {
            v = 0.6 * v - 0.1 * 1.5 * (x + 0.6 * v);
            x += v;
            assertEquals(x, path[t][0], 1e-14);
        }
    }

    @Test
    void aGradientLongerThanTheLimitIsShortenedToItAndAShorterOneIsNot() {
        Optimizer clipped = new Optimizer.Sgd("", 0.1, CONSTANT, 0, 0, 2.5);
        // ‖g‖ = ‖(3, 4)‖ = 5 is halved.
        assertArrayEquals(new double[] {3 - 0.15, 1 - 0.2}, Closed.path(clipped, F, 1, START)[1], 1e-15);
        assertArrayEquals(new double[] {0.27, 0.06}, Closed.path(clipped, F, 1, 0.3, 0.1)[1], 1e-15);
    }

    @Test
    void theLimitHoldsForTheGradientWithItsPenalty() {
        // g + 1·θ = (6, 5), of norm √61.
        double[] next = Closed.path(new Optimizer.Sgd("", 0.1, CONSTANT, 0, 1, 1), F, 1, START)[1];
        assertArrayEquals(new double[] {3 - 0.6 / Math.sqrt(61), 1 - 0.5 / Math.sqrt(61)}, next, 1e-15);
    }
}
