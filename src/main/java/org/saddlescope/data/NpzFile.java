package org.saddlescope.data;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.saddlescope.engine.Samples;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Inputs (n × the shape of one input) and targets (n, or n × width) from two arrays of a NumPy archive. What else a run
 * folder's {@code data.npz} says is heeded: which samples are held back ({@code split}), and, as single whole numbers, how
 * many {@code classes} there are and, where inputs are symbols, how many {@code symbols}. Read as data, it is the run's
 * samples again.
 */
@Variant(value = "npz", label = "NumPy archive", doc = "Inputs and targets from an .npz file")
public record NpzFile(
        @Setting(doc = "The file") String file,
        @Setting(doc = "The name of the array of inputs, samples first", fallback = "\"inputs\"") String inputs,
        @Setting(doc = "The name of the array of targets, samples first", fallback = "\"targets\"") String targets,
        @Setting(doc = "Whether the targets are classes, whole numbers from 0, or numbers", fallback = "\"classification\"") Task task,
        @Setting(doc = "The number of classes; 0: what the archive's \"classes\" says, otherwise one more than the largest label", fallback = "0", min = 0, max = NumpySet.MOST_CLASSES) int classes,
        @Setting(doc = "The fraction of the samples held back where no array says which", fallback = "0.25", min = 0, max = 0.9) double heldOut,
        @Setting(doc = "The name of the array that says which samples are held back, 1, and which are trained on, 0; heldOut decides where it is empty, or where it is \"split\" and the archive has none", fallback = "\"split\"") String split)
        implements DataSource {
    private static final String SPLIT = "split";

    /** With the usual name of the array that splits the samples. */
    public NpzFile(String file, String inputs, String targets, Task task, int classes, double heldOut) {
        this(file, inputs, targets, task, classes, heldOut, SPLIT);
    }

    @Override
    public Dataset load(long seed) throws DataException {
        NumpyArchive archive = NumpyArchive.open(file);
        int declared = classes > 0 ? classes : archive.single("classes", 2, NumpySet.MOST_CLASSES).orElse(0);
        int symbols = archive.single("symbols", 1, Integer.MAX_VALUE).orElse(0);
        Samples all = new NumpySet(archive.samples(inputs), archive.samples(targets)).samples(task, declared, symbols);
        // Only the usual name may be missing: one that was given is expected to be there.
        return split.isEmpty() || split.equals(SPLIT) && !archive.has(split) ? NumpySet.split(all, heldOut, seed)
                : HeldOut.split(all, archive.heldBack(split, all.count()));
    }

    @Override
    public Outline outline() {
        return outline(task, classes);
    }

    @Override
    public Outline measured() throws DataException {
        NumpyArchive archive = NumpyArchive.openOnly(file, Set.of("classes", "symbols", split));
        int declared = classes > 0 ? classes : archive.single("classes", 2, NumpySet.MOST_CLASSES).orElse(0);
        NumpySet.Extents extents = NumpySet.extentsInArchive(file, inputs);
        Outline outline = NumpySet.outline(extents, NumpySet.extentsInArchive(file, targets), task, declared, heldOut,
                () -> NumpySet.oneInArchive(file, targets));
        OptionalLong training = split.isEmpty() || split.equals(SPLIT) && !archive.has(split) ? outline.training()
                : OptionalLong.of(trainedOn(archive.heldBack(split, extents.shape().getFirst())));
        return new Outline(outline.total(), training, outline.inputShape(), outline.outputs(), outline.classifies(), outline.positions(),
                archive.single("symbols", 1, Integer.MAX_VALUE).orElse(0));
    }

    private static long trainedOn(boolean[] heldBack) {
        long count = 0;
        for (boolean held : heldBack) {
            count += held ? 0 : 1;
        }
        return count;
    }

    /** What is known before the file is read. */
    static Outline outline(Task task, int classes) {
        boolean classifies = task == Task.CLASSIFICATION;
        return new Outline(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(),
                classifies && classes > 0 ? OptionalInt.of(classes) : OptionalInt.empty(), classifies, 1);
    }
}
