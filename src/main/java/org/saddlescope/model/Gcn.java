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
        @Setting(doc = "Whether layers have a bias", fallback = "true") boolean bias) implements Architecture {
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
            x = new Layer.Activation(activation).add(network, layer(network, i + 1, new GraphConv(width, bias, law()), x));
        }
        int last = hidden.size() + 1;
        if (positions == nodes && nodes > 1) {
            return layer(network, last, new GraphConv(0, bias, new Initialisation.Xavier()), x);
        }
        if (hidden.isEmpty()) {
            throw new IllegalArgumentException("a graph convolutional network for the classes of graphs needs at least one"
                    + " hidden layer, it has none");
        }
        return layer(network, last, new Layer.Linear(0, bias, new Initialisation.Xavier()), new NodeMean().add(network, x));
    }

    private Initialisation law() {
        return new Initialisation.Automatic().before(activation);
    }

    private static Graph.Node layer(NetworkBuilder network, int number, Layer layer, Graph.Node input) {
        return network.within("layer" + number, () -> layer.add(network, input));
    }
}
