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

/** Every primitive's four rules against central differences, one by one, through the loss ½‖y − target‖². */
class PrimitiveTest {
    private static final int ROWS = 5;

    /** A primitive in the smallest graph that uses it; data are 5 × 3 inputs, real targets as wide as needed, 3 classes. */
    private record Case(String name, int targetWidth, Function<Graph.Builder, Graph.Node> value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> primitives() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("linear of data", 4, g -> g.apply(new Linear(), g.inputs(ROWS, 3), w(g, 4, 3))));
        cases.add(new Case("linear with bias", 4, g -> g.apply(new Linear(), g.inputs(ROWS, 3), w(g, 4, 3), w(g, 4))));
        cases.add(new Case("linear of two parameters", 4, g -> g.apply(new Linear(), w(g, ROWS, 2), w(g, 4, 2))));
        cases.add(new Case("linear of parameters with bias", 4, g -> g.apply(new Linear(), w(g, ROWS, 2), w(g, 4, 2), w(g, 4))));
        cases.add(new Case("linear twice with one weight", 3, g -> {
            Graph.Node w = w(g, 3, 3);
            return g.apply(new Linear(), g.apply(new Linear(), g.inputs(ROWS, 3), w), w);
        }));
        for (Kernels.Activation activation : Kernels.Activation.values()) {
            cases.add(new Case("activation " + activation, 3, g -> g.apply(new Activate(activation), w(g, ROWS, 3))));
        }
        for (Apply.Elementary function : Apply.Elementary.values()) {
            // 0.3|x| + 0.3: in the domain of log and sqrt, away from kinks and poles.
            cases.add(new Case("function " + function, 3, g -> g.apply(new Apply(function), positive(g))));
        }
        for (double exponent : new double[] {0, 1, 2, 3, 17, 0.5, -1.5, -2}) {
            cases.add(new Case("power " + exponent, 3, g -> g.apply(new Apply(new Apply.Power(exponent)), positive(g))));
        }
        cases.add(new Case("linear with constant weights", 4, g -> g.apply(new Linear(), w(g, ROWS, 3),
                g.constant(() -> Differences.gaussian(97, 12), 4, 3))));
        cases.add(new Case("product with a constant", 3, g -> g.apply(new Multiply(), w(g, ROWS, 3),
                g.constant(() -> Differences.gaussian(96, ROWS * 3), ROWS, 3))));
        cases.add(new Case("sum", 3, g -> g.apply(LinearCombination.of(2.0, -0.5, 1.0), w(g, ROWS, 3), w(g, ROWS, 3), g.inputs(ROWS, 3))));
        cases.add(new Case("sum of a node with itself", 3, g -> {
            Graph.Node x = w(g, ROWS, 3);
            return g.apply(LinearCombination.of(2.0, -0.5), x, x);
        }));
        cases.add(new Case("product", 3, g -> g.apply(new Multiply(), w(g, ROWS, 3), w(g, ROWS, 3))));
        cases.add(new Case("product with data", 3, g -> g.apply(new Multiply(), g.inputs(ROWS, 3), w(g, ROWS, 3))));
        cases.add(new Case("square as a product", 3, g -> {
            Graph.Node x = w(g, ROWS, 3);
            return g.apply(new Multiply(), x, x);
        }));
        addImages(cases);
        addGraphs(cases);
        return cases.stream();
    }

    /** Primitives of images; their data are parameters too, so that every rule is used. */
    private static void addImages(List<Case> cases) {
        cases.add(new Case("convolution", 2 * 3 * 2, g -> g.apply(new Conv2d(1, 0), w(g, ROWS, 2, 5, 4), w(g, 2, 2, 3, 3), w(g, 2))));
        cases.add(new Case("convolution with padding", 3 * 4 * 5, g -> g.apply(new Conv2d(1, 1), w(g, ROWS, 2, 4, 4), w(g, 3, 2, 3, 2), w(g, 3))));
        cases.add(new Case("convolution with stride", 2 * 3 * 2, g -> g.apply(new Conv2d(2, 1), w(g, ROWS, 1, 5, 4), w(g, 2, 1, 3, 3))));
        cases.add(new Case("convolution with stride and no padding", 2 * 2 * 1, g -> g.apply(new Conv2d(3, 0), w(g, ROWS, 2, 6, 4), w(g, 2, 2, 2, 3), w(g, 2))));
        cases.add(new Case("convolution of data", 2 * 2, g -> g.apply(new Conv2d(1, 0), images(g), w(g, 2, 1, 1, 2), w(g, 2))));
        cases.add(new Case("convolution of one image twice", 1 * 3 * 3, g -> {
            Graph.Node x = w(g, ROWS, 1, 3, 3);
            Graph.Node k = w(g, 1, 1, 3, 3);
            return g.apply(new Conv2d(1, 1), g.apply(new Conv2d(1, 1), x, k), k);
        }));
        cases.add(new Case("convolution of data with data", 15 * 3, g -> g.apply(new Conv2d(1, 0), images(g),
                g.apply(new Reshape(Shape.of(15, 1, 1, 1)), g.inputs(ROWS, 3)), w(g, 15))));
        cases.add(new Case("max pooling", 2 * 2 * 2, g -> g.apply(new MaxPool2d(2, 2), w(g, ROWS, 2, 4, 5))));
        cases.add(new Case("max pooling with overlaps", 2 * 2 * 3, g -> g.apply(new MaxPool2d(3, 1), w(g, ROWS, 2, 4, 5))));
        cases.add(new Case("average pooling", 2 * 2 * 2, g -> g.apply(new AveragePool2d(2, 2, 2), w(g, ROWS, 2, 4, 5))));
        cases.add(new Case("average pooling with overlaps", 2 * 2 * 4, g -> g.apply(new AveragePool2d(3, 2, 1), w(g, ROWS, 2, 4, 5))));
        for (Standardise.Over over : Standardise.Over.values()) {
            cases.add(new Case("standardise images over " + over, 2 * 2 * 3, g -> g.apply(new Standardise(over, 1e-2), w(g, ROWS, 2, 2, 3))));
            cases.add(new Case("standardise vectors over " + over, 4, g -> g.apply(new Standardise(over, 1e-2), w(g, ROWS, 4))));
        }
        for (int gains : new int[] {3, 12}) {
            cases.add(new Case("scale and shift with " + gains + " gains", 12, g ->
                    g.apply(new ScaleShift(), w(g, ROWS, 3, 2, 2), w(g, gains), w(g, gains))));
        }
        cases.add(new Case("scale and shift of data", 3, g -> g.apply(new ScaleShift(), g.inputs(ROWS, 3), w(g, 3), w(g, 3))));
        cases.add(new Case("shift of data", 3, g -> {
            Graph.Node x = g.inputs(ROWS, 3);
            return g.apply(new Reshape(Shape.of(ROWS, 3)), g.apply(new ScaleShift(), g.apply(new Reshape(Shape.of(1, 15)), x),
                    g.apply(new Reshape(Shape.of(15)), x), w(g, 15)));
        }));
        cases.add(new Case("pooling, convolution and sum of one image", 2 * 2 * 2, g -> {
            Graph.Node x = w(g, ROWS, 2, 4, 4);
            return g.apply(LinearCombination.of(1.0, 1.0, 1.0), g.apply(new MaxPool2d(2, 2), x), g.apply(new AveragePool2d(2, 2, 2), x),
                    g.apply(new Conv2d(2, 0), x, w(g, 2, 2, 2, 2)));
        }));
        cases.add(new Case("standardised and scaled sum of one image", 2 * 2, g -> {
            Graph.Node x = w(g, ROWS, 2, 2);
            return g.apply(LinearCombination.of(1.0, 1.0, 1.0), g.apply(new Standardise(Standardise.Over.BATCH, 0.1), x), x,
                    g.apply(new ScaleShift(), x, w(g, 2), w(g, 2)));
        }));
    }

    private static Graph.Node images(Graph.Builder g) {
        return g.apply(new Reshape(Shape.of(ROWS, 1, 1, 3)), g.inputs(ROWS, 3));
    }

    /** Primitives of samples that are matrices, such as the nodes of a graph. */
    private static void addGraphs(List<Case> cases) {
        cases.add(new Case("columns", 2, g -> g.apply(new SliceColumns(1, Shape.of(2)), w(g, ROWS, 3))));
        cases.add(new Case("columns of matrices", 4, g -> g.apply(new SliceColumns(2, 1, Shape.of(2)), w(g, ROWS, 2, 5))));
        cases.add(new Case("columns of data and overlapping ones of a parameter", 2, g -> {
            Graph.Node x = w(g, ROWS, 3);
            Graph.Node sum = g.apply(LinearCombination.of(1.0, -2.0), g.apply(new SliceColumns(0, Shape.of(2)), x), g.apply(new SliceColumns(1, Shape.of(2)), x));
            return g.apply(new Multiply(), sum, g.apply(new SliceColumns(1, Shape.of(2)), g.inputs(ROWS, 3)));
        }));
        cases.add(new Case("sample product", 8, g -> g.apply(new SampleProduct(), w(g, ROWS, 2, 3), w(g, ROWS, 3, 4))));
        cases.add(new Case("sample product with data on the left", 4, g ->
                g.apply(new SampleProduct(), g.inputs(ROWS, 1, 3), w(g, ROWS, 3, 4))));
        cases.add(new Case("sample product with data on the right", 2, g ->
                g.apply(new SampleProduct(), w(g, ROWS, 2, 3), g.inputs(ROWS, 3, 1))));
        cases.add(new Case("sample product of a matrix with itself", 4, g -> {
            Graph.Node x = w(g, ROWS, 2, 2);
            return g.apply(new SampleProduct(), x, x);
        }));
        cases.add(new Case("mean over places", 3, g -> g.apply(new PlaceMean(), w(g, ROWS, 4, 3))));
        cases.add(new Case("mean over places of what is used twice", 3, g -> {
            Graph.Node x = w(g, ROWS, 4, 3);
            return g.apply(new Multiply(), g.apply(new PlaceMean(), x), g.apply(new PlaceMean(), g.apply(new Multiply(), x, x)));
        }));
    }

    private static Graph.Node w(Graph.Builder g, int... dimensions) {
        return g.parameter("w", Role.WEIGHT, dimensions);
    }

    private static Graph.Node positive(Graph.Builder g) {
        Graph.Node shift = g.apply(new Apply(new Apply.Power(0)), w(g, ROWS, 3));
        return g.apply(LinearCombination.of(0.3, 0.3), g.apply(new Apply(Apply.Elementary.ABS), w(g, ROWS, 3)), shift);
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void derivativesAgreeWithCentralDifferences(Case c) {
        Problem problem = problem(rows -> {
            Graph.Builder g = new Graph.Builder();
            Graph.Node y = g.apply(new Reshape(Shape.of(ROWS, c.targetWidth())), c.value().apply(g));
            return g.build(g.apply(new SquaredError(0.5), y, g.targets(ROWS, c.targetWidth())), y);
        }, c.targetWidth(), new int[0]);
        assertDerivatives(problem);
    }

    @Test
    void crossEntropyAgreesWithCentralDifferences() {
        assertDerivatives(problem(_ -> {
            Graph.Builder g = new Graph.Builder();
            Graph.Node y = g.apply(new Linear(), g.inputs(ROWS, 3), w(g, 3, 3), w(g, 3));
            return g.build(g.apply(new SoftmaxCrossEntropy(), y), y);
        }, 0, new int[] {0, 2, 1, 1, 0}));
    }

    @Test
    void logisticLossAgreesWithCentralDifferences() {
        assertDerivatives(problem(_ -> {
            Graph.Builder g = new Graph.Builder();
            Graph.Node y = g.apply(new Linear(), g.inputs(ROWS, 3), w(g, 1, 3), w(g, 1));
            return g.build(g.apply(new LogisticLoss(), y, g.targets(ROWS, 1)), y);
        }, 1, new int[] {0, 1, 1, 1, 0}));
    }

    @Test
    void sigmoidLossAgreesWithCentralDifferencesAlsoFurtherOn() {
        for (boolean squared : new boolean[] {false, true}) {
            assertDerivatives(problem(_ -> {
                Graph.Builder g = new Graph.Builder();
                Graph.Node y = g.apply(new Linear(), g.inputs(ROWS, 3), w(g, 1, 3), w(g, 1));
                Graph.Node loss = g.apply(new SigmoidLoss(), y, g.targets(ROWS, 1));
                return g.build(squared ? g.apply(new Multiply(), loss, loss) : loss, y);
            }, 1, new int[] {0, 1, 1, 1, 0}));
        }
    }

    @Test
    void aConstantHasItsNumbersInBothPrecisions() {
        for (Precision precision : Precision.values()) {
            Graph.Builder g = new Graph.Builder();
            Graph.Node y = g.apply(new Linear(), w(g, 1, 3), g.constant(() -> new double[] {1, 2, 3}, 1, 3));
            Objective f = FunctionObjective.of(g.build(y, y), precision, Workers.shared());
            assertEquals(32, f.value(new double[] {4, 5, 6}));
            assertArrayEquals(new double[] {1, 2, 3}, f.gradient(new double[] {4, 5, 6}).gradient());
        }
    }

    @Test
    void aLossOfLossesKeepsItsChain() {
        // The loss primitives' own output may be used further, so that their incoming adjoint is not 1.
        assertDerivatives(problem(_ -> {
            Graph.Builder g = new Graph.Builder();
            Graph.Node y = g.apply(new Linear(), g.inputs(ROWS, 3), w(g, 3, 3));
            Graph.Node ce = g.apply(new SoftmaxCrossEntropy(), y);
            return g.build(g.apply(new Multiply(), ce, ce), y);
        }, 0, new int[] {0, 2, 1, 1, 0}));
    }

    @Test
    void aParameterTheLossDoesNotUseHasZeroGradient() {
        Problem problem = problem(_ -> {
            Graph.Builder g = new Graph.Builder();
            Graph.Node used = w(g, ROWS, 3);
            w(g, 7);
            return g.build(g.apply(new SquaredError(0.5), used, g.targets(ROWS, 3)), used);
        }, 3, new int[0]);
        double[] theta = Differences.gaussian(3, problem.layout().dimension());
        double[] g = problem.objective().gradient(theta).gradient();
        assertTrue(Arrays.stream(g, ROWS * 3, g.length).allMatch(x -> x == 0));
        assertDerivatives(problem);
    }

    @Test
    void anInputThatDoesNotFitIsNamedWithBothSides() {
        Graph.Builder g = new Graph.Builder();
        Graph.Node x = g.inputs(ROWS, 3);
        Graph.Node w = w(g, 4, 2);
        String message = assertThrows(IllegalArgumentException.class, () -> g.apply(new Linear(), x, w)).getMessage();
        assertTrue(message.contains("3") && message.contains("4 x 2"), message);
    }

    @Test
    void reluHasDerivativeZeroAtItsKink() {
        Graph.Builder g = new Graph.Builder();
        Graph.Node x = w(g);
        Graph.Node y = g.apply(new Activate(Kernels.Activation.RELU), x);
        Objective f = FunctionObjective.of(g.build(y, y), Precision.DOUBLE, Workers.shared());
        assertEquals(0, f.gradient(new double[] {0}).gradient()[0]);
        assertEquals(1, f.gradient(new double[] {Double.MIN_VALUE}).gradient()[0]);
        assertEquals(0, f.hvp(new double[] {0}, new double[] {1})[0]);
    }

    private static void assertDerivatives(Problem problem) {
        for (int seed = 1; seed <= 3; seed++) {
            double[] theta = Differences.gaussian(seed, problem.layout().dimension());
            double worst = Differences.worst(problem.objective(), theta);
            assertTrue(worst <= 1, "error over tolerance: " + worst);
        }
    }

    private static Problem problem(java.util.function.IntFunction<Graph> graph, int targetWidth, int[] labels) {
        double[] targets = targetWidth == 1 && labels.length > 0
                ? Arrays.stream(labels).mapToDouble(l -> 2 * l - 1).toArray()
                : Differences.gaussian(98, ROWS * targetWidth);
        return new GraphProblem(new GraphProblem.Definition(graph, true, false, _ -> new double[0], Optional.empty()),
                new GraphProblem.Encoded(ROWS, Differences.gaussian(99, ROWS * 3), 3, targets, targetWidth, labels, 1),
                Optional.empty(), Precision.DOUBLE, Workers.shared());
    }
}
