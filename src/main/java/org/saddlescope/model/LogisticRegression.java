package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** F = w · x + b with one output, for the logistic loss: convex, with Hessian Xᵀ diag(p(1 − p)) X / n. */
@Variant(value = "logisticRegression", label = "Logistic regression", doc = "One linear output, whose sign is the class; for the logistic or sigmoid loss")
public record LogisticRegression(
        @Setting(doc = "Whether there is a bias", fallback = "true") boolean bias,
        @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"zero\"}") Initialisation initialisation) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        return new Layer.Linear(1, bias, initialisation).add(network, network.input());
    }
}
