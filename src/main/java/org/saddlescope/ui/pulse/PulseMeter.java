package org.saddlescope.ui.pulse;

import java.util.Arrays;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.saddlescope.bench.PulseTimes;
import org.saddlescope.bench.SlowPulse;
import org.saddlescope.ui.base.FxThread;

/**
 * Takes the time of every pulse of a scene: when it began, what the program did in it and had handed over to it, and the
 * processor time of the thread; of the slowest also what went on in them. Lives on the JavaFX application thread. Start it before other timers: a pulse begins with
 * the timer that was started first.
 */
public final class PulseMeter {
    private static final double NANOS = 1e6;
    /** Of the longest pulses and of those with the most processor time so many are told. */
    private static final int TOLD = 6;

    private final Scene scene;
    private final PulseReadings readings = new PulseReadings();
    private final PulseWatch watch = new PulseWatch();
    private final Runnable laidOut = this::laidOut;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private Times gaps = new Times();
    private Times own = new Times();
    private Times cpu = new Times();
    private SlowPulse.Worst worst = new SlowPulse.Worst(TOLD);
    private long reset;
    private long began;
    private long end;
    private long handedOver;
    private PulseReadings.Reading reading = readings.now();

    /** On the JavaFX application thread, which it is about. */
    public PulseMeter(Scene scene) {
        this.scene = scene;
    }

    public void start() {
        scene.addPostLayoutPulseListener(laidOut);
        FxThread.meter(new FxThread.Meter() {
            @Override
            public void begins(long now) {
                watch.works(now);
            }

            @Override
            public void ended(long nanos) {
                watch.rests();
                handedOver += nanos;
            }
        });
        watch.start();
        timer.start();
    }

    /** Forgets what was measured. */
    public void reset() {
        gaps = new Times();
        own = new Times();
        cpu = new Times();
        worst = new SlowPulse.Worst(TOLD);
        reset = System.nanoTime();
        began = 0;
    }

    public void stop() {
        timer.stop();
        watch.stop();
        FxThread.meter(FxThread.Meter.NONE);
        scene.removePostLayoutPulseListener(laidOut);
        readings.close();
    }

    private void laidOut() {
        end = System.nanoTime();
        watch.rests();
    }

    public List<SlowPulse> slowest() {
        return worst.pulses();
    }

    public PulseTimes gaps() {
        return gaps.summary();
    }

    public PulseTimes own() {
        return own.summary();
    }

    public PulseTimes cpu() {
        return cpu.summary();
    }

    private void pulse() {
        long now = System.nanoTime();
        PulseReadings.Reading read = readings.now();
        List<String> places = watch.next(now);
        if (began != 0) {
            double gap = (now - began) / NANOS;
            // Without a layout pass of this scene the pulse has done nothing that can be seen.
            double mine = (Math.max(0, end - began) + handedOver) / NANOS;
            PulseReadings.Reading spent = read.since(reading);
            gaps.add(gap);
            own.add(mine);
            if (!Double.isNaN(spent.cpu())) {
                cpu.add(spent.cpu());
            }
            if (worst.wants(gap, spent.cpu())) {
                worst.add(new SlowPulse((began - reset) / (1000 * NANOS), gap, mine, spent.cpu(), spent.waited(), spent.gc(), spent.jit(),
                        spent.classes(), places));
            }
        }
        began = now;
        end = now;
        handedOver = 0;
        reading = read;
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
