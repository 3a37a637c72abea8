package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Whether the number of ones in a random sequence of bits is odd (class 1): of the whole sequence, or at every step of
 * what has come so far. Inputs [length] of the symbols 0 and 1.
 */
@Variant(value = "parity", label = "Parity", doc = "Whether the number of ones in a sequence of bits is odd")
public record ParityTask(
        @Setting(doc = DataSource.SAMPLES, fallback = "300", min = 4, max = 1_000_000) int samples,
        @Setting(doc = "The bits of a sequence", fallback = "6", min = 1, max = 10_000) int length,
        @Setting(doc = "Whether the parity so far is asked for at every step", fallback = "false") boolean everyStep,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        int positions = everyStep ? length : 1;
        DataSize.require("parity", samples, (long) length + positions);
        SeededRandom random = SeededRandom.of(seed, "data");
        SeededRandom bits = random.split("bits");
        double[] inputs = new double[samples * length];
        int[] labels = new int[samples * positions];
        for (int i = 0; i < samples; i++) {
            int parity = 0;
            for (int t = 0; t < length; t++) {
                // The last bit makes sample i's class i mod 2: both classes have as many samples, whatever the seed.
                int bit = t < length - 1 ? bits.nextInt(2) : parity ^ i % 2;
                parity ^= bit;
                inputs[i * length + t] = bit;
                if (everyStep) {
                    labels[i * length + t] = parity;
                }
            }
            if (!everyStep) {
                labels[i] = parity;
            }
        }
        Samples all = new Samples(samples, List.of(length), inputs, new Samples.Labels(labels, 2, positions), 2);
        return HeldOut.split(all, heldOut, random.split("held out"));
    }

    @Override
    public Outline outline() {
        return Outline.ofSymbols(samples, length, 2, 2, everyStep ? length : 1, heldOut);
    }
}
