package org.saddlescope.figures;

import java.util.Arrays;

/** Keeps a curve of millions of points quick to draw: of every stretch its first, smallest, largest and last point stay. */
final class Thinning {
    private Thinning() {}

    /**
     * The indices to draw, ascending: all where there are at most four a stretch. A stretch with a gap keeps one of its
     * gaps too.
     *
     * @param y values, NaN where there is a gap
     */
    static int[] of(double[] y, int stretches) {
        int n = y.length;
        if (n <= 4 * stretches) {
            int[] all = new int[n];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int[] kept = new int[5 * stretches];
        int count = 0;
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) s * n / stretches);
            int to = (int) ((long) (s + 1) * n / stretches);
            for (int i : stretch(y, from, to)) {
                kept[count++] = i;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static int[] stretch(double[] y, int from, int to) {
        int low = from;
        int high = from;
        int gap = from;
        for (int i = from; i < to; i++) {
            low = Double.isNaN(y[low]) || y[i] < y[low] ? i : low;
            high = Double.isNaN(y[high]) || y[i] > y[high] ? i : high;
            gap = Double.isNaN(y[i]) ? i : gap;
        }
        return Arrays.stream(new int[] {from, low, high, gap, to - 1}).sorted().distinct().toArray();
    }
}
