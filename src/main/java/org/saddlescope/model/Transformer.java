package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Symbols' vectors (or a linear map of each step of a real sequence) plus learned positions, pre-norm blocks ({@link
 * TransformerBlock}), a last norm, and a linear head: at every step where the data have targets at every step, otherwise
 * on the mean over steps. Blocks: {@code embedding.*}, {@code positions.weight}, {@code layers.K.*} and {@code norm.*} as
 * in PyTorch's {@code nn.TransformerEncoder}, {@code head.*}.
 */
@Variant(value = "transformer", label = "Transformer", doc = "Attention blocks over a sequence and a linear head")
public record Transformer(
        @Setting(doc = "The features of each step", fallback = "16", min = 1, max = 65_536) int width,
        @Setting(doc = "The number of heads, which divides the width", fallback = "2", min = 1, max = 4096) int heads,
        @Setting(doc = "The number of blocks", fallback = "1", min = 1, max = 64) int blocks,
        @Setting(doc = "The width of the feed-forward networks", fallback = "32", min = 1, max = 65_536) int feedForward,
        @Setting(doc = "The activation of the feed-forward networks", fallback = "\"gelu\"") Kernels.Activation activation,
        @Setting(doc = "Whether a step sees itself and earlier ones alone; next-symbol prediction needs it", fallback = "true") boolean causal) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        Graph.Node data = Sequences.input(network, "a transformer", width);
        Graph.Node features = Sequences.symbolic(network) ? data
                : network.within("embedding", () -> new EveryStep(width, true).add(network, data));
        Graph.Node x = network.within("positions", () -> new PositionLayer(1).add(network, features));
        for (int k = 0; k < blocks; k++) {
            Graph.Node below = x;
            x = network.within("layers." + k, () -> new TransformerBlock(heads, feedForward, activation, causal).add(network, below));
        }
        return Sequences.head(network, TransformerBlock.norm(network, "norm", x), new MeanOfSteps());
    }
}
