package org.saddlescope.ui.lesson;

import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.util.Duration;
import org.saddlescope.experiment.Camera;
import org.saddlescope.figures.Figure;

/** Turns a camera to another place: smoothly, or at once where the system asks for less motion. */
final class CameraTurn {
    private static final Duration TIME = Duration.millis(700);

    private final ObjectProperty<Figure.Camera> camera;
    private Transition turning = new Turn(Figure.Camera.DEFAULT, Figure.Camera.DEFAULT);

    CameraTurn(ObjectProperty<Figure.Camera> camera) {
        this.camera = camera;
    }

    /** Turns to this place, the short way round; how near it is stays. */
    void to(Camera place) {
        turning.stop();
        Figure.Camera from = camera.get();
        Figure.Camera to = new Figure.Camera(from.azimuth() + Math.IEEEremainder(place.azimuth() - from.azimuth(), 360), place.elevation(), from.zoom());
        if (Platform.getPreferences().isReducedMotion()) {
            camera.set(to);
        } else {
            turning = new Turn(from, to);
            turning.play();
        }
    }

    /** Goes back to a camera that was, at once. */
    void back(Figure.Camera before) {
        turning.stop();
        camera.set(before);
    }

    private final class Turn extends Transition {
        private final Figure.Camera from;
        private final Figure.Camera to;

        Turn(Figure.Camera from, Figure.Camera to) {
            this.from = from;
            this.to = to;
            setCycleDuration(TIME);
            setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double share) {
            camera.set(share >= 1 ? to : new Figure.Camera(from.azimuth() + share * (to.azimuth() - from.azimuth()),
                    from.elevation() + share * (to.elevation() - from.elevation()), to.zoom()));
        }
    }
}
