package org.saddlescope.bench;

/**
 * A piece of work that is timed.
 *
 * @param key     its name in the output
 * @param repeats how often it is timed; the best time counts
 * @param inner   executions within one timing
 * @param setup   makes the work ready: data, network, θ
 */
record Workload(String key, int repeats, int inner, Setup setup) {
    /** Each execution starts from the same θ; nothing computed by one is kept for the next. */
    @FunctionalInterface
    interface Setup {
        Runnable prepare() throws BenchException;
    }
}
