package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Linear;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** F = W₂ s(W₁ x) with square W₁, W₂ (Zhou, Liang 2017, one-hidden-layer non-linear networks). */
@Variant(value = "oneHidden", label = "One hidden layer", doc = "Two square matrices with an activation between them, without bias; as many outputs as inputs")
public record OneHidden(
        @Setting(doc = "The activation of the hidden layer", fallback = "\"tanh\"") Activation activation,
        @Setting(doc = "From what law both matrices are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        Graph.Node x = SquareNetwork.input("network of one hidden layer", network);
        int d = x.shape().columns();
        Graph.Node hidden = network.within("layer1",
                () -> network.apply(new Linear(), x, initialisation.before(activation).weight(network, d, d, d, d)));
        Graph.Node h = new Layer.Activation(activation).add(network, hidden);
        return network.within("layer2",
                () -> network.apply(new Linear(), h, initialisation.before(Activation.IDENTITY).weight(network, d, d, d, d)));
    }
}
