package org.saddlescope.data.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's {@code .npz} files: a zip archive of {@code .npy} entries. The same arrays give the same bytes: entries come
 * in the order given and carry the time 1980-01-01 00:00:02.
 */
public final class Npz {
    /** Two seconds past the earliest time of zip: that one the JDK takes for none, and adds one in the machine's time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);
    private static final String SUFFIX = ".npy";

    /** How entries are kept. Stored bytes depend on nothing; deflated ones on the zlib that the JDK uses. */
    public enum Packing { STORED, DEFLATED }

    private Npz() {}

    /** Writes the arrays under their names, by way of a temporary file. */
    public static void write(Path file, SequencedMap<String, NpyArray> arrays, Packing packing) throws IOException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, NpyArray> array : arrays.sequencedEntrySet()) {
                byte[] bytes = Npy.encode(array.getValue());
                ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
                // Not setTime: that one converts through the time zone of the machine.
                entry.setTimeLocal(TIME);
                if (packing == Packing.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(bytes);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(bytes.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    /**
     * The extents of all arrays, by name; no elements are read.
     *
     * @throws IOException where the file cannot be read or an array has no header; the message names both
     */
    public static SequencedMap<String, List<Integer>> shapes(Path file) throws IOException {
        return entries(file, Long.MAX_VALUE, (in, entry, name) -> Npy.shapeOf(in, name));
    }

    /**
     * Reads one array.
     *
     * @throws IOException where the file has no such array, or it is not what its header says
     */
    public static NpyArray read(Path file, String array) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(array + SUFFIX);
            if (entry == null) {
                throw new IOException(file + ": there is no array " + array);
            }
            try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                return Npy.decode(in, entry.getSize(), file + ", " + array);
            }
        } catch (ZipException e) {
            throw incomplete(file, e);
        }
    }

    /**
     * Reads all arrays, by name.
     *
     * @throws IOException where the file cannot be read or an array is not what its header says; the message names both
     */
    public static SequencedMap<String, NpyArray> read(Path file) throws IOException {
        return read(file, Long.MAX_VALUE);
    }

    /**
     * What an archive from elsewhere may unpack to: 16 times its size, or 1 MiB where that is more. Numbers that were
     * computed hardly compress; one that unpacks to much more was made to.
     */
    public static long mostUnpacked(Path file) throws IOException {
        return Math.max(1L << 20, Math.multiplyExact(16L, Files.size(file)));
    }

    /**
     * Reads all arrays, by name, where they unpack to at most so many bytes together.
     *
     * @throws IOException as {@link #read(Path)}, and where they would be more
     */
    public static SequencedMap<String, NpyArray> read(Path file, long most) throws IOException {
        return entries(file, most, (in, entry, name) -> Npy.decode(in, entry.getSize(), name));
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(InputStream in, ZipEntry entry, String name) throws IOException;
    }

    private static <T> SequencedMap<String, T> entries(Path file, long most, Reader<T> reader) throws IOException {
        SequencedMap<String, T> found = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long left = most;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                // An unknown size, −1, would be found out by reading only.
                if (entry.getSize() < 0 || entry.getSize() > left) {
                    throw new IOException(file + ": its arrays claim more than " + most + " bytes in a file of " + Files.size(file)
                            + "; save them without compression (numpy.savez)");
                }
                left -= entry.getSize();
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(SUFFIX)) {
                    String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                        found.put(name, reader.read(in, entry, file + ", " + name));
                    }
                }
            }
        } catch (ZipException e) {
            throw incomplete(file, e);
        }
        return found;
    }

    private static IOException incomplete(Path file, ZipException e) {
        return new IOException(file + ": not a complete npz file (" + e.getMessage() + ")", e);
    }
}
