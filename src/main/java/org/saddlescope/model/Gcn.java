package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * H₀ = X, H_k = s(Â H_{k−1} W_kᵀ + b_k) (Kipf, Welling 2017, Eq. 2 and 9). Where every node has a label,
 * F = Â H_{L−1} W_Lᵀ + b_L is nodes × classes; where a graph has one, F is a dense layer on the mean of H_{L−1} over the
 * nodes. Inputs as {@link GraphConv} takes them.
 */
@Variant(value = "gcn", label = "Graph convolutional network", doc = "Graph convolutions, for the classes of nodes or of graphs")
public record Gcn(
        @Setting(doc = "The features of a node after each hidden layer", fallback = "[16]", min = 1, max = 65_536, maxSize = 64) List<Integer> hidden,
        @Setting(doc = "The activation after each hidden layer", fallback = "\"relu\"") Kernels.Activation activation,
        @Setting(doc = "Whether layers have a bias", fallback = "true") boolean bias,
        @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation) implements Architecture {
    /** With the usual law of the weights. */
    public Gcn(List<Integer> hidden, Kernels.Activation activation, boolean bias) {
        this(hidden, activation, bias, new Initialisation.Automatic());
    }

    @Override
    public Graph.Node build(NetworkBuilder network) {
        int nodes = GraphConv.nodes(network);
        int positions = network.sizes().positions();
        if (positions != 1 && positions != nodes) {
            throw new IllegalArgumentException("a graph convolutional network has an output a node, " + nodes
                    + ", or one a graph, the data have " + positions + " targets a sample");
        }
        Graph.Node x = network.input();
        for (int i = 0; i < hidden.size(); i++) {
            int width = hidden.get(i);
            x = new Layer.Activation(activation).add(network, layer(network, i + 1, new GraphConv(width, bias, initialisation.before(activation)), x));
        }
        int number = hidden.size() + 1;
        if (positions == nodes && nodes > 1) {
            return layer(network, number, new GraphConv(0, bias, last()), x);
        }
        if (hidden.isEmpty()) {
            throw new IllegalArgumentException("a graph convolutional network for the classes of graphs needs at least one"
                    + " hidden layer, it has none");
        }
        return layer(network, number, new Layer.Linear(0, bias, last()), new NodeMean().add(network, x));
    }

    /** The law of the weights of the last layer, which no activation follows. */
    private Initialisation last() {
        return initialisation.before(Kernels.Activation.IDENTITY);
    }

    private static Graph.Node layer(NetworkBuilder network, int number, Layer layer, Graph.Node input) {
        return network.within("layer" + number, () -> layer.add(network, input));
    }
}
