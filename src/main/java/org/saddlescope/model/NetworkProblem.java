package org.saddlescope.model;

import java.util.Optional;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.GraphProblem;
import org.saddlescope.engine.GraphProblem.Encoded;
import org.saddlescope.engine.LogisticLoss;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SoftmaxCrossEntropy;
import org.saddlescope.engine.SquaredError;
import org.saddlescope.engine.Workers;

/** Puts an architecture, a loss and samples together. */
public final class NetworkProblem {
    private NetworkProblem() {}

    /**
     * @throws IllegalArgumentException where the three do not fit; the message names both sides
     */
    public static Problem of(Architecture architecture, Loss loss, Samples training, Optional<Samples> heldOut,
                             Precision precision, Workers workers) {
        check(architecture, loss, training);
        int outputs = outputs(loss, training);
        Network network = Architecture.network(architecture, training.count(), training.inputSize(), outputs);
        GraphProblem.Definition definition = new GraphProblem.Definition(
                rows -> graph(network, loss, rows, outputs), network.separable(),
                loss != Loss.HALF_SQUARED_ERROR && network.separable(), network::initial, Optional.empty());
        return new GraphProblem(definition, encode(loss, training, outputs),
                heldOut.map(samples -> encode(loss, samples, outputs)), precision, workers);
    }

    /** The number of outputs that a network needs for this loss on these samples. */
    public static int outputs(Loss loss, Samples samples) {
        return loss == Loss.LOGISTIC ? 1 : samples.targets().outputs();
    }

    private static void check(Architecture architecture, Loss loss, Samples training) {
        if (loss == Loss.CROSS_ENTROPY && !(training.targets() instanceof Samples.Labels)) {
            throw new IllegalArgumentException("the cross-entropy needs class labels, the data have real targets");
        }
        if (loss == Loss.LOGISTIC && !(training.targets() instanceof Samples.Labels(_, int classes) && classes == 2)) {
            throw new IllegalArgumentException("the logistic loss needs two classes, the data have "
                    + (training.targets() instanceof Samples.Labels(_, int classes) ? classes + " classes" : "real targets"));
        }
        if (architecture instanceof Architecture.MatrixFactorization && training.targets() instanceof Samples.Labels) {
            throw new IllegalArgumentException("a matrix factorisation needs a matrix of real targets, the data have labels");
        }
        if (!(architecture instanceof Architecture.MatrixFactorization) && training.inputSize() == 0) {
            throw new IllegalArgumentException("the data are a matrix without inputs, which only a matrix factorisation takes");
        }
    }

    private static Graph graph(Network network, Loss loss, int rows, int columns) {
        Graph.Builder builder = new Graph.Builder();
        Graph.Node outputs = network.outputs(builder, rows);
        // Without separate samples the mean is over the matrix: its 1/n is part of the factor, not of the feed's scale.
        double mean = network.separable() ? 1.0 / columns : 1.0 / ((double) rows * columns);
        Graph.Node value = switch (loss) {
            case HALF_SQUARED_ERROR -> builder.apply(new SquaredError(0.5), outputs, builder.targets(rows, columns));
            case MEAN_SQUARED_ERROR -> builder.apply(new SquaredError(mean), outputs, builder.targets(rows, columns));
            case CROSS_ENTROPY -> builder.apply(new SoftmaxCrossEntropy(), outputs);
            case LOGISTIC -> builder.apply(new LogisticLoss(), outputs, builder.targets(rows, 1));
        };
        return builder.build(value, outputs);
    }

    private static Encoded encode(Loss loss, Samples samples, int outputs) {
        return switch (samples.targets()) {
            case Samples.Values(double[] values, int width) -> new Encoded(samples.count(), samples.inputs(),
                    samples.inputSize(), values, width, new int[0]);
            case Samples.Labels(int[] labels, _) -> switch (loss) {
                case CROSS_ENTROPY -> new Encoded(samples.count(), samples.inputs(), samples.inputSize(), new double[0], 0, labels);
                case LOGISTIC -> {
                    double[] signs = new double[labels.length];
                    for (int i = 0; i < signs.length; i++) {
                        signs[i] = labels[i] == 1 ? 1 : -1;
                    }
                    yield new Encoded(samples.count(), samples.inputs(), samples.inputSize(), signs, 1, labels);
                }
                case HALF_SQUARED_ERROR, MEAN_SQUARED_ERROR -> {
                    double[] oneHot = new double[labels.length * outputs];
                    for (int i = 0; i < labels.length; i++) {
                        oneHot[i * outputs + labels[i]] = 1;
                    }
                    yield new Encoded(samples.count(), samples.inputs(), samples.inputSize(), oneHot, outputs, labels);
                }
            };
        };
    }
}
