package org.saddlescope.bench;

import java.util.Arrays;

/**
 * Times that were taken once a pulse of the window, in milliseconds; NaN where there were none.
 *
 * @param count   how many
 * @param median  half of them are at most this
 * @param p99     99 of 100 are at most this: the value of rank ⌈0.99 n⌉
 * @param longest the longest of all
 */
public record PulseTimes(int count, double median, double p99, double longest) {
    /** @param milliseconds in any order; not changed */
    public static PulseTimes of(double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? new PulseTimes(0, Double.NaN, Double.NaN, Double.NaN)
                : new PulseTimes(n, rank(sorted, 0.5), rank(sorted, 0.99), sorted[n - 1]);
    }

    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
