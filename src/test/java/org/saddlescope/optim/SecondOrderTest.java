package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Vectors;

/** L-BFGS with its line search, the Newton methods, and the curvature they use. */
class SecondOrderTest {
    private static final Schedule CONSTANT = new Schedule.Constant();

    private static Lbfgs lbfgs(int memory) {
        return new Lbfgs("", 1, memory, 30, 0);
    }

    private static DampedNewton newton(double gamma, double damping, int krylov) {
        return new DampedNewton("", gamma, damping, krylov, CONSTANT, 0);
    }

    private static SaddleFreeNewton saddleFree(double damping, int krylov) {
        return new SaddleFreeNewton("", 1, damping, krylov, CONSTANT, 0);
    }

    @Test
    void lbfgsSolvesRosenbrockFromItsUsualStart() {
        double[][] path = Closed.path(lbfgs(10), Closed.rosenbrock(), 60, -1.2, 1);
        assertArrayEquals(new double[] {1, 1}, path[60], 1e-12);
        for (int k = 0; k < 60; k++) {
            assertTrue(Closed.rosenbrock().f().applyAsDouble(path[k + 1]) <= Closed.rosenbrock().f().applyAsDouble(path[k]));
        }
    }

    @Test
    void newtonSolvesRosenbrockAndEveryStepIsTheOneOfCramersRule() {
        double[][] path = Closed.path(newton(1, 0, 20), Closed.rosenbrock(), 8, -1.2, 1);
        assertArrayEquals(new double[] {1, 1}, path[8], 1e-12);
        for (int k = 0; k < 4; k++) {
            double[] x = path[k];
            double[] g = Closed.rosenbrock().derivative().apply(x);
            double[][] h = Closed.rosenbrock().second().apply(x);
            double det = h[0][0] * h[1][1] - h[0][1] * h[1][0];
            double[] next = {x[0] - (g[0] * h[1][1] - g[1] * h[0][1]) / det, x[1] - (h[0][0] * g[1] - h[1][0] * g[0]) / det};
            assertArrayEquals(next, path[k + 1], 1e-9);
        }
    }

    @Test
    void saddleFreeNewtonSolvesRosenbrock() {
        assertArrayEquals(new double[] {1, 1}, Closed.path(saddleFree(0, 20), Closed.rosenbrock(), 12, -1.2, 1)[12], 1e-12);
    }

    @Test
    void theDampingAndTheStepSizeStandWhereTheFormulaHasThem() {
        Closed f = Closed.quadratic(0, 2, 0.5);
        assertArrayEquals(new double[] {3 - 0.5 * 6 / 2.25, 4 - 0.5 * 2 / 0.75},
                Closed.path(newton(0.5, 0.25, 20), f, 1, 3, 4)[1], 1e-14);
        assertArrayEquals(new double[] {3 - 6 / 2.25, 4 + 2 / 0.75},
                Closed.path(saddleFree(0.25, 20), Closed.quadratic(0, 2, -0.5), 1, 3, 4)[1], 1e-14);
    }

    @Test
    void directionsWithoutCurvatureAreLeftAlone() {
        Closed slope = new Closed(2, x -> x[0] * x[0] + 5 * x[1], x -> new double[] {2 * x[0], 5},
                _ -> new double[][] {{2, 0}, {0, 0}});
        assertArrayEquals(new double[] {0, 4}, Closed.path(newton(1, 0, 20), slope, 1, 3, 4)[1], 1e-14);
    }

    @Test
    void curvatureThatIsZeroButForRoundingIsNone() {
        // H = 3vvᵀ in R³: two eigenvalues are 0 and come out as some 1e-17, on which g has a part.
        double[] v = Vectors.unit(new double[] {1, 1 / 3.0, -1 / 7.0});
        Closed ridge = new Closed(3, _ -> 0, _ -> new double[] {1, 2, 3}, _ -> {
            double[][] h = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    h[i][j] = 3 * v[i] * v[j];
                }
            }
            return h;
        });
        double[] expected = Vectors.scaled(v, -Vectors.dot(v, new double[] {1, 2, 3}) / 3);
        assertArrayEquals(expected, Closed.path(newton(1, 0, 20), ridge, 1, 0, 0, 0)[1], 1e-14);
        assertArrayEquals(expected, Closed.path(saddleFree(0, 20), ridge, 1, 0, 0, 0)[1], 1e-14);
    }

    /** 150 parameters with five different eigenvalues, two of them negative: beyond what is written out. */
    private static Closed wide() {
        double[] kinds = {4, 1, 0.1, -0.5, -2};
        double[] lambda = new double[150];
        Arrays.setAll(lambda, i -> kinds[i % 5]);
        return Closed.quadratic(0, lambda);
    }

    @Test
    void aKrylovSpaceOfAsManyDimensionsAsEigenvaluesGivesTheExactStep() {
        double[] x = SeededRandom.of(1, "krylov").gaussians(150);
        assertArrayEquals(new double[150], Closed.path(newton(1, 0, 5), wide(), 1, x)[1], 1e-12);
        double[] expected = new double[150];
        Arrays.setAll(expected, i -> i % 5 < 3 ? 0 : 2 * x[i]);
        assertArrayEquals(expected, Closed.path(saddleFree(0, 5), wide(), 1, x)[1], 1e-12);
        // The space is invariant then, and asking for more does no harm.
        assertArrayEquals(expected, Closed.path(saddleFree(0, 40), wide(), 1, x)[1], 1e-12);
    }

    @Test
    void aSmallerKrylovSpaceGivesTheNewtonStepWithinIt() {
        Closed f = wide();
        double[] x = SeededRandom.of(2, "krylov").gaussians(150);
        double[] g = f.derivative().apply(x);
        double[] solved = Curvature.krylov(new Hessian(f, x), g, 3).solve(lambda -> lambda);
        // Galerkin: Hd − g is orthogonal to g, Hg and H²g.
        double[] rest = Vectors.difference(f.hvp(x, solved), g);
        double[] k = g;
        for (int i = 0; i < 3; i++) {
            assertEquals(0, Vectors.dot(rest, k) / Vectors.norm(k), 1e-11);
            k = f.hvp(x, k);
        }
        assertTrue(Vectors.norm(rest) > 0.1);
    }

    @Test
    void atAStationaryPointNothingMoves() {
        for (Optimizer optimizer : List.of(lbfgs(5), newton(1, 0, 5), saddleFree(0, 5))) {
            assertArrayEquals(new double[150], Closed.path(optimizer, wide(), 2, new double[150])[2], optimizer.toString());
        }
    }

    @Test
    void theFirstStepOfLbfgsIsAlongTheGradientAndTheSecondThatOfTheInverseUpdate() {
        Closed f = Closed.quadratic(0, 1, 10);
        double[][] path = Closed.path(lbfgs(10), f, 2, 1, 1);
        double[] g0 = f.derivative().apply(path[0]);
        double[] s = Vectors.difference(path[1], path[0]);
        assertEquals(g0[1] / g0[0], s[1] / s[0], 1e-12);
        // H = VᵀH₀V + ssᵀ/sᵀy with V = I − ysᵀ/sᵀy and H₀ = sᵀy/yᵀy (Nocedal, Wright, Eq. 7.16).
        double[] g1 = f.derivative().apply(path[1]);
        double[] y = Vectors.difference(g1, g0);
        double sy = Vectors.dot(s, y);
        double[] v = Gradients.along(g1, -Vectors.dot(s, g1) / sy, y);
        double[] h0v = Vectors.scaled(v, sy / Vectors.dot(y, y));
        double[] d = Gradients.along(h0v, -Vectors.dot(y, h0v) / sy, s);
        Vectors.add(d, Vectors.dot(s, g1) / sy, s);
        double[] second = Vectors.difference(path[2], path[1]);
        assertEquals(d[1] / d[0], second[1] / second[0], 1e-10);
        assertTrue(Vectors.dot(second, g1) < 0);
    }

    @Test
    void lbfgsKeepsNoMorePairsThanAskedForTheNewestLast() {
        Lbfgs optimizer = lbfgs(3);
        Optimizer.State state = optimizer.init(new double[] {-1.2, 1});
        double[] last = null;
        for (int k = 0; k < 6; k++) {
            Optimizer.State next = optimizer.step(state, Closed.rosenbrock(), 1);
            last = Vectors.difference(next.theta(), state.theta());
            state = next;
        }
        assertEquals(6, state.slots().size());
        assertArrayEquals(last, state.slots().get(4));
    }

    @Test
    void whereNoStepLowersTheLossLbfgsStaysAndForgets() {
        Closed lying = new Closed(1, x -> Math.abs(x[0] - 1), _ -> new double[] {1}, _ -> null);
        Optimizer.State state = lbfgs(5).step(lbfgs(5).init(new double[] {1}), lying, 1);
        assertEquals(1, state.theta()[0]);
        assertEquals(0, state.stepSize());
        assertEquals(0, state.slots().size());
        assertEquals(1, state.updates());
    }

    @Test
    void theLineSearchMeetsBothWolfeConditionsFromAnyFirstStep() {
        StrongWolfe search = new StrongWolfe(1e-4, 0.1, 50);
        Closed f = new Closed(1, x -> Math.cos(3 * x[0]) / 3 + x[0] * x[0] / 8,
                x -> new double[] {-Math.sin(3 * x[0]) + x[0] / 4}, _ -> null);
        for (double x = -3; x <= 3; x += 0.37) {
            for (double first : new double[] {1e-4, 0.03, 1, 40, 1e4}) {
                ValueGradient at = f.gradient(new double[] {x});
                double[] d = {-at.gradient()[0]};
                StrongWolfe.Point found = search.search(f, new double[] {x}, at, d, first);
                double slope = -d[0] * d[0];
                assertTrue(found.t() > 0);
                assertArrayEquals(new double[] {x + found.t() * d[0]}, found.theta());
                assertTrue(found.value() <= at.value() + 1e-4 * found.t() * slope, x + " " + first);
                assertTrue(Math.abs(found.slope()) <= -0.1 * slope, x + " " + first + " slope " + found.slope() / slope);
                assertEquals(f.gradient(found.theta()).value(), found.value());
            }
        }
    }

    @Test
    void theLineSearchComesBackFromWhereTheLossIsNotFinite() {
        // −log(1 − x²) − x/2: infinite or NaN outside (−1, 1).
        Closed barrier = new Closed(1, x -> -Math.log(1 - x[0] * x[0]) - x[0] / 2,
                x -> new double[] {2 * x[0] / (1 - x[0] * x[0]) - 0.5}, _ -> null);
        ValueGradient at = barrier.gradient(new double[] {-0.9});
        StrongWolfe.Point found = new StrongWolfe(1e-4, 0.9, 50).search(barrier, new double[] {-0.9}, at,
                new double[] {-at.gradient()[0]}, 10);
        assertTrue(found.value() < at.value());
    }

    @Test
    void theLineSearchReturnsItsStartWhereItMayTryNothing() {
        double[] theta = {1};
        Closed f = Closed.quadratic(0, 1);
        assertSame(theta, new StrongWolfe(1e-4, 0.9, 1).search(f, theta, f.gradient(theta), new double[] {-1}, 100).theta());
    }
}
