package org.saddlescope.engine;

/**
 * The maxima of windows, the hot loops of {@link MaxPool2d}, without branches: after a ReLU, which element wins is as
 * good as random. Windows of 2 × 2, by far the most common, have a loop of their own.
 */
final class MaxPoolLoops {
    private MaxPoolLoops() {}

    static void doubles(PoolShape window, long x, long y) {
        boolean pairs = window.windowHeight() == 2 && window.windowWidth() == 2;
        long line = (long) window.width() * Double.BYTES;
        for (int plane = 0; plane < window.planes(); plane++) {
            for (int p = 0; p < window.outHeight(); p++) {
                long from = x + (long) window.corner(plane, p, 0) * Double.BYTES;
                if (pairs) {
                    pairs(from, from + line, y, window.outWidth(), (long) window.stride() * Double.BYTES);
                } else {
                    row(window, from, y);
                }
                y += (long) window.outWidth() * Double.BYTES;
            }
        }
    }

    private static void pairs(long upper, long lower, long y, int n, long step) {
        for (int q = 0; q < n; q++) {
            double left = Math.max(OffHeap.getDouble(upper, 0), OffHeap.getDouble(lower, 0));
            double right = Math.max(OffHeap.getDouble(upper, 1), OffHeap.getDouble(lower, 1));
            OffHeap.putDouble(y, q, Math.max(left, right));
            upper += step;
            lower += step;
        }
    }

    private static void row(PoolShape window, long from, long y) {
        for (int q = 0; q < window.outWidth(); q++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < window.windowHeight(); i++) {
                for (int j = 0; j < window.windowWidth(); j++) {
                    largest = Math.max(largest, OffHeap.getDouble(from, i * window.width() + j));
                }
            }
            OffHeap.putDouble(y, q, largest);
            from += (long) window.stride() * Double.BYTES;
        }
    }

    static void floats(PoolShape window, long x, long y) {
        boolean pairs = window.windowHeight() == 2 && window.windowWidth() == 2;
        long line = (long) window.width() * Float.BYTES;
        for (int plane = 0; plane < window.planes(); plane++) {
            for (int p = 0; p < window.outHeight(); p++) {
                long from = x + (long) window.corner(plane, p, 0) * Float.BYTES;
                if (pairs) {
                    floatPairs(from, from + line, y, window.outWidth(), (long) window.stride() * Float.BYTES);
                } else {
                    floatRow(window, from, y);
                }
                y += (long) window.outWidth() * Float.BYTES;
            }
        }
    }

    private static void floatPairs(long upper, long lower, long y, int n, long step) {
        for (int q = 0; q < n; q++) {
            float left = Math.max(OffHeap.getFloat(upper, 0), OffHeap.getFloat(lower, 0));
            float right = Math.max(OffHeap.getFloat(upper, 1), OffHeap.getFloat(lower, 1));
            OffHeap.putFloat(y, q, Math.max(left, right));
            upper += step;
            lower += step;
        }
    }

    private static void floatRow(PoolShape window, long from, long y) {
        for (int q = 0; q < window.outWidth(); q++) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < window.windowHeight(); i++) {
                for (int j = 0; j < window.windowWidth(); j++) {
                    largest = Math.max(largest, OffHeap.getFloat(from, i * window.width() + j));
                }
            }
            OffHeap.putFloat(y, q, largest);
            from += (long) window.stride() * Float.BYTES;
        }
    }
}
