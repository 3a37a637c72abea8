package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Curvature;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture.DeepLinear;
import org.saddlescope.model.Architecture.MatrixFactorization;
import org.saddlescope.model.Architecture.Mlp;

/** Every architecture with every loss that fits it, against central differences and closed forms. */
class ModelTest {
    private static final Initialisation AUTOMATIC = new Initialisation.Automatic();

    private record Case(Architecture architecture, Loss loss, Samples samples) {
        Problem problem(Precision precision) {
            return NetworkProblem.of(architecture, loss, samples, Optional.of(samples), precision, Workers.shared());
        }

        @Override
        public String toString() {
            return architecture + " " + loss + " n=" + samples.count();
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            cases.add(new Case(new Mlp(List.of(5, 4), activation, true), Loss.CROSS_ENTROPY, labelled(30, 3)));
        }
        for (Loss loss : List.of(Loss.HALF_SQUARED_ERROR, Loss.MEAN_SQUARED_ERROR)) {
            cases.add(new Case(new Mlp(List.of(6), Activation.TANH, false), loss, valued(20, 2)));
            cases.add(new Case(new Mlp(List.of(6), Activation.TANH, true), loss, labelled(20, 3)));
            cases.add(new Case(new DeepLinear(List.of(4, 3, 4)), loss, valued(20, 2)));
            cases.add(new Case(new MatrixFactorization(2, 1), loss, matrix(6, 5)));
        }
        cases.add(new Case(new Mlp(List.of(4), Activation.TANH, true), Loss.LOGISTIC, labelled(17, 2)));
        cases.add(new Case(new Mlp(List.of(), Activation.TANH, true), Loss.CROSS_ENTROPY, labelled(17, 3)));
        for (Initialisation initialisation : InitialisationTest.all()) {
            cases.add(new Case(new Mlp(List.of(4), Activation.SILU, true, initialisation), Loss.CROSS_ENTROPY, labelled(17, 3)));
        }
        cases.add(new Case(new DeepLinear(List.of(4, 4), new Initialisation.TangentKernel()), Loss.HALF_SQUARED_ERROR, valued(20, 2)));
        cases.add(new Case(new LinearResidual(3, new Initialisation.Scaled(0.3)), Loss.HALF_SQUARED_ERROR, valued(20, 3)));
        cases.add(new Case(new OneHidden(Activation.GELU, new Initialisation.Automatic()), Loss.MEAN_SQUARED_ERROR, valued(20, 3)));
        for (boolean trained : new boolean[] {true, false}) {
            cases.add(new Case(new TwoLayerWide(7, Activation.ERF, TwoLayerWide.Outer.SIGNS, trained, 3), Loss.HALF_SQUARED_ERROR, valued(20, 1)));
            cases.add(new Case(new TwoLayerWide(7, Activation.TANH, TwoLayerWide.Outer.GAUSSIAN, trained, 3), Loss.CROSS_ENTROPY, labelled(200, 3)));
        }
        for (Loss loss : List.of(Loss.LOGISTIC, Loss.SIGMOID)) {
            cases.add(new Case(new LogisticRegression(true, new Initialisation.Zero()), loss, labelled(17, 2)));
            cases.add(new Case(new HalfSpace(6), loss, labelled(300, 2)));
        }
        cases.add(new Case(new SoftmaxRegression(true, new Initialisation.Zero()), Loss.CROSS_ENTROPY, labelled(17, 3)));
        cases.add(new Case(new EntryFactorization(2, 1), Loss.MEAN_SQUARED_ERROR, entries(12, 11)));
        // More samples than one chunk, the last chunk partly filled.
        cases.add(new Case(new Mlp(List.of(4), Activation.TANH, true), Loss.CROSS_ENTROPY, labelled(300, 3)));
        cases.add(new Case(new Rnn(3, 2, Activation.TANH, 2), Loss.CROSS_ENTROPY, SequenceSamples.everyStep(6, 3)));
        cases.add(new Case(new Rnn(3, 1, Activation.SOFTPLUS, 2), Loss.MEAN_SQUARED_ERROR, SequenceSamples.real(6)));
        cases.add(new Case(new Rnn(2, 1, Activation.TANH, 2), Loss.CROSS_ENTROPY, SequenceSamples.everyStep(140, 3)));
        cases.add(new Case(new Lstm(2, 2, 3), Loss.CROSS_ENTROPY, SequenceSamples.classes(7, 3)));
        cases.add(new Case(new Lstm(3, 1, 2), Loss.HALF_SQUARED_ERROR, SequenceSamples.real(6)));
        cases.add(new Case(new Lstm(3, 1, 2), Loss.CROSS_ENTROPY, SequenceSamples.everyStep(6, 3)));
        cases.add(new Case(new Transformer(4, 2, 1, 3, Activation.TANH, true), Loss.CROSS_ENTROPY, SequenceSamples.everyStep(6, 3)));
        cases.add(new Case(new Transformer(4, 2, 2, 3, Activation.SIGMOID, false), Loss.CROSS_ENTROPY, SequenceSamples.classes(7, 3)));
        cases.add(new Case(new Transformer(4, 1, 1, 3, Activation.TANH, true), Loss.MEAN_SQUARED_ERROR, SequenceSamples.real(6)));
        cases.add(new Case(new Transformer(4, 4, 1, 3, Activation.TANH, false), Loss.LOGISTIC, SequenceSamples.classes(7, 2)));
        cases.add(new Case(new Architecture.Sequential(List.of(new EmbeddingLayer(0, 3), new PositionLayer(1), new LstmLayer(4),
                new TransformerBlock(2, 3, Activation.TANH, true), new AttentionLayer(2, false), new RecurrentLayer(3, Activation.TANH),
                new EveryStep(0, true))), Loss.CROSS_ENTROPY, SequenceSamples.everyStep(6, 3)));
        cases.add(new Case(new Architecture.Sequential(List.of(new RecurrentLayer(3, Activation.TANH), new EveryStep(2, false),
                new MeanOfSteps(), new Layer.Linear(0, true, new Initialisation.Xavier()))), Loss.MEAN_SQUARED_ERROR, SequenceSamples.real(6)));
        for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(4), List.of(4, 3))) {
            cases.add(new Case(new Gcn(hidden, Activation.TANH, true), Loss.CROSS_ENTROPY, GraphSamples.nodes(6, 3)));
        }
        cases.add(new Case(new Gcn(List.of(4), Activation.SIGMOID, false), Loss.CROSS_ENTROPY, GraphSamples.graphs(9, 5, 2, 3)));
        cases.add(new Case(new Gcn(List.of(3, 4), Activation.TANH, true), Loss.CROSS_ENTROPY, GraphSamples.graphs(140, 4, 2, 2)));
        cases.add(new Case(new Gcn(List.of(3), Activation.TANH, true), Loss.LOGISTIC, GraphSamples.graphs(9, 4, 2, 2)));
        cases.add(new Case(new Architecture.Sequential(List.of(new GraphConv(4, true, new Initialisation.Xavier()),
                new Layer.Activation(Activation.TANH), new GraphConv(6, true, new Initialisation.Xavier()), new NodeMean(),
                new Layer.Linear(0, true, new Initialisation.Xavier()))), Loss.MEAN_SQUARED_ERROR, GraphSamples.graphs(9, 4, 2, 3)));
        addImages(cases);
        return cases.stream();
    }

    private static void addImages(List<Case> cases) {
        cases.add(new Case(new ConvNet(List.of(2, 3), 3, 1, 1, ConvNet.Pooling.MAX, Activation.RELU, List.of(), AUTOMATIC), Loss.CROSS_ENTROPY, images(20, 1, 6, 5)));
        cases.add(new Case(new ConvNet(List.of(2), 3, 2, 0, ConvNet.Pooling.NONE, Activation.TANH, List.of(4), AUTOMATIC), Loss.CROSS_ENTROPY, images(140, 2, 6, 5)));
        cases.add(new Case(new ConvNet(List.of(3), 2, 1, 0, ConvNet.Pooling.AVERAGE, Activation.SOFTPLUS, List.of(), AUTOMATIC), Loss.HALF_SQUARED_ERROR, images(9, 1, 5, 5)));
        for (ResNet.Norm norm : ResNet.Norm.values()) {
            cases.add(new Case(new ResNet(List.of(2, 3), 1, norm, Activation.TANH, AUTOMATIC), Loss.CROSS_ENTROPY, images(12, 1, 4, 5)));
        }
        cases.add(new Case(new ResNet(List.of(2), 2, ResNet.Norm.BATCH, Activation.TANH, AUTOMATIC), Loss.MEAN_SQUARED_ERROR, images(140, 1, 3, 3)));
        cases.add(new Case(new Architecture.Sequential(List.of(
                new Conv2dLayer(2, 3, 1, 1, true, new Initialisation.He()), new LayerNormLayer(LayerNormLayer.Over.CHANNELS, 1e-2), new MaxPoolLayer(3, 1),
                new ResidualLayer(List.of(new Conv2dLayer(3, 1, 2, 0, false, new Initialisation.Xavier())), ResidualLayer.Shortcut.PROJECTION),
                new AveragePoolLayer(2, 1), new Layer.Flatten(),
                new ResidualLayer(List.of(new Layer.Linear(5, true, new Initialisation.Xavier()), new BatchNormLayer(1e-2)), ResidualLayer.Shortcut.PROJECTION),
                new Layer.Activation(Activation.TANH), new Layer.Linear(0, true, new Initialisation.Xavier()))), Loss.CROSS_ENTROPY, images(15, 2, 6, 6)));
        cases.add(new Case(new Architecture.Sequential(List.of(new Conv2dLayer(3, 2, 1, 0, true, new Initialisation.He()), new GlobalAveragePoolLayer(),
                new LayerNormLayer(LayerNormLayer.Over.SAMPLE, 1e-2))), Loss.CROSS_ENTROPY, images(10, 1, 4, 4)));
    }

    static Samples images(int n, int channels, int height, int width) {
        int size = channels * height * width;
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i * 7 % 3;
        }
        return new Samples(n, List.of(channels, height, width), Differences.gaussian(15, n * size), new Samples.Labels(labels, 3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesAgreeWithCentralDifferences(Case c) {
        Problem problem = c.problem(Precision.DOUBLE);
        double[] theta = Differences.gaussian(5, problem.layout().dimension());
        double worst = Differences.worst(problem.objective(), theta);
        assertTrue(worst <= 1, "error over tolerance: " + worst);
    }

    @Test
    void noArchitectureIsLeftOut() {
        assertEquals(Set.of(Architecture.class.getPermittedSubclasses()),
                cases().map(c -> c.architecture().getClass()).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSliceGivesTheBitsOfItsPointsOneByOne(Case c) {
        Problem problem = c.problem(Precision.DOUBLE);
        int p = problem.layout().dimension();
        double[] origin = Differences.gaussian(1, p);
        List<double[]> directions = List.of(Differences.gaussian(2, p), Differences.gaussian(3, p));
        double[][] coefficients = {{0, 0}, {0.5, 0}, {0, -0.25}, {1, 2}, {-0.1, 0.3}};
        ParameterStack.Affine slice = new ParameterStack.Affine(origin, directions, coefficients);
        double[] stacked = problem.objective().values(slice);
        for (int i = 0; i < coefficients.length; i++) {
            double[] theta = origin.clone();
            for (int k = 0; k < 2; k++) {
                for (int j = 0; j < p; j++) {
                    theta[j] = Math.fma(coefficients[i][k], directions.get(k)[j], theta[j]);
                }
            }
            assertEquals(problem.objective().value(theta), stacked[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStackGivesTheBitsOfItsPointsOneByOne(Case c) {
        Problem problem = c.problem(Precision.DOUBLE);
        int p = problem.layout().dimension();
        List<double[]> points = Stream.of(1L, 2L, 3L, 4L, 5L).map(seed -> Differences.gaussian(seed, p)).toList();
        double[] stacked = problem.objective().values(new ParameterStack.Points(points));
        for (int i = 0; i < points.size(); i++) {
            assertEquals(problem.objective().value(points.get(i)), stacked[i]);
            assertEquals(problem.objective().gradient(points.get(i)).value(), stacked[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneThreadAndThreeGiveTheSameBits(Case c) {
        double[] theta = Differences.gaussian(5, c.problem(Precision.DOUBLE).layout().dimension());
        List<double[]> directions = List.of(Differences.gaussian(6, theta.length), Differences.gaussian(7, theta.length),
                Differences.gaussian(8, theta.length));
        List<double[]> gradients = new ArrayList<>();
        List<List<double[]>> products = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            try (Workers workers = new Workers(threads)) {
                Objective f = NetworkProblem.of(c.architecture(), c.loss(), c.samples(), Optional.empty(),
                        Precision.DOUBLE, workers).objective();
                gradients.add(f.gradient(theta).gradient());
                products.add(f.hvps(theta, directions));
            }
        }
        assertArrayEquals(gradients.get(0), gradients.get(1));
        for (int k = 0; k < directions.size(); k++) {
            assertArrayEquals(products.get(0).get(k), products.get(1).get(k));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aHeldCurvatureGivesTheBitsOfSingleProducts(Case c) {
        for (int threads : new int[] {1, 3}) {
            try (Workers workers = new Workers(threads)) {
                Objective f = NetworkProblem.of(c.architecture(), c.loss(), c.samples(), Optional.empty(),
                        Precision.DOUBLE, workers).objective();
                double[] theta = Differences.gaussian(5, f.dimension());
                List<double[]> directions = List.of(Differences.gaussian(6, theta.length), Differences.gaussian(7, theta.length));
                try (Curvature curvature = f.curvature(theta)) {
                    for (int round = 0; round < 2; round++) {
                        // Other work at another θ must not disturb what is held.
                        f.gradient(directions.getFirst());
                        List<double[]> products = curvature.products(directions);
                        for (int k = 0; k < 2; k++) {
                            assertArrayEquals(f.hvp(theta, directions.get(k)), products.get(k));
                        }
                        assertArrayEquals(products.get(1), curvature.products(directions.subList(1, 2)).getFirst());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void floatAgreesWithDoubleToSinglePrecision(Case c) {
        Problem wide = c.problem(Precision.DOUBLE);
        double[] theta = Differences.gaussian(5, wide.layout().dimension());
        for (int i = 0; i < theta.length; i++) {
            theta[i] = (float) theta[i];
        }
        Problem narrow = c.problem(Precision.FLOAT);
        double[] v = Differences.gaussian(6, theta.length);
        assertEquals(wide.objective().value(theta), narrow.objective().value(theta), 1e-4 * wide.objective().value(theta));
        assertTrue(Differences.relativeError(wide.objective().gradient(theta).gradient(),
                narrow.objective().gradient(theta).gradient(), 1e-3) < 1e-4);
        assertTrue(Differences.relativeError(wide.objective().hvp(theta, v), narrow.objective().hvp(theta, v), 1e-3) < 1e-3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAreCountedAsLaidOut(Case c) {
        Problem problem = c.problem(Precision.DOUBLE);
        assertEquals(problem.layout().dimension(), c.architecture().parameters(NetworkProblem.sizes(c.loss(), c.samples())));
        assertEquals(problem.layout().dimension(), problem.initial(1).length);
        assertArrayEquals(problem.initial(1), problem.initial(1));
        // Zeros and ones are set, anything else is drawn.
        if (Arrays.stream(problem.initial(1)).anyMatch(x -> x != 0 && x != 1)) {
            assertTrue(!Arrays.equals(problem.initial(1), problem.initial(2)));
        }
    }

    @Test
    void aMiniBatchOfAllSamplesIsTheFullObjective() {
        for (Case c : cases().filter(c -> !(c.architecture() instanceof MatrixFactorization)).toList()) {
            Problem problem = c.problem(Precision.DOUBLE);
            double[] theta = Differences.gaussian(5, problem.layout().dimension());
            int[] all = java.util.stream.IntStream.range(0, problem.samples()).toArray();
            assertEquals(problem.objective().value(theta), problem.batch(all).value(theta));
        }
    }

    @Test
    void miniBatchGradientsAverageToTheFullGradient() {
        for (Case c : cases().filter(c -> c.architecture().separable()).toList()) {
            Problem problem = c.problem(Precision.DOUBLE);
            double[] theta = Differences.gaussian(5, problem.layout().dimension());
            double[] mean = new double[theta.length];
            for (int sample = 0; sample < problem.samples(); sample++) {
                double[] g = problem.batch(new int[] {sample}).gradient(theta).gradient();
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += g[i] / problem.samples();
                }
            }
            assertTrue(Differences.relativeError(problem.objective().gradient(theta).gradient(), mean, 1e-3) < 1e-12);
        }
    }

    @Test
    void softmaxRegressionAtZeroHasLossLogCAndTheHessianOfGt12() {
        // MATH GT12 without bias: H = (1/C)(I − 11ᵀ/C) ⊗ XᵀX/n at w = 0.
        Samples samples = labelled(40, 3);
        Problem problem = NetworkProblem.of(new Mlp(List.of(), Activation.TANH, false), Loss.CROSS_ENTROPY, samples,
                Optional.empty(), Precision.DOUBLE, Workers.shared());
        int d = samples.inputSize();
        double[] zero = new double[3 * d];
        assertEquals(Math.log(3), problem.objective().value(zero), 1e-14);
        for (int j = 0; j < zero.length; j++) {
            double[] e = new double[zero.length];
            e[j] = 1;
            double[] column = problem.objective().hvp(zero, e);
            for (int i = 0; i < zero.length; i++) {
                double gram = 0;
                for (int s = 0; s < 40; s++) {
                    gram += samples.inputs()[s * d + i % d] * samples.inputs()[s * d + j % d] / 40;
                }
                double expected = gram * ((i / d == j / d ? 1.0 / 3 : 0) - 1.0 / 9);
                assertEquals(expected, column[i], 1e-14);
            }
        }
    }

    @Test
    void entriesOneByOneAreTheMatrixAsAWhole() {
        Samples entries = entries(6, 5);
        Samples whole = new Samples(6, List.of(0), new double[0],
                new Samples.Values(((Samples.Values) entries.targets()).values(), 5));
        for (Loss loss : List.of(Loss.HALF_SQUARED_ERROR, Loss.MEAN_SQUARED_ERROR)) {
            Objective one = NetworkProblem.of(new EntryFactorization(2, 1), loss, entries, Optional.empty(),
                    Precision.DOUBLE, Workers.shared()).objective();
            Objective all = NetworkProblem.of(new MatrixFactorization(2, 1), loss, whole, Optional.empty(),
                    Precision.DOUBLE, Workers.shared()).objective();
            double[] theta = Differences.gaussian(5, all.dimension());
            double[] v = Differences.gaussian(6, all.dimension());
            assertEquals(all.value(theta), one.value(theta), 1e-13 * all.value(theta));
            assertTrue(Differences.relativeError(all.gradient(theta).gradient(), one.gradient(theta).gradient(), 1e-3) < 1e-13);
            assertTrue(Differences.relativeError(all.hvp(theta, v), one.hvp(theta, v), 1e-3) < 1e-13);
        }
    }

    @Test
    void aMiniBatchOfOneEntryIsThatEntrysSquare() {
        Samples entries = entries(6, 5);
        double[] y = ((Samples.Values) entries.targets()).values();
        Problem problem = NetworkProblem.of(new EntryFactorization(2, 1), Loss.MEAN_SQUARED_ERROR, entries,
                Optional.empty(), Precision.DOUBLE, Workers.shared());
        double[] theta = Differences.gaussian(5, problem.layout().dimension());
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 5; j++) {
                double product = theta[2 * i] * theta[12 + 2 * j] + theta[2 * i + 1] * theta[12 + 2 * j + 1];
                double residual = y[5 * i + j] - product;
                assertEquals(residual * residual, problem.batch(new int[] {5 * i + j}).value(theta), 1e-13);
            }
        }
    }

    @Test
    void halfSpaceLearningIsItsFormula() {
        // MATH 1.A, figure 2: f = mean σ(−b_i x·a_i) + (λ/2)‖x‖², here with a λ that shows.
        Samples samples = labelled(200, 2);
        double lambda = 0.3;
        Problem problem = NetworkProblem.of(new HalfSpace(6), Loss.SIGMOID, lambda, samples, Optional.of(samples),
                Precision.DOUBLE, Workers.shared());
        double[] x = Differences.gaussian(5, 3);
        double expected = lambda / 2 * Differences.dot(x, x);
        int correct = 0;
        for (int i = 0; i < 200; i++) {
            double b = ((Samples.Labels) samples.targets()).labels()[i] == 1 ? 1 : -1;
            double margin = b * Differences.dot(x, Arrays.copyOfRange(samples.inputs(), 3 * i, 3 * i + 3));
            expected += 1 / (1 + Math.exp(margin)) / 200;
            correct += margin > 0 ? 1 : 0;
        }
        assertEquals(expected, problem.objective().value(x), 1e-14);
        assertEquals(expected, problem.trainingScore(x).loss(), 1e-14);
        assertEquals(expected, problem.heldOutScore(x).orElseThrow().loss(), 1e-14);
        assertEquals(correct / 200.0, problem.trainingScore(x).accuracy());
    }

    @Test
    void aPenaltyIsAddedOnceToLossGradientAndHessianAlsoOfAMiniBatch() {
        Samples samples = labelled(300, 3);
        Mlp mlp = new Mlp(List.of(4), Activation.TANH, true);
        double lambda = 1e-3;
        Problem plain = NetworkProblem.of(mlp, Loss.CROSS_ENTROPY, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
        Problem penalised = NetworkProblem.of(mlp, Loss.CROSS_ENTROPY, lambda, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
        double[] theta = Differences.gaussian(5, plain.layout().dimension());
        double[] v = Differences.gaussian(6, theta.length);
        int[] some = java.util.stream.IntStream.range(0, 200).map(i -> 299 - i).toArray();
        for (Objective[] pair : new Objective[][] {{plain.objective(), penalised.objective()}, {plain.batch(some), penalised.batch(some)}}) {
            assertEquals(pair[0].value(theta) + lambda / 2 * Differences.dot(theta, theta), pair[1].value(theta), 1e-15);
            assertEquals(pair[1].value(theta), pair[1].gradient(theta).value());
            double[] g = pair[0].gradient(theta).gradient();
            double[] h = pair[0].hvp(theta, v);
            for (int i = 0; i < theta.length; i++) {
                assertEquals(g[i] + lambda * theta[i], pair[1].gradient(theta).gradient()[i], 1e-16);
                assertEquals(h[i] + lambda * v[i], pair[1].hvp(theta, v)[i], 1e-16);
            }
        }
        assertTrue(Differences.worst(penalised.objective(), theta) <= 1);
    }

    @Test
    void networksThatDoNotFitTheDataNameBothSides() {
        refused(new LinearResidual(2, new Initialisation.Zero()), Loss.HALF_SQUARED_ERROR, valued(5, 2), "3 inputs", "2 outputs");
        refused(new OneHidden(Activation.TANH, new Initialisation.Zero()), Loss.HALF_SQUARED_ERROR, valued(5, 4), "3 inputs", "4 outputs");
        refused(new LogisticRegression(true, new Initialisation.Zero()), Loss.CROSS_ENTROPY, labelled(6, 2), "1 output ", "need 2");
        refused(new EntryFactorization(2, 1), Loss.HALF_SQUARED_ERROR, valued(5, 1), "rows x columns", "inputs of 3");
        refused(new HalfSpace(6), Loss.SIGMOID, labelled(6, 3), "two classes", "3 classes");
    }

    private static void refused(Architecture architecture, Loss loss, Samples samples, String... parts) {
        String message = org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> NetworkProblem
                .of(architecture, loss, samples, Optional.empty(), Precision.DOUBLE, Workers.shared())).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void leastSquaresHasTheHessianXtX() {
        Samples samples = valued(25, 1);
        Problem problem = NetworkProblem.of(new DeepLinear(List.of()), Loss.HALF_SQUARED_ERROR, samples, Optional.empty(),
                Precision.DOUBLE, Workers.shared());
        double[] v = Differences.gaussian(1, 3);
        double[] expected = new double[3];
        for (int s = 0; s < 25; s++) {
            double xv = 0;
            for (int i = 0; i < 3; i++) {
                xv += samples.inputs()[3 * s + i] * v[i];
            }
            for (int i = 0; i < 3; i++) {
                expected[i] += samples.inputs()[3 * s + i] * xv;
            }
        }
        assertArrayEquals(expected, problem.objective().hvp(Differences.gaussian(2, 3), v), 1e-12);
    }

    @Test
    void accuracyCountsTheLargestOutput() {
        // One linear layer that copies the inputs to the outputs: the class is the largest input.
        Samples samples = new Samples(4, List.of(2), new double[] {1, 0, 0, 1, 2, 3, 5, 4},
                new Samples.Labels(new int[] {0, 1, 0, 0}, 2));
        Problem problem = NetworkProblem.of(new Mlp(List.of(), Activation.TANH, false), Loss.CROSS_ENTROPY, samples,
                Optional.of(samples), Precision.DOUBLE, Workers.shared());
        double[] identity = {1, 0, 0, 1};
        assertEquals(0.75, problem.trainingScore(identity).accuracy());
        assertEquals(0.75, problem.heldOutScore(identity).orElseThrow().accuracy());
        assertEquals(problem.objective().value(identity), problem.trainingScore(identity).loss());
        assertEquals(0, problem.trainingScore(new double[] {Double.NaN, 0, 0, 1}).accuracy());
    }

    private static Samples labelled(int n, int classes) {
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i * 7 % classes;
        }
        return new Samples(n, List.of(3), Differences.gaussian(11, 3 * n), new Samples.Labels(labels, classes));
    }

    private static Samples valued(int n, int width) {
        return new Samples(n, List.of(3), Differences.gaussian(12, 3 * n), new Samples.Values(Differences.gaussian(13, n * width), width));
    }

    private static Samples matrix(int rows, int columns) {
        return new Samples(rows, List.of(0), new double[0], new Samples.Values(Differences.gaussian(14, rows * columns), columns));
    }

    /** Every entry of a matrix, a sample each. */
    private static Samples entries(int rows, int columns) {
        int n = rows * columns;
        double[] units = new double[n * n];
        for (int s = 0; s < n; s++) {
            units[s * n + s] = 1;
        }
        return new Samples(n, List.of(rows, columns), units, new Samples.Values(Differences.gaussian(15, n), 1));
    }
}
