package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.PlaceMean;
import org.saddlescope.schema.Variant;

/** The mean over the nodes of each graph (or the places of each sample): rows × nodes × features to rows × features. */
@Variant(value = "nodeMean", label = "Mean over nodes", doc = "Makes the nodes of a graph one vector, their mean")
public record NodeMean() implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        return network.apply(new PlaceMean(), x);
    }
}
