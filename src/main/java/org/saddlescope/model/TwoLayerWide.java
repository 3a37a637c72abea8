package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Linear;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * F_c = (1/√m) Σ_j a_cj s(w_j · x + b_j) with w_j ~ N(0, I), b_j ~ N(0, 1) or none, and E a = 0, E a² = 1: the scaling in which the tangent kernel has a
 * limit as the width m grows and the Hessian of F falls like 1/√m (Liu, Zhu, Belkin 2020). With frozen outer weights θ is
 * W alone.
 *
 * @param seed of the outer weights where they are frozen: they are no part of θ, and the experiment's seed does not move them
 */
@Variant(value = "twoLayerWide", label = "Wide two-layer network", doc = "One hidden layer in tangent-kernel scaling 1/sqrt(width)")
public record TwoLayerWide(
        @Setting(doc = "The number m of hidden neurons", fallback = "256", min = 1, max = 10_000_000) int width,
        @Setting(doc = "The activation of the hidden layer", fallback = "\"tanh\"") Activation activation,
        @Setting(doc = "From what law the outer weights are drawn: signs, or standard normal numbers", fallback = "\"signs\"") Outer outer,
        @Setting(doc = "Whether the outer weights are trained", fallback = "true") boolean trained,
        @Setting(doc = "The seed of frozen outer weights", fallback = "1", min = 0) long seed,
        @Setting(doc = "Whether hidden neurons have a bias, drawn as their weights are", fallback = "false") boolean bias) implements Architecture {
    /** Without biases. */
    public TwoLayerWide(int width, Activation activation, Outer outer, boolean trained, long seed) {
        this(width, activation, outer, trained, seed, false);
    }

    /** The law of the outer weights. */
    public enum Outer {
        /** ±1 with probability ½ each (Rademacher). */
        SIGNS,
        /** N(0, 1). */
        GAUSSIAN;

        Initialiser initialiser() {
            return switch (this) {
                case SIGNS -> new Initialiser.Rademacher();
                case GAUSSIAN -> new Initialiser.Normal(1);
            };
        }
    }

    @Override
    public Graph.Node build(NetworkBuilder network) {
        Graph.Node x = network.input();
        int outputs = network.sizes().outputs();
        Graph.Node w = network.parameter("inner", Role.WEIGHT, new Initialiser.Normal(1), width, x.shape().columns());
        Graph.Node z = bias
                ? network.apply(new Linear(), x, w, network.parameter("innerBias", Role.BIAS, new Initialiser.Normal(1), width))
                : network.apply(new Linear(), x, w);
        Graph.Node a = trained
                ? network.parameter("outer", Role.WEIGHT, outer.initialiser(), outputs, width)
                : network.frozen("outer", seed, outer.initialiser(), outputs, width);
        Graph.Node h = new Layer.Activation(activation).add(network, z);
        return network.apply(LinearCombination.of(1 / Math.sqrt(width)), network.apply(new Linear(), h, a));
    }
}
