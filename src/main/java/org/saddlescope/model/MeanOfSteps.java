package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.PlaceMean;
import org.saddlescope.schema.Variant;

/** The mean over the steps of a sequence: steps × features become features. */
@Variant(value = "meanOfSteps", label = "Mean of steps", doc = "The mean over the steps of a sequence")
public record MeanOfSteps() implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        Sequences.steps("a mean of steps", x);
        return network.apply(new PlaceMean(), x);
    }
}
