package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.model.Matrices.eigenvalues;
import static org.saddlescope.model.Matrices.elements;
import static org.saddlescope.model.Matrices.gram;
import static org.saddlescope.model.Matrices.inverse;
import static org.saddlescope.model.Matrices.leastSquared;
import static org.saddlescope.model.Matrices.product;
import static org.saddlescope.model.Matrices.transpose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.conditions.OneHiddenMinimisers;
import org.saddlescope.conditions.SquareMinimisers;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture.DeepLinear;
import org.saddlescope.spectra.SymmetricEigen;

/** Networks against the closed forms of MATH section 3 and the bounds of section 1.C. */
class TheoryTest {
    @Test
    void leastSquaresHasPlBetweenTheEndsOfTheSpectrumOfXxtAndReachesThem() {
        // GT3
        double[][] x = Matrices.gaussian(1, 4, 7);
        double[] y = Differences.gaussian(2, 4);
        Objective f = objective(new DeepLinear(List.of()), x, Matrices.of(y, 0, 4, 1));
        SymmetricEigen kernel = SymmetricEigen.of(gram(x));
        for (int seed = 0; seed < 50; seed++) {
            double pl = plStar(f, Differences.gaussian(seed, 7));
            assertTrue(pl >= kernel.values()[0] && pl <= kernel.values()[3]);
        }
        for (int mode = 0; mode < 4; mode++) {
            double[] w = interpolating(x, plus(y, 1, kernel.vectors().get(mode)));
            assertEquals(kernel.values()[mode], plStar(f, w), 1e-11 * kernel.values()[3]);
            // A step of gradient descent multiplies the mode by 1 − ηλ, the loss by its square.
            double eta = 0.7 / kernel.values()[3];
            double after = f.value(plus(w, -eta, f.gradient(w).gradient()));
            assertEquals(0.5 * Math.pow(1 - eta * kernel.values()[mode], 2), after, 1e-12);
        }
    }

    @Test
    void aProductOfScalarsHasANonStrictSaddleAtZeroAndPlOnItsDiagonal() {
        // GT10: f = (1 − Π x_j)²/2
        for (int l : new int[] {2, 3, 5}) {
            Objective f = objective(new DeepLinear(Collections.nCopies(l - 1, 1)), new double[][] {{1}}, new double[][] {{1}});
            assertEquals(l, f.dimension());
            double[] zero = new double[l];
            assertEquals(0.5, f.value(zero));
            assertArrayEquals(zero, f.gradient(zero).gradient());
            if (l >= 3) {
                assertTrue(Arrays.stream(hessian(f, zero)).flatMapToDouble(Arrays::stream).allMatch(h -> h == 0));
            }
            for (double t : new double[] {0.2, 0.5, 0.9, 1.1}) {
                double[] diagonal = new double[l];
                Arrays.fill(diagonal, t);
                assertEquals(l * Math.pow(t, 2 * l - 2), plStar(f, diagonal), 1e-12);
            }
            double[] ones = new double[l];
            Arrays.fill(ones, 1);
            assertEquals(l, eigenvalues(hessian(f, ones))[l - 1], 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 7, 6", "1, 2.5, 2", "2, 5, 3", "3, 6.5, 4", "12, 0.5, 0", "13, 2, 1", "23, 4.5, 2"})
    void theBalancedCriticalPointsOfAFactorisationHaveTheHessianEigenvaluesOfTheirChoice(String chosen, double loss, int index) {
        // GT9: Y = diag(s), s = (3, 2, 1), two columns, J the s_i that are fitted. Derived: for p not in J, ±s_p for each
        // column that is free and s_i ∓ s_p for each i in J; within J 2s_i, s_i + s_j once for each of (i, j) and (j, i), and
        // as many zeros; two zeros for each i in J and free column.
        double[] s = {3, 2, 1};
        List<Integer> j = chosen.chars().map(c -> c - '1').boxed().toList();
        double[] theta = new double[12];
        for (int column = 0; column < j.size(); column++) {
            theta[2 * j.get(column) + column] = Math.sqrt(s[j.get(column)]);
            theta[6 + 2 * j.get(column) + column] = Math.sqrt(s[j.get(column)]);
        }
        List<Double> expected = new ArrayList<>();
        int formula = 0;
        for (int p = 0; p < 3; p++) {
            for (int column = 0; column < 2; column++) {
                boolean free = column >= j.size();
                double beside = free ? 0 : s[j.get(column)];
                expected.addAll(j.contains(p) ? List.of(0.0, free ? 0.0 : beside + s[p]) : List.of(beside - s[p], beside + s[p]));
                formula += !j.contains(p) && (free || beside < s[p]) ? 1 : 0;
            }
        }
        Samples y = new Samples(3, List.of(0), new double[0], new Samples.Values(new double[] {3, 0, 0, 0, 2, 0, 0, 0, 1}, 3));
        Objective f = NetworkProblem.of(new Architecture.MatrixFactorization(2, 0.1), Loss.HALF_SQUARED_ERROR, y, Optional.empty(),
                Precision.DOUBLE, Workers.shared()).objective();
        double[] spectrum = eigenvalues(hessian(f, theta));
        assertEquals(loss, f.value(theta), 1e-12);
        assertEquals(0, Differences.norm(f.gradient(theta).gradient()), 1e-12);
        assertArrayEquals(expected.stream().sorted().mapToDouble(Double::doubleValue).toArray(), spectrum, 1e-12);
        assertEquals(index, Arrays.stream(spectrum).filter(lambda -> lambda < -1e-6 * spectrum[11]).count());
        assertEquals(index, formula);
    }

    @Test
    void aProductOfResidualScalarsHasPlLAtZeroAndItsBoundAround() {
        // GT10: x_j = 1 + a_j; on |a_j| ≤ 0.3 PL ≥ l·0.7^{2(l−1)}
        for (int l : new int[] {2, 3, 5}) {
            double bound = l * Math.pow(0.7, 2 * (l - 1));
            Objective f = objective(new LinearResidual(l, new Initialisation.Zero()), new double[][] {{1}}, new double[][] {{3}});
            assertEquals(l, plStar(f, new double[l]), 1e-13);
            double[] corner = new double[l];
            Arrays.fill(corner, -0.3);
            assertEquals(bound, plStar(f, corner), 1e-13);
            for (int seed = 0; seed < 100; seed++) {
                double[] a = Arrays.stream(Differences.gaussian(seed, l)).map(x -> 0.3 * Math.tanh(x)).toArray();
                assertTrue(plStar(f, a) >= bound * (1 - 1e-12));
            }
        }
    }

    @Test
    void softmaxRegressionAtZeroHasLossLogCAndAMultipleOfTheSpectrumOfXtx() {
        // GT12: (1/C) eig(XᵀX/n), each C − 1 times, and d zeros
        int n = 30;
        int d = 4;
        int classes = 3;
        double[][] x = Matrices.gaussian(3, n, d);
        Objective f = classified(new SoftmaxRegression(false, new Initialisation.Zero()), Loss.CROSS_ENTROPY, x, classes);
        double[] zero = new double[classes * d];
        assertEquals(Math.log(classes), f.value(zero), 1e-14);
        List<Double> expected = new ArrayList<>(Collections.nCopies(d, 0.0));
        for (double lambda : eigenvalues(gram(transpose(x)))) {
            expected.addAll(Collections.nCopies(classes - 1, lambda / n / classes));
        }
        assertArrayEquals(expected.stream().sorted().mapToDouble(Double::doubleValue).toArray(), eigenvalues(hessian(f, zero)), 1e-14);
    }

    @Test
    void logisticRegressionHasTheHessianOfItsWeightedGram() {
        // GT12: Xᵀ diag(p(1 − p)) X / n
        int n = 30;
        int d = 3;
        double[][] x = Matrices.gaussian(4, n, d);
        Objective f = classified(new LogisticRegression(false, new Initialisation.Zero()), Loss.LOGISTIC, x, 2);
        assertEquals(Math.log(2), f.value(new double[d]), 1e-15);
        for (double[] w : List.of(new double[d], Differences.gaussian(5, d))) {
            double[][] h = hessian(f, w);
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    double expected = 0;
                    for (double[] row : x) {
                        double p = 1 / (1 + Math.exp(-Differences.dot(row, w)));
                        expected += p * (1 - p) * row[a] * row[b] / n;
                    }
                    assertEquals(expected, h[a][b], 1e-14);
                }
            }
        }
    }

    @Test
    void oneSampleOfTheLogisticLossNeverReachesItsInfimumAndPlVanishes() {
        // GT12: log(1 + e^{−x}): |f''| ≤ |f'| and PL* → 0
        Samples one = new Samples(1, List.of(1), new double[] {1}, new Samples.Labels(new int[] {1}, 2));
        Objective f = NetworkProblem.of(new LogisticRegression(false, new Initialisation.Zero()), Loss.LOGISTIC, one,
                Optional.empty(), Precision.DOUBLE, Workers.shared()).objective();
        double before = Double.POSITIVE_INFINITY;
        for (double x : new double[] {-3, 0, 3, 10, 30}) {
            double[] at = {x};
            assertEquals(Math.log1p(Math.exp(-x)), f.value(at), 1e-14 * (1 + f.value(at)));
            assertTrue(Math.abs(f.hvp(at, new double[] {1})[0]) <= Math.abs(f.gradient(at).gradient()[0]));
            assertTrue(f.value(at) > 0 && plStar(f, at) < (x < 3 ? 1 : before));
            before = plStar(f, at);
        }
        assertTrue(before < 1e-12);
    }

    @Test
    void whereANetworkInterpolatesTheHessiansSpectrumIsTheTangentKernels() {
        // GT13
        int n = 4;
        int m = 6;
        double[][] x = Matrices.gaussian(6, n, 3);
        Architecture network = new TwoLayerWide(m, Activation.TANH, TwoLayerWide.Outer.SIGNS, true, 1);
        double[] theta = Differences.gaussian(7, m * 4);
        double[][] y = new double[n][1];
        for (int s = 0; s < n; s++) {
            for (int j = 0; j < m; j++) {
                y[s][0] += theta[3 * m + j] * Math.tanh(Differences.dot(x[s], Arrays.copyOfRange(theta, 3 * j, 3 * j + 3))) / Math.sqrt(m);
            }
        }
        Objective f = objective(network, x, y);
        assertEquals(0, f.value(theta), 1e-28);
        double[] kernel = eigenvalues(gram(jacobian(network, x, theta)));
        double[] spectrum = eigenvalues(hessian(f, theta));
        assertTrue(kernel[0] > 1e-6, "the kernel has full rank");
        for (int i = 0; i < n; i++) {
            assertEquals(kernel[i], spectrum[spectrum.length - n + i], 1e-12 * kernel[n - 1]);
        }
        for (int i = 0; i < spectrum.length - n; i++) {
            assertEquals(0, spectrum[i], 1e-12 * kernel[n - 1]);
        }
    }

    @Test
    void deepLinearNetworksNeverFallBelowTheirPlBound() {
        // GT18 and preset 11: PL ≥ λ_min(XXᵀ) Σ_k Π_{j≠k} σ_min(W_j)² ≥ l τ^{2l−2} λ_min(XXᵀ)
        int d = 4;
        double[][] x = Matrices.gaussian(8, 20, d);
        double[][] y = Matrices.gaussian(9, 20, d);
        double lambda = eigenvalues(gram(transpose(x)))[0];
        double[][] best = solution(x, y);
        for (int l = 2; l <= 4; l++) {
            Objective f = objective(new DeepLinear(Collections.nCopies(l - 1, d)), x, y);
            double minimum = minimum(x, y, best);
            for (int seed = 0; seed < 200; seed++) {
                double[] theta = Differences.gaussian(100 + seed, l * d * d);
                double[] least = new double[l];
                for (int k = 0; k < l; k++) {
                    least[k] = leastSquared(Matrices.of(theta, k * d * d, d, d));
                }
                double bound = 0;
                for (int k = 0; k < l; k++) {
                    double others = 1;
                    for (int j = 0; j < l; j++) {
                        others *= j == k ? 1 : least[j];
                    }
                    bound += lambda * others;
                }
                double weaker = l * Math.pow(Arrays.stream(least).min().orElseThrow(), l - 1) * lambda;
                double pl = pl(f, theta, minimum);
                assertTrue(pl >= bound * (1 - 1e-10), pl + " below " + bound);
                assertTrue(bound >= weaker * (1 - 1e-10));
            }
            assertArrayEquals(new double[l * d * d], f.gradient(new double[l * d * d]).gradient(), "W = 0 is critical");
            Objective residual = objective(new LinearResidual(l, new Initialisation.Zero()), x, y);
            assertTrue(pl(residual, new double[l * d * d], minimum) >= l * lambda * (1 - 1e-10), "A = 0 is not");
        }
    }

    @Test
    void chainsThatMultiplyToTheLeastSquaresSolutionAreGlobalMinimisers() {
        // MATH 1.C: W_k = C_{k+1} C_k⁻¹ with C₁ = I, C_{l+1} = B, and A_k = W_k − I for the residual network
        int d = 4;
        double[][] x = Matrices.gaussian(8, 20, d);
        double[][] y = Matrices.gaussian(9, 20, d);
        double[][] best = solution(x, y);
        double[][] c2 = Matrices.gaussian(10, d, d);
        double[][] c3 = Matrices.gaussian(11, d, d);
        SquareMinimisers minimisers = new SquareMinimisers(samples(x, y));
        double[] w = minimisers.linear(List.of(c2, c3));
        double[] a = minimisers.residual(List.of(c2, c3));
        assertArrayEquals(elements(c2, product(c3, inverse(c2)), product(best, inverse(c3))), w, 1e-9);
        assertArrayEquals(plus(w, -1, elements(Matrices.identity(d), Matrices.identity(d), Matrices.identity(d))), a, 1e-12);
        double minimum = minimum(x, y, best);
        Objective plain = objective(new DeepLinear(List.of(d, d)), x, y);
        Objective residual = objective(new LinearResidual(3, new Initialisation.Zero()), x, y);
        assertEquals(minimum, plain.value(w), 1e-11 * minimum);
        assertEquals(minimum, residual.value(a), 1e-11 * minimum);
        assertEquals(0, Differences.norm(plain.gradient(w).gradient()), 1e-9);
        assertEquals(0, Differences.norm(residual.gradient(a).gradient()), 1e-9);
    }

    @Test
    void oneHiddenLayerHasPlAtLeastTheLeastSingularValueOfItsFeatures() {
        // MATH 1.C: with Z = s(W₁X), minimisers W₂ = Y Z⁻¹ and PL ≥ σ_min(Z)²
        int d = 4;
        double[][] x = Matrices.gaussian(12, d, d);
        double[][] y = Matrices.gaussian(13, d, d);
        Problem problem = problem(new OneHidden(Activation.TANH, new Initialisation.Automatic()), x, y);
        Objective f = problem.objective();
        OneHiddenMinimisers minimisers = new OneHiddenMinimisers(problem.outputs().orElseThrow(), samples(x, y));
        for (int seed = 0; seed < 50; seed++) {
            double[] theta = Differences.gaussian(200 + seed, 2 * d * d);
            double[][] inner = Matrices.of(theta, 0, d, d);
            double[][] z = product(inner, transpose(x));
            for (double[] row : z) {
                Arrays.setAll(row, i -> Math.tanh(row[i]));
            }
            assertTrue(plStar(f, theta) >= leastSquared(z) * (1 - 1e-10));
            if (leastSquared(z) > 1e-4) {
                double[] fitting = minimisers.of(inner);
                assertEquals(0, f.value(fitting), 1e-20);
                double[] outer = elements(product(transpose(y), inverse(z)));
                assertArrayEquals(elements(inner, Matrices.of(outer, 0, d, d)), fitting, 1e-9 * Differences.norm(outer));
            }
        }
    }

    @Test
    void theModelHessianOfATwoLayerNetworkHasItsClosedNorm() {
        // GT11: m^{−1/2} max_j (|A|/2 + √(A²/4 + B²)), A = a_j s''(z)‖x‖², B = |s'(z)|‖x‖; Hessians of the loss at two
        // targets differ by the Hessian of F
        int m = 9;
        double[][] x = Matrices.gaussian(14, 1, 3);
        double norm = Differences.norm(x[0]);
        for (TwoLayerWide.Outer outer : TwoLayerWide.Outer.values()) {
            Architecture network = new TwoLayerWide(m, Activation.TANH, outer, true, 1);
            Objective zero = objective(network, x, new double[][] {{0}});
            Objective one = objective(network, x, new double[][] {{1}});
            for (int seed = 0; seed < 20; seed++) {
                double[] theta = Differences.gaussian(seed, 4 * m);
                double expected = 0;
                for (int j = 0; j < m; j++) {
                    double s = Math.tanh(Differences.dot(x[0], Arrays.copyOfRange(theta, 3 * j, 3 * j + 3)));
                    double a = Math.abs(theta[3 * m + j] * -2 * s * (1 - s * s)) * norm * norm;
                    double b = (1 - s * s) * norm;
                    expected = Math.max(expected, (a / 2 + Math.sqrt(a * a / 4 + b * b)) / Math.sqrt(m));
                }
                double[][] h = hessian(zero, theta);
                double[][] other = hessian(one, theta);
                for (int i = 0; i < h.length; i++) {
                    h[i] = plus(h[i], -1, other[i]);
                }
                double[] spectrum = eigenvalues(h);
                assertEquals(expected, Math.max(-spectrum[0], spectrum[4 * m - 1]), 1e-12);
            }
        }
    }

    /** ½ Σ ‖F − y‖² with a row of x and y a sample. */
    private static Objective objective(Architecture architecture, double[][] x, double[][] y) {
        return problem(architecture, x, y).objective();
    }

    private static Problem problem(Architecture architecture, double[][] x, double[][] y) {
        return NetworkProblem.of(architecture, Loss.HALF_SQUARED_ERROR, samples(x, y), Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    private static Samples samples(double[][] x, double[][] y) {
        return new Samples(x.length, List.of(x[0].length), elements(x), new Samples.Values(elements(y), y[0].length));
    }

    private static Objective classified(Architecture architecture, Loss loss, double[][] x, int classes) {
        int[] labels = new int[x.length];
        Arrays.setAll(labels, i -> i % classes);
        Problem problem = NetworkProblem.of(architecture, loss, new Samples(x.length, List.of(x[0].length), elements(x),
                new Samples.Labels(labels, classes)), Optional.empty(), Precision.DOUBLE, Workers.shared());
        return problem.objective();
    }

    /** ∂F/∂θ of a network with one output, a row a sample: the gradient of ½‖F − y‖² is Jᵀ(F − y), affine in y. */
    static double[][] jacobian(Architecture architecture, double[][] x, double[] theta) {
        double[][] y = new double[x.length][1];
        double[] base = objective(architecture, x, y).gradient(theta).gradient();
        double[][] jacobian = new double[x.length][];
        for (int s = 0; s < x.length; s++) {
            y[s][0] = 1;
            jacobian[s] = plus(base, -1, objective(architecture, x, y).gradient(theta).gradient());
            y[s][0] = 0;
        }
        return jacobian;
    }

    private static double[][] hessian(Objective f, double[] theta) {
        List<double[]> axes = Arrays.asList(Matrices.identity(theta.length));
        return f.hvps(theta, axes).toArray(double[][]::new);
    }

    private static double plStar(Objective f, double[] theta) {
        return pl(f, theta, 0);
    }

    /** ‖∇f‖² / (2(f − f*)). */
    private static double pl(Objective f, double[] theta, double minimum) {
        Objective.ValueGradient at = f.gradient(theta);
        return Differences.dot(at.gradient(), at.gradient()) / (2 * (at.value() - minimum));
    }

    /** Xᵀ(XXᵀ)⁻¹ y. */
    private static double[] interpolating(double[][] x, double[] y) {
        return elements(product(transpose(x), product(inverse(gram(x)), Matrices.of(y, 0, y.length, 1))));
    }

    /** B = Yᵀ X (XᵀX)⁻¹ for a row a sample. */
    private static double[][] solution(double[][] x, double[][] y) {
        return product(product(transpose(y), x), inverse(gram(transpose(x))));
    }

    /** ½‖XBᵀ − Y‖². */
    private static double minimum(double[][] x, double[][] y, double[][] best) {
        double[] residual = plus(elements(product(x, transpose(best))), -1, elements(y));
        return Differences.dot(residual, residual) / 2;
    }

    private static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }
}
