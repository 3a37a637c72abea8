package org.saddlescope.engine;

import java.lang.foreign.ValueLayout;

/**
 * Which element of each window its maximum is: the first in reading order that equals it, or the first NaN. A window is
 * read backwards and every element that is not below the maximum takes the place of the one before, which the compiler
 * can do without branches: after a ReLU, which element wins is as good as random.
 */
final class MaxPoolChoice {
    private MaxPoolChoice() {}

    /** Writes the index in x of each chosen element as an int, in the order of y. */
    static void doubles(PoolShape window, long x, long y, long choices) {
        int next = 0;
        for (int plane = 0; plane < window.planes(); plane++) {
            for (int p = 0; p < window.outHeight(); p++) {
                for (int q = 0; q < window.outWidth(); q++) {
                    put(choices, next, first(window, x, window.corner(plane, p, q), OffHeap.getDouble(y, next)));
                    next++;
                }
            }
        }
    }

    private static int first(PoolShape window, long x, int corner, double maximum) {
        int chosen = corner;
        for (int i = window.windowHeight() - 1; i >= 0; i--) {
            for (int j = window.windowWidth() - 1; j >= 0; j--) {
                int k = corner + i * window.width() + j;
                double value = OffHeap.getDouble(x, k);
                chosen = value >= maximum ? k : chosen;
            }
        }
        return Double.isNaN(maximum) ? firstNan(window, x, corner, true) : chosen;
    }

    static void floats(PoolShape window, long x, long y, long choices) {
        int next = 0;
        for (int plane = 0; plane < window.planes(); plane++) {
            for (int p = 0; p < window.outHeight(); p++) {
                for (int q = 0; q < window.outWidth(); q++) {
                    put(choices, next, first(window, x, window.corner(plane, p, q), OffHeap.getFloat(y, next)));
                    next++;
                }
            }
        }
    }

    private static int first(PoolShape window, long x, int corner, float maximum) {
        int chosen = corner;
        for (int i = window.windowHeight() - 1; i >= 0; i--) {
            for (int j = window.windowWidth() - 1; j >= 0; j--) {
                int k = corner + i * window.width() + j;
                float value = OffHeap.getFloat(x, k);
                chosen = value >= maximum ? k : chosen;
            }
        }
        return Float.isNaN(maximum) ? firstNan(window, x, corner, false) : chosen;
    }

    private static int firstNan(PoolShape window, long x, int corner, boolean wide) {
        for (int i = 0; i < window.windowHeight(); i++) {
            for (int j = 0; j < window.windowWidth(); j++) {
                int k = corner + i * window.width() + j;
                if (Double.isNaN(wide ? OffHeap.getDouble(x, k) : OffHeap.getFloat(x, k))) {
                    return k;
                }
            }
        }
        return corner;
    }

    private static void put(long choices, int index, int chosen) {
        OffHeap.ALL.set(ValueLayout.JAVA_INT_UNALIGNED, choices + (long) index * Integer.BYTES, chosen);
    }
}
