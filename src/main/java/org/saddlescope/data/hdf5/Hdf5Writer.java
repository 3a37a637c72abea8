package org.saddlescope.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import org.saddlescope.data.numpy.AtomicFile;

/** Writes arrays of float64 as an HDF5 file, contiguous and little-endian; the same arrays give the same bytes on one machine. */
public final class Hdf5Writer {
    private Hdf5Writer() {}

    /**
     * @param arrays datasets of the root group, of one or two dimensions
     * @param texts  datasets with a single text
     * @param lists  groups with datasets 0, 1, 2, ... of one dimension or more
     */
    public static void write(Path file, List<Hdf5Array> arrays, SequencedMap<String, String> texts,
                             SequencedMap<String, List<Hdf5Array>> lists) throws IOException {
        Quiet.now();
        AtomicFile.replace(file, temporary -> {
            // The library opens a file that exists without emptying it.
            java.nio.file.Files.deleteIfExists(temporary);
            try (WritableHdfFile out = HdfFile.write(temporary)) {
                arrays.forEach(array -> out.putDataset(array.name(), nested(array)));
                texts.forEach(out::putDataset);
                lists.forEach((name, members) -> {
                    WritableGroup group = out.putGroup(name);
                    for (int i = 0; i < members.size(); i++) {
                        group.putDataset(String.valueOf(i), nested(members.get(i)));
                    }
                });
            } catch (HdfException e) {
                throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
            }
        });
    }

    /** An array as the library takes it: arrays of arrays down to the last dimension. */
    private static Object nested(Hdf5Array array) {
        return array.shape().isEmpty() ? array.values()[0] : nested(array, 0, 0, array.values().length);
    }

    private static Object nested(Hdf5Array array, int axis, int from, int length) {
        int extent = array.shape().get(axis);
        if (axis == array.shape().size() - 1) {
            return java.util.Arrays.copyOfRange(array.values(), from, from + length);
        }
        int[] below = array.shape().subList(axis, array.shape().size()).stream().mapToInt(Integer::intValue).toArray();
        Object result = java.lang.reflect.Array.newInstance(double.class, below);
        for (int i = 0; i < extent; i++) {
            java.lang.reflect.Array.set(result, i, nested(array, axis + 1, from + i * (length / extent), length / extent));
        }
        return result;
    }
}
