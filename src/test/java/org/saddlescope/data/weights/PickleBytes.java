package org.saddlescope.data.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles, opcode by opcode. */
final class PickleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleBytes() {
        raw(0x80, 2);
    }

    PickleBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    PickleBytes op(char opcode) {
        return raw(opcode);
    }

    PickleBytes global(String module, String name) {
        op('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PickleBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        op('X').int32(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    PickleBytes int32(int value) {
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
        return this;
    }

    PickleBytes number(int value) {
        return op('J').int32(value);
    }

    /** A tensor of float64 over storage "0". */
    PickleBytes tensor(int storageElements, int offset, int[] size, int[] stride) {
        global("torch._utils", "_rebuild_tensor_v2").op('(').op('(').text("storage").global("torch", "DoubleStorage").text("0")
                .text("cpu").number(storageElements).op('t').op('Q').number(offset).tuple(size).tuple(stride).raw(0x89)
                .global("collections", "OrderedDict").op(')').op('R').op('t').op('R');
        return this;
    }

    private PickleBytes tuple(int[] items) {
        op('(');
        for (int item : items) {
            number(item);
        }
        return op('t');
    }

    byte[] stop() {
        return op('.').out.toByteArray();
    }
}
