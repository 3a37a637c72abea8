package org.saddlescope.ui.pulse;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlescope.ui.base.FxThread;

/**
 * Looks at what the JavaFX thread does in pulses that take long, from a thread of its own; those that do not are left
 * alone. What was seen is handed out at the end of the pulse.
 */
final class PulseWatch {
    /** A pulse of so many nanoseconds is looked at. */
    private static final long LONG = 20_000_000;
    /** So is work that goes on for so long. */
    private static final long BUSY = 5_000_000;
    private static final int EVERY_MILLIS = 3;
    private static final String PROGRAM = "org.saddlescope.";

    private final Thread watched = Thread.currentThread();
    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private final Thread watcher = Thread.ofPlatform().daemon().name("pulse-watch").unstarted(this::watch);
    private volatile long began;
    private volatile long busy;
    private volatile boolean stopped;

    /** Watches the calling thread. */
    void start() {
        watcher.start();
    }

    void stop() {
        stopped = true;
    }

    /** Another pulse has begun; where the thread was in the one before, most often first. */
    List<String> next(long now) {
        began = now;
        busy = now;
        synchronized (seen) {
            if (seen.isEmpty()) {
                return List.of();
            }
            List<String> places = seen.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.<Integer>naturalOrder().reversed()))
                    .map(entry -> entry.getKey() + " (" + entry.getValue() + ")").toList();
            seen.clear();
            return places;
        }
    }

    /** Something of the program begins. */
    void works(long now) {
        busy = now;
    }

    /** What the program had to do is done. */
    void rests() {
        busy = 0;
    }

    private void watch() {
        while (!stopped) {
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
            long now = System.nanoTime();
            long pulse = began;
            long work = busy;
            if (pulse != 0 && now - pulse > LONG || work != 0 && now - work > BUSY) {
                StackTraceElement[] stack = watched.getStackTrace();
                // A pulse that has ended meanwhile would be blamed for the next one.
                if (stack.length > 0 && began == pulse) {
                    synchronized (seen) {
                        seen.merge(place(stack), 1, Integer::sum);
                    }
                }
            }
        }
    }

    private static String place(StackTraceElement[] stack) {
        String inner = name(stack[0]);
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(PROGRAM) && !frame.getClassName().startsWith(FxThread.class.getName())
                    && !frame.getClassName().startsWith(PulseMeter.class.getName())) {
                return inner.equals(name(frame)) ? inner : inner + " in " + name(frame);
            }
        }
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith("javafx.scene.") || frame.getClassName().startsWith("com.sun.javafx.tk.")) {
                return inner + " in " + name(frame);
            }
        }
        return inner;
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }
}
