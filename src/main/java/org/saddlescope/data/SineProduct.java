package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * x ~ N(0, I) and class 1 where sin(1.5 x₀) + x₁ x₂ > 0, then a share of the labels turned around: no network of moderate
 * width can interpolate it at once, which is what the αβ-condition is measured on. Each label is flipped by itself; held
 * back is a share of all samples, whatever their class.
 */
@Variant(value = "sineProduct", label = "Sine and product", doc = "Two classes by the sign of sin(1.5 x0) + x1 x2 of Gaussian inputs, with flipped labels")
public record SineProduct(
        @Setting(doc = DataSource.SAMPLES, fallback = "256", min = 4, max = 1_000_000) int samples,
        @Setting(doc = "The number of coordinates, of which three matter", fallback = "10", min = 3, max = 100_000) int dimension,
        @Setting(doc = "The probability that a label is flipped", fallback = "0.15", min = 0, max = 0.5) double flips,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        DataSize.require("sineProduct", samples, dimension + 1L);
        SeededRandom random = SeededRandom.of(seed, "data");
        double[] inputs = random.split("inputs").gaussians(samples * dimension);
        SeededRandom flip = random.split("flips");
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            int at = i * dimension;
            int label = StrictMath.sin(1.5 * inputs[at]) + inputs[at + 1] * inputs[at + 2] > 0 ? 1 : 0;
            labels[i] = flip.nextDouble() < flips ? 1 - label : label;
        }
        Samples all = new Samples(samples, List.of(dimension), inputs, new Samples.Labels(labels, 2));
        return HeldOut.splitWhole(all, heldOut, random.split("held out"));
    }

    @Override
    public Outline outline() {
        return Outline.ofClassesAtRandom(samples, List.of(dimension), 2, heldOut);
    }
}
