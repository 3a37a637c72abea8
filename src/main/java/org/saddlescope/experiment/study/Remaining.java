package org.saddlescope.experiment.study;

import java.util.Arrays;

/**
 * How long the members of several claims will take. A claim's own guess counts until one of its members has been timed.
 * Thread-safe.
 */
final class Remaining {
    private final int threads;
    private final double[] guess;
    private final int[] timed;
    private final double[] seconds;
    private final double[] left;

    /**
     * @param guess   seconds that a member of each claim takes on one thread
     * @param members how many there are of each
     */
    Remaining(int threads, double[] guess, int[] members) {
        this.threads = threads;
        this.guess = guess.clone();
        timed = new int[guess.length];
        seconds = new double[guess.length];
        left = Arrays.stream(members).asDoubleStream().toArray();
    }

    /** A member is done that took this long; NaN where that is not known. */
    synchronized void done(int claim, double took) {
        if (!Double.isNaN(took)) {
            timed[claim]++;
            seconds[claim] += took;
        }
    }

    /** A share of a member is done. */
    synchronized void advance(int claim, double share) {
        left[claim] -= share;
    }

    /** What is left, all threads at work. */
    synchronized double secondsLeft() {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Math.max(0, left[i]) * (timed[i] > 0 ? seconds[i] / timed[i] : guess[i]);
        }
        return sum / threads;
    }
}
