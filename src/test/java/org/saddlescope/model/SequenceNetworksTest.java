package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Shape;
import org.saddlescope.engine.Workers;

/** What recurrent networks, LSTMs and transformers are made of, and what they must not do; see also PyTorchFixtureTest. */
class SequenceNetworksTest {
    private static final int ROWS = 6;

    @Test
    void aSequentialStackOfTheSameLayersIsTheNamedNetwork() {
        Samples samples = SequenceSamples.everyStep(ROWS, 3);
        List<Layer> layers = List.of(new EmbeddingLayer(SequenceSamples.SYMBOLS, 2), new LstmLayer(3), new LstmLayer(4), new EveryStep(0, true));
        Problem stack = problem(new Architecture.Sequential(layers), Loss.CROSS_ENTROPY, samples);
        Problem named = problem(new Architecture.Sequential(List.of(new EmbeddingLayer(0, 2), new LstmLayer(3), new LstmLayer(4),
                new EveryStep(3, true))), Loss.CROSS_ENTROPY, samples);
        double[] theta = Differences.gaussian(3, stack.layout().dimension());
        assertEquals(named.objective().value(theta), stack.objective().value(theta));
        Problem lstm = problem(new Lstm(3, 1, 2), Loss.CROSS_ENTROPY, samples);
        Problem same = problem(new Architecture.Sequential(List.of(new EmbeddingLayer(0, 2), new LstmLayer(3), new EveryStep(0, true))),
                Loss.CROSS_ENTROPY, samples);
        double[] both = Differences.gaussian(4, lstm.layout().dimension());
        assertEquals(lstm.objective().value(both), same.objective().value(both));
    }

    @Test
    void aCausalNetworkDoesNotSeeLaterSteps() {
        for (Architecture causal : List.of(new Transformer(4, 2, 2, 5, Activation.TANH, true), new Lstm(4, 2, 3),
                new Rnn(4, 2, Activation.TANH, 3))) {
            assertEquals(thirdStep(causal, 0), thirdStep(causal, 1), causal.toString());
        }
        Architecture open = new Transformer(4, 2, 2, 5, Activation.TANH, false);
        assertNotEquals(thirdStep(open, 0), thirdStep(open, 1));
    }

    /** The loss of the third step alone, with this symbol at the fifth. */
    private static double thirdStep(Architecture architecture, int later) {
        Samples samples = new Samples(1, List.of(5), new double[] {1, 0, 2, 1, later},
                new Samples.Labels(new int[] {-1, -1, 1, -1, -1}, 3, 5), 3);
        Problem problem = problem(architecture, Loss.CROSS_ENTROPY, samples);
        return problem.objective().value(Differences.gaussian(1, problem.layout().dimension()));
    }

    @Test
    void positionsTellATransformerTheOrderOfSymbols() {
        Architecture blind = new Architecture.Sequential(List.of(new EmbeddingLayer(0, 4), new TransformerBlock(2, 3, Activation.TANH, false),
                new MeanOfSteps(), new Layer.Linear(0, true, new Initialisation.Xavier())));
        Architecture seeing = new Architecture.Sequential(List.of(new EmbeddingLayer(0, 4), new PositionLayer(1),
                new TransformerBlock(2, 3, Activation.TANH, false), new MeanOfSteps(), new Layer.Linear(0, true, new Initialisation.Xavier())));
        assertEquals(order(blind, 0, 1, 2), order(blind, 2, 1, 0), 1e-14);
        assertTrue(Math.abs(order(seeing, 0, 1, 2) - order(seeing, 2, 1, 0)) > 1e-6);
    }

    private static double order(Architecture architecture, double... symbols) {
        Problem problem = problem(architecture, Loss.CROSS_ENTROPY, new Samples(1, List.of(3), symbols, new Samples.Labels(new int[] {1}, 2), 3));
        return problem.objective().value(Differences.gaussian(1, problem.layout().dimension()));
    }

    @Test
    void dataThatDoNotFitAreNamedWithBothSides() {
        Shape image = Shape.of(1, 28, 28);
        for (Architecture network : List.of(new Rnn(3, 1, Activation.TANH, 2), new Lstm(3, 1, 2), new Transformer(4, 2, 1, 3, Activation.RELU, true))) {
            refused(network, new NetworkBuilder.Sizes(10, image, 10, 1), "steps x features", "1 x 28 x 28");
            refused(network, new NetworkBuilder.Sizes(10, Shape.of(2), 2, 1), "symbols of shape steps", "shape 2");
            refused(network, new NetworkBuilder.Sizes(10, Shape.of(5), 2, 3, 4), "3 positions", "5 steps");
        }
        NetworkBuilder.Sizes symbols = new NetworkBuilder.Sizes(10, Shape.of(5), 2, 1, 4);
        refused(new Transformer(10, 3, 1, 8, Activation.RELU, true), symbols, "width of 10", "3 heads");
        refused(sequential(new EmbeddingLayer(3, 2)), symbols, "embedding of 3 symbols", "have 4");
        refused(sequential(new EmbeddingLayer(0, 2)), new NetworkBuilder.Sizes(10, Shape.of(5), 2, 1), "needs symbols", "real numbers");
        refused(sequential(new EmbeddingLayer(4, 2)), new NetworkBuilder.Sizes(10, image, 10, 1), "embedding", "1 x 28 x 28");
        for (Layer layer : List.of(new RecurrentLayer(3, Activation.TANH), new LstmLayer(3), new AttentionLayer(1, true), new LastStep(),
                new TransformerBlock(1, 3, Activation.RELU, true), new MeanOfSteps(), new EveryStep(0, true), new PositionLayer(1))) {
            refused(sequential(layer), new NetworkBuilder.Sizes(10, image, 10, 1), "steps x features", "1 x 28 x 28");
        }
        refused(sequential(new EmbeddingLayer(0, 2), new EveryStep(0, true)), symbols, "10 outputs", "need 2");
    }

    private static Architecture sequential(Layer... layers) {
        return new Architecture.Sequential(List.of(layers));
    }

    private static void refused(Architecture network, NetworkBuilder.Sizes sizes, String one, String other) {
        String message = assertThrows(IllegalArgumentException.class, () -> network.parameters(sizes)).getMessage();
        assertTrue(message.contains(one) && message.contains(other), message);
    }

    private static Problem problem(Architecture architecture, Loss loss, Samples samples) {
        return NetworkProblem.of(architecture, loss, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }
}
