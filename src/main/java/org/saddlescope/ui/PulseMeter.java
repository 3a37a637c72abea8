package org.saddlescope.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.saddlescope.bench.PulseTimes;

/**
 * Takes the time of every pulse of a scene: when it began, what the program did in it and had handed over to it, and the
 * processor time of the thread. Lives on the JavaFX application thread. Start it before other timers: a pulse begins with
 * the timer that was started first.
 */
final class PulseMeter {
    private static final double NANOS = 1e6;

    private final Scene scene;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean processorKnown = threads.isCurrentThreadCpuTimeSupported();
    private final Runnable laidOut = () -> end = System.nanoTime();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private Times gaps = new Times();
    private Times own = new Times();
    private Times cpu = new Times();
    private long began;
    private long end;
    private long handedOver;
    private long processor;

    PulseMeter(Scene scene) {
        this.scene = scene;
    }

    void start() {
        scene.addPostLayoutPulseListener(laidOut);
        FxThread.meter(nanos -> handedOver += nanos);
        timer.start();
    }

    /** Forgets what was measured. */
    void reset() {
        gaps = new Times();
        own = new Times();
        cpu = new Times();
        began = 0;
    }

    void stop() {
        timer.stop();
        FxThread.meter(nanos -> { });
        scene.removePostLayoutPulseListener(laidOut);
    }

    PulseTimes gaps() {
        return gaps.summary();
    }

    PulseTimes own() {
        return own.summary();
    }

    PulseTimes cpu() {
        return cpu.summary();
    }

    private void pulse() {
        long now = System.nanoTime();
        long used = processorKnown ? threads.getCurrentThreadCpuTime() : 0;
        if (began != 0) {
            gaps.add((now - began) / NANOS);
            // Without a layout pass of this scene the pulse has done nothing that can be seen.
            own.add((Math.max(0, end - began) + handedOver) / NANOS);
            if (processorKnown) {
                cpu.add((used - processor) / NANOS);
            }
        }
        began = now;
        end = now;
        handedOver = 0;
        processor = used;
    }

    /** Grows without making anything that has to be collected at every pulse. */
    private static final class Times {
        private double[] values = new double[4096];
        private int count;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        PulseTimes summary() {
            return PulseTimes.of(Arrays.copyOf(values, count));
        }
    }
}
