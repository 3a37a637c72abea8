package org.saddlescope.data;

import java.util.Arrays;
import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Symbols to be remembered: {@code length} random symbols 0..S−1, then {@code length} blanks (symbol S), at which the
 * symbols are to be said again in order. Inputs [2·length] of S + 1 symbols; classes at every step, −1 (does not count)
 * while the symbols are shown.
 */
@Variant(value = "copy", label = "Copy task", doc = "Sequences of random symbols that are to be repeated")
public record CopyTask(
        @Setting(doc = DataSource.SAMPLES, fallback = "300", min = 4, max = 1_000_000) int samples,
        @Setting(doc = "The number of different symbols; a blank comes in addition", fallback = "4", min = 2, max = 10_000) int symbols,
        @Setting(doc = "The symbols to be remembered; a sequence is twice as long", fallback = "4", min = 1, max = 10_000) int length,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        int steps = 2 * length;
        DataSize.require("copy", samples, 2L * steps);
        SeededRandom random = SeededRandom.of(seed, "data");
        SeededRandom drawn = random.split("symbols");
        double[] inputs = new double[samples * steps];
        int[] labels = new int[samples * steps];
        Arrays.fill(inputs, symbols);
        Arrays.fill(labels, -1);
        for (int i = 0; i < samples; i++) {
            for (int t = 0; t < length; t++) {
                int symbol = drawn.nextInt(symbols);
                inputs[i * steps + t] = symbol;
                labels[i * steps + length + t] = symbol;
            }
        }
        Samples all = new Samples(samples, List.of(steps), inputs, new Samples.Labels(labels, symbols, steps), symbols + 1);
        return HeldOut.split(all, heldOut, random.split("held out"));
    }

    @Override
    public Outline outline() {
        return Outline.ofSymbols(samples, 2 * length, symbols + 1, symbols, 2 * length, heldOut);
    }
}
