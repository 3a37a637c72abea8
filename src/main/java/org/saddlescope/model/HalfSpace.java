package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * F = θ · a with one output and no bias. With the sigmoid loss and the penalty λ = 1e-5 it is half-space learning,
 * f = mean σ(−b_i θ·a_i) + (λ/2)‖θ‖² (Islamov, Ajroldi, Orvieto, Lucchi 2024, section D.1): far out the gradient
 * vanishes while the loss is large, so that PL and aiming fail.
 */
@Variant(value = "halfSpace", label = "Half-space", doc = "One linear output without bias, from a wide start; for the sigmoid loss with a small penalty")
public record HalfSpace(
        @Setting(doc = "Standard deviation of the initial weights", fallback = "6", min = 0, max = 1e6) double scale) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        return new Layer.Linear(1, false, new Initialisation.Scaled(scale)).add(network, network.input());
    }
}
