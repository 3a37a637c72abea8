package org.saddlescope.data.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.saddlescope.data.DataException;

/**
 * Reads one dataset, after making sure that the file holds what the dataset says of itself: its elements take at most as
 * many bytes as the file has. Compressed elements may be more, up to {@link #UNPACKED}; each chunk must unpack to its
 * declared size and no further, which is found out without keeping what is unpacked.
 */
final class Hdf5Dataset {
    /** What compressed data may unpack to where the file is smaller: a grid of 360 x 360. */
    static final long UNPACKED = 1 << 20;
    private static final Set<String> FILTERS = Set.of("deflate", "shuffle", "fletcher32");

    private final Path path;
    private final long fileBytes;
    private final String name;
    private final Dataset dataset;

    Hdf5Dataset(Path path, long fileBytes, String name, Dataset dataset) {
        this.path = path;
        this.fileBytes = fileBytes;
        this.name = name;
        this.dataset = dataset;
    }

    /** The extents; empty where the elements are no numbers. */
    static Optional<List<Long>> shape(Dataset dataset) {
        return numbers(dataset) ? Optional.of(Arrays.stream(dataset.getDimensionsAsLong()).boxed().toList()) : Optional.empty();
    }

    private static boolean numbers(Dataset dataset) {
        Class<?> type = dataset.getJavaType();
        return !dataset.isVariableLength() && !dataset.isCompound()
                && (type.isPrimitive() && type != boolean.class && type != char.class || Number.class.isAssignableFrom(type));
    }

    Hdf5Array read() throws DataException {
        if (!Hdf5File.guarded(path, () -> numbers(dataset))) {
            throw new DataException(path + ": expected numbers in " + name + ", found elements of another kind");
        }
        long[] extents = Hdf5File.guarded(path, dataset::getDimensionsAsLong);
        int width = Hdf5File.guarded(path, () -> dataset.getDataType().getSize());
        boolean packed = dataset instanceof ChunkedDataset && !Hdf5File.guarded(path, dataset::getFilters).isEmpty();
        long limit = packed ? Math.max(fileBytes, UNPACKED) : fileBytes;
        requireBytes(product(extents, width), limit, "of shape " + Arrays.toString(extents));
        if (dataset instanceof ChunkedDataset chunked) {
            requireChunks(chunked, extents, width, limit);
        } else if (dataset instanceof ContiguousDataset contiguous && Hdf5File.guarded(path, contiguous::isEmpty)) {
            throw new DataException(path + ": " + name + " was declared but never written");
        }
        double[] values = Hdf5File.guarded(path, () -> toDoubles(dataset.isScalar() ? scalar(dataset.getData()) : dataset.getDataFlat()));
        return new Hdf5Array(name, Arrays.stream(extents).mapToObj(extent -> (int) extent).toList(), values);
    }

    private void requireBytes(long needed, long limit, String what) throws DataException {
        if (needed < 0 || needed > limit) {
            throw new DataException(path + ": " + name + " claims to be " + what + ", "
                    + (needed < 0 ? "more bytes than can be counted" : needed + " bytes") + "; the file has " + fileBytes);
        }
    }

    /** The product of the extents and the width of an element; −1 where it cannot be counted. */
    private static long product(long[] extents, int width) {
        try {
            long product = width;
            for (long extent : extents) {
                if (extent < 0) {
                    return -1;
                }
                product = Math.multiplyExact(product, extent);
            }
            // A product of 0 may hide extents that no array can have.
            return Arrays.stream(extents).anyMatch(extent -> extent > Integer.MAX_VALUE) ? -1 : product;
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    /** Every chunk must be there, since what is missing would be read as zeros, and of its declared size. */
    private void requireChunks(ChunkedDataset chunked, long[] extents, int width, long limit) throws DataException {
        List<PipelineFilterWithData> filters = Hdf5File.guarded(path, chunked::getFilters);
        for (PipelineFilterWithData filter : filters) {
            if (!FILTERS.contains(filter.getName())) {
                throw new DataException(path + ": " + name + " is packed by \"" + filter.getName()
                        + "\"; read are unpacked data and gzip (with or without shuffle)");
            }
        }
        int[] sizes = Hdf5File.guarded(path, chunked::getChunkDimensions);
        long bytes = product(Arrays.stream(sizes).asLongStream().toArray(), width);
        if (sizes.length != extents.length || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new DataException(path + ": " + name + " of shape " + Arrays.toString(extents) + " has chunks of shape " + Arrays.toString(sizes));
        }
        requireBytes(bytes, limit, "in chunks of shape " + Arrays.toString(sizes));
        boolean deflated = filters.stream().anyMatch(filter -> filter.getName().equals("deflate"));
        int[] offset = new int[sizes.length];
        for (boolean more = Arrays.stream(extents).allMatch(extent -> extent > 0); more; more = advance(offset, sizes, extents)) {
            ByteBuffer chunk = Hdf5File.guarded(path, () -> chunked.getRawChunkBuffer(offset));
            long unpacked = deflated ? unpackedBytes(chunk, bytes + 4) : chunk.remaining();
            if (unpacked < bytes || unpacked > bytes + (filters.isEmpty() ? 0 : 4)) {
                throw new DataException(path + ": the chunk at " + Arrays.toString(offset) + " of " + name + " has "
                        + (unpacked > bytes ? "more than " : "") + Math.min(unpacked, bytes) + " bytes, expected " + bytes);
            }
        }
    }

    private static boolean advance(int[] offset, int[] sizes, long[] extents) {
        for (int axis = offset.length - 1; axis >= 0; axis--) {
            offset[axis] = Math.addExact(offset[axis], sizes[axis]);
            if (offset[axis] < extents[axis]) {
                return true;
            }
            offset[axis] = 0;
        }
        return false;
    }

    /** Unpacks without keeping anything; stops once there are more bytes than {@code most}. */
    private long unpackedBytes(ByteBuffer packed, long most) throws DataException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] part = new byte[4096];
            while (!inflater.finished() && inflater.getBytesWritten() <= most) {
                if (inflater.inflate(part) == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataException(path + ": the compressed data of " + name + " end too soon");
                }
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException e) {
            throw new DataException(path + ": the compressed data of " + name + " are damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static Object scalar(Object value) {
        return new double[] {((Number) value).doubleValue()};
    }

    private static double[] toDoubles(Object flat) {
        return switch (flat) {
            case double[] values -> values;
            case float[] values -> {
                double[] converted = new double[values.length];
                Arrays.setAll(converted, i -> values[i]);
                yield converted;
            }
            case int[] values -> Arrays.stream(values).asDoubleStream().toArray();
            case long[] values -> Arrays.stream(values).asDoubleStream().toArray();
            case short[] values -> {
                double[] converted = new double[values.length];
                Arrays.setAll(converted, i -> values[i]);
                yield converted;
            }
            case byte[] values -> {
                double[] converted = new double[values.length];
                Arrays.setAll(converted, i -> values[i]);
                yield converted;
            }
            default -> throw new IllegalStateException("elements of " + flat.getClass().getSimpleName());
        };
    }
}
