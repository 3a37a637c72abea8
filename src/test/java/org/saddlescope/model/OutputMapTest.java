package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture.DeepLinear;
import org.saddlescope.model.Architecture.MatrixFactorization;
import org.saddlescope.model.Architecture.Mlp;

/** Jacobians of outputs against central differences, and tangent kernels against the Jacobian and closed forms. */
class OutputMapTest {
    private static final Initialisation AUTOMATIC = new Initialisation.Automatic();

    private record Case(Architecture architecture, Loss loss, Samples samples) {
        Case(Architecture architecture, Samples samples) {
            this(architecture, samples.targets() instanceof Samples.Labels ? Loss.CROSS_ENTROPY : Loss.HALF_SQUARED_ERROR, samples);
        }

        Problem problem(Precision precision, Workers workers) {
            return NetworkProblem.of(architecture, loss, samples, Optional.empty(), precision, workers);
        }

        @Override
        public String toString() {
            return architecture + " n=" + samples.count();
        }

        OutputMap map() {
            return problem(Precision.DOUBLE, Workers.shared()).outputs().orElseThrow();
        }
    }

    private static Samples valued(int count, int width) {
        return new Samples(count, List.of(3), Differences.gaussian(11, count * 3),
                new Samples.Values(Differences.gaussian(12, count * width), width));
    }

    static Stream<Case> cases() {
        return Stream.of(new Case(new Mlp(List.of(5, 4), Activation.TANH, true), valued(20, 2)),
                new Case(new Mlp(List.of(6), Activation.SOFTPLUS, false), valued(20, 3)),
                new Case(new DeepLinear(List.of(4, 3)), valued(7, 1)),
                new Case(new Mlp(List.of(), Activation.TANH, true), valued(9, 2)),
                // More samples than one chunk, the last chunk and the last block partly filled.
                new Case(new Mlp(List.of(4), Activation.TANH, true), valued(150, 2)),
                new Case(new MatrixFactorization(2, 1), new Samples(6, List.of(0), new double[0],
                        new Samples.Values(Differences.gaussian(14, 30), 5))),
                // Networks whose kernel is made of the Jacobian itself.
                new Case(new ConvNet(List.of(2, 3), 2, 1, 1, ConvNet.Pooling.MAX, Activation.GELU, List.of(4), AUTOMATIC), ModelTest.images(9, 2, 5, 6)),
                new Case(new ConvNet(List.of(2), 3, 2, 0, ConvNet.Pooling.AVERAGE, Activation.TANH, List.of(), AUTOMATIC), ModelTest.images(140, 1, 7, 7)),
                new Case(new ResNet(List.of(2, 3), 1, ResNet.Norm.LAYER, Activation.TANH, AUTOMATIC), ModelTest.images(7, 1, 4, 5)),
                // With batch normalisation every output depends on every sample.
                new Case(new ResNet(List.of(2), 1, ResNet.Norm.BATCH, Activation.SILU, AUTOMATIC), ModelTest.images(7, 1, 4, 4)),
                new Case(new Rnn(3, 2, Activation.TANH, 2), SequenceSamples.everyStep(6, 3)),
                new Case(new Rnn(3, 1, Activation.TANH, 2), SequenceSamples.real(6)),
                new Case(new Lstm(3, 1, 2), SequenceSamples.everyStep(5, 3)),
                new Case(new Lstm(2, 2, 2), SequenceSamples.classes(7, 3)),
                new Case(new Transformer(4, 2, 1, 3, Activation.GELU, true), SequenceSamples.everyStep(5, 3)),
                new Case(new Transformer(4, 2, 1, 3, Activation.TANH, false), SequenceSamples.real(6)),
                new Case(new Gcn(List.of(4), Activation.TANH, true), GraphSamples.nodes(6, 3)),
                new Case(new Gcn(List.of(4, 3), Activation.SIGMOID, true), GraphSamples.graphs(9, 5, 2, 3)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theJacobianAgreesWithCentralDifferences(Case c) {
        OutputMap map = c.map();
        double[] theta = Differences.gaussian(5, map.dimension());
        double[][] jacobian = map.jacobian(theta);
        assertEquals(map.size(), jacobian.length);
        double h = 1e-6;
        for (int j = 0; j < theta.length; j++) {
            double[] moved = theta.clone();
            moved[j] += h;
            double[] up = map.values(moved);
            moved[j] = theta[j] - h;
            double[] down = map.values(moved);
            for (int i = 0; i < up.length; i++) {
                assertEquals((up[i] - down[i]) / (2 * h), jacobian[i][j], 1e-8 * (1 + Math.abs(jacobian[i][j])));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void productsWithTheJacobianAndItsTransposeAreThoseOfItsRows(Case c) {
        OutputMap map = c.map();
        double[] theta = Differences.gaussian(5, map.dimension());
        double[][] jacobian = map.jacobian(theta);
        double[] v = Differences.gaussian(6, map.dimension());
        double[] u = Differences.gaussian(7, map.size());
        double[] jv = new double[u.length];
        double[] jtu = new double[v.length];
        for (int i = 0; i < u.length; i++) {
            jv[i] = Differences.dot(jacobian[i], v);
            for (int j = 0; j < v.length; j++) {
                jtu[j] += jacobian[i][j] * u[i];
            }
        }
        assertTrue(Differences.relativeError(jv, map.directional(theta, v), 1e-3) < 1e-13);
        assertTrue(Differences.relativeError(jtu, map.transposed(theta, u), 1e-3) < 1e-13);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theKernelIsTheJacobianTimesItsTranspose(Case c) {
        OutputMap map = c.map();
        double[] theta = Differences.gaussian(5, map.dimension());
        double[][] jacobian = map.jacobian(theta);
        double[][] kernel = map.tangentKernel(theta);
        for (int i = 0; i < kernel.length; i++) {
            double[] expected = new double[kernel.length];
            for (int j = 0; j < expected.length; j++) {
                expected[j] = Differences.dot(jacobian[i], jacobian[j]);
                assertEquals(kernel[i][j], kernel[j][i]);
            }
            assertTrue(Differences.relativeError(expected, kernel[i], 1e-3) < 1e-13);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientOfTheLossIsTheTransposedJacobianOfItsSlopeAtTheOutputs(Case c) {
        Problem problem = c.problem(Precision.DOUBLE, Workers.shared());
        double[] theta = Differences.gaussian(5, problem.layout().dimension());
        double[] outputs = problem.outputs().orElseThrow().values(theta);
        double[] slope = switch (c.samples().targets()) {
            case Samples.Values(double[] targets, _) -> IntStream.range(0, outputs.length).mapToDouble(i -> outputs[i] - targets[i]).toArray();
            case Samples.Labels(int[] labels, int classes, _) -> crossEntropySlope(outputs, labels, classes);
        };
        assertTrue(Differences.relativeError(problem.objective().gradient(theta).gradient(),
                problem.outputs().orElseThrow().transposed(theta, slope), 1e-3) < 1e-12);
    }

    /** (softmax(F) − one-hot)/n at every place whose label counts, n of them. */
    private static double[] crossEntropySlope(double[] outputs, int[] labels, int classes) {
        long counted = Arrays.stream(labels).filter(label -> label >= 0).count();
        double[] slope = new double[outputs.length];
        for (int place = 0; place < labels.length; place++) {
            int from = place * classes;
            double sum = Arrays.stream(outputs, from, from + classes).map(Math::exp).sum();
            for (int k = 0; k < classes && labels[place] >= 0; k++) {
                slope[from + k] = (Math.exp(outputs[from + k]) / sum - (labels[place] == k ? 1 : 0)) / counted;
            }
        }
        return slope;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneThreadAndThreeGiveTheSameBits(Case c) {
        try (Workers one = new Workers(1); Workers three = new Workers(3)) {
            OutputMap a = c.problem(Precision.DOUBLE, one).outputs().orElseThrow();
            OutputMap b = c.problem(Precision.DOUBLE, three).outputs().orElseThrow();
            double[] theta = Differences.gaussian(5, a.dimension());
            double[][] first = a.tangentKernel(theta);
            double[][] second = b.tangentKernel(theta);
            for (int i = 0; i < first.length; i++) {
                assertArrayEquals(first[i], second[i]);
            }
            double[] u = Differences.gaussian(7, a.size());
            assertArrayEquals(a.transposed(theta, u), b.transposed(theta, u));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void floatAgreesWithDoubleToSinglePrecision(Case c) {
        OutputMap wide = c.map();
        OutputMap narrow = c.problem(Precision.FLOAT, Workers.shared()).outputs().orElseThrow();
        double[] theta = Differences.gaussian(5, wide.dimension());
        double[][] expected = wide.tangentKernel(theta);
        double[][] actual = narrow.tangentKernel(theta);
        for (int i = 0; i < expected.length; i++) {
            assertTrue(Differences.relativeError(expected[i], actual[i], 1e-3) < 1e-4);
        }
    }

    @Test
    void theKernelOfALinearModelIsTheGramMatrixOfItsInputsPlusOneForEachOutput() {
        Samples samples = valued(9, 2);
        double[][] kernel = new Case(new Mlp(List.of(), Activation.TANH, true), samples).map()
                .tangentKernel(Differences.gaussian(5, 8));
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double gram = 1;
                for (int k = 0; k < 3; k++) {
                    gram += samples.inputs()[3 * i + k] * samples.inputs()[3 * j + k];
                }
                assertEquals(gram, kernel[2 * i][2 * j], 1e-13);
                assertEquals(gram, kernel[2 * i + 1][2 * j + 1], 1e-13);
                assertEquals(0, kernel[2 * i][2 * j + 1]);
            }
        }
    }

    @Test
    void aKernelThatDoesNotFitIsRefusedWithItsBytes() {
        OutputMap map = new Case(new DeepLinear(List.of()), valued(200_000, 1)).map();
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> map.tangentKernel(new double[3]));
        assertTrue(refused.getMessage().contains("320000000000 bytes"), refused.getMessage());
    }

    @Test
    void vectorsOfAnotherLengthAreRefused() {
        OutputMap map = new Case(new DeepLinear(List.of()), valued(5, 1)).map();
        assertThrows(IllegalArgumentException.class, () -> map.values(new double[4]));
        assertThrows(IllegalArgumentException.class, () -> map.directional(new double[3], new double[4]));
        assertThrows(IllegalArgumentException.class, () -> map.transposed(new double[3], new double[4]));
    }
}
