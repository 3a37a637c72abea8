package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.ScaleShift;
import org.saddlescope.engine.Standardise;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Layer normalisation (Ba, Kiros, Hinton 2016): each sample's representation, or the channels at each of its places,
 * with mean 0 and variance 1, then scaled and shifted. Over the sample there is a gain and a bias for every element
 * (PyTorch's {@code LayerNorm} over all dimensions but the first), over the channels one for every channel.
 */
@Variant(value = "layerNorm", label = "Layer normalisation", doc = "Each sample with mean 0 and variance 1, scaled and shifted")
public record LayerNormLayer(
        @Setting(doc = "What is normalised together", fallback = "\"sample\"") Over over,
        @Setting(doc = "Added to the variance", fallback = "1e-5", min = 0, above = true, max = 1e6) double epsilon) implements Layer {
    /** What is normalised together. */
    public enum Over {
        /** All elements of a sample. */
        SAMPLE,
        /** The channels at one place of an image. */
        CHANNELS
    }

    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        return switch (over) {
            case SAMPLE -> scaled(network, network.apply(new Standardise(Standardise.Over.SAMPLE, epsilon), x), x.shape().columns());
            case CHANNELS -> scaled(network, network.apply(new Standardise(Standardise.Over.CHANNELS, epsilon), x), x.shape().dimension(1));
        };
    }

    /** Gains, at first 1, and biases, at first 0, on what is standardised. */
    static Graph.Node scaled(NetworkBuilder network, Graph.Node x, int gains) {
        Graph.Node gain = network.parameter("gain", Role.NORM, new Initialiser.Constant(1), gains);
        Graph.Node bias = network.parameter("bias", Role.NORM, Initialiser.zero(), gains);
        return network.apply(new ScaleShift(), x, gain, bias);
    }
}
