package org.saddlescope.model;

import org.saddlescope.engine.Conv2d;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * A convolution of images, rows × channels × height × width, with zeros around them: weights
 * {@code channels × channels of x × kernel × kernel}, whose law counts kernel² inputs and outputs a channel.
 */
@Variant(value = "conv2d", label = "Convolution", doc = "A convolution of images with square kernels")
public record Conv2dLayer(
        @Setting(doc = "The number of filters, the channels of the result", fallback = "8", min = 1, max = 65_536) int channels,
        @Setting(doc = "Height and width of the kernels", fallback = "3", min = 1, max = 1024) int kernel,
        @Setting(doc = "How far the kernel moves from one place to the next", fallback = "1", min = 1, max = 1024) int stride,
        @Setting(doc = "Zeros around the image", fallback = "0", min = 0, max = 1024) int padding,
        @Setting(doc = "Whether every filter has a bias", fallback = "true") boolean bias,
        @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"he\"}") Initialisation initialisation) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        int in = Images.channels("conv2d", x);
        int area = kernel * kernel;
        Graph.Node w = initialisation.weight(network, Math.multiplyExact(in, area), Math.multiplyExact(channels, area),
                channels, in, kernel, kernel);
        Conv2d primitive = new Conv2d(stride, padding);
        return bias ? network.apply(primitive, x, w, network.parameter("bias", Role.BIAS, Initialiser.zero(), channels))
                : network.apply(primitive, x, w);
    }
}
