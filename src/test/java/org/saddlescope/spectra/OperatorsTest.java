package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Architecture.DeepLinear;
import org.saddlescope.model.Architecture.MatrixFactorization;
import org.saddlescope.model.Architecture.Mlp;
import org.saddlescope.model.ConvNet;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.model.Gcn;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.Loss;
import org.saddlescope.model.Lstm;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.ResNet;
import org.saddlescope.model.Transformer;
import org.saddlescope.model.TwoLayerWide;

/** Every operator against its dense matrix, which is computed without second derivatives of the engine. */
class OperatorsTest {
    private static final double PENALTY = 0.01;

    private record Case(String name, Architecture architecture, Loss loss, Samples samples) {
        Problem problem() {
            return NetworkProblem.of(architecture, loss, PENALTY, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
        }

        @Override
        public String toString() {
            return name + ", " + loss;
        }
    }

    private static Samples values(int count, int width) {
        return new Samples(count, List.of(3), Differences.gaussian(11, count * 3), new Samples.Values(Differences.gaussian(12, count * width), width));
    }

    private static Samples.Labels labels(int count, int classes) {
        return new Samples.Labels(IntStream.range(0, count).map(i -> i * 7 % classes).toArray(), classes);
    }

    private static Samples labelled(int count, int classes) {
        return new Samples(count, List.of(3), Differences.gaussian(11, count * 3), labels(count, classes));
    }

    static Stream<Case> cases() {
        Initialisation automatic = new Initialisation.Automatic();
        Samples images = new Samples(5, List.of(1, 4, 4), Differences.gaussian(3, 80), labels(5, 2));
        double[] symbols = IntStream.range(0, 30).mapToDouble(i -> (i * 11 + i / 3) % 4).toArray();
        // The first node's neighbours are its row; the second feature of a node is the last column.
        double[] graph = Differences.gaussian(21, 4 * 6);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                graph[i * 6 + j] = graph[j * 6 + i];
            }
        }
        return Stream.of(
                new Case("mlp", new Mlp(List.of(5, 4), Activation.TANH, true), Loss.HALF_SQUARED_ERROR, values(6, 2)),
                // More samples than one chunk.
                new Case("mlp", new Mlp(List.of(4), Activation.SOFTPLUS, true), Loss.CROSS_ENTROPY, labelled(150, 3)),
                new Case("mlp", new Mlp(List.of(4), Activation.TANH, false), Loss.LOGISTIC, labelled(9, 2)),
                new Case("mlp", new Mlp(List.of(4), Activation.TANH, false), Loss.SIGMOID, labelled(9, 2)),
                new Case("deep linear", new DeepLinear(List.of(4, 3)), Loss.MEAN_SQUARED_ERROR, values(7, 2)),
                new Case("matrix factorisation", new MatrixFactorization(2, 1), Loss.HALF_SQUARED_ERROR,
                        new Samples(6, List.of(0), new double[0], new Samples.Values(Differences.gaussian(14, 30), 5))),
                new Case("wide", new TwoLayerWide(7, Activation.TANH, TwoLayerWide.Outer.GAUSSIAN, true, 1), Loss.HALF_SQUARED_ERROR, values(6, 1)),
                new Case("convolution", new ConvNet(List.of(2), 3, 1, 0, ConvNet.Pooling.AVERAGE, Activation.TANH, List.of(), automatic),
                        Loss.CROSS_ENTROPY, images),
                // The rows of F depend on the whole batch.
                new Case("batch norm", new ResNet(List.of(2), 1, ResNet.Norm.BATCH, Activation.TANH, automatic), Loss.CROSS_ENTROPY, images),
                new Case("gcn", new Gcn(List.of(3), Activation.TANH, true), Loss.CROSS_ENTROPY,
                        new Samples(1, List.of(4, 6), graph, new Samples.Labels(new int[] {0, 2, -1, 1}, 3, 4))),
                new Case("lstm", new Lstm(2, 1, 2), Loss.CROSS_ENTROPY, new Samples(6, List.of(5), symbols, labels(6, 2), 4)),
                new Case("transformer", new Transformer(4, 2, 1, 3, Activation.GELU, true), Loss.CROSS_ENTROPY,
                        new Samples(6, List.of(5), symbols, labels(6, 2), 4)));
    }

    private static double[] theta(Problem problem) {
        double[] theta = Differences.gaussian(5, problem.layout().dimension());
        for (int i = 0; i < theta.length; i++) {
            theta[i] *= 0.7;
        }
        return theta;
    }

    /** ∂map/∂θ by central differences of eighth order, element [j] along θ_j. */
    private static double[][] slope(Function<double[], double[]> map, double[] theta) {
        double[] weights = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
        double h = 2e-3;
        double[][] slopes = new double[theta.length][];
        for (int j = 0; j < theta.length; j++) {
            for (int k = 0; k < weights.length; k++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] moved = theta.clone();
                    moved[j] += sign * (k + 1) * h;
                    double[] at = map.apply(moved);
                    slopes[j] = slopes[j] == null ? new double[at.length] : slopes[j];
                    Vectors.add(slopes[j], sign * weights[k] / h, at);
                }
            }
        }
        return slopes;
    }

    private static void assertEqualMatrices(double[][] expected, LinearOperator operator) {
        DenseHessian dense = DenseHessian.of(operator);
        double scale = 1;
        for (double[] row : expected) {
            scale = Math.max(scale, Vectors.largest(row));
        }
        assertTrue(dense.asymmetry() < 1e-12, "asymmetry " + dense.asymmetry());
        try (PreparedOperator prepared = operator.prepared()) {
            double[][] again = DenseHessian.of(prepared).entries();
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(expected[i], dense.entries()[i], 1e-9 * scale, "row " + i);
                assertArrayEquals(dense.entries()[i], again[i], "a prepared operator has the same bits, row " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theHessianIsTheSlopeOfTheGradient(Case c) {
        Problem problem = c.problem();
        double[] theta = theta(problem);
        assertEqualMatrices(slope(at -> problem.objective().gradient(at).gradient(), theta), new Hessian(problem.objective(), theta));
    }

    /** G from the Jacobian and the loss's own second derivatives, written out. */
    @ParameterizedTest
    @MethodSource("cases")
    void theGaussNewtonMatrixIsTheJacobianAroundTheLosssHessian(Case c) {
        Problem problem = c.problem();
        double[] theta = theta(problem);
        OutputMap outputs = problem.outputs().orElseThrow();
        double[][] jacobian = outputs.jacobian(theta);
        double[][] curvature = lossCurvature(c, outputs.values(theta));
        int p = theta.length;
        double[][] expected = new double[p][p];
        for (int i = 0; i < curvature.length; i++) {
            for (int j = 0; j < curvature.length; j++) {
                for (int k = 0; curvature[i][j] != 0 && k < p; k++) {
                    Vectors.add(expected[k], curvature[i][j] * jacobian[i][k], jacobian[j]);
                }
            }
        }
        for (int k = 0; k < p; k++) {
            expected[k][k] += PENALTY;
        }
        assertEqualMatrices(expected, GaussNewton.of(problem, theta).orElseThrow());
    }

    private static double[][] lossCurvature(Case c, double[] f) {
        double[][] d = new double[f.length][f.length];
        int n = c.samples.count();
        int[] labels = c.samples.targets() instanceof Samples.Labels(int[] given, _, _) ? given : new int[0];
        switch (c.loss) {
            case HALF_SQUARED_ERROR -> IntStream.range(0, f.length).forEach(i -> d[i][i] = 1);
            case MEAN_SQUARED_ERROR -> IntStream.range(0, f.length).forEach(i -> d[i][i] = 2.0 / f.length);
            case LOGISTIC, SIGMOID -> {
                for (int i = 0; i < f.length; i++) {
                    double s = labels[i] == 1 ? 1 : -1;
                    double sigma = 1 / (1 + Math.exp(s * f[i]));
                    d[i][i] = sigma * (1 - sigma) * (c.loss == Loss.SIGMOID ? 1 - 2 * sigma : 1) / n;
                }
            }
            case CROSS_ENTROPY -> {
                int classes = c.samples.targets().outputs();
                long counted = IntStream.of(labels).filter(label -> label >= 0).count();
                for (int row = 0; row < labels.length; row++) {
                    double sum = 0;
                    for (int k = 0; k < classes; k++) {
                        sum += Math.exp(f[row * classes + k]);
                    }
                    for (int k = 0; labels[row] >= 0 && k < classes; k++) {
                        for (int l = 0; l < classes; l++) {
                            double pk = Math.exp(f[row * classes + k]) / sum;
                            double pl = Math.exp(f[row * classes + l]) / sum;
                            d[row * classes + k][row * classes + l] = ((k == l ? pk : 0) - pk * pl) / counted;
                        }
                    }
                }
            }
        }
        return d;
    }

    /** R = Σ_i (∂ℓ/∂F_i) ∇²F_i: for the squared error the residuals weight the outputs' Hessians. */
    @ParameterizedTest
    @MethodSource("cases")
    void theRestIsTheOutputsHessiansWeightedByTheLosssSlopes(Case c) {
        Problem problem = c.problem();
        double[] theta = theta(problem);
        OutputMap outputs = problem.outputs().orElseThrow();
        double[] weights = lossSlopes(c, outputs.values(theta));
        double[][] expected = new double[theta.length][theta.length];
        for (int i = 0; i < outputs.size(); i++) {
            double[][] of = DenseHessian.of(new OutputHessian(outputs, theta, i)).entries();
            for (int k = 0; k < theta.length; k++) {
                Vectors.add(expected[k], weights[i], of[k]);
            }
        }
        assertEqualMatrices(expected, new Difference(new Hessian(problem.objective(), theta), GaussNewton.of(problem, theta).orElseThrow()));
    }

    /** From the loss's slope in F by itself: ∇ℓ is what the transposed Jacobian takes to the gradient. */
    private static double[] lossSlopes(Case c, double[] f) {
        double[] slopes = new double[f.length];
        int n = c.samples.count();
        int[] labels = c.samples.targets() instanceof Samples.Labels(int[] given, _, _) ? given : new int[0];
        double[] targets = c.samples.targets() instanceof Samples.Values(double[] given, _) ? given : new double[0];
        for (int i = 0; i < f.length; i++) {
            slopes[i] = switch (c.loss) {
                case HALF_SQUARED_ERROR -> f[i] - targets[i];
                case MEAN_SQUARED_ERROR -> 2 * (f[i] - targets[i]) / f.length;
                case LOGISTIC, SIGMOID -> {
                    double s = labels[i] == 1 ? 1 : -1;
                    double sigma = 1 / (1 + Math.exp(s * f[i]));
                    yield -s * sigma * (c.loss == Loss.SIGMOID ? 1 - sigma : 1) / n;
                }
                case CROSS_ENTROPY -> {
                    int classes = c.samples.targets().outputs();
                    int row = i / classes;
                    double sum = 0;
                    for (int k = 0; k < classes; k++) {
                        sum += Math.exp(f[row * classes + k]);
                    }
                    long counted = IntStream.of(labels).filter(label -> label >= 0).count();
                    yield labels[row] < 0 ? 0 : (Math.exp(f[i]) / sum - (labels[row] == i % classes ? 1 : 0)) / counted;
                }
            };
        }
        return slopes;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theHessianOfAnOutputIsTheSlopeOfItsRowOfTheJacobian(Case c) {
        OutputMap outputs = c.problem().outputs().orElseThrow();
        double[] theta = theta(c.problem());
        for (int i : new int[] {0, outputs.size() / 2, outputs.size() - 1}) {
            double[] axis = Vectors.axis(outputs.size(), i);
            assertEqualMatrices(slope(at -> outputs.transposed(at, axis), theta), new OutputHessian(outputs, theta, i));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theKernelsProductsAreThoseOfItsMatrix(Case c) {
        OutputMap outputs = c.problem().outputs().orElseThrow();
        double[] theta = theta(c.problem());
        assertEqualMatrices(outputs.tangentKernel(theta), new KernelProducts(outputs, theta));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBlocksOfTheHessianAreThoseOfItsMatrix(Case c) {
        Problem problem = c.problem();
        double[] theta = theta(problem);
        Hessian hessian = new Hessian(problem.objective(), theta);
        double[][] whole = DenseHessian.of(hessian).entries();
        for (ParameterLayout.Block block : problem.layout().blocks()) {
            double[][] expected = new double[block.size()][block.size()];
            for (int i = 0; i < block.size(); i++) {
                System.arraycopy(whole[block.offset() + i], block.offset(), expected[i], 0, block.size());
            }
            assertEqualMatrices(expected, new DiagonalBlock(hessian, block.offset(), block.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theModelHessiansNormIsTheLargestOfAllOutputs(Case c) {
        OutputMap outputs = c.problem().outputs().orElseThrow();
        double[] theta = theta(c.problem());
        double expected = 0;
        for (int i = 0; i < outputs.size(); i++) {
            double[] values = SymmetricEigenvalues.of(DenseHessian.of(new OutputHessian(outputs, theta, i)).entries());
            expected = Math.max(expected, Math.max(-values[0], values[values.length - 1]));
        }
        ModelHessianNorm norm = ModelHessianNorm.of(outputs, theta, Integer.MAX_VALUE, 1e-8, 1, Workers.shared(), () -> false, _ -> { });
        assertEquals(expected, norm.value(), 1e-9 * (1 + expected));
        assertEquals(outputs.size(), norm.looked());
        assertTrue(norm.converged());
    }

    /** MATH.md, GT11. */
    @Test
    void theModelHessianOfTwoLayersHasItsClosedForm() {
        int width = 40;
        for (boolean trained : new boolean[] {true, false}) {
            Samples samples = values(5, 1);
            TwoLayerWide network = new TwoLayerWide(width, Activation.TANH, TwoLayerWide.Outer.SIGNS, trained, 3);
            Problem problem = NetworkProblem.of(network, Loss.HALF_SQUARED_ERROR, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
            double[] theta = problem.initial(4);
            double expected = 0;
            for (int i = 0; i < 5; i++) {
                double[] x = Arrays.copyOfRange(samples.inputs(), 3 * i, 3 * i + 3);
                double[] slopes = new double[width];
                double[] curvatures = new double[width];
                double[] outer = new double[width];
                for (int j = 0; j < width; j++) {
                    double s = Math.tanh(x[0] * theta[3 * j] + x[1] * theta[3 * j + 1] + x[2] * theta[3 * j + 2]);
                    slopes[j] = 1 - s * s;
                    curvatures[j] = -2 * s * (1 - s * s);
                    // Signs: only the magnitude counts, frozen or not.
                    outer[j] = 1;
                }
                expected = Math.max(expected, TwoLayerHessian.norm(slopes, curvatures, outer, Vectors.norm(x), trained));
            }
            ModelHessianNorm norm = ModelHessianNorm.of(problem.outputs().orElseThrow(), theta, 5, 1e-8, 1, Workers.shared(), () -> false, _ -> { });
            assertEquals(expected, norm.value(), 1e-9);
        }
    }

    @Test
    void aSubsetOfTheOutputsSaysSo() {
        OutputMap outputs = new Case("", new Mlp(List.of(3), Activation.TANH, true), Loss.HALF_SQUARED_ERROR, values(10, 1)).problem().outputs().orElseThrow();
        double[] theta = Differences.gaussian(5, outputs.dimension());
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        ModelHessianNorm norm = ModelHessianNorm.of(outputs, theta, 4, 1e-6, 1, Workers.shared(), () -> false, told::add);
        assertEquals(4, norm.looked());
        assertEquals(10, norm.outputs());
        assertEquals(4, told.size());
        ModelHessianNorm none = ModelHessianNorm.of(outputs, theta, 4, 1e-6, 1, Workers.shared(), () -> true, told::add);
        assertTrue(Double.isNaN(none.value()) && !none.converged() && none.looked() == 0);
    }

    @Test
    void aFunctionHasNoGaussNewtonMatrix() throws Exception {
        Problem function = FunctionProblem.of("x^2 + y^4", List.of("x", "y"), Precision.DOUBLE, Workers.shared());
        assertTrue(GaussNewton.of(function, new double[2]).isEmpty());
        assertTrue(function.gaussNewton(new double[2]).isEmpty());
    }
}
