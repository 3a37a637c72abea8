package org.saddlescope.data;

import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * The entries of a matrix, a sample each and row by row: the input is the matrix unit E_ij of the same shape, with a single
 * one, the target the entry Y_ij. The entries are those that {@link DataSource.Matrix} makes of the same seed; noise is one
 * of their settings.
 */
@Variant(value = "matrixEntries", label = "Entries of a matrix", doc = "Each entry of a matrix as a sample, for a matrix factorisation by entries")
public record MatrixEntrySet(
        @Setting(doc = "What is in the matrix", fallback = "{\"type\": \"lowRank\"}") MatrixEntries entries) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        int count = Math.multiplyExact(entries.rowCount(), entries.columnCount());
        DataSize.require("matrixEntries", count, count + 1L);
        double[] values = entries.values(SeededRandom.of(seed, "data"));
        double[] units = new double[count * count];
        for (int s = 0; s < count; s++) {
            units[s * count + s] = 1;
        }
        return new Dataset(new Samples(count, shape(), units, new Samples.Values(values, 1)), Optional.empty());
    }

    @Override
    public Outline outline() {
        return Outline.ofValues(entries.rowCount() * entries.columnCount(), shape(), 1, 0);
    }

    private List<Integer> shape() {
        return List.of(entries.rowCount(), entries.columnCount());
    }
}
