package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.MaxPool2d;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** The maximum of every window of images; see {@link MaxPool2d} for its kinks. */
@Variant(value = "maxPool", label = "Max pooling", doc = "The largest element of every square window of images")
public record MaxPoolLayer(
        @Setting(doc = "Height and width of a window", fallback = "2", min = 1, max = 1024) int size,
        @Setting(doc = "How far the window moves; 0: by its size", fallback = "0", min = 0, max = 1024) int stride) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        Images.channels("maxPool", x);
        return network.apply(new MaxPool2d(size, stride == 0 ? size : stride), x);
    }
}
