package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** F = W x + b with an output a class, for the cross-entropy: convex, with loss log C at W = 0. */
@Variant(value = "softmaxRegression", label = "Softmax regression", doc = "A linear output for each class")
public record SoftmaxRegression(
        @Setting(doc = "Whether there is a bias", fallback = "true") boolean bias,
        @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"zero\"}") Initialisation initialisation) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        return new Layer.Linear(0, bias, initialisation).add(network, network.input());
    }
}
