package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.schema.Variant;

/** The last step of a sequence: steps × features become features. */
@Variant(value = "lastStep", label = "Last step", doc = "What a recurrent layer knows at the end of a sequence")
public record LastStep() implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        return Sequences.step(network, x, Sequences.steps("the last step", x) - 1);
    }
}
