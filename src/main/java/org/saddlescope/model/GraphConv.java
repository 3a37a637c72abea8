package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.SampleProduct;
import org.saddlescope.engine.Shape;
import org.saddlescope.engine.SliceColumns;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Y = Â X Wᵀ + b, a graph convolution (Kipf, Welling 2017, Eq. 2, before its activation). A sample is a graph: its input
 * is nodes × (nodes + features), the normalised adjacency Â = D^−1/2 (A + I) D^−1/2 beside the features of the nodes.
 * The first graph convolution takes the features from there; each takes Â from there. X is rows × nodes × in,
 * W outputs × in, Y rows × nodes × outputs.
 */
@Variant(value = "graphConv", label = "Graph convolution", doc = "Mixes the features of neighbouring nodes of a graph")
public record GraphConv(
        @Setting(doc = "The number of features a node gets; 0: as many as the data have classes", fallback = "0", min = 0, max = 1_000_000) int outputs,
        @Setting(doc = "Whether the layer has a bias", fallback = "true") boolean bias,
        @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        int nodes = nodes(network);
        Graph.Node input = network.input();
        Graph.Node features = x == input
                ? network.apply(new SliceColumns(2, nodes, Shape.of(input.shape().dimension(2) - nodes)), input) : x;
        if (features.shape().rank() != 3 || features.shape().dimension(1) != nodes) {
            throw new IllegalArgumentException("a graph convolution over " + nodes + " nodes needs " + nodes
                    + " x features a sample, the layer before gives " + sample(features.shape()));
        }
        int rows = network.rows();
        int in = features.shape().dimension(2);
        int out = outputs == 0 ? network.sizes().outputs() : outputs;
        // Â X first: in the first layer it does not depend on θ.
        Graph.Node mixed = network.apply(new SampleProduct(), network.apply(new SliceColumns(2, 0, Shape.of(nodes)), input), features);
        Graph.Node flat = network.apply(new Reshape(Shape.of(Math.multiplyExact(rows, nodes), in)), mixed);
        Graph.Node w = initialisation.weight(network, in, out, out, in);
        Graph.Node y = bias
                ? network.apply(new org.saddlescope.engine.Linear(), flat, w, network.parameter("bias", Role.BIAS, Initialiser.zero(), out))
                : network.apply(new org.saddlescope.engine.Linear(), flat, w);
        return network.apply(new Reshape(Shape.of(rows, nodes, out)), y);
    }

    /**
     * The number of nodes of a graph.
     *
     * @throws IllegalArgumentException where the inputs of the data are no graphs
     */
    static int nodes(NetworkBuilder network) {
        Shape input = network.sizes().input();
        if (input.rank() != 2 || input.dimension(0) == 0 || input.dimension(1) <= input.dimension(0)) {
            throw new IllegalArgumentException("a graph convolution needs graphs, inputs of nodes x (nodes + features),"
                    + " the data have inputs of " + input);
        }
        return input.dimension(0);
    }

    private static String sample(Shape shape) {
        return Shape.of(shape.toList().subList(1, shape.rank())).toString();
    }
}
