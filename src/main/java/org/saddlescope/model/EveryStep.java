package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** y[t] = W x[t] + b at every step of a sequence with the same W: steps × features become steps × outputs. */
@Variant(value = "everyStep", label = "Linear at every step", doc = "The same dense layer at each step of a sequence")
public record EveryStep(
        @Setting(doc = "The number of outputs a step; 0: as many as the data have classes", fallback = "0", min = 0, max = 10_000_000) int outputs,
        @Setting(doc = "Whether the layer has a bias", fallback = "true") boolean bias) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        Sequences.steps("a linear layer at every step", x);
        int in = Sequences.features(x);
        int out = outputs == 0 ? network.sizes().outputs() : outputs;
        Graph.Node w = network.parameter("weight", Role.WEIGHT, Initialiser.glorot(in, out), out, in);
        return bias ? Sequences.linear(network, x, w, Sequences.bias(network, "bias", out)) : Sequences.linear(network, x, w);
    }
}
