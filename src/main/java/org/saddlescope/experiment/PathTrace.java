package org.saddlescope.experiment;

import java.util.Arrays;

/**
 * A fingerprint of every θ of a path, of 64 bits each, by which a second pass over it shows that it is the same one bit
 * for bit without all of them being kept. For one thread.
 */
final class PathTrace {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] marks = new long[16];
    private int size;

    /** θ after the next update. */
    void add(double[] theta) {
        if (size == marks.length) {
            marks = Arrays.copyOf(marks, 2 * size);
        }
        marks[size++] = fingerprint(theta);
    }

    /** Whether θ after {@code update} updates, from 1, was this one. */
    boolean matches(int update, double[] theta) {
        return update >= 1 && update <= size && marks[update - 1] == fingerprint(theta);
    }

    /** FNV-1a over the elements as words, mixed so that every bit of them counts. */
    private static long fingerprint(double[] theta) {
        long hash = OFFSET;
        for (double x : theta) {
            hash = (hash ^ Double.doubleToRawLongBits(x)) * PRIME;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
