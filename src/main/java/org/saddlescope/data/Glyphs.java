package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Images [1, size, size] of drawn digits, a class a digit: strokes of own making, scaled to leave a margin of a sixth of
 * the side, moved by up to {@code shift} pixels along either axis (uniform, not whole), from −1 (paper) to 1 (ink), plus
 * noise·N(0, 1). Sample i is of class i mod classes.
 */
@Variant(value = "glyphs", label = "Drawn digits", doc = "Images of drawn digits, shifted, with noise; needs no file")
public record Glyphs(
        @Setting(doc = DataSource.SAMPLES, fallback = "500", min = 4, max = 1_000_000) int samples,
        @Setting(doc = "How many digits, from 0 on", fallback = "10", min = 2, max = Strokes.DIGITS) int classes,
        @Setting(doc = "Pixels a side", fallback = "12", min = 8, max = 256) int size,
        @Setting(doc = "The farthest that a digit is moved along an axis, in pixels", fallback = "1", min = 0, max = 64) double shift,
        @Setting(doc = "Standard deviation of the noise added to each pixel; paper and ink are -1 and 1", fallback = "0.2", min = 0, max = 100) double noise,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    /** The margin around a digit, and half the width of its line, both as parts of the side. */
    private static final double MARGIN = 1.0 / 6;
    private static final double HALF_LINE = 1.0 / 28;

    @Override
    public Dataset load(long seed) throws DataException {
        DataSize.require("glyphs", samples, (long) size * size);
        SeededRandom random = SeededRandom.of(seed, "data");
        SeededRandom places = random.split("places");
        SeededRandom disturbance = random.split("noise");
        double[] inputs = new double[samples * size * size];
        int[] labels = new int[samples];
        int next = 0;
        double pixel = 1 / (size * (1 - 2 * MARGIN));
        for (int s = 0; s < samples; s++) {
            labels[s] = s % classes;
            double right = places.nextDouble(-shift, shift);
            double down = places.nextDouble(-shift, shift);
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    double ink = Strokes.ink(labels[s], (column + 0.5 - right - MARGIN * size) * pixel,
                            (row + 0.5 - down - MARGIN * size) * pixel, pixel, HALF_LINE * size);
                    inputs[next++] = 2 * ink - 1 + noise * disturbance.nextGaussian();
                }
            }
        }
        return HeldOut.split(new Samples(samples, List.of(1, size, size), inputs, new Samples.Labels(labels, classes)),
                heldOut, random.split("held out"));
    }

    @Override
    public Outline outline() {
        return Outline.ofClasses(samples, List.of(1, size, size), classes, heldOut);
    }
}
