package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * LSTM layers one above the other ({@link LstmLayer}) and a linear head: at every step where the data have targets at
 * every step, otherwise at the last. Symbols enter by learned vectors, real sequences (steps × features) as they are.
 * Blocks: {@code embedding.weight}, then {@code lstm.*} as in PyTorch's {@code nn.LSTM}, then {@code head.*}.
 */
@Variant(value = "lstm", label = "LSTM", doc = "Long short-term memory layers over a sequence and a linear head")
public record Lstm(
        @Setting(doc = "The elements of a layer's state", fallback = "16", min = 1, max = 65_536) int width,
        @Setting(doc = "The number of layers", fallback = "1", min = 1, max = 64) int layers,
        @Setting(doc = "The elements of a symbol's vector; without effect on real sequences", fallback = "8", min = 1, max = 65_536) int embedding) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        Graph.Node x = Sequences.input(network, "an LSTM", embedding);
        for (int k = 0; k < layers; k++) {
            int number = k;
            Graph.Node below = x;
            x = network.within("lstm", () -> new LstmLayer(width).add(network, below, number));
        }
        return Sequences.head(network, x, new LastStep());
    }
}
