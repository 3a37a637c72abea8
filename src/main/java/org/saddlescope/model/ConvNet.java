package org.saddlescope.model;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * A convolutional network: for each number of channels a convolution, an activation and a 2 × 2 pooling, then dense
 * layers with the same activation and a linear output.
 */
@Variant(value = "conv", label = "Convolutional network", doc = "Convolutions with pooling and a dense head, for images")
public record ConvNet(
        @Setting(doc = "The filters of each convolution", fallback = "[8, 16]", min = 1, max = 65_536, minSize = 1, maxSize = 64) List<Integer> channels,
        @Setting(doc = "Height and width of the kernels", fallback = "3", min = 1, max = 1024) int kernel,
        @Setting(doc = "How far the kernel moves from one place to the next", fallback = "1", min = 1, max = 1024) int stride,
        @Setting(doc = "Zeros around the image", fallback = "0", min = 0, max = 1024) int padding,
        @Setting(doc = "What is made of every 2 x 2 elements after each convolution", fallback = "\"max\"") Pooling pooling,
        @Setting(doc = "The activation after each convolution and each hidden dense layer", fallback = "\"relu\"") Kernels.Activation activation,
        @Setting(doc = "The widths of the hidden dense layers", fallback = "[]", min = 1, max = 65_536, maxSize = 64) List<Integer> dense,
        @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation)
        implements Architecture {
    /** What is made of every 2 × 2 elements. */
    public enum Pooling { MAX, AVERAGE, NONE }

    private static final int POOL = 2;

    @Override
    public Graph.Node build(NetworkBuilder network) {
        Graph.Node x = network.input();
        Images.channels("conv", x);
        Initialisation law = initialisation.before(activation);
        for (int i = 0; i < channels.size(); i++) {
            Layer conv = new Conv2dLayer(channels.get(i), kernel, stride, padding, true, law);
            Graph.Node input = x;
            x = network.within("conv" + (i + 1), () -> conv.add(network, input));
            for (Layer layer : after()) {
                x = layer.add(network, x);
            }
        }
        for (int i = 0; i < dense.size(); i++) {
            Layer linear = new Layer.Linear(dense.get(i), true, law);
            Graph.Node input = x;
            x = new Layer.Activation(activation).add(network, network.within("dense" + (i + 1), () -> linear.add(network, input)));
        }
        Graph.Node last = x;
        Layer output = new Layer.Linear(0, true, initialisation.before(Kernels.Activation.IDENTITY));
        return network.within("head", () -> output.add(network, last));
    }

    private List<Layer> after() {
        List<Layer> layers = new ArrayList<>(List.of(new Layer.Activation(activation)));
        switch (pooling) {
            case MAX -> layers.add(new MaxPoolLayer(POOL, 0));
            case AVERAGE -> layers.add(new AveragePoolLayer(POOL, 0));
            case NONE -> { }
        }
        return layers;
    }
}
