package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Shape;
import org.saddlescope.engine.Workers;

/** Networks for images: what they are made of, what they refuse, and what normalisation makes invariant. */
class ImageNetworksTest {
    private static final Initialisation AUTOMATIC = new Initialisation.Automatic();

    private static Problem problem(Architecture architecture, Samples samples) {
        return NetworkProblem.of(architecture, Loss.CROSS_ENTROPY, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    private static Samples images(int n, int channels, int height, int width) {
        return new Samples(n, List.of(channels, height, width), Differences.gaussian(3, n * channels * height * width),
                new Samples.Labels(IntStream.range(0, n).map(i -> i % 2).toArray(), 2));
    }

    private static NetworkBuilder.Sizes mnist() {
        return new NetworkBuilder.Sizes(1000, Shape.of(1, 28, 28), 10, 1);
    }

    private static void refused(String part, Architecture architecture, Samples samples) {
        String message = assertThrows(IllegalArgumentException.class, () -> problem(architecture, samples)).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static ConvNet conv(int kernel, ConvNet.Pooling pooling) {
        return new ConvNet(List.of(8, 16), kernel, 1, 0, pooling, Activation.RELU, List.of(), AUTOMATIC);
    }

    @Test
    void theConvolutionalNetworkOfThePeerHas5258Parameters() {
        // conv(1->8, 3x3), conv(8->16, 3x3), linear(400->10), all with biases.
        assertEquals(8 * 9 + 8 + 16 * 8 * 9 + 16 + 400 * 10 + 10, conv(3, ConvNet.Pooling.MAX).parameters(mnist()));
    }

    @Test
    void blocksAreLaidOutAsPyTorchLaysThemOut() {
        ParameterLayout layout = problem(conv(3, ConvNet.Pooling.MAX), images(2, 1, 12, 12)).layout();
        assertEquals(List.of("conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "head.weight", "head.bias"),
                layout.blocks().stream().map(ParameterLayout.Block::name).toList());
        assertEquals(List.of(16, 8, 3, 3), layout.blocks().get(2).shape());
        assertEquals(16, layout.blocks().get(2).filters());
    }

    @Test
    void normalisationHasGainsAtOneAndBiasesAtZeroInBlocksOfTheirOwnRole() {
        Problem problem = problem(new ResNet(List.of(2), 1, ResNet.Norm.BATCH, Activation.RELU, AUTOMATIC), images(4, 1, 4, 4));
        double[] theta = problem.initial(1);
        List<ParameterLayout.Block> norms = problem.layout().blocks().stream()
                .filter(block -> block.role() == ParameterLayout.Role.NORM).toList();
        assertEquals(6, norms.size());
        for (ParameterLayout.Block block : norms) {
            double expected = block.name().endsWith("gain") ? 1 : 0;
            assertTrue(Arrays.stream(theta, block.offset(), block.offset() + block.size()).allMatch(x -> x == expected), block.name());
        }
    }

    @Test
    void everyDepthFitsEveryImage() {
        for (int size : new int[] {1, 2, 7, 28}) {
            ResNet deep = new ResNet(List.of(2, 2, 3, 4), 2, ResNet.Norm.NONE, Activation.RELU, AUTOMATIC);
            assertTrue(Double.isFinite(problem(deep, images(3, 1, size, size)).objective().value(problem(deep, images(3, 1, size, size)).initial(1))));
        }
    }

    @Test
    void whatDoesNotFitIsNamedOnBothSides() {
        refused("kernel of 9 x 9 is larger than the image of 5 x 4", conv(9, ConvNet.Pooling.MAX), images(4, 1, 5, 4));
        refused("window of 2 x 2 is larger than the image of 1 x 1", conv(1, ConvNet.Pooling.MAX), images(4, 1, 2, 2));
        Samples flat = new Samples(2, List.of(3), new double[6], new Samples.Labels(new int[] {0, 1}, 2));
        refused("conv takes images of shape channels x height x width, a sample here has shape 3", conv(3, ConvNet.Pooling.MAX), flat);
        refused("resNet takes images", new ResNet(List.of(2), 1, ResNet.Norm.LAYER, Activation.RELU, AUTOMATIC), flat);
        for (Layer layer : List.of(new Conv2dLayer(2, 3, 1, 0, true, new Initialisation.He()), new MaxPoolLayer(2, 0), new AveragePoolLayer(2, 0),
                new GlobalAveragePoolLayer())) {
            refused("takes images of shape", new Architecture.Sequential(List.of(layer)), flat);
        }
        refused("make 2 x 3 x 3 of 1 x 5 x 5 a sample", new Architecture.Sequential(List.of(new ResidualLayer(
                List.of(new Conv2dLayer(2, 3, 1, 0, true, new Initialisation.He())), ResidualLayer.Shortcut.IDENTITY))), images(4, 1, 5, 5));
        refused("images of 4 x 4 of images of 5 x 5", new Architecture.Sequential(List.of(new ResidualLayer(
                List.of(new Conv2dLayer(2, 2, 1, 0, true, new Initialisation.He())), ResidualLayer.Shortcut.PROJECTION))), images(4, 1, 5, 5));
    }

    @Test
    void aResidualBlockOfZerosIsTheIdentity() {
        Samples samples = images(5, 2, 3, 3);
        List<Layer> head = List.of(new Layer.Linear(0, true, new Initialisation.Xavier()));
        Layer block = new ResidualLayer(List.of(new Conv2dLayer(2, 3, 1, 1, true, new Initialisation.Zero())), ResidualLayer.Shortcut.IDENTITY);
        Problem with = problem(new Architecture.Sequential(java.util.stream.Stream.concat(java.util.stream.Stream.of(block), head.stream()).toList()), samples);
        Problem without = problem(new Architecture.Sequential(head), samples);
        double[] theta = with.initial(4);
        double[] rest = Arrays.copyOfRange(theta, 2 * 2 * 9 + 2, theta.length);
        assertEquals(without.objective().value(rest), with.objective().value(theta));
    }

    @Test
    void batchNormalisationMakesTheLossBlindToTheScaleOfTheWeightsBeforeIt() {
        // f(s·w) = f(w) up to ε, hence ⟨∇f, w⟩ = 0 and H w = −∇f (Euler, degree 0).
        Architecture network = new Architecture.Sequential(List.of(new Conv2dLayer(3, 2, 1, 0, false, new Initialisation.He()),
                new BatchNormLayer(1e-12), new Layer.Activation(Activation.TANH), new Layer.Flatten(), new Layer.Linear(0, true, new Initialisation.Xavier())));
        Problem problem = problem(network, images(20, 1, 4, 4));
        double[] theta = problem.initial(2);
        double[] w = new double[theta.length];
        System.arraycopy(theta, 0, w, 0, 3 * 4);
        double[] g = problem.objective().gradient(theta).gradient();
        assertEquals(0, Differences.dot(g, w), 1e-10);
        assertTrue(Differences.norm(Arrays.copyOf(g, 12)) > 1e-3);
        double[] product = problem.objective().hvp(theta, w);
        for (int i = 0; i < 12; i++) {
            assertEquals(-g[i], product[i], 1e-9);
        }
    }

    @Test
    void aMiniBatchIsNormalisedByItsOwnStatistics() {
        Samples samples = images(10, 1, 3, 3);
        Architecture network = new ResNet(List.of(2), 1, ResNet.Norm.BATCH, Activation.TANH, AUTOMATIC);
        Problem problem = problem(network, samples);
        assertEquals(10, problem.samples());
        double[] theta = Differences.gaussian(8, problem.layout().dimension());
        int[] chosen = {7, 2, 5};
        double[] inputs = new double[3 * 9];
        int[] labels = new int[3];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(samples.inputs(), chosen[i] * 9, inputs, i * 9, 9);
            labels[i] = chosen[i] % 2;
        }
        Problem alone = problem(network, new Samples(3, List.of(1, 3, 3), inputs, new Samples.Labels(labels, 2)));
        assertEquals(alone.objective().value(theta), problem.batch(chosen).value(theta));
        assertArrayEquals(alone.objective().gradient(theta).gradient(), problem.batch(chosen).gradient(theta).gradient());
    }

    @Test
    void trainingLowersTheLossOfImagesByHalf() {
        // Bars: an image is bright in its upper or in its left half.
        int n = 40;
        double[] noise = Differences.gaussian(9, n * 64);
        double[] inputs = new double[n * 64];
        for (int i = 0; i < inputs.length; i++) {
            int place = i % 64;
            boolean bright = i / 64 % 2 == 0 ? place / 8 < 4 : place % 8 < 4;
            inputs[i] = (bright ? 1 : -1) + 0.3 * noise[i];
        }
        Samples bars = new Samples(n, List.of(1, 8, 8), inputs, new Samples.Labels(IntStream.range(0, n).map(i -> i % 2).toArray(), 2));
        for (Architecture network : List.of(conv(3, ConvNet.Pooling.NONE), new ResNet(List.of(4, 8), 1, ResNet.Norm.LAYER, Activation.RELU, AUTOMATIC),
                new ResNet(List.of(4, 8), 1, ResNet.Norm.BATCH, Activation.RELU, AUTOMATIC))) {
            Problem problem = problem(network, bars);
            double[] theta = problem.initial(1);
            double first = problem.objective().value(theta);
            for (int step = 0; step < 50; step++) {
                double[] g = problem.objective().gradient(theta).gradient();
                for (int i = 0; i < theta.length; i++) {
                    theta[i] -= 0.05 * g[i];
                }
            }
            assertTrue(problem.objective().value(theta) < first / 2, network + ": from " + first + " to " + problem.objective().value(theta));
        }
    }
}
