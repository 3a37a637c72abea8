package org.saddlescope.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Logger;

/**
 * How far a thread stands back behind those that serve the person at the window, which the system is to let run first
 * wherever both want a processor. Java's priorities say it on Windows and macOS. On Linux they do nothing, but there every
 * thread has a nice value of its own, which {@code setpriority} of the C library raises; 1 more leaves about a fifth less of a
 * contended processor. A thread cannot be brought forward again, so that only threads of one purpose are set back. No result
 * depends on it.
 */
public enum Precedence {
    /** What paints the pictures that are waited for. */
    PAINTING(2, Thread.NORM_PRIORITY - 1),
    /** What computes for as long as it takes. */
    COMPUTING(5, Thread.NORM_PRIORITY - 2),
    /** What is made while something else that computes is to keep its speed. */
    LEISURE(7, Thread.MIN_PRIORITY);

    private static final Logger LOG = Logger.getLogger(Precedence.class.getName());
    /** PRIO_PROCESS of sys/resource.h; with a process of 0 it is the calling thread on Linux. */
    private static final int THREAD = 0;

    private final int nice;
    private final int priority;

    Precedence(int nice, int priority) {
        this.nice = nice;
        this.priority = priority;
    }

    /** Sets the calling thread back; it stays so. Where the system does not allow it nothing happens. */
    public void take() {
        Thread.currentThread().setPriority(priority);
        if (Native.SET.isPresent()) {
            try {
                int _ = (int) Native.SET.get().invokeExact(THREAD, 0, nice);
            } catch (Throwable e) {
                LOG.fine(() -> "a thread keeps its precedence: " + e);
            }
        }
    }

    /** Work that begins with setting its thread back. */
    public Runnable of(Runnable work) {
        return () -> {
            take();
            work.run();
        };
    }

    /** Daemon threads that are set back. */
    public ThreadFactory threads(String name) {
        return work -> Thread.ofPlatform().daemon().name(name).unstarted(of(work));
    }

    /** Looked up when a thread is set back for the first time. */
    private static final class Native {
        private static final Optional<MethodHandle> SET = find();

        private Native() {}

        @SuppressWarnings("restricted")
        private static Optional<MethodHandle> find() {
            if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
                return Optional.empty();
            }
            try {
                Linker linker = Linker.nativeLinker();
                return linker.defaultLookup().find("setpriority")
                        .map(address -> linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)));
            } catch (UnsupportedOperationException | IllegalCallerException e) {
                LOG.fine(() -> "threads keep their precedence: " + e);
                return Optional.empty();
            }
        }
    }
}
