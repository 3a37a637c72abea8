package org.saddlescope.model;

import org.saddlescope.engine.AveragePool2d;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.Shape;
import org.saddlescope.schema.Variant;

/** The mean of every channel of an image: rows × channels. */
@Variant(value = "globalAveragePool", label = "Global average pooling", doc = "The mean of every channel of an image")
public record GlobalAveragePoolLayer() implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        int channels = Images.channels("globalAveragePool", x);
        Graph.Node means = network.apply(new AveragePool2d(x.shape().dimension(2), x.shape().dimension(3), 1), x);
        return network.apply(new Reshape(Shape.of(x.shape().rows(), channels)), means);
    }
}
