package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.LayerNorm;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * A pre-norm block (Xiong et al. 2020): x' = x + attention(norm₁ x), y = x' + W₂ s(W₁ norm₂ x' + b₁) + b₂, over steps ×
 * features. The blocks are named as those of PyTorch's {@code nn.TransformerEncoderLayer} with {@code norm_first=True}
 * and no dropout; norms have ε = 1e-5.
 */
@Variant(value = "transformerBlock", label = "Transformer block", doc = "Attention and a feed-forward network, each behind a norm and beside a shortcut")
public record TransformerBlock(
        @Setting(doc = "The number of heads, which divides the number of features", fallback = "2", min = 1, max = 4096) int heads,
        @Setting(doc = "The width of the feed-forward network", fallback = "32", min = 1, max = 65_536) int feedForward,
        @Setting(doc = "The activation of the feed-forward network", fallback = "\"gelu\"") Kernels.Activation activation,
        @Setting(doc = "Whether a step sees itself and earlier ones alone", fallback = "false") boolean causal) implements Layer {
    /** ε of the norms, PyTorch's default. */
    private static final double EPSILON = 1e-5;

    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        Sequences.steps("a transformer block", x);
        Graph.Node first = norm(network, "norm1", x);
        Graph.Node attended = network.within("self_attn", () -> new AttentionLayer(heads, causal).add(network, first));
        Graph.Node middle = network.apply(LinearCombination.of(1.0, 1.0), x, attended);
        Graph.Node normed = norm(network, "norm2", middle);
        Graph.Node hidden = network.within("linear1", () -> new EveryStep(feedForward, true).add(network, normed));
        Graph.Node active = new Layer.Activation(activation).add(network, hidden);
        Graph.Node out = network.within("linear2", () -> new EveryStep(Sequences.features(x), true).add(network, active));
        return network.apply(LinearCombination.of(1.0, 1.0), middle, out);
    }

    /** Layer normalisation over the features of each step, with its gain and bias named {@code name.weight} and {@code name.bias}. */
    static Graph.Node norm(NetworkBuilder network, String name, Graph.Node x) {
        return network.within(name, () -> {
            int d = Sequences.features(x);
            return network.apply(new LayerNorm(d, EPSILON), x,
                    network.parameter("weight", Role.NORM, new Initialiser.Constant(1), d),
                    network.parameter("bias", Role.NORM, Initialiser.zero(), d));
        });
    }
}
