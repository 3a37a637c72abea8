package org.saddlescope.model;

import org.saddlescope.engine.AveragePool2d;
import org.saddlescope.engine.Graph;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** The mean of every window of images. */
@Variant(value = "averagePool", label = "Average pooling", doc = "The mean of every square window of images")
public record AveragePoolLayer(
        @Setting(doc = "Height and width of a window", fallback = "2", min = 1, max = 1024) int size,
        @Setting(doc = "How far the window moves; 0: by its size", fallback = "0", min = 0, max = 1024) int stride) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        Images.channels("averagePool", x);
        return network.apply(new AveragePool2d(size, size, stride == 0 ? size : stride), x);
    }
}
