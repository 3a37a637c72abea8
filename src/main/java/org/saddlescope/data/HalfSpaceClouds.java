package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * The data of half-space learning (Islamov, Ajroldi, Orvieto, Lucchi 2024, section D.1): two Gaussian clouds with means
 * μ_c ~ N(0, I) of their own and one variance in every coordinate. Samples take the classes in turn.
 */
@Variant(value = "halfSpaceClouds", label = "Half-space clouds", doc = "Two Gaussian clouds around random means; for half-space learning")
public record HalfSpaceClouds(
        @Setting(doc = "Samples of each class", fallback = "20", min = 2, max = 500_000) int perClass,
        @Setting(doc = "The number of coordinates", fallback = "2", min = 1, max = 100_000) int dimension,
        @Setting(doc = "The variance of each coordinate around its class's mean", fallback = "2", min = 0, max = 1e6) double variance,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        int samples = 2 * perClass;
        DataSize.require("halfSpaceClouds", samples, dimension + 1L);
        SeededRandom random = SeededRandom.of(seed, "data");
        double[] means = random.split("means").gaussians(2 * dimension);
        SeededRandom around = random.split("noise");
        double deviation = Math.sqrt(variance);
        double[] inputs = new double[samples * dimension];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = i % 2;
            for (int k = 0; k < dimension; k++) {
                inputs[i * dimension + k] = means[labels[i] * dimension + k] + deviation * around.nextGaussian();
            }
        }
        Samples all = new Samples(samples, List.of(dimension), inputs, new Samples.Labels(labels, 2));
        return HeldOut.split(all, heldOut, random.split("held out"));
    }

    @Override
    public Outline outline() {
        return Outline.ofClasses(2 * perClass, List.of(dimension), 2, heldOut);
    }
}
