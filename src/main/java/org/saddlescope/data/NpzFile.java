package org.saddlescope.data;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** Inputs (n × the shape of one input) and targets (n, or n × width) from two arrays of a NumPy archive. */
@Variant(value = "npz", label = "NumPy archive", doc = "Inputs and targets from an .npz file")
public record NpzFile(
        @Setting(doc = "The file") String file,
        @Setting(doc = "The name of the array of inputs, samples first", fallback = "\"inputs\"") String inputs,
        @Setting(doc = "The name of the array of targets, samples first", fallback = "\"targets\"") String targets,
        @Setting(doc = "Whether the targets are classes, whole numbers from 0, or numbers", fallback = "\"classification\"") Task task,
        @Setting(doc = "The number of classes; 0: one more than the largest label", fallback = "0", min = 0, max = 100_000) int classes,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        return new NumpySet(NumpySet.inArchive(file, inputs), NumpySet.inArchive(file, targets)).load(task, classes, heldOut, seed);
    }

    @Override
    public Outline outline() {
        return outline(task, classes);
    }

    @Override
    public Outline measured() throws DataException {
        return NumpySet.outline(NumpySet.extentsInArchive(file, inputs), NumpySet.extentsInArchive(file, targets), task, classes,
                heldOut, () -> NumpySet.oneInArchive(file, targets));
    }

    /** What is known before the file is read. */
    static Outline outline(Task task, int classes) {
        boolean classifies = task == Task.CLASSIFICATION;
        return new Outline(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(),
                classifies && classes > 0 ? OptionalInt.of(classes) : OptionalInt.empty(), classifies, 1);
    }
}
