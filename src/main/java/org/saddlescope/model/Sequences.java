package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.ConcatColumns;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Linear;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.Shape;
import org.saddlescope.engine.SliceColumns;

/** What the layers of sequences share. A sequence is rows × steps × features. */
final class Sequences {
    private Sequences() {}

    /** The number of steps T of a sequence of features. */
    static int steps(String layer, Graph.Node x) {
        require(layer, x);
        return x.shape().dimension(1);
    }

    /** The number of features d of each step. */
    static int features(Graph.Node x) {
        return x.shape().dimension(2);
    }

    private static void require(String layer, Graph.Node x) {
        if (x.shape().rank() != 3 || x.shape().dimension(1) == 0) {
            throw new IllegalArgumentException(layer + " takes sequences of shape steps x features, a sample here has shape "
                    + sample(x));
        }
    }

    /** The shape of one sample's representation. */
    static Shape sample(Graph.Node x) {
        return Shape.of(x.shape().toList().subList(1, x.shape().rank()));
    }

    /** y[r, t] = W x[r, t] + b. */
    static Graph.Node linear(NetworkBuilder network, Graph.Node x, Graph.Node... weightAndBias) {
        int rows = x.shape().rows();
        int steps = x.shape().dimension(1);
        Graph.Node flat = network.apply(new Reshape(Shape.of(rows * steps, features(x))), x);
        Graph.Node y = weightAndBias.length == 1
                ? network.apply(new Linear(), flat, weightAndBias[0])
                : network.apply(new Linear(), flat, weightAndBias[0], weightAndBias[1]);
        return network.apply(new Reshape(Shape.of(rows, steps, y.shape().columns())), y);
    }

    /** x[·, t], rows × d. */
    static Graph.Node step(NetworkBuilder network, Graph.Node x, int t) {
        int d = features(x);
        return network.apply(new SliceColumns(t * d, Shape.of(d)), x);
    }

    /** States of every step, rows × d each, as a sequence. */
    static Graph.Node join(NetworkBuilder network, List<Graph.Node> states) {
        int d = states.getFirst().shape().columns();
        return network.apply(new ConcatColumns(Shape.of(states.size(), d)), states.toArray(Graph.Node[]::new));
    }

    /**
     * The data as a sequence of features: symbols by their vectors, real sequences as they are.
     *
     * @param architecture its name in the message
     * @param width        the elements of a symbol's vector
     */
    static Graph.Node input(NetworkBuilder network, String architecture, int width) {
        Graph.Node x = network.input();
        if (symbolic(network)) {
            return network.within("embedding", () -> new EmbeddingLayer(0, width).add(network, x));
        }
        if (x.shape().rank() != 3) {
            throw new IllegalArgumentException(architecture + " takes sequences: symbols of shape steps, or numbers of shape"
                    + " steps x features; a sample of the data is numbers of shape " + sample(x));
        }
        return x;
    }

    /** Whether a sample of the data is a sequence of symbols. */
    static boolean symbolic(NetworkBuilder network) {
        return network.sizes().symbols() > 0 && network.sizes().input().rank() == 1;
    }

    /**
     * The outputs: where the data have targets at every step, W x[r, t] + b at each, otherwise W s[r] + b from a summary
     * s of the sequence.
     */
    static Graph.Node head(NetworkBuilder network, Graph.Node x, Layer summary) {
        int steps = x.shape().dimension(1);
        int places = network.sizes().positions();
        if (places != 1 && places != steps) {
            throw new IllegalArgumentException("the data have targets at " + places + " positions of a sample, its sequence has "
                    + steps + " steps");
        }
        return network.within("head", () -> {
            if (places == 1) {
                return new Layer.Linear(0, true, new Initialisation.Xavier()).add(network, summary.add(network, x));
            }
            return new Layer.Flatten().add(network, new EveryStep(0, true).add(network, x));
        });
    }

    static Graph.Node bias(NetworkBuilder network, String name, int size) {
        return network.parameter(name, Role.BIAS, Initialiser.zero(), size);
    }
}
