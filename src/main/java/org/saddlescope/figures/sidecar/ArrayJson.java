package org.saddlescope.figures.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;

/**
 * Arrays of numbers and flags as JSON. Short ones are lists; long ones are the bytes of their elements, the lowest first,
 * in Base64 (RFC 4648) under the name of their type, {@code {"float64": ["..."]}}, which is shorter and keeps every bit:
 * NumPy reads them by {@code np.frombuffer(base64.b64decode("".join(...)), "<f8")}. Flags are bits, the lowest first, with
 * their number: {@code {"bits": ["..."], "length": 2601}}.
 */
final class ArrayJson {
    /** The longest array that is written as a list. */
    static final int SHORT = 24;
    static final String FLOAT64 = "float64";
    static final String INT32 = "int32";
    static final String BITS = "bits";
    static final String LENGTH = "length";
    /** JSON readers refuse texts of more than 20 million characters. A multiple of 3: only the last piece is padded. */
    private static final int PIECE = 3 << 20;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ArrayJson() {}

    static JsonNode of(double[] values) {
        if (values.length <= SHORT) {
            ArrayNode list = NODES.arrayNode(values.length);
            for (double value : values) {
                list.add(number(value));
            }
            return list;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return NODES.objectNode().set(FLOAT64, pieces(bytes.array()));
    }

    static JsonNode of(int[] values) {
        if (values.length <= SHORT) {
            ArrayNode list = NODES.arrayNode(values.length);
            for (int value : values) {
                list.add(value);
            }
            return list;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return NODES.objectNode().set(INT32, pieces(bytes.array()));
    }

    static JsonNode of(boolean[] values) {
        if (values.length <= SHORT) {
            ArrayNode list = NODES.arrayNode(values.length);
            for (boolean value : values) {
                list.add(value);
            }
            return list;
        }
        BitSet bits = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            bits.set(i, values[i]);
        }
        return NODES.objectNode().<ObjectNode>set(BITS, pieces(bits.toByteArray())).put(LENGTH, values.length);
    }

    /** A number; what JSON has no number for as a word. */
    static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Double.toString(value));
    }

    /**
     * The bytes of these pieces.
     *
     * @throws IllegalArgumentException where a piece is no Base64
     */
    static ByteBuffer bytes(JsonNode pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.textValue()));
        return ByteBuffer.wrap(Base64.getDecoder().decode(text.toString())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ArrayNode pieces(byte[] bytes) {
        ArrayNode pieces = NODES.arrayNode();
        for (int from = 0; from < bytes.length; from += PIECE) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from)).slice();
            pieces.add(new String(Base64.getEncoder().encode(piece).array(), StandardCharsets.US_ASCII));
        }
        return pieces;
    }
}
