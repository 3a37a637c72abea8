package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.saddlescope.engine.Workers;

class GcnTest {
    private static final int NODES = 6;
    private static final int FEATURES = 2;
    private static final int HIDDEN = 3;
    private static final int CLASSES = 3;

    @Test
    void theNodeNetworkIsKipfAndWellingsEquationNineWrittenOut() {
        Samples samples = GraphSamples.nodes(NODES, CLASSES);
        Problem problem = problem(new Gcn(List.of(HIDDEN), Activation.RELU, true), Loss.CROSS_ENTROPY, samples);
        double[] theta = Differences.gaussian(3, problem.layout().dimension());
        assertEquals(HIDDEN * FEATURES + HIDDEN + CLASSES * HIDDEN + CLASSES, theta.length);
        double[][] adjacency = new double[NODES][NODES];
        double[][] x = new double[NODES][FEATURES];
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES + FEATURES; j++) {
                double value = samples.inputs()[i * (NODES + FEATURES) + j];
                if (j < NODES) {
                    adjacency[i][j] = value;
                } else {
                    x[i][j - NODES] = value;
                }
            }
        }
        double[][] h = convolve(adjacency, x, theta, 0, HIDDEN);
        for (double[] row : h) {
            for (int j = 0; j < HIDDEN; j++) {
                row[j] = Math.max(0, row[j]);
            }
        }
        double[][] f = convolve(adjacency, h, theta, HIDDEN * FEATURES + HIDDEN, CLASSES);
        int[] labels = ((Samples.Labels) samples.targets()).labels();
        double loss = 0;
        int counted = 0;
        for (int i = 0; i < NODES; i++) {
            if (labels[i] >= 0) {
                double sum = 0;
                for (double logit : f[i]) {
                    sum += Math.exp(logit);
                }
                loss += Math.log(sum) - f[i][labels[i]];
                counted++;
            }
        }
        assertEquals(4, counted);
        assertEquals(loss / counted, problem.objective().value(theta), 1e-13);
    }

    /** Â X Wᵀ + b with W and then b from θ. */
    private static double[][] convolve(double[][] adjacency, double[][] x, double[] theta, int from, int out) {
        int in = x[0].length;
        double[][] y = new double[NODES][out];
        for (int i = 0; i < NODES; i++) {
            for (int o = 0; o < out; o++) {
                y[i][o] = theta[from + out * in + o];
                for (int j = 0; j < NODES; j++) {
                    for (int k = 0; k < in; k++) {
                        y[i][o] += adjacency[i][j] * x[j][k] * theta[from + o * in + k];
                    }
                }
            }
        }
        return y;
    }

    @Test
    void theLossOfAGraphDoesNotDependOnTheOrderOfItsNodes() {
        Samples samples = GraphSamples.graphs(4, 5, 2, 2);
        int[] order = {3, 0, 4, 1, 2};
        double[] permuted = new double[samples.inputs().length];
        for (int g = 0; g < 4; g++) {
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 7; j++) {
                    permuted[(g * 5 + i) * 7 + j] = samples.inputs()[(g * 5 + order[i]) * 7 + (j < 5 ? order[j] : j)];
                }
            }
        }
        Gcn gcn = new Gcn(List.of(4, 3), Activation.TANH, true);
        Problem one = problem(gcn, Loss.CROSS_ENTROPY, samples);
        Problem other = problem(gcn, Loss.CROSS_ENTROPY, new Samples(4, samples.inputShape(), permuted, samples.targets()));
        double[] theta = Differences.gaussian(3, one.layout().dimension());
        assertEquals(one.objective().value(theta), other.objective().value(theta), 1e-14);
    }

    @Test
    void aSequentialOfTheSameLayersIsTheSameFunction() {
        Samples samples = GraphSamples.graphs(7, 4, 2, 3);
        Problem named = problem(new Gcn(List.of(4), Activation.TANH, true), Loss.CROSS_ENTROPY, samples);
        Problem listed = problem(new Architecture.Sequential(List.of(new GraphConv(4, true, new Initialisation.Xavier()),
                new Layer.Activation(Activation.TANH), new NodeMean(), new Layer.Linear(0, true, new Initialisation.Xavier()))),
                Loss.CROSS_ENTROPY, samples);
        double[] theta = Differences.gaussian(3, named.layout().dimension());
        assertEquals(named.objective().value(theta), listed.objective().value(theta));
        assertArrayEquals(named.initial(4), listed.initial(4));
    }

    @Test
    void accuracyIsTakenOverTheNodesThatCount() {
        Samples samples = GraphSamples.nodes(NODES, CLASSES);
        Problem problem = problem(new Gcn(List.of(), Activation.TANH, true), Loss.CROSS_ENTROPY, samples);
        double[] theta = new double[problem.layout().dimension()];
        // Weights of zero: the bias alone says class 0, which nodes 0 and 3 of the counted 0, 1, 3, 4 have.
        theta[theta.length - CLASSES] = 1;
        assertEquals(0.5, problem.trainingScore(theta).accuracy());
    }

    @Test
    void dataThatAreNoGraphsAreNamedBesideWhatIsNeeded() {
        Samples points = new Samples(2, List.of(3), new double[6], new Samples.Labels(new int[] {0, 1}, 2));
        assertEquals("a graph convolution needs graphs, inputs of nodes x (nodes + features), the data have inputs of 3",
                message(new Gcn(List.of(4), Activation.RELU, true), points));
        Samples halves = new Samples(1, List.of(4, 6), new double[24], new Samples.Labels(new int[] {0, 1}, 2, 2));
        assertEquals("a graph convolutional network has an output a node, 4, or one a graph, the data have 2 targets a sample",
                message(new Gcn(List.of(4), Activation.RELU, true), halves));
        assertEquals("a graph convolution over 4 nodes needs 4 x features a sample, the layer before gives 24",
                message(new Architecture.Sequential(List.of(new Layer.Flatten(), new GraphConv(2, true, new Initialisation.He()))),
                        GraphSamples.graphs(2, 4, 2, 2)));
        assertTrue(message(new Architecture.Sequential(List.of(new GraphConv(3, true, new Initialisation.He()))),
                GraphSamples.graphs(2, 4, 2, 2)).contains("12 outputs a sample, the data and the loss need 2"));
    }

    private static String message(Architecture architecture, Samples samples) {
        return assertThrows(IllegalArgumentException.class, () -> problem(architecture, Loss.CROSS_ENTROPY, samples)).getMessage();
    }

    private static Problem problem(Architecture architecture, Loss loss, Samples samples) {
        return NetworkProblem.of(architecture, loss, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }
}
