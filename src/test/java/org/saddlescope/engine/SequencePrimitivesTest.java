package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.ParameterLayout.Role;

/** The primitives of sequences: the four rules against central differences, values against plain loops. */
class SequencePrimitivesTest {
    private static final int ROWS = 3;

    /** y in the smallest graph that gives it, from parameters and 3 × 4 symbols 0..4 as data. */
    private record Case(String name, Function<Graph.Builder, Graph.Node> value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> primitives() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("embedding", g -> g.apply(new Embedding(), symbols(g), w(g, 5, 2))));
        cases.add(new Case("embedding used twice", g -> {
            Graph.Node table = w(g, 5, 2);
            Graph.Node x = g.apply(new Embedding(), symbols(g), table);
            return g.apply(new Multiply(), x, g.apply(new Embedding(), symbols(g), table));
        }));
        cases.add(new Case("slices", g -> {
            Graph.Node x = w(g, ROWS, 4, 2);
            return g.apply(new Multiply(), g.apply(new SliceColumns(1, Shape.of(3)), x), g.apply(new SliceColumns(5, Shape.of(3)), x));
        }));
        cases.add(new Case("concatenation", g -> {
            Graph.Node x = w(g, ROWS, 2);
            return squared(g, g.apply(new ConcatColumns(Shape.of(3, 3)), x, w(g, ROWS, 3), x, symbolSlice(g)));
        }));
        cases.add(new Case("swap", g -> {
            Graph.Node x = w(g, 2, 3, 4, 2);
            return g.apply(new Multiply(), g.apply(new SwapMiddle(), x), w(g, 2, 4, 3, 2));
        }));
        cases.add(new Case("swap of a node used before", g -> {
            Graph.Node x = w(g, 2, 3, 3, 2);
            return g.apply(new Multiply(), g.apply(new SwapMiddle(), x), x);
        }));
        for (boolean a : new boolean[] {false, true}) {
            for (boolean b : new boolean[] {false, true}) {
                cases.add(new Case("batched product " + a + " " + b, g -> g.apply(new BatchedProduct(a, b),
                        a ? w(g, ROWS, 2, 5, 4) : w(g, ROWS, 2, 4, 5), b ? w(g, ROWS, 2, 3, 5) : w(g, ROWS, 2, 5, 3))));
                cases.add(new Case("batched square " + a + " " + b, g -> {
                    Graph.Node x = w(g, ROWS, 3, 3);
                    return g.apply(new BatchedProduct(a, b), x, x);
                }));
            }
        }
        for (boolean causal : new boolean[] {false, true}) {
            cases.add(new Case("softmax causal=" + causal, g -> g.apply(new RowSoftmax(causal), w(g, ROWS, 4, 4))));
            cases.add(new Case("softmax squared causal=" + causal, g -> {
                Graph.Node x = w(g, ROWS, 4, 4);
                return g.apply(new Multiply(), x, g.apply(new RowSoftmax(causal), x));
            }));
        }
        cases.add(new Case("sum with every row", g -> squared(g, g.apply(new AddToRows(), w(g, ROWS, 4, 2), w(g, 4, 2)))));
        cases.add(new Case("sum of data with every row", g -> squared(g, g.apply(new AddToRows(), symbols(g), w(g, 4)))));
        cases.add(new Case("mean over places of a node used before", g -> {
            Graph.Node x = w(g, ROWS, 4, 2);
            Graph.Node mean = g.apply(new PlaceMean(), x);
            return g.apply(new Multiply(), mean, g.apply(new SliceColumns(2, Shape.of(2)), x));
        }));
        cases.add(new Case("layer norm", g -> g.apply(new LayerNorm(4, 1e-5), w(g, ROWS, 3, 4), w(g, 4), w(g, 4))));
        cases.add(new Case("layer norm of data", g -> g.apply(new LayerNorm(4, 1e-2), symbols(g), w(g, 4), w(g, 4))));
        cases.add(new Case("layer norm twice with one gain", g -> {
            Graph.Node gain = w(g, 4);
            Graph.Node x = g.apply(new LayerNorm(4, 0.1), w(g, ROWS, 4), gain, w(g, 4));
            return g.apply(new LinearCombination(List.of(1.0, 0.5)), x, g.apply(new LayerNorm(4, 0.1), x, gain, w(g, 4)));
        }));
        return cases.stream();
    }

    private static Graph.Node w(Graph.Builder g, int... dimensions) {
        return g.parameter("w", Role.WEIGHT, dimensions);
    }

    private static Graph.Node symbols(Graph.Builder g) {
        return g.inputs(ROWS, 4);
    }

    private static Graph.Node symbolSlice(Graph.Builder g) {
        return g.apply(new SliceColumns(1, Shape.of(2)), symbols(g));
    }

    private static Graph.Node squared(Graph.Builder g, Graph.Node x) {
        return g.apply(new Multiply(), x, x);
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void derivativesAgreeWithCentralDifferences(Case c) {
        Problem problem = problem(c.value(), Precision.DOUBLE);
        for (int seed = 1; seed <= 3; seed++) {
            double[] theta = Differences.gaussian(seed, problem.layout().dimension());
            double worst = Differences.worst(problem.objective(), theta);
            assertTrue(worst <= 1, "error over tolerance: " + worst);
        }
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void singlePrecisionAgreesWithDouble(Case c) {
        double[] theta = Differences.gaussian(4, problem(c.value(), Precision.DOUBLE).layout().dimension());
        double[] v = Differences.gaussian(5, theta.length);
        for (int i = 0; i < theta.length; i++) {
            theta[i] = (float) theta[i];
            v[i] = (float) v[i];
        }
        Objective wide = problem(c.value(), Precision.DOUBLE).objective();
        Objective narrow = problem(c.value(), Precision.FLOAT).objective();
        assertTrue(Differences.relativeError(wide.gradient(theta).gradient(), narrow.gradient(theta).gradient(), 1e-3) < 1e-4);
        assertTrue(Differences.relativeError(wide.hvp(theta, v), narrow.hvp(theta, v), 1e-3) < 1e-3);
    }

    @Test
    void anEmbeddingCopiesTheRowOfEachSymbol() {
        double[] table = Differences.gaussian(1, 10);
        double[] y = value(g -> g.apply(new Embedding(), symbols(g), w(g, 5, 2)), table);
        for (int i = 0; i < ROWS * 4; i++) {
            assertEquals(table[2 * (int) DATA[i]], y[2 * i]);
            assertEquals(table[2 * (int) DATA[i] + 1], y[2 * i + 1]);
        }
    }

    @Test
    void aSymbolOutsideTheVocabularyIsNamedWithTheVocabulary() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> value(g -> g.apply(new Embedding(), symbols(g), w(g, 4, 2)), new double[8])).getMessage();
        assertTrue(message.contains("symbol 4") && message.contains("0 to 3"), message);
    }

    @Test
    void batchedProductsAreProductsOfTheirMatrices() {
        double[] theta = Differences.gaussian(1, 2 * (4 * 5 + 5 * 3));
        for (boolean ta : new boolean[] {false, true}) {
            for (boolean tb : new boolean[] {false, true}) {
                double[] y = value(g -> g.apply(new BatchedProduct(ta, tb), ta ? w(g, 2, 5, 4) : w(g, 2, 4, 5),
                        tb ? w(g, 2, 3, 5) : w(g, 2, 5, 3)), theta);
                for (int i = 0; i < 24; i++) {
                    int matrix = i / 12;
                    int row = i % 12 / 3;
                    int column = i % 3;
                    double sum = 0;
                    for (int k = 0; k < 5; k++) {
                        sum += theta[matrix * 20 + (ta ? k * 4 + row : row * 5 + k)]
                                * theta[40 + matrix * 15 + (tb ? column * 5 + k : k * 3 + column)];
                    }
                    assertEquals(sum, y[i], 1e-14);
                }
            }
        }
    }

    @Test
    void aCausalSoftmaxGivesLaterStepsNoWeightAndRowsThatSumToOne() {
        double[] z = Differences.gaussian(1, 2 * 16);
        double[] p = value(g -> g.apply(new RowSoftmax(true), w(g, 2, 4, 4)), z);
        for (int r = 0; r < 8; r++) {
            int t = r % 4;
            double total = 0;
            for (int j = 0; j <= t; j++) {
                total += Math.exp(z[4 * r + j]);
            }
            for (int j = 0; j < 4; j++) {
                assertEquals(j > t ? 0 : Math.exp(z[4 * r + j]) / total, p[4 * r + j], j > t ? 0 : 1e-15);
            }
        }
    }

    @Test
    void swappingTwiceChangesNothingAndOnceExchangesTheMiddleDimensions() {
        double[] x = Differences.gaussian(1, 2 * 3 * 4 * 2);
        double[] once = value(g -> g.apply(new SwapMiddle(), w(g, 2, 3, 4, 2)), x);
        assertEquals(x[((1 * 3 + 2) * 4 + 1) * 2 + 1], once[((1 * 4 + 1) * 3 + 2) * 2 + 1]);
        assertArrayEquals(x, value(g -> g.apply(new SwapMiddle(), g.apply(new SwapMiddle(), w(g, 2, 3, 4, 2))), x));
    }

    @Test
    void layerNormGivesMeanZeroAndTheStatedVariance() {
        double[] theta = Differences.gaussian(1, 12 + 8);
        Arrays.fill(theta, 12, 16, 1);
        Arrays.fill(theta, 16, 20, 0);
        double[] y = value(g -> g.apply(new LayerNorm(4, 0.5), w(g, ROWS, 4), w(g, 4), w(g, 4)), theta);
        for (int r = 0; r < ROWS; r++) {
            double mean = Arrays.stream(theta, 4 * r, 4 * r + 4).average().orElseThrow();
            double variance = Arrays.stream(theta, 4 * r, 4 * r + 4).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
            assertEquals(0, Arrays.stream(y, 4 * r, 4 * r + 4).sum(), 1e-14);
            assertEquals(variance / (variance + 0.5), Arrays.stream(y, 4 * r, 4 * r + 4).map(x -> x * x).average().orElseThrow(), 1e-14);
        }
    }

    @Test
    void shapesThatDoNotFitAreNamedWithBothSides() {
        refused("3 x 2 x 4", "3 x 5 x 2", g -> g.apply(new BatchedProduct(false, false), w(g, 3, 2, 4), w(g, 3, 5, 2)));
        refused("3 x 4 x 4", "2 x 4 x 4", g -> g.apply(new BatchedProduct(false, false), w(g, 3, 4, 4), w(g, 2, 4, 4)));
        refused("elements 3 to 5", "have 4", g -> g.apply(new SliceColumns(3, Shape.of(3)), w(g, 2, 4)));
        refused("elements 3 to 5", "have 4", g -> g.apply(new SliceColumns(2, 3, Shape.of(3)), w(g, 2, 3, 4)));
        refused("3 leading dimensions", "2 x 4", g -> g.apply(new SliceColumns(3, 0, Shape.of(1)), w(g, 2, 4)));
        refused("2 rows", "3", g -> g.apply(new ConcatColumns(Shape.of(4)), w(g, 2, 2), w(g, 3, 2)));
        refused("4 elements", "5", g -> g.apply(new ConcatColumns(Shape.of(5)), w(g, 2, 2), w(g, 2, 2)));
        refused("3 steps", "4 steps", g -> g.apply(new RowSoftmax(true), w(g, 2, 3, 4)));
        refused("6 elements", "groups of 4", g -> g.apply(new LayerNorm(4, 1e-5), w(g, 2, 6), w(g, 4), w(g, 4)));
        refused("gain of 3", "groups of 4", g -> g.apply(new LayerNorm(4, 1e-5), w(g, 2, 4), w(g, 3), w(g, 4)));
        refused("6 elements", "5", g -> g.apply(new AddToRows(), w(g, 2, 6), w(g, 5)));
        refused("2 x 4", "places x features", g -> g.apply(new PlaceMean(), w(g, 2, 4)));
        refused("2 x 4", "not 4", g -> g.apply(new SwapMiddle(), w(g, 2, 4)));
    }

    private static void refused(String one, String other, Function<Graph.Builder, Graph.Node> value) {
        String message = assertThrows(IllegalArgumentException.class, () -> value.apply(new Graph.Builder())).getMessage();
        assertTrue(message.contains(one) && message.contains(other), message);
    }

    private static final double[] DATA = {0, 2, 2, 1, 4, 0, 3, 2, 2, 2, 1, 4};

    /** The loss ½‖y − target‖² over y as a whole. */
    private static Problem problem(Function<Graph.Builder, Graph.Node> value, Precision precision) {
        Graph.Builder sized = new Graph.Builder();
        int size = value.apply(sized).shape().size();
        return new GraphProblem(new GraphProblem.Definition(_ -> {
            Graph.Builder g = new Graph.Builder();
            Graph.Node y = g.apply(new Reshape(Shape.of(1, size)), value.apply(g));
            return g.build(g.apply(new SquaredError(0.5), y, g.targets(1, size)), y);
        }, false, false, _ -> new double[0], Optional.empty()),
                new GraphProblem.Encoded(1, DATA, DATA.length, Differences.gaussian(98, size), size, new int[0], 1),
                Optional.empty(), precision, Workers.shared());
    }

    /** y itself, as a tape computes it. */
    private static double[] value(Function<Graph.Builder, Graph.Node> value, double[] theta) {
        Graph.Builder g = new Graph.Builder();
        Graph.Node y = value.apply(g);
        Graph graph = g.build(g.apply(new SquaredError(0.5), y, y), y);
        Tape tape = new Tape(graph, Precision.DOUBLE);
        NativeMemory data = NativeMemory.allocate((long) DATA.length * Double.BYTES);
        tape.kernels().load(DATA, 0, data.address(), DATA.length);
        tape.load(theta);
        tape.forward(new Feed(data.address(), 0, new int[0], 1));
        double[] out = new double[y.shape().size()];
        tape.outputs(out, 0);
        data.keepAlive();
        tape.keepAlive();
        return out;
    }
}
