package org.saddlescope.bench;

import java.util.function.LongSupplier;

/**
 * Measures the best time of a piece of work, after it has run for long enough that everything is compiled.
 *
 * @param nanoTime   a clock
 * @param warmUp     nanoseconds of running before the first timing; at least two executions
 */
record Stopwatch(LongSupplier nanoTime, long warmUp) {
    /** The usual one. */
    static Stopwatch system() {
        return new Stopwatch(System::nanoTime, 4_000_000_000L);
    }

    /** The least over {@code repeats} of the mean seconds of {@code inner} executions. */
    double best(Runnable work, int repeats, int inner) {
        long start = nanoTime.getAsLong();
        for (int i = 0; i < 2 || nanoTime.getAsLong() - start < warmUp; i++) {
            work.run();
        }
        double best = Double.POSITIVE_INFINITY;
        for (int repeat = 0; repeat < repeats; repeat++) {
            long from = nanoTime.getAsLong();
            for (int i = 0; i < inner; i++) {
                work.run();
            }
            best = Math.min(best, (nanoTime.getAsLong() - from) * 1e-9 / inner);
        }
        return best;
    }
}
