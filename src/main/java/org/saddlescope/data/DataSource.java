package org.saddlescope.data;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** Where samples come from. The same source and seed give the same samples, bit for bit. */
public sealed interface DataSource {
    /**
     * Makes or reads the samples.
     *
     * @throws DataException where a file is missing, truncated or not what it should be; the message names the file,
     *                       what was expected and what was found
     */
    Dataset load(long seed) throws DataException;

    @Variant(value = "twoMoons", label = "Two moons", doc = "Two interleaved half circles")
    record TwoMoons(
            @Setting(doc = "Samples in all, held-back ones included", fallback = "300", min = 4, max = 1_000_000) int samples,
            @Setting(doc = "Standard deviation of the noise added to each coordinate", fallback = "0.1", min = 0, max = 10) double noise,
            @Setting(doc = "The fraction of the samples held back", fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            throw new DataException("");
        }
    }
}
