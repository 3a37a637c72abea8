package org.saddlescope.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds files that lie about themselves. */
public final class HostileFiles {
    private HostileFiles() {}

    /** A zip archive without compression. */
    public static byte[] stored(Map<String, byte[]> entries) {
        return zip(entries, true);
    }

    public static byte[] deflated(Map<String, byte[]> entries) {
        return zip(entries, false);
    }

    private static byte[] zip(Map<String, byte[]> entries, boolean stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(content.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The archive with another size claimed for the entry, in the central directory. */
    public static byte[] claiming(byte[] zip, String entry, int size, int compressed) {
        byte[] patched = zip.clone();
        ByteBuffer bytes = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < patched.length; at++) {
            if (bytes.getInt(at) == 0x02014b50
                    && new String(patched, at + 46, bytes.getShort(at + 28), StandardCharsets.UTF_8).equals(entry)) {
                bytes.putInt(at + 20, compressed).putInt(at + 24, size);
            }
        }
        return patched;
    }

    /** The header of an {@code .npy} array of float64 followed by these bytes. */
    public static byte[] npy(String shape, int dataBytes) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        ByteBuffer out = ByteBuffer.allocate(10 + header.length() + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return out.put(header.getBytes(StandardCharsets.US_ASCII)).array();
    }

    /** A safetensors file with this header and these bytes of data; {@code claimed} is the length that its prefix gives. */
    public static byte[] safetensors(long claimed, String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN).putLong(claimed).put(json).array();
    }

    /** As {@link #safetensors(long, String, int)}, with an honest length. */
    public static byte[] safetensors(String header, int dataBytes) {
        return safetensors(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);
    }

    public static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
