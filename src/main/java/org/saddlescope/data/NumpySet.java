package org.saddlescope.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.NpyArray.Type;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Nearest;

/**
 * Samples from two NumPy arrays whose first dimension counts samples. Inputs of shape n × … give inputs of the remaining
 * shape (n alone: one number a sample). Classes are whole numbers of shape n, or n × positions with −1 where a place does
 * not count; values are numbers of shape n or n × width.
 */
record NumpySet(Named inputs, Named targets) {
    static final int MOST_CLASSES = 100_000;
    /** The types that hold whole numbers alone. */
    static final Set<Type> WHOLE = Set.of(Type.INT64, Type.INT32, Type.INT16, Type.INT8, Type.UINT8, Type.UINT16,
            Type.UINT32, Type.BOOL);

    /** An array with its name in messages. */
    record Named(String name, Numbers array) {
        List<Integer> shape() {
            return array.shape();
        }

        Extents extents() {
            return new Extents(name, array.shape());
        }
    }

    /** What the header of an array tells: samples first. */
    record Extents(String name, List<Integer> shape) {
        Extents {
            shape = List.copyOf(shape);
        }

        /** The shape of one sample; of numbers alone, one. */
        List<Integer> sample() {
            return shape.size() == 1 ? List.of(1) : shape.subList(1, shape.size());
        }
    }

    /** One array of an archive, of which the others are not read. */
    static Named oneInArchive(String file, String array) throws DataException {
        Path path = existing(file, "an .npz file");
        try {
            return named(nameInArchive(path, array), Npz.read(path, array));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static Extents extentsInArchive(String file, String array) throws DataException {
        Path path = existing(file, "an .npz file");
        try {
            SequencedMap<String, List<Integer>> shapes = Npz.shapes(path);
            List<Integer> shape = shapes.get(array);
            if (shape == null) {
                throw noArray(path, array, shapes);
            }
            return extents(nameInArchive(path, array), shape);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static Extents extentsInFile(String file) throws DataException {
        Path path = existing(file, "an .npy file");
        try {
            return extents(path.toString(), Npy.shape(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static Extents extents(String name, List<Integer> shape) throws DataException {
        if (shape.isEmpty() || shape.getFirst() == 0) {
            throw new DataException(name + ": expected an array whose first dimension counts samples, found "
                    + (shape.isEmpty() ? "a single number" : "shape " + shape + ", no sample"));
        }
        return new Extents(name, shape);
    }

    private static String nameInArchive(Path path, String array) {
        return path + ", array \"" + array + "\"";
    }

    private static DataException noArray(Path path, String array, SequencedMap<String, ?> arrays) {
        return new DataException(path + ": expected an array named \"" + array + "\"; "
                + Nearest.hint(array, arrays.sequencedKeySet()));
    }

    static Named inFile(String file) throws DataException {
        Path path = existing(file, "an .npy file");
        try {
            return named(path.toString(), Npy.read(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static Path existing(String file, String kind) throws DataException {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw new DataException("\"" + file + "\" is no file name: " + e.getReason(), e);
        }
        if (!Files.isRegularFile(path)) {
            throw new DataException(path + (Files.exists(path) ? " is a folder" : ": there is no such file") + "; expected " + kind);
        }
        return path;
    }

    static DataException unreadable(Path path, IOException e) {
        String message = String.valueOf(e.getMessage());
        return new DataException(message.contains(path.toString()) ? message : path + ": cannot be read: " + message, e);
    }

    static Named named(String name, NpyArray array) throws DataException {
        if (!(array instanceof Numbers numbers)) {
            throw new DataException(name + ": expected numbers, found texts");
        }
        extents(name, numbers.shape());
        return new Named(name, numbers);
    }

    /** The samples, some of them held back by the seed; see {@link #samples}. */
    Dataset load(DataSource.Task task, int classes, double heldOut, long seed) throws DataException {
        return split(samples(task, classes, 0), heldOut, seed);
    }

    static Dataset split(Samples all, double heldOut, long seed) {
        return HeldOut.split(all, heldOut, SeededRandom.of(seed, "data").split("held out"));
    }

    /**
     * @param classes the number of classes; 0: as many as the labels need
     * @param symbols the size of the vocabulary where the inputs are symbols; 0 where they are real numbers
     * @throws DataException where the arrays do not fit; the message names file, array, what was expected and what found
     */
    Samples samples(DataSource.Task task, int classes, int symbols) throws DataException {
        int count = inputs.shape().getFirst();
        int width = width(inputs.extents(), targets.extents(), task);
        finite(inputs);
        if (symbols > 0) {
            symbols(symbols);
        }
        Samples.Targets wanted = switch (task) {
            case CLASSIFICATION -> labels(targets, classes, width);
            case REGRESSION -> {
                finite(targets);
                yield new Samples.Values(targets.array().values(), width);
            }
        };
        return new Samples(count, inputs.extents().sample(), inputs.array().values(), wanted, symbols);
    }

    /** The classes that an array of targets is read for, only where the sizes depend on them. */
    @FunctionalInterface
    interface Targets {
        Named read() throws DataException;
    }

    /** The sizes that the headers tell; of classes the array is read, for they decide how many there are and what is held back. */
    static Outline outline(Extents inputs, Extents targets, DataSource.Task task, int classes, double heldOut, Targets labels)
            throws DataException {
        int width = width(inputs, targets, task);
        int count = inputs.shape().getFirst();
        return switch (task) {
            case REGRESSION -> Outline.ofValues(count, inputs.sample(), width, heldOut);
            case CLASSIFICATION -> {
                Samples.Labels read = labels(labels.read(), classes, width);
                yield new Outline(OptionalLong.of(count),
                        OptionalLong.of(HeldOut.training(read.labels(), read.classes(), width, heldOut)),
                        Optional.of(inputs.sample()), OptionalInt.of(read.classes()), true, width);
            }
        };
    }

    /** The targets of a sample, where the two arrays fit together. */
    private static int width(Extents inputs, Extents targets, DataSource.Task task) throws DataException {
        int count = inputs.shape().getFirst();
        if (!targets.shape().getFirst().equals(count)) {
            throw new DataException(targets.name() + ": expected " + count + " samples, as many as " + inputs.name()
                    + " has, found " + targets.shape().getFirst() + " (shape " + targets.shape() + ")");
        }
        if (targets.shape().size() > 2) {
            throw new DataException(targets.name() + ": expected targets of one or two dimensions, samples or samples x "
                    + (task == DataSource.Task.CLASSIFICATION ? "positions" : "components") + ", found shape " + targets.shape());
        }
        if (inputs.shape().contains(0)) {
            throw new DataException(inputs.name() + ": expected at least one number a sample, found shape " + inputs.shape());
        }
        int width = targets.shape().size() == 1 ? 1 : targets.shape().getLast();
        if (width == 0) {
            throw new DataException(targets.name() + ": expected at least one target a sample, found shape " + targets.shape());
        }
        return width;
    }

    private static Samples.Labels labels(Named targets, int classes, int positions) throws DataException {
        if (!WHOLE.contains(targets.array().type())) {
            throw new DataException(targets.name() + ": expected classes as whole numbers such as int64, found "
                    + targets.array().type().name().toLowerCase(java.util.Locale.ROOT)
                    + "; targets that are no classes are a task for \"regression\"");
        }
        double[] values = targets.array().values();
        double largest = Arrays.stream(values).max().orElse(0);
        int known = classes > 0 ? classes : (int) Math.min(largest + 1, MOST_CLASSES);
        int least = positions > 1 ? -1 : 0;
        int[] labels = new int[values.length];
        for (int i = 0; i < labels.length; i++) {
            if (values[i] < least || values[i] >= known) {
                throw new DataException(targets.name() + at(targets, i) + ": expected a class, " + least + " to " + (known - 1)
                        + (least < 0 ? ", -1 where it does not count" : "") + ", found " + (long) values[i]);
            }
            labels[i] = (int) values[i];
        }
        if (known < 2) {
            throw new DataException(targets.name() + ": expected labels of at least two classes, found 0 only");
        }
        return new Samples.Labels(labels, known, positions);
    }

    private void symbols(int symbols) throws DataException {
        double[] values = inputs.array().values();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Math.rint(values[i]) || values[i] < 0 || values[i] >= symbols) {
                throw new DataException(inputs.name() + at(inputs, i) + ": expected a symbol, a whole number from 0 to " + (symbols - 1)
                        + " as the archive's array \"symbols\" says, found " + values[i]);
            }
        }
    }

    private static void finite(Named named) throws DataException {
        double[] values = named.array().values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataException(named.name() + at(named, i) + ": expected a finite number, found " + values[i]);
            }
        }
    }

    /** Where element i lies: " at [3, 2]". */
    private static String at(Named named, int i) {
        int[] index = new int[named.shape().size()];
        int rest = i;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = rest % named.shape().get(axis);
            rest /= named.shape().get(axis);
        }
        return " at " + Arrays.toString(index);
    }
}
