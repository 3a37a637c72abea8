package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.Shape;

/** What networks of square matrices ask of the data. */
final class SquareNetwork {
    private SquareNetwork() {}

    /**
     * The inputs as vectors, rows × d.
     *
     * @throws IllegalArgumentException where the outputs are not as many as the inputs; the message names both
     */
    static Graph.Node input(String network, NetworkBuilder builder) {
        int inputs = builder.sizes().input().size();
        if (inputs != builder.sizes().outputs()) {
            throw new IllegalArgumentException("a " + network + " has square matrices: as many outputs as inputs, the data have "
                    + inputs + " inputs and need " + builder.sizes().outputs() + " outputs");
        }
        Graph.Node x = builder.input();
        return x.shape().rank() == 2 ? x : builder.apply(new Reshape(Shape.of(builder.rows(), inputs)), x);
    }
}
