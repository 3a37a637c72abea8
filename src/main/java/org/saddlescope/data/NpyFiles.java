package org.saddlescope.data;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** Inputs (n × the shape of one input) and targets (n, or n × width) from a NumPy array file each. */
@Variant(value = "npy", label = "NumPy arrays", doc = "Inputs and targets from two .npy files")
public record NpyFiles(
        @Setting(doc = "The file of the inputs, samples first") String inputs,
        @Setting(doc = "The file of the targets, samples first") String targets,
        @Setting(doc = "Whether the targets are classes, whole numbers from 0, or numbers", fallback = "\"classification\"") Task task,
        @Setting(doc = "The number of classes; 0: one more than the largest label", fallback = "0", min = 0, max = 100_000) int classes,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        return new NumpySet(NumpySet.inFile(inputs), NumpySet.inFile(targets)).load(task, classes, heldOut, seed);
    }

    @Override
    public Outline measured() throws DataException {
        return NumpySet.outline(NumpySet.extentsInFile(inputs), NumpySet.extentsInFile(targets), task, classes, heldOut,
                () -> NumpySet.inFile(targets));
    }

    @Override
    public Outline outline() {
        return NpzFile.outline(task, classes);
    }
}
