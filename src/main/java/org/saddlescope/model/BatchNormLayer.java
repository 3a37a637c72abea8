package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Standardise;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Batch normalisation (Ioffe, Szegedy 2015, Algorithm 1): each channel over all samples of the batch and all places with
 * mean 0 and variance 1, then scaled and shifted. The statistics are those of the batch that is evaluated (all training
 * samples for the full objective, the mini-batch for a mini-batch, the samples held back for their score) and are
 * differentiated through; nothing is averaged over steps, so that the loss is a function of θ alone.
 */
@Variant(value = "batchNorm", label = "Batch normalisation",
        doc = "Each channel over the batch with mean 0 and variance 1, scaled and shifted")
public record BatchNormLayer(
        @Setting(doc = "Added to the variance", fallback = "1e-5", min = 0, above = true, max = 1e6) double epsilon) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        return LayerNormLayer.scaled(network, network.apply(new Standardise(Standardise.Over.BATCH, epsilon), x),
                x.shape().dimension(1));
    }

    @Override
    public boolean separable() {
        return false;
    }
}
