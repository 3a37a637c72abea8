package org.saddlescope.model;

import org.saddlescope.engine.Embedding;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** The vector of each symbol of a sequence: steps become steps × width. Named as PyTorch's {@code nn.Embedding}. */
@Variant(value = "embedding", label = "Embedding", doc = "A learned vector for each symbol of a sequence")
public record EmbeddingLayer(
        @Setting(doc = "The number of symbols; 0: as many as the data have", fallback = "0", min = 0, max = 10_000_000) int vocabulary,
        @Setting(doc = "The elements of a symbol's vector", fallback = "16", min = 1, max = 65_536) int width) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        int symbols = network.sizes().symbols();
        if (x.shape().rank() != 2) {
            throw new IllegalArgumentException("an embedding takes sequences of symbols of shape steps, a sample here has shape "
                    + Sequences.sample(x));
        }
        if (vocabulary == 0 && symbols == 0) {
            throw new IllegalArgumentException("an embedding needs symbols, the data are real numbers;"
                    + " where they are symbols, give the vocabulary");
        }
        if (vocabulary > 0 && vocabulary < symbols) {
            throw new IllegalArgumentException("an embedding of " + vocabulary + " symbols, the data have " + symbols);
        }
        Graph.Node table = network.parameter("weight", Role.WEIGHT, new Initialiser.Normal(1),
                vocabulary == 0 ? symbols : vocabulary, width);
        return network.apply(new Embedding(), x, table);
    }
}
