package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Kernels;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** A network as the experiment describes it. */
public sealed interface Architecture {
    @Variant(value = "mlp", label = "Multilayer perceptron", doc = "Dense layers with an activation between them")
    record Mlp(
            @Setting(doc = "The widths of the hidden layers", fallback = "[32, 32]", min = 1, max = 65_536, maxSize = 64) List<Integer> hidden,
            @Setting(doc = "The activation after each hidden layer", fallback = "\"tanh\"") Kernels.Activation activation,
            @Setting(doc = "Whether layers have a bias", fallback = "true") boolean bias) implements Architecture {}
}
