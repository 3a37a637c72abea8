package org.saddlescope.ui.timeline;

import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.saddlescope.ui.base.Text;

/** Plays the recorded steps one after the other, from the beginning where the timeline is at its end; stops at the end. */
public final class Playback {
    private final Timeline timeline;
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.TEN_SECONDS);
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };
    private long last;
    private double owed;
    private int shown;

    /** How fast; nothing but what is looked at depends on it. */
    public enum Speed {
        TEN_SECONDS(Text.of("timeline.playback.theWholeRunIn10"), Double.NaN),
        SLOW(Text.of("timeline.playback.5RecordedStepsASecond"), 5),
        MIDDLE(Text.of("timeline.playback.20RecordedStepsASecond"), 20),
        FAST(Text.of("timeline.playback.60RecordedStepsASecond"), 60);

        private final String label;
        private final double rate;

        Speed(String label, double rate) {
            this.label = label;
            this.rate = rate;
        }

        public String label() {
            return label;
        }

        /** Recorded steps a second for a run of so many of them. */
        double rate(int recorded) {
            return Double.isNaN(rate) ? Math.max(1, recorded - 1) / 10.0 : rate;
        }
    }

    public Playback(Timeline timeline) {
        this.timeline = timeline;
        playing.subscribe(on -> {
            if (on) {
                begin();
            } else {
                timer.stop();
            }
        });
        timeline.positionProperty().subscribe(now -> {
            // Whoever moves the timeline by hand, or begins a new run, ends the playback.
            if (playing.get() && (now.empty() || now.following() || now.index() != shown)) {
                playing.set(false);
            }
        });
    }

    private void begin() {
        Timeline.Position now = timeline.position();
        shown = now.following() || now.last() ? 0 : now.index();
        last = 0;
        owed = 0;
        timeline.hold(shown);
        if (timeline.position().empty()) {
            playing.set(false);
        } else {
            timer.start();
        }
    }

    /** Makes the steps that are due at this time in nanoseconds; the first call only takes the time. */
    void tick(long now) {
        if (!playing.get()) {
            return;
        }
        Timeline.Position at = timeline.position();
        owed += last == 0 ? 0 : (now - last) * 1e-9 * speed.get().rate(at.steps().length);
        last = now;
        int steps = (int) owed;
        if (steps > 0) {
            owed -= steps;
            shown = Math.min(at.steps().length - 1, at.index() + steps);
            timeline.hold(shown);
            if (timeline.position().last()) {
                playing.set(false);
            }
        }
    }

    public BooleanProperty playingProperty() {
        return playing;
    }

    public ObjectProperty<Speed> speedProperty() {
        return speed;
    }
}
