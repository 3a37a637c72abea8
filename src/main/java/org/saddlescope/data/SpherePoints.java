package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Inputs uniform on the unit sphere, targets ±1 with probability ½ each: what wide networks can only memorise, for the
 * tangent kernel and its drift.
 */
@Variant(value = "spherePoints", label = "Points of a sphere", doc = "Inputs of norm 1 with random targets +1 or -1")
public record SpherePoints(
        @Setting(doc = DataSource.SAMPLES, fallback = "10", min = 1, max = 1_000_000) int samples,
        @Setting(doc = "The number of coordinates", fallback = "5", min = 1, max = 100_000) int dimension,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        DataSize.require("spherePoints", samples, dimension + 1L);
        SeededRandom random = SeededRandom.of(seed, "data");
        double[] inputs = random.split("inputs").gaussians(samples * dimension);
        SeededRandom signs = random.split("targets");
        double[] targets = new double[samples];
        for (int i = 0; i < samples; i++) {
            double square = 0;
            for (int k = 0; k < dimension; k++) {
                square += inputs[i * dimension + k] * inputs[i * dimension + k];
            }
            for (int k = 0; k < dimension; k++) {
                inputs[i * dimension + k] /= Math.sqrt(square);
            }
            targets[i] = signs.nextInt(2) == 0 ? 1 : -1;
        }
        Samples all = new Samples(samples, List.of(dimension), inputs, new Samples.Values(targets, 1));
        return HeldOut.split(all, heldOut, random.split("held out"));
    }

    @Override
    public Outline outline() {
        return Outline.ofValues(samples, List.of(dimension), 1, heldOut);
    }
}
