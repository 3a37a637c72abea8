package org.saddlescope.model;

import java.util.Locale;
import java.util.Optional;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.GraphMemory;
import org.saddlescope.engine.GraphProblem;
import org.saddlescope.engine.GraphProblem.Encoded;
import org.saddlescope.engine.LogisticLoss;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Shape;
import org.saddlescope.engine.SigmoidLoss;
import org.saddlescope.engine.SoftmaxCrossEntropy;
import org.saddlescope.engine.SquaredError;
import org.saddlescope.engine.Workers;

/** Puts an architecture, a loss and samples together. */
public final class NetworkProblem {
    private NetworkProblem() {}

    /**
     * A problem without a penalty.
     *
     * @throws IllegalArgumentException where the three do not fit; the message names both sides
     */
    public static Problem of(Architecture architecture, Loss loss, Samples training, Optional<Samples> heldOut,
                             Precision precision, Workers workers) {
        return of(architecture, loss, 0, training, heldOut, precision, workers);
    }

    /**
     * A problem whose objective is the loss plus (penalty/2)‖θ‖².
     *
     * @throws IllegalArgumentException where architecture, loss and samples do not fit; the message names both sides
     */
    public static Problem of(Architecture architecture, Loss loss, double penalty, Samples training,
                             Optional<Samples> heldOut, Precision precision, Workers workers) {
        check(architecture, loss, training);
        int outputs = outputs(loss, training);
        NetworkBuilder.Sizes sizes = sizes(loss, training);
        architecture.parameters(sizes);
        GraphProblem.Definition definition = new GraphProblem.Definition(
                rows -> graph(architecture, loss, rows, sizes), architecture.separable(), architecture.miniBatches(),
                loss != Loss.HALF_SQUARED_ERROR && architecture.miniBatches(), seed -> initial(architecture, sizes, seed),
                Optional.empty(), penalty);
        return new GraphProblem(definition, encode(loss, training, outputs),
                heldOut.map(samples -> encode(loss, samples, outputs)), precision, workers);
    }

    /** The number of outputs that a network needs for this loss on these samples. */
    public static int outputs(Loss loss, Samples samples) {
        return loss.signed() ? 1 : samples.targets().outputs();
    }

    /** What the network must know of these samples. */
    public static NetworkBuilder.Sizes sizes(Loss loss, Samples samples) {
        return new NetworkBuilder.Sizes(samples.count(), Shape.of(samples.inputShape()), outputs(loss, samples),
                samples.targets().positions(), samples.symbols());
    }

    /**
     * How much memory evaluating a network takes, and what its θ is made of.
     *
     * @throws IllegalArgumentException where architecture and data do not fit
     * @throws ArithmeticException      where there is more than can be counted
     */
    public static GraphMemory memory(Architecture architecture, Loss loss, NetworkBuilder.Sizes sizes, Precision precision) {
        return GraphMemory.of(rows -> graph(architecture, loss, rows, sizes), architecture.separable(), sizes.samples(), precision);
    }

    private static double[] initial(Architecture architecture, NetworkBuilder.Sizes sizes, long seed) {
        NetworkBuilder network = new NetworkBuilder(new Graph.Builder(), 1, sizes);
        architecture.build(network);
        return network.initial(seed);
    }

    private static void check(Architecture architecture, Loss loss, Samples training) {
        if (loss == Loss.CROSS_ENTROPY && !(training.targets() instanceof Samples.Labels)) {
            throw new IllegalArgumentException("the cross-entropy needs class labels, the data have real targets");
        }
        if (loss.signed() && !(training.targets() instanceof Samples.Labels(_, int classes, _) && classes == 2)) {
            throw new IllegalArgumentException("the " + loss.name().toLowerCase(Locale.ROOT) + " loss needs two classes, the data have "
                    + (training.targets() instanceof Samples.Labels(_, int classes, _) ? classes + " classes" : "real targets"));
        }
        if (loss != Loss.CROSS_ENTROPY && training.targets().positions() > 1) {
            throw new IllegalArgumentException("targets at " + training.targets().positions()
                    + " positions of a sample need the cross-entropy");
        }
        if (architecture instanceof Architecture.MatrixFactorization && training.targets() instanceof Samples.Labels) {
            throw new IllegalArgumentException("a matrix factorisation needs a matrix of real targets, the data have labels");
        }
        if (!(architecture instanceof Architecture.MatrixFactorization) && training.inputSize() == 0) {
            throw new IllegalArgumentException("the data are a matrix without inputs, which only a matrix factorisation takes");
        }
    }

    private static Graph graph(Architecture architecture, Loss loss, int rows, NetworkBuilder.Sizes sizes) {
        Graph.Builder builder = new Graph.Builder();
        Graph.Node outputs = architecture.build(new NetworkBuilder(builder, rows, sizes));
        int columns = sizes.outputs() * sizes.positions();
        // Without mini-batches the mean is over the matrix: its 1/n is part of the factor, not of the feed's scale.
        double mean = architecture.miniBatches() ? 1.0 / columns : 1.0 / ((double) rows * columns);
        Graph.Node value = switch (loss) {
            case HALF_SQUARED_ERROR -> builder.apply(new SquaredError(0.5), outputs, builder.targets(rows, columns));
            case MEAN_SQUARED_ERROR -> builder.apply(new SquaredError(mean), outputs, builder.targets(rows, columns));
            case CROSS_ENTROPY -> builder.apply(new SoftmaxCrossEntropy(), sizes.positions() == 1 ? outputs
                    : builder.apply(new Reshape(Shape.of(rows * sizes.positions(), sizes.outputs())), outputs));
            case LOGISTIC -> builder.apply(new LogisticLoss(), outputs, builder.targets(rows, 1));
            case SIGMOID -> builder.apply(new SigmoidLoss(), outputs, builder.targets(rows, 1));
        };
        return builder.build(value, outputs);
    }

    private static Encoded encode(Loss loss, Samples samples, int outputs) {
        return switch (samples.targets()) {
            case Samples.Values(double[] values, int width) -> new Encoded(samples.count(), samples.inputs(),
                    samples.inputSize(), values, width, new int[0], 1);
            case Samples.Labels(int[] labels, _, int positions) -> switch (loss) {
                case CROSS_ENTROPY -> new Encoded(samples.count(), samples.inputs(), samples.inputSize(), new double[0], 0, labels, positions);
                case LOGISTIC, SIGMOID -> {
                    double[] signs = new double[labels.length];
                    for (int i = 0; i < signs.length; i++) {
                        signs[i] = labels[i] == 1 ? 1 : -1;
                    }
                    yield new Encoded(samples.count(), samples.inputs(), samples.inputSize(), signs, 1, labels, 1);
                }
                case HALF_SQUARED_ERROR, MEAN_SQUARED_ERROR -> {
                    double[] oneHot = new double[labels.length * outputs];
                    for (int i = 0; i < labels.length; i++) {
                        oneHot[i * outputs + labels[i]] = 1;
                    }
                    yield new Encoded(samples.count(), samples.inputs(), samples.inputSize(), oneHot, outputs, labels, 1);
                }
            };
        };
    }
}
