package org.saddlescope.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Takes named files out of a gzipped tar archive (POSIX.1-1988, "ustar": blocks of 512 bytes, a header before each file).
 * Only names that are asked for are written, whatever paths the archive holds.
 */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int TYPE_AT = 156;

    private TarGz() {}

    /**
     * @throws DataException where one of them is not in it or has another size
     * @throws IOException   where the archive is damaged or a file cannot be written
     */
    static void extract(Path archive, List<KnownSet.Member> wanted, Path folder) throws IOException, DataException {
        Map<String, Long> missing = new HashMap<>();
        wanted.forEach(member -> missing.put(member.name(), member.bytes()));
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16)) {
            byte[] header = new byte[BLOCK];
            while (!missing.isEmpty() && in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                long size = octal(archive, header);
                boolean file = header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
                String path = text(header, 0, NAME);
                String name = path.substring(path.lastIndexOf('/') + 1);
                Long expected = file ? missing.remove(name) : null;
                if (expected == null) {
                    in.skipNBytes(size);
                } else if (expected != size) {
                    throw new DataException(archive + ", " + path + ": expected " + expected + " bytes, found " + size);
                } else {
                    write(in, size, folder.resolve(name));
                }
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            }
        } catch (EOFException e) {
            throw new DataException(archive + ": truncated: expected " + missing.keySet().stream().sorted().toList()
                    + " in it, found its end", e);
        }
        if (!missing.isEmpty()) {
            throw new DataException(archive + ": expected " + missing.keySet().stream().sorted().toList() + " in it, found none");
        }
    }

    private static void write(InputStream in, long size, Path target) throws IOException {
        Path part = Download.part(target);
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(part)) {
            for (long left = size; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    throw new EOFException(target.toString());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long octal(Path archive, byte[] header) throws DataException {
        String digits = text(header, SIZE_AT, SIZE).strip();
        try {
            return Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new DataException(archive + ": expected a tar archive, found a file size of \"" + digits + "\"", e);
        }
    }

    /** Up to the first zero byte. */
    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOfRange(header, from, end), StandardCharsets.US_ASCII);
    }
}
