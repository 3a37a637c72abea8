package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Sine waves x_t = sin(2π f t/length + φ) + noise, t = 0..length−1, with a random phase φ: the next value x_length
 * without noise is to be told (regression), or the wave's frequency (class k has f = 1 + k/2 periods in the sequence).
 * Inputs [length, 1]. Sample i has frequency i mod {@code frequencies}.
 */
@Variant(value = "sine", label = "Sine waves", doc = "Sine waves whose next value or whose frequency is to be told")
public record SineTask(
        @Setting(doc = DataSource.SAMPLES, fallback = "200", min = 4, max = 1_000_000) int samples,
        @Setting(doc = "The steps of a wave", fallback = "12", min = 2, max = 10_000) int length,
        @Setting(doc = "The number of different frequencies", fallback = "3", min = 1, max = 1000) int frequencies,
        @Setting(doc = DataSource.NOISE, fallback = "0.05", min = 0, max = 10) double noise,
        @Setting(doc = "Whether the frequency is to be told or the next value", fallback = "\"regression\"") Task task,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        DataSize.require("sine", samples, length + 1L);
        SeededRandom random = SeededRandom.of(seed, "data");
        SeededRandom phases = random.split("phases");
        SeededRandom disturbance = random.split("noise");
        double[] inputs = new double[samples * length];
        double[] next = new double[samples];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = i % frequencies;
            double phase = phases.nextDouble(0, 2 * StrictMath.PI);
            double slope = 2 * StrictMath.PI * (1 + 0.5 * labels[i]) / length;
            for (int t = 0; t < length; t++) {
                inputs[i * length + t] = StrictMath.sin(slope * t + phase) + noise * disturbance.nextGaussian();
            }
            next[i] = StrictMath.sin(slope * length + phase);
        }
        Samples.Targets targets = switch (task) {
            case CLASSIFICATION -> new Samples.Labels(labels, frequencies);
            case REGRESSION -> new Samples.Values(next, 1);
        };
        return HeldOut.split(new Samples(samples, List.of(length, 1), inputs, targets), heldOut, random.split("held out"));
    }

    @Override
    public Outline outline() {
        List<Integer> shape = List.of(length, 1);
        return task == Task.CLASSIFICATION ? Outline.ofClasses(samples, shape, frequencies, heldOut)
                : Outline.ofValues(samples, shape, 1, heldOut);
    }
}
