package org.saddlescope.model;

import org.saddlescope.engine.Graph;

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
            int[] sample = new int[Math.max(0, x.shape().rank() - 1)];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = x.shape().dimension(i + 1);
            }
            throw new IllegalArgumentException(layer + ": expected images, channels x height x width a sample, found "
                    + org.saddlescope.engine.Shape.of(sample) + " a sample");
        }
        return x.shape().dimension(1);
    }
}
