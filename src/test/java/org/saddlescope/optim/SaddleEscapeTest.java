package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which optimizers leave the saddle (0, 0) of (1 − uv)²/2, MATH.md GT1 and GT17. */
class SaddleEscapeTest {
    private static final Schedule CONSTANT = new Schedule.Constant();
    private static final Closed F = Closed.scalarTwoLayer();

    private static double loss(double[] theta) {
        return F.f().applyAsDouble(theta);
    }

    private static PerturbedGd perturbed(double radius, double threshold, int interval, long seed) {
        return new PerturbedGd("", 0.1, radius, threshold, interval, seed, CONSTANT, 0);
    }

    @Test
    void gradientDescentNeedsTheStepsOfGt17ToLeaveTheDiagonal() {
        double[] starts = {1e-2, 1e-4, 1e-6, 1e-8};
        int[] expected = {44, 92, 141, 189};
        for (int i = 0; i < starts.length; i++) {
            double[][] path = Closed.path(new Optimizer.Sgd("", 0.1, CONSTANT, 0), F, 300, starts[i], starts[i]);
            int steps = 0;
            while (loss(path[steps]) >= 0.25) {
                steps++;
            }
            assertEquals(expected[i], steps);
        }
    }

    @Test
    void fromTheAntidiagonalGradientDescentEndsInTheSaddleAndPerturbedGradientDescentInAMinimum() {
        double[][] plain = Closed.path(new Optimizer.Sgd("", 0.1, CONSTANT, 0), F, 600, 0.7, -0.7);
        assertEquals(0.5, loss(plain[600]), 1e-12);
        for (long seed = 1; seed <= 10; seed++) {
            double[][] path = Closed.path(perturbed(0.01, 0.01, 50, seed), F, 600, 0.7, -0.7);
            // In the minimum the pushes go on, and lift the loss by up to about r².
            assertTrue(loss(path[600]) < 1e-4, "seed " + seed + ": " + loss(path[600]));
        }
    }

    @Test
    void aPushLiesWithinItsRadiusAndComesOnlyWhereTheGradientIsSmallAndTheLastIsLongPast() {
        // f = 0: only pushes move θ. They come at updates 0, 4, 8.
        Closed flat = Closed.quadratic(0, 0, 0, 0);
        double[][] path = Closed.path(perturbed(0.3, 0, 3, 5), flat, 10, 1, 1, 1);
        for (int k = 0; k < 10; k++) {
            double square = 0;
            for (int i = 0; i < 3; i++) {
                square += Math.pow(path[k + 1][i] - path[k][i], 2);
            }
            assertEquals(k % 4 == 0, square > 0, "update " + k);
            assertTrue(square <= 0.09);
        }
        double[][] steep = Closed.path(perturbed(0.3, 0.01, 3, 5), Closed.quadratic(0, 1), 3, 1);
        assertEquals(Math.pow(0.9, 3), steep[3][0], 1e-15);
    }

    @Test
    void pushesFillTheBallUniformly() {
        // In the plane half of all pushes lie within r/√2.
        int inside = 0;
        for (long seed = 0; seed < 2000; seed++) {
            double[] x = Closed.path(perturbed(1, 0, 0, seed), Closed.quadratic(0, 0, 0), 1, 0, 0)[1];
            inside += Math.hypot(x[0], x[1]) <= Math.sqrt(0.5) ? 1 : 0;
        }
        // Four standard deviations of 2000 fair coins are 89.
        assertEquals(1000, inside, 89);
    }

    @Test
    void theGradientStepOfAPushedPointIsTakenThere() {
        PerturbedGd still = perturbed(0.5, 10, 100, 3);
        double[] pushed = Closed.path(still, Closed.quadratic(0, 0, 0), 1, 1, 1)[1];
        double[] stepped = Closed.path(still, Closed.quadratic(0, 1, 2), 1, 1, 1)[1];
        assertArrayEquals(new double[] {0.9 * pushed[0], 0.8 * pushed[1]}, stepped, 1e-15);
    }

    @Test
    void pushesFollowTheSeedBitForBit() {
        double[][] one = Closed.path(perturbed(0.01, 0.01, 50, 7), F, 200, 0.7, -0.7);
        double[][] again = Closed.path(perturbed(0.01, 0.01, 50, 7), F, 200, 0.7, -0.7);
        double[][] other = Closed.path(perturbed(0.01, 0.01, 50, 8), F, 200, 0.7, -0.7);
        assertArrayEquals(one[200], again[200]);
        assertNotEquals(Arrays.toString(one[200]), Arrays.toString(other[200]));
    }

    @Test
    void dampedNewtonRunsIntoTheSaddleThatSaddleFreeNewtonLeaves() {
        Optimizer newton = new DampedNewton("", 1, 0, 20, CONSTANT, 0);
        Optimizer saddleFree = new SaddleFreeNewton("", 1, 0.01, 20, CONSTANT, 0);
        double[] start = {0.2, -0.1};
        double[] attracted = Closed.path(newton, F, 10, start)[10];
        assertEquals(0, Math.hypot(attracted[0], attracted[1]), 1e-12);
        assertEquals(0.5, loss(attracted), 1e-12);
        double[] away = Closed.path(saddleFree, F, 40, start)[40];
        assertTrue(loss(away) < 1e-12, "saddle-free Newton ends at a loss of " + loss(away));
    }

    @Test
    void saddleFreeNewtonGoesAwayFromASaddleAsFastAsNewtonGoesTowardsIt() {
        Closed saddle = Closed.quadratic(0, 2, -3);
        assertArrayEquals(new double[] {0, 0}, Closed.path(new DampedNewton("", 1, 0, 20, CONSTANT, 0), saddle, 1, 5, 7)[1], 1e-14);
        assertArrayEquals(new double[] {0, 14}, Closed.path(new SaddleFreeNewton("", 1, 0, 20, CONSTANT, 0), saddle, 1, 5, 7)[1], 1e-14);
    }
}
