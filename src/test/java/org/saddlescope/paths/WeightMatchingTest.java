package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.Layer;
import org.saddlescope.model.LayerNormLayer;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.OneHidden;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.paths.DenseStack.Numbering;
import org.saddlescope.spectra.Vectors;

class WeightMatchingTest {
    private static final int SIZE = 3;

    static Stream<Architecture> architectures() {
        Initialisation usual = new Initialisation.Automatic();
        return Stream.of(
                new Architecture.Mlp(List.of(7, 5, 6), Activation.TANH, true),
                new Architecture.Mlp(List.of(7, 5), Activation.RELU, true),
                new Architecture.Mlp(List.of(9), Activation.ERF, false),
                new Architecture.DeepLinear(List.of(4, 5)),
                new OneHidden(Activation.TANH, usual),
                new TwoLayerWide(12, Activation.GELU, TwoLayerWide.Outer.SIGNS, true, 1, true),
                new TwoLayerWide(12, Activation.TANH, TwoLayerWide.Outer.GAUSSIAN, true, 1),
                new Architecture.Sequential(List.of(new Layer.Flatten(), new Layer.Linear(6, true, usual), new Layer.Activation(Activation.TANH),
                        new Layer.Linear(5, false, usual), new Layer.Activation(Activation.SOFTPLUS), new Layer.Linear(0, true, usual))));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aPermutedCopyIsRecoveredExactly(Architecture architecture) throws PathException {
        Problem problem = problem(architecture);
        for (int seed = 1; seed <= 5; seed++) {
            double[] theta = drawn(problem, seed);
            double[] copy = shuffled(DenseStack.of(architecture, problem.layout()), theta, SeededRandom.of(seed, "shuffle"));
            assertEquals(problem.objective().value(theta), problem.objective().value(copy), 1e-12, "the copy is the same function");
            WeightMatching.Aligned aligned = WeightMatching.of(architecture, problem.layout()).align(theta, copy);
            assertTrue(aligned.distanceBefore() > 0.1);
            assertArrayEquals(theta, aligned.theta());
            assertEquals(0, aligned.distanceAfter());
            assertTrue(aligned.converged() && aligned.moved() > 0 && aligned.moved() <= aligned.units());
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theAlignedNetworkIsTheSameFunctionAndNearer(Architecture architecture) throws PathException {
        Problem problem = problem(architecture);
        double[] a = drawn(problem, 1);
        double[] b = drawn(problem, 2);
        WeightMatching.Aligned aligned = WeightMatching.of(architecture, problem.layout()).align(a, b);
        assertEquals(problem.objective().value(b), problem.objective().value(aligned.theta()), 1e-12);
        assertArrayEquals(problem.outputs().orElseThrow().values(b), problem.outputs().orElseThrow().values(aligned.theta()), 1e-12);
        assertTrue(aligned.distanceAfter() < aligned.distanceBefore());
    }

    @Test
    void withOneHiddenLayerNoPermutationOfAllAndNoSignsComeNearer() throws PathException {
        Architecture architecture = new Architecture.Mlp(List.of(4), Activation.TANH, true);
        Problem problem = problem(architecture);
        DenseStack stack = DenseStack.of(architecture, problem.layout());
        double[] a = drawn(problem, 3);
        double[] b = drawn(problem, 4);
        double best = Double.POSITIVE_INFINITY;
        for (int code = 0; code < 4 * 4 * 4 * 4; code++) {
            int[] order = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3};
            if (IntStream.of(order).distinct().count() == 4) {
                for (int signs = 0; signs < 16; signs++) {
                    int[] sign = {signs & 1, signs >> 1 & 1, signs >> 2 & 1, signs >> 3 & 1};
                    double[] tried = stack.renumbered(b, 0, new Numbering(order, IntStream.of(sign).map(s -> 1 - 2 * s).toArray()));
                    best = Math.min(best, Vectors.norm(Vectors.difference(a, tried)));
                }
            }
        }
        assertEquals(best, WeightMatching.of(architecture, problem.layout()).align(a, b).distanceAfter(), 1e-12);
    }

    @Test
    void unitsOfAnEvenOrFrozenOrConvolutionalNetworkAreLeftAlone() throws PathException {
        Architecture relu = new Architecture.Mlp(List.of(4), Activation.RELU, true);
        assertTrue(DenseStack.of(relu, problem(relu).layout()).layers().stream().limit(1).noneMatch(DenseStack.Dense::odd));
        Architecture frozen = new TwoLayerWide(12, Activation.TANH, TwoLayerWide.Outer.SIGNS, false, 1);
        PathException e = assertThrows(PathException.class, () -> WeightMatching.of(frozen, problem(frozen).layout()));
        assertTrue(e.getMessage().contains("frozen"), e.getMessage());
        Architecture mixed = new Architecture.Sequential(List.of(new Layer.Linear(4, true, new Initialisation.Automatic()),
                new LayerNormLayer(LayerNormLayer.Over.SAMPLE, 1e-5), new Layer.Linear(0, true, new Initialisation.Automatic())));
        assertThrows(PathException.class, () -> WeightMatching.of(mixed, problem(mixed).layout()));
    }

    private static Problem problem(Architecture architecture) {
        int n = 8;
        Samples samples = new Samples(n, List.of(SIZE), SeededRandom.of(1, "x").gaussians(SIZE * n),
                new Samples.Values(SeededRandom.of(1, "y").gaussians(SIZE * n), SIZE));
        return NetworkProblem.of(architecture, Loss.MEAN_SQUARED_ERROR, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    /** Biases too, which the usual law makes 0. */
    private static double[] drawn(Problem problem, long seed) {
        return SeededRandom.of(seed, "theta").gaussians(problem.objective().dimension());
    }

    private static double[] shuffled(DenseStack stack, double[] theta, SeededRandom random) {
        double[] result = theta;
        for (int layer = 0; layer < stack.hidden(); layer++) {
            int n = stack.layers().get(layer).units();
            int[] order = IntStream.range(0, n).toArray();
            int[] sign = new int[n];
            for (int i = 0; i < n; i++) {
                int other = i + random.nextInt(n - i);
                int swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
                sign[i] = stack.layers().get(layer).odd() && random.nextDouble() < 0.5 ? -1 : 1;
            }
            result = stack.renumbered(result, layer, new Numbering(order, sign));
        }
        return result;
    }
}
