package org.saddlescope.model;

import org.saddlescope.engine.BatchedProduct;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.RowSoftmax;
import org.saddlescope.engine.Shape;
import org.saddlescope.engine.SliceColumns;
import org.saddlescope.engine.SwapMiddle;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Multi-head self-attention (Vaswani et al. 2017, Eq. 1): with queries, keys and values Q, K, V = W_in x + b_in, each cut
 * into H heads of d/H features, y = W_out concat_h softmax(Q_h K_hᵀ/√(d/H)) V_h + b_out, over steps × d. Causal: step t
 * attends to steps 0..t alone. The blocks are those of PyTorch's {@code nn.MultiheadAttention}.
 */
@Variant(value = "attention", label = "Attention", doc = "Multi-head self-attention over the steps of a sequence")
public record AttentionLayer(
        @Setting(doc = "The number of heads, which divides the number of features", fallback = "2", min = 1, max = 4096) int heads,
        @Setting(doc = "Whether a step sees itself and earlier ones alone", fallback = "false") boolean causal) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        int steps = Sequences.steps("attention", x);
        int d = Sequences.features(x);
        if (d % heads != 0) {
            throw new IllegalArgumentException("attention: a width of " + d + " cannot be divided among " + heads + " heads");
        }
        Graph.Node projection = network.parameter("in_proj_weight", Role.WEIGHT, Initialiser.glorot(d, d), Math.multiplyExact(3, d), d);
        Graph.Node shift = Sequences.bias(network, "in_proj_bias", 3 * d);
        Graph.Node outWeight = network.parameter("out_proj.weight", Role.WEIGHT, Initialiser.glorot(d, d), d, d);
        Graph.Node outBias = Sequences.bias(network, "out_proj.bias", d);

        int rows = x.shape().rows();
        int features = d / heads;
        Graph.Node projected = network.apply(new Reshape(Shape.of(rows, steps, 3 * heads, features)),
                Sequences.linear(network, x, projection, shift));
        Graph.Node byHead = network.apply(new SwapMiddle(), projected);
        Shape one = Shape.of(heads, steps, features);
        Graph.Node queries = network.apply(LinearCombination.of(1 / Math.sqrt(features)), network.apply(new SliceColumns(0, one), byHead));
        Graph.Node keys = network.apply(new SliceColumns(one.size(), one), byHead);
        Graph.Node values = network.apply(new SliceColumns(2 * one.size(), one), byHead);
        Graph.Node attention = network.apply(new RowSoftmax(causal), network.apply(new BatchedProduct(false, true), queries, keys));
        Graph.Node mixed = network.apply(new SwapMiddle(), network.apply(new BatchedProduct(false, false), attention, values));
        return Sequences.linear(network, network.apply(new Reshape(Shape.of(rows, steps, d)), mixed), outWeight, outBias);
    }
}
