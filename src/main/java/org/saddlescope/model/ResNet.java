package org.saddlescope.model;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * A residual network of basic blocks (He et al. 2016, Fig. 2): a 3 × 3 convolution, normalised and activated; for each
 * width a stage of blocks of two 3 × 3 convolutions with a shortcut around them, activated after the sum; the mean of
 * every channel; a linear output. From the second stage on the first block of a stage has stride 2. A block's shortcut
 * is a 1 × 1 convolution where its channels or places change, x itself elsewhere. Convolutions have a bias only where
 * nothing is normalised after them.
 */
@Variant(value = "resNet", label = "Residual network", doc = "Blocks of two convolutions with a shortcut, for images")
public record ResNet(
        @Setting(doc = "The channels of each stage", fallback = "[8, 16]", min = 1, max = 65_536, minSize = 1, maxSize = 16) List<Integer> widths,
        @Setting(doc = "The blocks of each stage", fallback = "1", min = 1, max = 256) int blocks,
        @Setting(doc = "What is normalised after each convolution", fallback = "\"layer\"") Norm norm,
        @Setting(doc = "The activation", fallback = "\"relu\"") Kernels.Activation activation,
        @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation) implements Architecture {
    /** What is normalised: each sample, each channel over the batch, or nothing. */
    public enum Norm { LAYER, BATCH, NONE }

    private static final double EPSILON = 1e-5;

    @Override
    public Graph.Node build(NetworkBuilder network) {
        Graph.Node image = network.input();
        Images.channels("resNet", image);
        Graph.Node x = network.within("stem", () -> Layer.stack(network, image, normalised(widths.getFirst(), 1, true)));
        int channels = widths.getFirst();
        for (int stage = 0; stage < widths.size(); stage++) {
            for (int block = 0; block < blocks; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                boolean same = stride == 1 && channels == widths.get(stage);
                Layer residual = block(widths.get(stage), stride, same);
                Graph.Node input = x;
                Graph.Node sum = network.within("stage" + (stage + 1) + ".block" + (block + 1), () -> residual.add(network, input));
                x = new Layer.Activation(activation).add(network, sum);
                channels = widths.get(stage);
            }
        }
        Graph.Node means = new GlobalAveragePoolLayer().add(network, x);
        Layer output = new Layer.Linear(0, true, initialisation.before(Kernels.Activation.IDENTITY));
        return network.within("head", () -> output.add(network, means));
    }

    private Layer block(int channels, int stride, boolean same) {
        List<Layer> layers = new ArrayList<>(normalised(channels, stride, true));
        layers.addAll(normalised(channels, 1, false));
        return new ResidualLayer(layers, same ? ResidualLayer.Shortcut.IDENTITY : ResidualLayer.Shortcut.PROJECTION);
    }

    /** A convolution that keeps the places (or halves them), what normalises it, and the activation. */
    private List<Layer> normalised(int channels, int stride, boolean activated) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Conv2dLayer(channels, 3, stride, 1, norm == Norm.NONE, initialisation.before(activation)));
        switch (norm) {
            case LAYER -> layers.add(new LayerNormLayer(LayerNormLayer.Over.SAMPLE, EPSILON));
            case BATCH -> layers.add(new BatchNormLayer(EPSILON));
            case NONE -> { }
        }
        if (activated) {
            layers.add(new Layer.Activation(activation));
        }
        return layers;
    }

    @Override
    public boolean separable() {
        return norm != Norm.BATCH;
    }

    @Override
    public boolean miniBatches() {
        return true;
    }
}
