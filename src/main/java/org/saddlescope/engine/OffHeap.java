package org.saddlescope.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Memory by address. Nothing is checked: an address and a length are the caller's promise, as in the kernels. */
final class OffHeap {
    /** All of memory, so that an offset into it is an address. */
    @SuppressWarnings("restricted")
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    /** What the repeated copies of {@link #repeat} read, small enough to stay in the first cache. */
    private static final long PATTERN_BYTES = 8192;

    private OffHeap() {}

    static double getDouble(long address, int index) {
        return ALL.get(DOUBLE, address + (long) index * Double.BYTES);
    }

    static void putDouble(long address, int index, double value) {
        ALL.set(DOUBLE, address + (long) index * Double.BYTES, value);
    }

    static float getFloat(long address, int index) {
        return ALL.get(FLOAT, address + (long) index * Float.BYTES);
    }

    static void putFloat(long address, int index, float value) {
        ALL.set(FLOAT, address + (long) index * Float.BYTES, value);
    }

    static void load(double[] source, int from, long out, int n) {
        MemorySegment.copy(source, from, ALL, DOUBLE, out, n);
    }

    static void store(long in, double[] target, int from, int n) {
        MemorySegment.copy(ALL, DOUBLE, in, target, from, n);
    }

    static void copy(long in, long out, long bytes) {
        if (in != out) {
            MemorySegment.copy(ALL, in, ALL, out, bytes);
        }
    }

    /** Writes {@code times} copies of the {@code bytes} bytes at {@code in} one after another. */
    static void repeat(long in, long bytes, long out, int times) {
        long total = bytes * times;
        if (total == 0) {
            return;
        }
        copy(in, out, bytes);
        // What has been written is itself copied on in growing pieces; a piece is always a whole number of repetitions.
        long pattern = bytes;
        long done = bytes;
        while (done < total) {
            long piece = Math.min(pattern, total - done);
            MemorySegment.copy(ALL, out, ALL, out + done, piece);
            done += piece;
            pattern = pattern < PATTERN_BYTES ? done : pattern;
        }
    }
}
