package org.saddlescope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Does the same work over and over in one process and watches its resident memory. A reading is of what is
 * kept, after a garbage collection: what is asked is whether it grows, not when garbage is swept up.
 *
 * @param work     one round
 * @param first    nanoseconds after which the reading is taken with which the last one is compared
 * @param total    nanoseconds after which the last reading is taken; more than {@code first}
 * @param nanoTime a clock
 * @param resident bytes kept; empty where the system does not say
 */
public record MemoryLoop(Runnable work, long first, long total, LongSupplier nanoTime, Reader resident) {
    /** By how much the memory may differ: ± 10 %. */
    static final double TOLERANCE = 0.1;
    private static final long MINUTE = 60_000_000_000L;

    /** Reads the memory that is kept. */
    @FunctionalInterface
    public interface Reader {
        OptionalLong bytes();
    }

    /** Train, slice, spectrum; compared with one minute after the start. */
    public static MemoryLoop usual(double minutes) {
        MemoryRound round = new MemoryRound();
        round.prepare();
        return new MemoryLoop(round::run, MINUTE, Math.round(minutes * MINUTE), System::nanoTime, ResidentMemory.ofProcess()::kept);
    }

    /** The memory at a time after the start. */
    public record Reading(double seconds, int rounds, OptionalLong bytes) {}

    /**
     * @param readings about one a minute, the first of them the one compared with
     * @param complete whether the time was not cut short
     */
    public record Report(List<Reading> readings, boolean complete) {
        /** The last reading over the first; NaN where there are not two, or where they are not known. */
        public double ratio() {
            if (readings.size() < 2) {
                return Double.NaN;
            }
            OptionalLong first = readings.getFirst().bytes();
            OptionalLong last = readings.getLast().bytes();
            return first.isPresent() && last.isPresent() ? (double) last.getAsLong() / first.getAsLong() : Double.NaN;
        }

        /** Whether the whole time passed and the memory at its end was that of its first minute, ± 10 %. */
        public boolean holds() {
            return complete && Math.abs(ratio() - 1) <= TOLERANCE;
        }
    }

    /**
     * @param read      told of each reading
     * @param cancelled asked between rounds
     */
    public Report run(Consumer<Reading> read, BooleanSupplier cancelled) {
        List<Reading> readings = new ArrayList<>();
        long start = nanoTime.getAsLong();
        int rounds = 0;
        long due = first;
        while (!cancelled.getAsBoolean()) {
            work.run();
            rounds++;
            long passed = nanoTime.getAsLong() - start;
            if (passed >= due || passed >= total) {
                // The round that crossed the time belongs to the reading.
                Reading reading = new Reading(passed * 1e-9, rounds, resident.bytes());
                readings.add(reading);
                read.accept(reading);
                if (passed >= total && readings.size() > 1) {
                    return new Report(List.copyOf(readings), true);
                }
                due = Math.min(total, passed + MINUTE);
            }
        }
        return new Report(List.copyOf(readings), false);
    }
}
