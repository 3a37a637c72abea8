package org.saddlescope.data.numpy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * NumPy's {@code .npy} files: the magic bytes, a version, the length of a header, the header as a Python dictionary
 * that names the element type, the order and the shape, then the elements. What is written is version 1.0 and equals
 * the bytes of {@code numpy.save}; versions 1 to 3 are read.
 *
 * <p>Source: numpy/lib/format.py, "NPY format" (NEP 1).
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 65_536;
    private static final int BYTES_A_CHARACTER = 4;

    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");

    private Npy() {}

    /** Writes the array to a file, by way of a temporary one. */
    public static void write(Path file, NpyArray array) throws IOException {
        byte[] bytes = encode(array);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it cannot be read or is not what its header says; the message names the file
     */
    public static NpyArray read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return decode(in, Files.size(file), file.toString());
        }
    }

    /**
     * The extents that the header of a file tells; the elements are not read.
     *
     * @throws IOException where it cannot be read or has no such header; the message names the file
     */
    public static List<Integer> shape(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return shapeOf(in, file.toString());
        }
    }

    /** The extents of an array, of which only the header is read. */
    static List<Integer> shapeOf(InputStream input, String source) throws IOException {
        Matcher shape = SHAPE.matcher(header(new DataInputStream(input), source).text());
        if (!shape.find()) {
            throw new IOException(source + ": a header that names no shape");
        }
        return shape(shape.group(1), source);
    }

    /** The bytes of the file. */
    static byte[] encode(NpyArray array) {
        return switch (array) {
            case NpyArray.Numbers numbers -> encode(numbers);
            case NpyArray.Texts texts -> encode(texts);
        };
    }

    private static byte[] encode(NpyArray.Numbers numbers) {
        String descr = (numbers.type().bytes() == 1 ? "|" : "<") + numbers.type().code();
        ByteBuffer out = withHeader(descr, numbers.shape(), Math.multiplyExact(numbers.values().length, numbers.type().bytes()));
        for (double value : numbers.values()) {
            switch (numbers.type()) {
                case FLOAT64 -> out.putDouble(value);
                case INT64 -> out.putLong((long) value);
                case BOOL, UINT8 -> out.put((byte) value);
                default -> throw new IllegalArgumentException("arrays of " + numbers.type() + " are read, not written");
            }
        }
        return out.array();
    }

    private static byte[] encode(NpyArray.Texts texts) {
        int width = texts.values().stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(0);
        // NumPy has no texts of width 0.
        int characters = Math.max(1, width);
        ByteBuffer out = withHeader("<U" + characters, texts.shape(), texts.values().size() * characters * BYTES_A_CHARACTER);
        for (String text : texts.values()) {
            int next = out.position() + characters * BYTES_A_CHARACTER;
            text.codePoints().forEach(out::putInt);
            out.position(next);
        }
        return out.array();
    }

    private static ByteBuffer withHeader(String descr, List<Integer> shape, int dataBytes) {
        String extents = switch (shape.size()) {
            case 0 -> "";
            case 1 -> shape.getFirst() + ",";
            default -> shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        };
        String dictionary = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + extents + "), }";
        int before = MAGIC.length + 4;
        // NumPy leaves room for the first extent to grow to 21 digits, so that a file can be appended to in place.
        String room = " ".repeat(shape.isEmpty() ? 0 : Math.max(0, 21 - String.valueOf(shape.getFirst()).length()));
        int unpadded = before + dictionary.length() + room.length() + 1;
        // A header that is aligned already gets another 64 spaces, as NumPy gives it.
        int padding = ALIGNMENT - unpadded % ALIGNMENT;
        String header = dictionary + room + " ".repeat(padding) + "\n";
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(before + header.length(), dataBytes)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length());
        return out.put(header.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads an array of {@code length} bytes. Nothing is allocated that the input does not back with bytes.
     *
     * @param source what to call the input in messages
     */
    static NpyArray decode(InputStream input, long length, String source) throws IOException {
        DataInputStream in = new DataInputStream(input);
        Header header = header(in, source);
        try {
            return elements(in, header.text(), length - header.bytes(), source);
        } catch (EOFException e) {
            throw new IOException(source + ": ends within its elements", e);
        }
    }

    /** @param bytes all bytes before the elements */
    private record Header(String text, long bytes) {}

    private static Header header(DataInputStream in, String source) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException(source + ": not a NumPy array file");
        }
        try {
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            if (version < 1 || version > 3) {
                throw new IOException(source + ": NumPy file format version " + version + ", expected 1 to 3");
            }
            byte[] size = in.readNBytes(version == 1 ? 2 : 4);
            ByteBuffer sizeBuffer = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
            long headerLength = version == 1 ? Short.toUnsignedLong(sizeBuffer.getShort()) : Integer.toUnsignedLong(sizeBuffer.getInt());
            if (headerLength > LONGEST_HEADER) {
                throw new IOException(source + ": a header of " + headerLength + " bytes");
            }
            byte[] header = new byte[(int) headerLength];
            in.readFully(header);
            return new Header(new String(header, StandardCharsets.UTF_8), MAGIC.length + 2 + size.length + headerLength);
        } catch (EOFException | BufferUnderflowException e) {
            throw new IOException(source + ": ends within its header", e);
        }
    }

    private static NpyArray elements(InputStream in, String header, long dataLength, String source) throws IOException {
        Matcher descr = DESCR.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shapeText = SHAPE.matcher(header);
        if (!descr.find() || !order.find() || !shapeText.find()) {
            throw new IOException(source + ": a header that names no element type, order and shape of numbers: " + header.strip());
        }
        List<Integer> shape = shape(shapeText.group(1), source);
        if (order.group(1).equals("True") && shape.size() > 1) {
            throw new IOException(source + ": column-major order, expected row-major (numpy.ascontiguousarray)");
        }
        boolean texts = descr.group(2).equals("U");
        String code = descr.group(2) + descr.group(3);
        NpyArray.Type type = NpyArray.Type.ofCode(code).orElse(null);
        if (!texts && type == null) {
            throw new IOException(source + ": elements of type " + code + ", expected numbers such as f8");
        }
        long width = texts ? Math.multiplyFull(characters(descr.group(3), source), BYTES_A_CHARACTER) : type.bytes();
        long count = 1;
        boolean fits = true;
        for (int extent : shape) {
            count *= extent;
            fits &= count <= Integer.MAX_VALUE;
        }
        if (!fits || count * width != dataLength) {
            throw new IOException(source + ": " + dataLength + " bytes of data, expected " + (fits ? count * width : "more")
                    + " for shape " + shape + " of " + code);
        }
        if (dataLength > Integer.MAX_VALUE - 16) {
            throw new IOException(source + ": " + dataLength + " bytes of data, at most 2 GiB are read");
        }
        // readNBytes grows with what is there: a length that the input does not back costs nothing.
        byte[] bytes = in.readNBytes((int) dataLength);
        if (bytes.length != dataLength) {
            throw new IOException(source + ": ends after " + bytes.length + " of " + dataLength + " bytes of data");
        }
        ByteBuffer data = ByteBuffer.wrap(bytes)
                .order(descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return texts ? new NpyArray.Texts(shape, strings(data, (int) count, (int) width))
                : new NpyArray.Numbers(type, shape, numbers(data, type, (int) count));
    }

    private static int characters(String digits, String source) throws IOException {
        if (digits.length() > 8) {
            throw new IOException(source + ": texts of " + digits + " characters");
        }
        return Integer.parseInt(digits);
    }

    private static List<Integer> shape(String text, String source) throws IOException {
        List<Integer> shape = new ArrayList<>();
        for (String extent : text.split(",")) {
            if (!extent.isBlank()) {
                try {
                    shape.add(Integer.parseInt(extent.strip()));
                } catch (NumberFormatException e) {
                    throw new IOException(source + ": the extent " + extent.strip() + " in its shape", e);
                }
            }
        }
        return shape;
    }

    private static double[] numbers(ByteBuffer data, NpyArray.Type type, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (type) {
                case FLOAT64 -> data.getDouble();
                case FLOAT32 -> data.getFloat();
                case FLOAT16 -> Float.float16ToFloat(data.getShort());
                case INT64 -> data.getLong();
                case INT32 -> data.getInt();
                case UINT32 -> Integer.toUnsignedLong(data.getInt());
                case INT16 -> data.getShort();
                case UINT16 -> Short.toUnsignedInt(data.getShort());
                case INT8 -> data.get();
                case UINT8 -> Byte.toUnsignedInt(data.get());
                case BOOL -> data.get() == 0 ? 0 : 1;
            };
        }
        return values;
    }

    private static List<String> strings(ByteBuffer data, int count, int width) throws IOException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < width / BYTES_A_CHARACTER; c++) {
                int codePoint = data.getInt();
                if (!Character.isValidCodePoint(codePoint)) {
                    throw new IOException("a text with the character code " + codePoint);
                }
                if (codePoint != 0) {
                    text.appendCodePoint(codePoint);
                }
            }
            values.add(text.toString());
        }
        return values;
    }
}
