package org.saddlescope.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import org.saddlescope.data.NumpySet.Named;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.schema.Nearest;

/** The arrays of an {@code .npz} file. */
record NumpyArchive(Path path, SequencedMap<String, NpyArray> arrays) {
    /** @throws DataException where the file is missing or damaged */
    static NumpyArchive open(String file) throws DataException {
        Path path = NumpySet.existing(file, "an .npz file");
        try {
            return new NumpyArchive(path, Npz.read(path));
        } catch (IOException e) {
            throw NumpySet.unreadable(path, e);
        }
    }

    /**
     * Those of these arrays that are there; the others are not read.
     *
     * @throws DataException where the file is missing or damaged
     */
    static NumpyArchive openOnly(String file, Set<String> names) throws DataException {
        Path path = NumpySet.existing(file, "an .npz file");
        try {
            SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
            for (String name : Npz.shapes(path).keySet()) {
                if (names.contains(name)) {
                    arrays.put(name, Npz.read(path, name));
                }
            }
            return new NumpyArchive(path, arrays);
        } catch (IOException e) {
            throw NumpySet.unreadable(path, e);
        }
    }

    /**
     * Numbers whose first dimension counts samples.
     *
     * @throws DataException where there is no such array; the message has the nearest name
     */
    Named samples(String array) throws DataException {
        NpyArray found = arrays.get(array);
        if (found == null) {
            throw new DataException(path + ": expected an array named \"" + array + "\"; "
                    + Nearest.hint(array, arrays.sequencedKeySet()));
        }
        return NumpySet.named(name(array), found);
    }

    /** What an array that is a single whole number from {@code min} to {@code max} says; anything else says nothing. */
    OptionalInt single(String array, int min, int max) {
        return arrays.get(array) instanceof Numbers(var type, var shape, double[] values) && shape.isEmpty()
                && NumpySet.WHOLE.contains(type) && values[0] >= min && values[0] <= max
                ? OptionalInt.of((int) values[0]) : OptionalInt.empty();
    }

    /**
     * Which samples are held back: 1 in an array of a number a sample, 0 for those to train on.
     *
     * @throws DataException where the array is something else, or leaves nothing to train on
     */
    boolean[] heldBack(String array, int count) throws DataException {
        Named split = samples(array);
        if (split.shape().size() != 1 || split.shape().getFirst() != count || !NumpySet.WHOLE.contains(split.array().type())) {
            throw new DataException(split.name() + ": expected a whole number a sample, 0 for training and 1 for held back, as "
                    + count + " samples have it, found shape " + split.shape() + " of "
                    + split.array().type().name().toLowerCase(Locale.ROOT));
        }
        boolean[] back = new boolean[count];
        int held = 0;
        for (int i = 0; i < count; i++) {
            double value = split.array().values()[i];
            if (value != 0 && value != 1) {
                throw new DataException(split.name() + " at [" + i + "]: expected 0 for training or 1 for held back, found " + (long) value);
            }
            back[i] = value == 1;
            held += back[i] ? 1 : 0;
        }
        if (held == count) {
            throw new DataException(split.name() + ": expected at least one sample to train on, 0, found 1 alone");
        }
        return back;
    }

    boolean has(String array) {
        return arrays.containsKey(array);
    }

    private String name(String array) {
        return path + ", array \"" + array + "\"";
    }
}
