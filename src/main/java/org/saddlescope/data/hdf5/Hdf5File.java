package org.saddlescope.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.saddlescope.data.DataException;

/**
 * An HDF5 file, opened for reading: the datasets of its root group and of the groups in it. Links are not followed, so
 * that a file cannot lead into itself or to another one. The file is read into memory once; offsets and lengths that
 * lead out of it are errors, and no dataset is read whose elements the file does not hold (see {@link Hdf5Dataset}).
 *
 * <p>Source: The HDF Group, HDF5 File Format Specification version 3.0.
 */
public final class Hdf5File {
    private static final long LARGEST = Integer.MAX_VALUE - 16L;

    private final Path path;
    private final SequencedMap<String, Node> nodes;
    private final long bytes;

    private Hdf5File(Path path, SequencedMap<String, Node> nodes, long bytes) {
        this.path = path;
        this.nodes = nodes;
        this.bytes = bytes;
    }

    /** @throws DataException where this is no HDF5 file or a damaged one; the message names it */
    public static Hdf5File open(Path path) throws DataException {
        Quiet.now();
        byte[] content = content(path);
        return new Hdf5File(path, guarded(path, () -> unlinked(HdfFile.fromByteBuffer(ByteBuffer.wrap(content)))), content.length);
    }

    private static byte[] content(Path path) throws DataException {
        try {
            if (Files.isDirectory(path)) {
                throw new DataException(path + ": is a folder, expected an HDF5 file");
            }
            long size = Files.size(path);
            if (size > LARGEST) {
                throw new DataException(path + ": " + size + " bytes; HDF5 files of at most 2 GiB are read");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new DataException(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static SequencedMap<String, Node> unlinked(Group group) {
        SequencedMap<String, Node> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            if (!child.getValue().isLink()) {
                nodes.put(child.getKey(), child.getValue());
            }
        }
        return nodes;
    }

    /** The names of the datasets in the root group, in the order of the file. */
    public List<String> datasets() {
        return names(Dataset.class);
    }

    /** The names of the groups in the root group. */
    public List<String> groups() {
        return names(Group.class);
    }

    private List<String> names(Class<? extends Node> kind) {
        return nodes.entrySet().stream().filter(node -> kind.isInstance(node.getValue())).map(Map.Entry::getKey).toList();
    }

    /** The extents of a dataset of numbers; empty where there is no such dataset, or it holds no numbers. */
    public Optional<List<Long>> shape(String name) throws DataException {
        return dataset(name).isEmpty() ? Optional.empty() : guarded(path, () -> Hdf5Dataset.shape(dataset(name).get()));
    }

    /** @throws DataException where there is no such dataset, it holds no numbers, or more than the file has bytes for */
    public Hdf5Array array(String name) throws DataException {
        Dataset dataset = dataset(name).orElseThrow(() -> new DataException(path + ": expected a dataset " + name
                + ", found " + (datasets().isEmpty() ? "none" : String.join(", ", datasets()))));
        return new Hdf5Dataset(path, bytes, name, dataset).read();
    }

    /** The text of a dataset with a single one. */
    public Optional<String> text(String name) throws DataException {
        Optional<Dataset> dataset = dataset(name);
        return dataset.isEmpty() ? Optional.empty()
                : guarded(path, () -> dataset.get().isScalar() && dataset.get().getJavaType() == String.class
                        ? Optional.of((String) dataset.get().getData()) : Optional.empty());
    }

    /** The datasets of a group that are named 0, 1, 2, ..., in that order; empty without such a group. */
    public List<Hdf5Array> list(String group) throws DataException {
        if (!(nodes.get(group) instanceof Group members)) {
            return List.of();
        }
        SequencedMap<String, Node> children = guarded(path, () -> unlinked(members));
        List<Hdf5Array> arrays = new ArrayList<>();
        for (int i = 0; children.get(String.valueOf(i)) instanceof Dataset dataset; i++) {
            arrays.add(new Hdf5Dataset(path, bytes, group + "/" + i, dataset).read());
        }
        if (arrays.size() != children.size()) {
            throw new DataException(path + ": expected datasets 0 to " + (children.size() - 1) + " in " + group
                    + ", found " + arrays.size() + " such of " + children.size());
        }
        return arrays;
    }

    private Optional<Dataset> dataset(String name) {
        return nodes.get(name) instanceof Dataset dataset ? Optional.of(dataset) : Optional.empty();
    }

    /**
     * Carries out one call of the library. It meets a damaged file with whatever exception the damage leads to, and one
     * whose parts contain themselves with an exhausted stack: for the user all of these are one thing.
     */
    static <T> T guarded(Path path, Supplier<T> call) throws DataException {
        try {
            return call.get();
        } catch (RuntimeException | StackOverflowError e) {
            Throwable cause = innermost(e);
            throw new DataException(path + (cause instanceof UnsupportedHdfException ? ": uses a part of HDF5 that is not read here: "
                    : ": no HDF5 file, or a damaged one: ") + reason(cause), e);
        }
    }

    private static Throwable innermost(Throwable problem) {
        Throwable innermost = problem;
        for (int depth = 0; innermost.getCause() != null && depth < 20; depth++) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private static String reason(Throwable innermost) {
        return switch (innermost) {
            case StackOverflowError _ -> "its parts contain themselves";
            case BufferUnderflowException _, IndexOutOfBoundsException _, IllegalArgumentException _, ArithmeticException _ ->
                    "it is cut off, or a length in it leads beyond its end";
            default -> innermost.getMessage() == null ? innermost.getClass().getSimpleName()
                    : innermost.getMessage().lines().findFirst().orElse("");
        };
    }
}
