package org.saddlescope.data.weights;

import java.nio.ByteBuffer;

/** The element types of tensors that are read. */
public enum ElementType {
    FLOAT64(8), FLOAT32(4), FLOAT16(2), BFLOAT16(2), INT64(8), INT32(4), INT16(2), INT8(1), UINT8(1), BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes an element. */
    public int bytes() {
        return bytes;
    }

    /** Element i of a buffer of such elements; integers beyond 2^53 in magnitude lose digits, booleans are 0 and 1. */
    double get(ByteBuffer data, long i) {
        int at = Math.toIntExact(i * bytes);
        return switch (this) {
            case FLOAT64 -> data.getDouble(at);
            case FLOAT32 -> data.getFloat(at);
            case FLOAT16 -> Float.float16ToFloat(data.getShort(at));
            // A bfloat16 is the upper half of a float32.
            case BFLOAT16 -> Float.intBitsToFloat(data.getShort(at) << 16);
            case INT64 -> data.getLong(at);
            case INT32 -> data.getInt(at);
            case INT16 -> data.getShort(at);
            case INT8 -> data.get(at);
            case UINT8 -> Byte.toUnsignedInt(data.get(at));
            case BOOL -> data.get(at) == 0 ? 0 : 1;
        };
    }
}
