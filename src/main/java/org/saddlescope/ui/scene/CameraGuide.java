package org.saddlescope.ui.scene;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.property.ObjectProperty;
import javafx.util.Duration;
import org.saddlescope.figures.Figure;
import org.saddlescope.landscape.Slice;

/**
 * Leads the camera to where the surface hides least of the paths, until the user takes it: when a run shows its first
 * complete slice, and again when it holds or has ended. On the JavaFX application thread.
 */
final class CameraGuide {
    private static final Duration TURN = Duration.millis(500);

    private final ObjectProperty<Figure.Camera> camera;
    private Optional<Figure.Camera> best = Optional.empty();
    private Optional<Slice> foundFor = Optional.empty();
    private Optional<Turn> turn = Optional.empty();
    private boolean leading = true;
    private boolean moving;

    CameraGuide(ObjectProperty<Figure.Camera> camera) {
        this.camera = camera;
        camera.addListener((property, before, now) -> leading &= moving);
    }

    /** Another experiment has other paths. */
    void forget() {
        best = Optional.empty();
        foundFor = Optional.empty();
    }

    /**
     * Whether the best place for this slice is to be found.
     *
     * @param resting whether the paths do not grow now
     */
    boolean wants(Slice slice, boolean resting) {
        return leading && slice.complete() && (resting ? foundFor.filter(one -> one == slice).isEmpty() : best.isEmpty());
    }

    /** The best place for this slice. */
    void found(Slice slice, Figure.Camera place) {
        boolean first = best.isEmpty();
        best = Optional.of(place);
        foundFor = Optional.of(slice);
        if (leading && !camera.get().equals(place)) {
            stop();
            if (first) {
                set(place);
            } else {
                turn = Optional.of(new Turn(camera.get(), place));
                turn.get().play();
            }
        }
    }

    /** Takes the camera back from the user: at once to the best place that is known. */
    void lead() {
        stop();
        leading = true;
        set(best.orElse(Figure.Camera.DEFAULT));
    }

    /** Whether the camera is on its way. */
    boolean turning() {
        return turn.filter(one -> one.getStatus() == Animation.Status.RUNNING).isPresent();
    }

    private void stop() {
        turn.ifPresent(Animation::stop);
        turn = Optional.empty();
    }

    private void set(Figure.Camera place) {
        moving = true;
        camera.set(place);
        moving = false;
    }

    /** From one place to another, the shorter way round. */
    private final class Turn extends Transition {
        private final Figure.Camera from;
        private final Figure.Camera to;

        Turn(Figure.Camera from, Figure.Camera to) {
            this.from = from;
            this.to = to;
            setCycleDuration(TURN);
            setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double s) {
            if (leading) {
                double way = to.azimuth() - from.azimuth();
                way -= 360 * Math.floor((way + 180) / 360);
                set(s >= 1 ? to : new Figure.Camera(from.azimuth() + s * way,
                        from.elevation() + s * (to.elevation() - from.elevation()), from.zoom() + s * (to.zoom() - from.zoom())));
            }
        }
    }
}
