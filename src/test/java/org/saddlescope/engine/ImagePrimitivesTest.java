package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.engine.ParameterLayout.Role;

/** Convolution, pooling and normalisation against their definitions, written out as loops, and closed forms. */
class ImagePrimitivesTest {
    /** What a graph makes of θ. */
    private static double[] outputs(Precision precision, double[] theta, Function<Graph.Builder, Graph.Node> network) {
        Graph.Builder g = new Graph.Builder();
        Graph.Node y = network.apply(g);
        Graph.Node loss = g.apply(new SquaredError(1), y, y);
        Tape tape = new Tape(g.build(loss, y), precision);
        tape.load(theta);
        tape.forward(Feed.NONE);
        double[] outputs = new double[y.shape().size()];
        tape.outputs(outputs, 0);
        tape.keepAlive();
        return outputs;
    }

    /** The gradient of Σ weights·y. */
    private static double[] gradient(double[] theta, Function<Graph.Builder, Graph.Node> network) {
        Graph.Builder g = new Graph.Builder();
        Graph.Node y = network.apply(g);
        Graph.Node half = g.apply(new SquaredError(0.5), y, g.apply(LinearCombination.of(0.0), y));
        return FunctionObjective.of(g.build(half, y), Precision.DOUBLE, Workers.shared()).gradient(theta).gradient();
    }

    private static Graph.Node w(Graph.Builder g, int... dimensions) {
        return g.parameter("w", Role.WEIGHT, dimensions);
    }

    @ParameterizedTest
    @CsvSource({"1,1,7,6,3,3,2,1,0", "3,2,7,6,3,3,2,1,0", "3,2,5,6,3,2,4,1,1", "3,2,7,6,3,3,2,2,1", "2,3,8,8,1,1,5,1,0",
        "2,1,28,28,5,5,3,1,2", "7,2,4,4,4,4,2,1,0", "5,2,9,5,2,3,3,3,2", "40,2,4,4,3,3,2,1,1", "1,1,1,1,1,1,1,1,0"})
    void convolutionIsItsDefinition(int rows, int channels, int height, int width, int kernelHeight, int kernelWidth,
                                    int filters, int stride, int padding) {
        int images = rows * channels * height * width;
        int kernels = filters * channels * kernelHeight * kernelWidth;
        double[] theta = Differences.gaussian(1, images + kernels + filters);
        for (int i = 0; i < theta.length; i++) {
            theta[i] = (float) theta[i];
        }
        int outHeight = (height + 2 * padding - kernelHeight) / stride + 1;
        int outWidth = (width + 2 * padding - kernelWidth) / stride + 1;
        double[] expected = new double[rows * filters * outHeight * outWidth];
        int next = 0;
        for (int n = 0; n < rows; n++) {
            for (int o = 0; o < filters; o++) {
                for (int p = 0; p < outHeight; p++) {
                    for (int q = 0; q < outWidth; q++) {
                        double sum = theta[images + kernels + o];
                        for (int c = 0; c < channels; c++) {
                            for (int i = 0; i < kernelHeight; i++) {
                                for (int j = 0; j < kernelWidth; j++) {
                                    int line = p * stride + i - padding;
                                    int column = q * stride + j - padding;
                                    if (line >= 0 && line < height && column >= 0 && column < width) {
                                        sum += theta[((n * channels + c) * height + line) * width + column]
                                                * theta[images + ((o * channels + c) * kernelHeight + i) * kernelWidth + j];
                                    }
                                }
                            }
                        }
                        expected[next++] = sum;
                    }
                }
            }
        }
        Function<Graph.Builder, Graph.Node> network = g -> g.apply(new Conv2d(stride, padding),
                w(g, rows, channels, height, width), w(g, filters, channels, kernelHeight, kernelWidth), w(g, filters));
        assertArrayEquals(expected, outputs(Precision.DOUBLE, theta, network), 1e-12);
        assertArrayEquals(expected, outputs(Precision.FLOAT, theta, network), 1e-4);
    }

    @Test
    void anImageGivesTheSameWhateverElseIsConvolvedWithIt() {
        // 6 images make two products of up to 4 images each; the first image is the same in all of them.
        int image = 2 * 8 * 8;
        double[] six = Differences.gaussian(2, 6 * image + 3 * 2 * 9);
        double[] kernels = Arrays.copyOfRange(six, 6 * image, six.length);
        double[] whole = outputs(Precision.DOUBLE, six, g -> g.apply(new Conv2d(1, 0), w(g, 6, 2, 8, 8), w(g, 3, 2, 3, 3)));
        for (int i = 0; i < 6; i++) {
            double[] alone = Arrays.copyOf(Arrays.copyOfRange(six, i * image, (i + 1) * image), image + kernels.length);
            System.arraycopy(kernels, 0, alone, image, kernels.length);
            assertArrayEquals(Arrays.copyOfRange(whole, i * 108, (i + 1) * 108),
                    outputs(Precision.DOUBLE, alone, g -> g.apply(new Conv2d(1, 0), w(g, 1, 2, 8, 8), w(g, 3, 2, 3, 3))), 1e-13);
        }
    }

    @ParameterizedTest
    @CsvSource({"2,2", "2,1", "3,2", "1,1", "4,4"})
    void poolingIsItsDefinition(int size, int stride) {
        double[] theta = Differences.gaussian(3, 3 * 2 * 5 * 7);
        for (int i = 0; i < theta.length; i++) {
            theta[i] = (float) theta[i];
        }
        int outHeight = (5 - size) / stride + 1;
        int outWidth = (7 - size) / stride + 1;
        double[] maxima = new double[6 * outHeight * outWidth];
        double[] means = new double[maxima.length];
        int next = 0;
        for (int plane = 0; plane < 6; plane++) {
            for (int p = 0; p < outHeight; p++) {
                for (int q = 0; q < outWidth; q++) {
                    double largest = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        for (int j = 0; j < size; j++) {
                            double x = theta[(plane * 5 + p * stride + i) * 7 + q * stride + j];
                            largest = Math.max(largest, x);
                            sum += x;
                        }
                    }
                    maxima[next] = largest;
                    means[next++] = sum / (size * size);
                }
            }
        }
        for (Precision precision : Precision.values()) {
            assertArrayEquals(maxima, outputs(precision, theta, g -> g.apply(new MaxPool2d(size, stride), w(g, 3, 2, 5, 7))));
            assertArrayEquals(means, outputs(precision, theta, g -> g.apply(new AveragePool2d(size, size, stride), w(g, 3, 2, 5, 7))),
                    precision == Precision.DOUBLE ? 1e-15 : 1e-6);
        }
    }

    @Test
    void whereElementsTieTheFirstOneTakesTheDerivative() {
        Function<Graph.Builder, Graph.Node> pool = g -> g.apply(new MaxPool2d(2, 2), w(g, 1, 1, 2, 2));
        assertArrayEquals(new double[] {0, 3, 0, 0}, gradient(new double[] {1, 3, 3, 3}, pool));
        assertArrayEquals(new double[] {0, 0, 3, 0}, gradient(new double[] {1, 2, 3, 3}, pool));
        assertArrayEquals(new double[] {-0.5, 0, 0, 0}, gradient(new double[] {-0.5, -0.5, -0.5, -0.5}, pool));
    }

    @Test
    void aNanInAWindowIsItsMaximum() {
        for (Precision precision : Precision.values()) {
            double[] y = outputs(precision, new double[] {1, Double.NaN, 3, 4, 5, 6}, g -> g.apply(new MaxPool2d(1, 1), w(g, 1, 1, 2, 3)));
            assertTrue(Double.isNaN(y[1]));
            assertTrue(Double.isNaN(outputs(precision, new double[] {1, Double.NaN, 3, 4}, g -> g.apply(new MaxPool2d(2, 2), w(g, 1, 1, 2, 2)))[0]));
        }
        assertTrue(Double.isNaN(gradient(new double[] {1, Double.NaN, 3, 4}, g -> g.apply(new MaxPool2d(2, 2), w(g, 1, 1, 2, 2)))[1]));
    }

    @Test
    void whatIsStandardisedHasMeanZeroAndTheVarianceOfItsDefinition() {
        // Samples 2 × channels 3 × places 4.
        double[] theta = Differences.gaussian(4, 24);
        double epsilon = 0.5;
        for (Standardise.Over over : Standardise.Over.values()) {
            double[] y = outputs(Precision.DOUBLE, theta, g -> g.apply(new Standardise(over, epsilon), w(g, 2, 3, 2, 2)));
            for (int k = 0; k < 24; k++) {
                int of = k;
                int[] group = java.util.stream.IntStream.range(0, 24).filter(i -> switch (over) {
                    case SAMPLE -> i / 12 == of / 12;
                    case CHANNELS -> i / 12 == of / 12 && i % 4 == of % 4;
                    case BATCH -> i / 4 % 3 == of / 4 % 3;
                }).toArray();
                double mean = Arrays.stream(group).mapToDouble(i -> theta[i]).average().orElseThrow();
                double variance = Arrays.stream(group).mapToDouble(i -> (theta[i] - mean) * (theta[i] - mean)).average().orElseThrow();
                assertEquals((theta[k] - mean) / Math.sqrt(variance + epsilon), y[k], 1e-13);
            }
        }
    }

    @Test
    void sizesThatDoNotFitAreNamedOnBothSides() {
        Graph.Builder g = new Graph.Builder();
        Graph.Node x = w(g, 2, 3, 4, 5);
        refused("kernel of 6 x 6 is larger than the image of 4 x 5", () -> g.apply(new Conv2d(1, 0), x, w(g, 1, 3, 6, 6)));
        refused("kernel of 7 x 6 is larger than the image of 4 x 5 with a padding of 1", () -> g.apply(new Conv2d(1, 1), x, w(g, 1, 3, 7, 6)));
        refused("images of 3 channels, weights for 2", () -> g.apply(new Conv2d(1, 0), x, w(g, 1, 2, 3, 3)));
        refused("found 2 x 60", () -> g.apply(new Conv2d(1, 0), g.apply(new Reshape(Shape.of(2, 60)), x), w(g, 1, 2, 3, 3)));
        refused("bias of 2 elements for 1 filters", () -> g.apply(new Conv2d(1, 0), x, w(g, 1, 3, 3, 3), w(g, 2)));
        refused("window of 5 x 5 is larger than the image of 4 x 5", () -> g.apply(new MaxPool2d(5, 1), x));
        refused("window of 2 x 6 is larger than the image of 4 x 5", () -> g.apply(new AveragePool2d(2, 6, 1), x));
        refused("2 gains for samples of 60 elements in 3 channels", () -> g.apply(new ScaleShift(), x, w(g, 2), w(g, 2)));
        refused("3 gains, 4 biases", () -> g.apply(new ScaleShift(), x, w(g, 3), w(g, 4)));
    }

    private static void refused(String part, org.junit.jupiter.api.function.Executable build) {
        String message = assertThrows(IllegalArgumentException.class, build).getMessage();
        assertTrue(message.contains(part), message);
    }
}
