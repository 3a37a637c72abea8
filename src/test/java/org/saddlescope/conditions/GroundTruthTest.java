package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.HandCoded;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Vectors;

/** The ground truths of MATH section 3 that the conditions themselves are about and that no other test has. */
class GroundTruthTest {
    private static final Optional<Minima> HYPERBOLA = Optional.of(new MinimiserSet.Hyperbola().with(0, "known in closed form"));

    private static Optional<Minima> origin(int dimension) {
        return Optional.of(new MinimiserSet.Points(List.of(new double[dimension]), "known in closed form").with(0, "known in closed form"));
    }

    private static Objective named(String name) {
        return FunctionProblem.of(AnalyticFunction.named(name), Precision.DOUBLE, Workers.shared()).objective();
    }

    private static Objective formula(String text, String... variables) throws Exception {
        return FunctionProblem.of(text, List.of(variables), Precision.DOUBLE, Workers.shared()).objective();
    }

    private static double value(Objective f, double[] x, Optional<Minima> minima, Condition condition) {
        return Measurements.at(f, x, minima, List.of(condition)).readings().getFirst().value();
    }

    private static double[] eigenvalues(Objective f, double... x) {
        return DenseHessian.of(new Hessian(f, x)).eigen().values();
    }

    @Test
    void gt1TheKernelIsPlEverywhereAndNoNeighbourhoodOfAMinimiserIsConvex() {
        Objective f = named("scalarTwoLayer");
        SeededRandom random = SeededRandom.of(2, "test points");
        for (int i = 0; i < 200; i++) {
            double[] x = random.gaussians(2);
            assertEquals(1, value(f, x, HYPERBOLA, Condition.PL) / (x[0] * x[0] + x[1] * x[1]), 1e-10);
        }
        for (double a : new double[] {0.5, 1, 1.7}) {
            double squares = a * a + 1 / (a * a);
            assertArrayEquals(new double[] {0, squares}, eigenvalues(f, a, 1 / a), 1e-12 * squares);
            for (double s : new double[] {-0.2, -1e-3, 1e-3, 0.2}) {
                double[] x = {a + s / a, 1 / a + s * a};
                assertEquals(2 * (squares + 2 * s) / (squares + s), value(f, x, HYPERBOLA, Condition.AIMING), 1e-8);
                double delta = x[0] * x[1] - 1;
                double[] both = eigenvalues(f, x);
                assertEquals(-delta * (2 + 3 * delta), both[0] * both[1], 1e-12 * squares);
                assertTrue(s < 0 || both[0] < 0);
            }
        }
        assertArrayEquals(new double[] {-1, 1}, eigenvalues(f, 0, 0), 1e-15);
    }

    @Test
    void gt1DescentStaysAtAMinimiserExactlyWhereTheSharpnessIsBelowTwoOverTheStepSize() {
        Objective f = named("scalarTwoLayer");
        for (double a : new double[] {1, 1.5, 2.2}) {
            double limit = 2 / (a * a + 1 / (a * a));
            for (boolean stable : new boolean[] {true, false}) {
                double[] x = {a + 1e-7, 1 / a};
                double before = f.value(x);
                for (int k = 0; k < 200; k++) {
                    Vectors.add(x, -limit * (stable ? 0.97 : 1.03), f.gradient(x.clone()).gradient());
                }
                assertEquals(stable, f.value(x) < before, "at " + a + ", " + f.value(x));
            }
        }
    }

    @Test
    void gt4TheResidualOfOverdeterminedLeastSquaresMakesPlStarPartial() {
        // L = ½‖Xw − y‖² with X of full column rank; no interpolation, L* > 0.
        SeededRandom random = SeededRandom.of(4, "least squares");
        double[][] x = {random.gaussians(3), random.gaussians(3), random.gaussians(3), random.gaussians(3), random.gaussians(3), random.gaussians(3)};
        double[] y = random.gaussians(6);
        HandCoded f = new HandCoded(3, w -> Vectors.dot(residual(x, y, w), residual(x, y, w)) / 2, w -> transposed(x, residual(x, y, w)), _ -> gram(x));
        double[] eigenvalues = eigenvalues(f, 0, 0, 0);
        double[] best = new double[3];
        for (int k = 0; k < 20_000; k++) {
            Vectors.add(best, -1 / eigenvalues[2], f.gradient(best.clone()).gradient());
        }
        double floor = f.value(best);
        Optional<Minima> minima = Optional.of(new MinimiserSet.Points(List.of(best), "computed").with(floor, "computed"));
        for (int draw = 0; draw < 500; draw++) {
            double[] w = best.clone();
            Vectors.add(w, Math.pow(10, -draw % 4), random.gaussians(3));
            double bound = eigenvalues[0] * (1 - floor / f.value(w));
            assertTrue(value(f, w, minima, Condition.PL_STAR) >= bound * (1 - 1e-9), "PL* below λ(1 − L*/L)");
            assertTrue(value(f, w, minima, Condition.PL) >= eigenvalues[0] * (1 - 1e-6));
        }
        // Along the bottom eigenvector the bound is attained: at L = 2L* it is λ/2, and it vanishes towards the minimum.
        double[] bottom = DenseHessian.of(new Hessian(f, best)).eigen().vectors().getFirst();
        double[] twice = best.clone();
        Vectors.add(twice, Math.sqrt(2 * floor / eigenvalues[0]), bottom);
        assertEquals(2, f.value(twice) / floor, 1e-9);
        assertEquals(0.5, value(f, twice, minima, Condition.PL_STAR) / eigenvalues[0], 1e-9);
        double[] close = best.clone();
        Vectors.add(close, 1e-4, bottom);
        assertTrue(value(f, close, minima, Condition.PL_STAR) < 1e-6 * eigenvalues[0]);
    }

    private static double[] residual(double[][] x, double[] y, double[] w) {
        double[] r = new double[y.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = Vectors.dot(x[i], w) - y[i];
        }
        return r;
    }

    private static double[] transposed(double[][] x, double[] r) {
        double[] g = new double[x[0].length];
        for (int i = 0; i < r.length; i++) {
            Vectors.add(g, r[i], x[i]);
        }
        return g;
    }

    private static double[][] gram(double[][] x) {
        int p = x[0].length;
        double[][] h = new double[p][p];
        for (double[] row : x) {
            for (int i = 0; i < p; i++) {
                Vectors.add(h[i], row[i], row);
            }
        }
        return h;
    }

    @Test
    void gt5HomogeneousFunctionsHaveTheirDegreeForTheQuasarRatio() throws Exception {
        Objective quartic = formula("x^4", "x");
        for (double x : new double[] {-2, -0.3, 0.01, 1, 5}) {
            assertEquals(8 * x * x, value(quartic, new double[] {x}, origin(1), Condition.PL), 1e-12 * x * x);
            assertEquals(4 * x * x, value(quartic, new double[] {x}, origin(1), Condition.EB), 1e-12 * x * x);
            assertEquals(4 * x * x, value(quartic, new double[] {x}, origin(1), Condition.RSI), 1e-12 * x * x);
            assertEquals(2 * x * x, value(quartic, new double[] {x}, origin(1), Condition.QG), 1e-12 * x * x);
            assertEquals(4, value(quartic, new double[] {x}, origin(1), Condition.QUASAR), 1e-13);
        }
        assertEquals(2, value(HandCoded.quadratic(0.3, 7, 2), new double[] {1, -2, 0.5}, origin(3), Condition.QUASAR), 1e-14);
    }

    @Test
    void gt6TheMonkeySaddleHasAGradientOfThreeRhoSquaredAndEigenvaluesOfSixRho() {
        Objective f = named("monkeySaddle");
        SeededRandom random = SeededRandom.of(6, "test points");
        for (int i = 0; i < 50; i++) {
            double[] x = random.gaussians(2);
            double rho = Vectors.norm(x);
            assertEquals(3 * rho * rho, Vectors.norm(f.gradient(x).gradient()), 1e-12 * rho * rho);
            assertArrayEquals(new double[] {-6 * rho, 6 * rho}, eigenvalues(f, x), 1e-12 * rho);
        }
        assertArrayEquals(new double[2], eigenvalues(f, 0, 0), 0.0);
    }

    @Test
    void gt7RosenbrockHasNoOtherCriticalPointAsItsKernelHasTheDeterminantFourHundredEverywhere() {
        Objective f = named("rosenbrock");
        double[] both = eigenvalues(f, 1, 1);
        assertEquals(0.399361, both[0], 5e-7);
        assertEquals(1001.600639, both[1], 5e-7);
        assertEquals(2508.0096, both[1] / both[0], 5e-5);
        SeededRandom random = SeededRandom.of(7, "test points");
        for (int i = 0; i < 100; i++) {
            double[] x = random.gaussians(2);
            // F = (√2(1 − x), √200(y − x²)): K = DF DFᵀ.
            double[][] df = {{-Math.sqrt(2), 0}, {-2 * Math.sqrt(200) * x[0], Math.sqrt(200)}};
            double a = Vectors.dot(df[0], df[0]);
            double b = Vectors.dot(df[0], df[1]);
            double d = Vectors.dot(df[1], df[1]);
            assertEquals(400, a * d - b * b, 1e-9 * (1 + a * d));
            double pl = value(f, x, Optional.empty(), Condition.PL_STAR);
            double middle = (a + d) / 2;
            double radius = Math.hypot((a - d) / 2, b);
            assertTrue(pl >= (middle - radius) * (1 - 1e-9) - 1e-9 * middle && pl <= (middle + radius) * (1 + 1e-9), pl + " at " + x[0] + ", " + x[1]);
        }
    }

    @Test
    void gt8TheMinimaAndSaddlesOfHimmelblauHaveTheEigenvaluesOfTheTable() {
        Objective f = named("himmelblau");
        double[][] table = {{3, 2, 25.715729, 82.284271}, {-3.779310253, -3.283185991, 70.714355, 133.785615}, {3.584428340, -1.848126527, 28.690677, 105.418908},
            {-2.805118087, 3.131312518, 64.840373, 80.550072}, {-0.27084459, -0.92303856, -45.6052293, -16.0660197}};
        for (double[] row : table) {
            double[] both = eigenvalues(f, row[0], row[1]);
            assertEquals(row[2], both[0], 1e-5);
            assertEquals(row[3], both[1], 1e-5);
        }
        double[][] saddles = {{3.38515418, 0.07385188, -14.1351785}, {0.0866775, 2.8842547, -31.7066224}, {-3.07302575, -0.08135304, -39.6514963},
            {-0.12796135, -1.95371498, -50.6102393}};
        for (double[] row : saddles) {
            assertEquals(row[2], eigenvalues(f, row[0], row[1])[0], 1e-5);
            // On xy = 1/4 the kernel of F is singular, as it has to be where the loss is not 0 and the gradient is.
            assertEquals(0, value(f, new double[] {row[0], row[1]}, Optional.empty(), Condition.PL_STAR), 1e-9);
        }
    }

    @Test
    void gt12TheOneDimensionalLogisticLossIsZeroOneSmooth() throws Exception {
        Objective f = formula("log(1 + exp(-x))", "x");
        double[] norms = new double[60];
        double[] smoothness = new double[60];
        for (int i = 0; i < 60; i++) {
            double[] x = {-4 + 0.3 * i};
            norms[i] = Vectors.norm(f.gradient(x).gradient());
            smoothness[i] = Math.abs(f.hvp(x, new double[] {1})[0]);
            assertTrue(smoothness[i] <= norms[i] * (1 + 1e-12));
            assertEquals(norms[i] * (1 - norms[i]), smoothness[i], 1e-12);
        }
        SmoothnessFit fit = SmoothnessFit.of(norms, smoothness).orElseThrow();
        assertTrue(fit.upperL0() + fit.upperL1() * norms[30] >= smoothness[30]);
        assertTrue(value(f, new double[] {30}, Optional.empty(), Condition.PL_STAR) < 1e-12);
    }

    @Test
    void gt15TheQuasarRatioFallsFromTwoToAThirdAndAStarConvexOneStaysBetweenOneAndTwo() throws Exception {
        Objective f = formula("(x^2 + 1/8)^(1/6) - (1/8)^(1/6)", "x");
        double before = 2 + 1e-9;
        for (double x = 1e-3; x < 1e9; x *= 3) {
            double theta = value(f, new double[] {x}, origin(1), Condition.QUASAR);
            assertTrue(theta < before, theta + " at " + x);
            before = theta;
        }
        assertEquals(2, value(f, new double[] {1e-3}, origin(1), Condition.QUASAR), 1e-4);
        // With f* = (1/8)^{1/6} ≈ 0.7 taken off, the limit is approached as x^{−1/3}.
        assertEquals(1 / 3.0, value(f, new double[] {1e12}, origin(1), Condition.QUASAR), 1e-4);
        HandCoded star = new HandCoded(1, x -> Math.abs(x[0]) * -Math.expm1(-Math.abs(x[0])),
                x -> new double[] {Math.signum(x[0]) * (Math.abs(x[0]) * Math.exp(-Math.abs(x[0])) - Math.expm1(-Math.abs(x[0])))}, _ -> null);
        for (double x = 1e-6; x < 100; x *= 1.3) {
            double theta = value(star, new double[] {-x}, origin(1), Condition.QUASAR);
            assertTrue(theta >= Condition.QUASAR.threshold().orElseThrow() - 1e-12 && theta <= 2 + 1e-12, theta + " at " + x);
        }
    }
}
