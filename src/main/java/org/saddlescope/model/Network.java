package org.saddlescope.model;

import org.saddlescope.engine.Graph;

/** A network for inputs and outputs of known size: what it computes and how its θ is drawn. */
interface Network {
    /** Adds the network to a graph and returns its outputs F, rows × outputs. */
    Graph.Node outputs(Graph.Builder graph, int rows);

    /** The initial θ of a seed. */
    double[] initial(long seed);

    /** Whether every sample has its own row of F. */
    default boolean separable() {
        return true;
    }
}
