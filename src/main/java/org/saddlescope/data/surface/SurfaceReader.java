package org.saddlescope.data.surface;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.saddlescope.data.DataException;

/** Opens a surface of another tool, whatever its kind; the content decides, not the name. */
public final class SurfaceReader {
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final byte[] ZIP = {'P', 'K'};

    private SurfaceReader() {}

    /** Kinds of files that begin in a way of their own. */
    public enum Kind { HDF5, NPY, NPZ, TEXT }

    /** What a file is, by its first bytes. */
    public static Kind kind(Path file) throws DataException {
        if (Files.isDirectory(file)) {
            throw new DataException(file + ": is a folder, expected a file with a surface");
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(HDF5.length);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        return begins(start, HDF5) ? Kind.HDF5 : begins(start, NPY) ? Kind.NPY : begins(start, ZIP) ? Kind.NPZ : Kind.TEXT;
    }

    private static boolean begins(byte[] start, byte[] magic) {
        return start.length >= magic.length && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
    }

    /** @throws DataException where it cannot be read or holds no surface; the message names the file */
    public static SurfaceGrid read(Path file) throws DataException {
        try {
            return switch (kind(file)) {
                case HDF5 -> LossLandscapeFile.read(file);
                case NPY -> NumpySurface.readArray(file);
                case NPZ -> NumpySurface.readArchive(file);
                case TEXT -> CsvSurface.read(file);
            };
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new DataException(message.contains(file.toString()) ? message : file + ": cannot be read: " + message, e);
        }
    }
}
