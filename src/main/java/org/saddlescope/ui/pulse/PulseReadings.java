package org.saddlescope.ui.pulse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the system and the JVM count, read once a pulse on the thread it is about; all but classes in nanoseconds. */
final class PulseReadings implements AutoCloseable {
    private static final double MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean processorKnown = threads.isCurrentThreadCpuTimeSupported();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final Optional<CompilationMXBean> compiler = Optional.ofNullable(ManagementFactory.getCompilationMXBean())
            .filter(CompilationMXBean::isCompilationTimeMonitoringSupported);
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final Optional<RandomAccessFile> schedule = schedule();
    private final byte[] line = new byte[128];

    /** Of the calling thread from now on: the file stands for the thread that opened it. */
    private static Optional<RandomAccessFile> schedule() {
        try {
            return Optional.of(new RandomAccessFile("/proc/thread-self/schedstat", "r"));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** {@link Double#NaN} where a time is not known. */
    record Reading(double cpu, double waited, double gc, double jit, long classes) {
        /** Milliseconds since an earlier one. */
        Reading since(Reading before) {
            return new Reading((cpu - before.cpu) / MILLI, (waited - before.waited) / MILLI, (gc - before.gc) / MILLI, (jit - before.jit) / MILLI,
                    classes - before.classes);
        }
    }

    Reading now() {
        double cpu = processorKnown ? threads.getCurrentThreadCpuTime() : Double.NaN;
        double gc = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            gc += collector.getCollectionTime() * MILLI;
        }
        return new Reading(cpu, waited(), gc, compiler.isPresent() ? compiler.get().getTotalCompilationTime() * MILLI : Double.NaN,
                classes.getTotalLoadedClassCount());
    }

    /** The second number of the file: how long the thread was ready and did not run. */
    private double waited() {
        if (schedule.isEmpty()) {
            return Double.NaN;
        }
        try {
            schedule.get().seek(0);
            int read = schedule.get().read(line);
            String[] numbers = new String(line, 0, Math.max(0, read), StandardCharsets.US_ASCII).split(" ");
            return numbers.length < 2 ? Double.NaN : Double.parseDouble(numbers[1]);
        } catch (IOException | NumberFormatException _) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        if (schedule.isPresent()) {
            try {
                schedule.get().close();
            } catch (IOException _) {
                // It was only read.
            }
        }
    }
}
