package org.saddlescope.model;

import org.saddlescope.engine.AddToRows;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** y[t] = x[t] + P[t] with a learned table P, steps × features: without it, attention does not see the order of steps. */
@Variant(value = "positions", label = "Positional encoding", doc = "Adds a learned vector to each step of a sequence")
public record PositionLayer(
        @Setting(doc = "Standard deviation of the initial vectors' elements", fallback = "1", min = 0, max = 1e6) double scale) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        int steps = Sequences.steps("a positional encoding", x);
        return network.apply(new AddToRows(), x, network.parameter("weight", Role.WEIGHT, new Initialiser.Normal(scale),
                steps, Sequences.features(x)));
    }
}
