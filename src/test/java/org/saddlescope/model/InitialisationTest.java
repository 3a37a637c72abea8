package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture.DeepLinear;
import org.saddlescope.model.Architecture.Mlp;

/** Weights follow the law that the experiment names. */
class InitialisationTest {
    static List<Initialisation> all() {
        return List.of(new Initialisation.Automatic(), new Initialisation.He(), new Initialisation.Xavier(),
                new Initialisation.LeCun(), new Initialisation.TangentKernel(), new Initialisation.Orthogonal(), new Initialisation.Identity(),
                new Initialisation.Zero(), new Initialisation.Scaled(0.3));
    }

    @Test
    void everyLawIsAmongThoseTested() {
        assertEquals(Arrays.asList(Initialisation.class.getPermittedSubclasses()), all().stream().map(Object::getClass).toList());
    }

    @Test
    void automaticIsHeBeforeReluAndXavierOtherwise() {
        for (Activation activation : List.of(Activation.RELU, Activation.TANH)) {
            SeededRandom random = SeededRandom.of(4, "initial parameters");
            double[] expected = new double[3 * 5 + 5 + 5 * 2 + 2];
            double hidden = Math.sqrt(activation == Activation.RELU ? 2.0 / 3 : 2.0 / (3 + 5));
            for (int i = 0; i < 15; i++) {
                expected[i] = hidden * random.nextGaussian();
            }
            for (int i = 20; i < 30; i++) {
                expected[i] = Math.sqrt(2.0 / (5 + 2)) * random.nextGaussian();
            }
            assertArrayEquals(expected, problem(new Mlp(List.of(5), activation, true), 2).initial(4));
        }
    }

    @Test
    void normalLawsHaveTheirVariance() {
        int in = 300;
        int out = 200;
        assertEquals(2.0 / in, variance(new Initialisation.He(), in, out), 4 * 2.0 / in * Math.sqrt(2.0 / (in * out)));
        assertEquals(2.0 / (in + out), variance(new Initialisation.Xavier(), in, out), 4 * 2.0 / (in + out) * Math.sqrt(2.0 / (in * out)));
        assertEquals(1.0 / in, variance(new Initialisation.LeCun(), in, out), 4 * 1.0 / in * Math.sqrt(2.0 / (in * out)));
        assertEquals(1, variance(new Initialisation.TangentKernel(), in, out), 4 * Math.sqrt(2.0 / (in * out)));
        assertEquals(0.09, variance(new Initialisation.Scaled(0.3), in, out), 4 * 0.09 * Math.sqrt(2.0 / (in * out)));
        assertEquals(0, variance(new Initialisation.Zero(), in, out));
    }

    /** The start of presets ab-width, ab-batch and ab-optim. */
    @Test
    void theOutputLayerFollowsItsOwnLawWhereOneIsGiven() {
        SeededRandom random = SeededRandom.of(4, "initial parameters");
        double[] expected = new double[3 * 5 + 5 + 5 * 2 + 2];
        for (int i = 0; i < 15; i++) {
            expected[i] = Math.sqrt(2.0 / 3) * random.nextGaussian();
        }
        for (int i = 20; i < 30; i++) {
            expected[i] = Math.sqrt(1.0 / 5) * random.nextGaussian();
        }
        assertArrayEquals(expected, problem(new Mlp(List.of(5), Activation.RELU, true, new Initialisation.He(), new Initialisation.LeCun()), 2).initial(4));
    }

    @Test
    void withoutALawOfItsOwnTheOutputLayerFollowsThatOfTheOthers() {
        for (Initialisation law : all()) {
            assertArrayEquals(problem(new DeepLinear(List.of(5), law), 2).initial(4),
                    problem(new Mlp(List.of(5), Activation.IDENTITY, false, law, new Initialisation.Automatic()), 2).initial(4));
        }
    }

    @Test
    void orthogonalMatricesHaveOrthonormalRowsOrColumnsWhicheverAreFewer() {
        for (int[] size : new int[][] {{7, 7}, {4, 9}, {9, 4}, {1, 5}, {5, 1}, {60, 60}}) {
            int rows = size[0];
            int columns = size[1];
            double[] q = draw(new Initialisation.Orthogonal(), columns, rows, 3);
            int short_ = Math.min(rows, columns);
            for (int a = 0; a < short_; a++) {
                for (int b = 0; b < short_; b++) {
                    double sum = 0;
                    for (int k = 0; k < Math.max(rows, columns); k++) {
                        sum += rows > columns ? q[k * columns + a] * q[k * columns + b] : q[a * columns + k] * q[b * columns + k];
                    }
                    assertEquals(a == b ? 1 : 0, sum, 1e-14);
                }
            }
        }
    }

    @Test
    void orthogonalMatricesAreUniformlyDistributed() {
        // Under the Haar law of O(2) determinants of both signs are equally likely and E q₁₁² = 1/2, E q₁₁ = 0.
        int positive = 0;
        double first = 0;
        double square = 0;
        int draws = 4000;
        for (int seed = 0; seed < draws; seed++) {
            double[] q = draw(new Initialisation.Orthogonal(), 2, 2, seed);
            positive += q[0] * q[3] - q[1] * q[2] > 0 ? 1 : 0;
            first += q[0] / draws;
            square += q[0] * q[0] / draws;
        }
        assertEquals(0.5, positive / (double) draws, 4 * 0.5 / Math.sqrt(draws));
        assertEquals(0, first, 4 * Math.sqrt(0.5 / draws));
        assertEquals(0.5, square, 4 * Math.sqrt(0.125 / draws));
    }

    @Test
    void identityHasOnesOnTheDiagonalOfAnyRectangle() {
        assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0}, draw(new Initialisation.Identity(), 3, 2, 1));
        assertArrayEquals(new double[] {1, 0, 0, 1, 0, 0}, draw(new Initialisation.Identity(), 2, 3, 1));
        assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, draw(new Initialisation.Identity(), 3, 3, 1));
    }

    @Test
    void tangentKernelScalingDividesByTheRootOfTheInputsInTheForwardPass() {
        Problem scaled = problem(new Mlp(List.of(5), Activation.TANH, true, new Initialisation.TangentKernel()), 2);
        Problem plain = problem(new Mlp(List.of(5), Activation.TANH, true), 2);
        double[] theta = Differences.gaussian(2, scaled.layout().dimension());
        double[] same = theta.clone();
        for (int i = 0; i < 15; i++) {
            same[i] /= Math.sqrt(3);
        }
        for (int i = 20; i < 30; i++) {
            same[i] /= Math.sqrt(5);
        }
        assertEquals(plain.objective().value(same), scaled.objective().value(theta), 1e-14);
    }

    @Test
    void frozenOuterWeightsFollowTheirOwnSeedAndAreNoParameters() {
        TwoLayerWide frozen = new TwoLayerWide(40, Activation.TANH, TwoLayerWide.Outer.SIGNS, false, 1);
        Problem one = problem(frozen, 1);
        assertEquals(40 * 3, one.layout().dimension());
        assertEquals(40 * 3 + 40, problem(new TwoLayerWide(40, Activation.TANH, TwoLayerWide.Outer.SIGNS, true, 1), 1).layout().dimension());
        double[] theta = one.initial(1);
        assertEquals(one.objective().value(theta), problem(frozen, 1).objective().value(theta));
        Problem other = problem(new TwoLayerWide(40, Activation.TANH, TwoLayerWide.Outer.SIGNS, false, 2), 1);
        assertArrayEquals(theta, other.initial(1));
        assertTrue(one.objective().value(theta) != other.objective().value(theta));
    }

    @Test
    void aNetworkIsCountedWithoutDrawingItsFrozenWeights() {
        // 2³⁰ · 100 frozen weights would be 800 GB.
        TwoLayerWide network = new TwoLayerWide(1 << 30, Activation.TANH, TwoLayerWide.Outer.SIGNS, false, 1);
        assertEquals(3L << 30, network.parameters(new NetworkBuilder.Sizes(6, org.saddlescope.engine.Shape.of(3), 100, 1)));
    }

    private static double variance(Initialisation initialisation, int in, int out) {
        return Arrays.stream(draw(initialisation, in, out, 8)).map(x -> x * x).average().orElseThrow();
    }

    private static double[] draw(Initialisation initialisation, int in, int out, long seed) {
        double[] block = new double[in * out + 2];
        initialisation.initialiser(in, out).fill(block, 1, in * out, out, SeededRandom.of(seed, "test"));
        assertEquals(0, block[0]);
        assertEquals(0, block[in * out + 1]);
        return Arrays.copyOfRange(block, 1, in * out + 1);
    }

    private static Problem problem(Architecture architecture, int outputs) {
        Samples samples = new Samples(6, List.of(3), Differences.gaussian(1, 18), new Samples.Values(Differences.gaussian(3, 6 * outputs), outputs));
        return NetworkProblem.of(architecture, Loss.HALF_SQUARED_ERROR, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    @Test
    void aDeepLinearNetworkOfIdentitiesCopiesItsInput() {
        Samples samples = new Samples(2, List.of(3), new double[] {1, 2, 3, 4, 5, 6}, new Samples.Values(new double[] {1, 2, 3, 4, 5, 6}, 3));
        Problem problem = NetworkProblem.of(new DeepLinear(List.of(3, 5, 4), new Initialisation.Identity()), Loss.HALF_SQUARED_ERROR,
                samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
        assertEquals(0, problem.objective().value(problem.initial(1)));
    }
}
