package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Images [1, size, size] of one bar across the whole image, horizontal (class 0) or vertical (class 1), in a uniformly
 * random row or column: 1 on the bar, −1 beside it, plus noise·N(0, 1). Sample i is of class i mod 2.
 */
@Variant(value = "bars", label = "Bars", doc = "Images of a horizontal or a vertical bar, with noise")
public record Bars(
        @Setting(doc = DataSource.SAMPLES, fallback = "200", min = 4, max = 1_000_000) int samples,
        @Setting(doc = "Pixels a side", fallback = "8", min = 2, max = 512) int size,
        @Setting(doc = "Standard deviation of the noise added to each pixel; background and bar are -1 and 1", fallback = "0.5", min = 0, max = 100) double noise,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        DataSize.require("bars", samples, (long) size * size);
        SeededRandom random = SeededRandom.of(seed, "data");
        SeededRandom places = random.split("places");
        SeededRandom disturbance = random.split("noise");
        double[] inputs = new double[samples * size * size];
        int[] labels = new int[samples];
        int next = 0;
        for (int s = 0; s < samples; s++) {
            labels[s] = s % 2;
            int place = places.nextInt(size);
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    double pixel = (labels[s] == 0 ? row : column) == place ? 1 : -1;
                    inputs[next++] = pixel + noise * disturbance.nextGaussian();
                }
            }
        }
        return HeldOut.split(new Samples(samples, List.of(1, size, size), inputs, new Samples.Labels(labels, 2)), heldOut,
                random.split("held out"));
    }

    @Override
    public Outline outline() {
        return Outline.ofClasses(samples, List.of(1, size, size), 2, heldOut);
    }
}
