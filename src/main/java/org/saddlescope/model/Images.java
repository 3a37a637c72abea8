package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Shape;

/** What layers that take images ask of their input. */
final class Images {
    private Images() {}

    /**
     * The number of channels.
     *
     * @throws IllegalArgumentException where x is not made of images
     */
    static int channels(String layer, Graph.Node x) {
        if (x.shape().rank() != 4) {
            throw new IllegalArgumentException(layer + " takes images of shape channels x height x width, a sample here has shape "
                    + sample(x.shape()));
        }
        return x.shape().dimension(1);
    }

    /** The shape of one sample's representation. */
    static Shape sample(Shape x) {
        return Shape.of(x.toList().subList(Math.min(1, x.rank()), x.rank()));
    }
}
