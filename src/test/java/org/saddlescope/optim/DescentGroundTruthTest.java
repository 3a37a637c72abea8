package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FormulaException;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.spectra.SymmetricEigen;

/** What gradient descent does on the functions of MATH.md section 3: GT1, GT3, GT6, GT10. */
class DescentGroundTruthTest {
    private static final Workers ALONE = new Workers(1);

    private static Optimizer.Sgd descent(double eta) {
        return new Optimizer.Sgd("", eta, new Schedule.Constant(), 0);
    }

    private static Objective function(String name) {
        return FunctionProblem.of(AnalyticFunction.named(name), Precision.DOUBLE, ALONE).objective();
    }

    /** At (a, 1/a) the distance along the gradient is multiplied by 1 − η(a² + a⁻²) a step. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4.4, 4.6, 6})
    void aMinimiserOfTheScalarNetIsStableExactlyWhereUSquaredPlusVSquaredIsBelowTwoOverEta(double a) {
        double p = a * a + 1 / (a * a);
        double push = 1e-9;
        double[][] path = Closed.path(descent(0.1), function("scalarTwoLayer"), 400, a + push / a, 1 / a + push * a);
        double before = path[0][0] * path[0][1] - 1;
        double after = path[1][0] * path[1][1] - 1;
        assertEquals(1 - 0.1 * p, after / before, 1e-5);
        double largest = IntStream.rangeClosed(0, 400).mapToDouble(k -> Math.abs(path[k][0] * path[k][1] - 1)).max().orElseThrow();
        if (p < 20) {
            assertEquals(Math.abs(before), largest, 1e-3 * Math.abs(before));
        } else {
            assertTrue(largest > 1e3 * Math.abs(before), "p = " + p + ": " + largest);
        }
    }

    @Test
    void fromEveryPointOfTheAntidiagonalGradientDescentEndsInTheSaddleWithoutLeavingIt() {
        for (double t : new double[] {0.01, 0.7, 1.5, 2.5}) {
            double[][] path = Closed.path(descent(0.1), function("scalarTwoLayer"), 1000, t, -t);
            for (double[] point : path) {
                assertEquals(-point[0], point[1]);
            }
            assertEquals(0.5, function("scalarTwoLayer").value(path[1000]), 1e-9);
            assertTrue(Math.abs(path[1000][0]) < 1e-9);
        }
    }

    @Test
    void onLeastSquaresEachModeOfTheResidualDecaysByOneMinusEtaLambda() {
        SeededRandom random = SeededRandom.of(5, "least squares");
        double[][] x = new double[4][];
        double[][] gram = new double[4][4];
        for (int i = 0; i < 4; i++) {
            x[i] = random.gaussians(7);
        }
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 7; k++) {
                    gram[i][j] += x[i][k] * x[j][k];
                }
            }
        }
        double[] y = random.gaussians(4);
        Closed f = new Closed(7, w -> {
            double sum = 0;
            for (double r : residual(x, y, w)) {
                sum += r * r / 2;
            }
            return sum;
        }, w -> {
            double[] r = residual(x, y, w);
            double[] g = new double[7];
            for (int i = 0; i < 4; i++) {
                for (int k = 0; k < 7; k++) {
                    g[k] += r[i] * x[i][k];
                }
            }
            return g;
        }, _ -> {
            throw new AssertionError("of first order");
        });
        SymmetricEigen kernel = SymmetricEigen.of(gram);
        // Beyond 1/λ_max the top mode changes its sign at every step.
        double eta = 1.6 / kernel.values()[3];
        double[][] path = Closed.path(descent(eta), f, 25, random.gaussians(7));
        for (int k = 0; k <= 25; k++) {
            for (int mode = 0; mode < 4; mode++) {
                double expected = Math.pow(1 - eta * kernel.values()[mode], k) * product(kernel.vectors().get(mode), residual(x, y, path[0]));
                assertEquals(expected, product(kernel.vectors().get(mode), residual(x, y, path[k])), 1e-11);
            }
        }
    }

    /** Near a strict saddle the time grows with log(1/ε), GT17; here as 1/(ηε), from x' = ηx². */
    @Test
    void theNonStrictSaddleOfThreeFactorsHoldsGradientDescentForOneOverEtaEpsilonSteps() throws FormulaException {
        Objective f = FunctionProblem.of("(1 - x*y*z)^2/2", List.of("x", "y", "z"), Precision.DOUBLE, ALONE).objective();
        for (double epsilon : new double[] {1e-2, 3e-3}) {
            double[][] path = Closed.path(descent(0.1), f, (int) (1.2 / (0.1 * epsilon)), epsilon, epsilon, epsilon);
            int steps = 0;
            while (f.value(path[steps]) >= 0.25) {
                steps++;
            }
            assertEquals(1 / (0.1 * epsilon), steps, 0.05 / (0.1 * epsilon));
        }
    }

    @Test
    void intoTheMonkeySaddleGradientDescentCreepsAndOutOfItRunsAwayForEver() {
        Objective f = function("monkeySaddle");
        // On the axis x ← x − 3ηx², so that x_k ~ 1/(3ηk): ‖∇f‖ = 3x² makes no linear rate possible.
        double[] in = Closed.path(descent(0.1), f, 10_000, 0.4, 0)[10_000];
        assertEquals(1 / (3 * 0.1 * 10_000), in[0], 0.02 * in[0]);
        double[][] out = Closed.path(descent(0.1), f, 40, -0.4, 0);
        assertTrue(IntStream.range(0, 10).allMatch(k -> out[k + 1][0] < out[k][0]));
        assertTrue(IntStream.rangeClosed(0, 40).anyMatch(k -> out[k][0] < -1e6));
        for (int i = 0; i < 12; i++) {
            double[] g = f.gradient(new double[] {0.3 * Math.cos(i), 0.3 * Math.sin(i)}).gradient();
            assertEquals(3 * 0.09, Math.hypot(g[0], g[1]), 1e-14);
        }
    }

    private static double[] residual(double[][] x, double[] y, double[] w) {
        double[] r = new double[y.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = product(x[i], w) - y[i];
        }
        return r;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
