package org.saddlescope.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of unsigned bytes: two zero bytes, the type 8, the number of dimensions, each dimension as a big-endian
 * 32-bit number, then the elements row by row (LeCun, Cortes, Burges, "The MNIST database of handwritten digits").
 *
 * @param shape the dimensions, the number of items first
 * @param bytes the elements of the first items, as many as were asked for
 */
record IdxFile(List<Integer> shape, byte[] bytes) {
    private static final int UNSIGNED_BYTE = 8;
    private static final int GZIP_MAGIC = 0x1F8B;

    int count() {
        return shape.getFirst();
    }

    /**
     * Reads the first {@code items} items and passes over the rest, so that a truncated file is found out. What is
     * allocated grows with what the file really holds, whatever its header says.
     */
    static IdxFile read(Path file, int dimensions, long items) throws DataException {
        try (InputStream in = open(file)) {
            List<Integer> shape = header(file, in, dimensions);
            long size = shape.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (x, y) -> x * y);
            long total = shape.getFirst() * size;
            long wanted = Math.min(shape.getFirst(), items) * size;
            if (wanted > Integer.MAX_VALUE - 8) {
                throw new DataException(file + ": " + wanted + " bytes are asked for, but at most "
                        + (Integer.MAX_VALUE - 8) + " fit");
            }
            byte[] elements = read(in, (int) wanted);
            long found = elements.length < wanted ? elements.length : wanted + skip(in, total - wanted);
            if (found < total) {
                throw new DataException(file + ": truncated: expected " + total + " bytes for " + shapeText(shape)
                        + ", found " + found);
            }
            if (skip(in, 1) > 0) {
                throw new DataException(file + ": expected " + total + " bytes for " + shapeText(shape) + ", found more");
            }
            return new IdxFile(shape, elements);
        } catch (EOFException e) {
            throw new DataException(file + ": truncated: expected a gzip header, found its beginning only", e);
        } catch (ZipException e) {
            throw new DataException(file + ": expected gzipped data, found damaged data: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The dimensions that the header of a file tells; the elements are not read. */
    static List<Integer> shape(Path file, int dimensions) throws DataException {
        try (InputStream in = open(file)) {
            return header(file, in, dimensions);
        } catch (EOFException | ZipException e) {
            throw new DataException(file + ": truncated or damaged within its header: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Integer> header(Path file, InputStream in, int dimensions) throws IOException, DataException {
        byte[] header = read(in, 4 + 4 * dimensions);
        if (header.length < 4 || header[0] != 0 || header[1] != 0 || header[2] != UNSIGNED_BYTE || header[3] != dimensions) {
            throw new DataException(file + ": expected an IDX file that starts with the bytes 00 00 08 0" + dimensions
                    + ", found " + hex(header));
        }
        if (header.length < 4 + 4 * dimensions) {
            throw new DataException(file + ": truncated: expected a header of " + (4 + 4 * dimensions) + " bytes, found "
                    + header.length);
        }
        List<Integer> shape = new ArrayList<>();
        for (int k = 0; k < dimensions; k++) {
            int extent = number(header, 4 + 4 * k);
            // 65,535 a side keeps the size of an item within a long.
            if (extent < 0 || k > 0 && (extent == 0 || extent > 0xFFFF)) {
                throw new DataException(file + ": dimension " + k + ": expected "
                        + (k == 0 ? "0 to 2147483647 items" : "1 to 65535") + ", found " + Integer.toUnsignedString(extent));
            }
            shape.add(extent);
        }
        return List.copyOf(shape);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Up to {@code most} bytes; fewer where the file, or the gzip stream in it, ends before. */
    private static byte[] read(InputStream in, int most) throws IOException {
        byte[] collected = new byte[Math.min(most, 1 << 16)];
        int filled = 0;
        while (filled < most) {
            if (filled == collected.length) {
                collected = Arrays.copyOf(collected, (int) Math.min(most, 2L * collected.length));
            }
            int n = readSome(in, collected, filled, collected.length - filled);
            if (n < 0) {
                break;
            }
            filled += n;
        }
        return filled == collected.length ? collected : Arrays.copyOf(collected, filled);
    }

    private static long skip(InputStream in, long most) throws IOException {
        byte[] scratch = new byte[1 << 16];
        long skipped = 0;
        while (skipped < most) {
            int n = readSome(in, scratch, 0, (int) Math.min(scratch.length, most - skipped));
            if (n < 0) {
                break;
            }
            skipped += n;
        }
        return skipped;
    }

    /** A gzip stream cut short throws; here it ends, so that the message can say how much there was. */
    private static int readSome(InputStream in, byte[] target, int from, int most) throws IOException {
        try {
            return in.read(target, from, most);
        } catch (EOFException e) {
            return -1;
        }
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private static String shapeText(List<Integer> shape) {
        return String.join(" x ", shape.stream().map(String::valueOf).toList()) + " elements";
    }

    private static String hex(byte[] header) {
        if (header.length == 0) {
            return "an empty file";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(4, header.length); i++) {
            text.append(i == 0 ? "" : " ").append("%02x".formatted(header[i]));
        }
        return text.toString();
    }
}
