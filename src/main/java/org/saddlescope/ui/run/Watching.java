package org.saddlescope.ui.run;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.saddlescope.experiment.Control;

/**
 * How runs are watched: how fast they may be, whether the landscape is shown meanwhile, and what it stays around. What
 * is chosen holds for the run that goes on, at once, and for the next ones. On the JavaFX application thread.
 */
final class Watching {
    private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.FULL_SPEED);
    private final BooleanProperty live = new SimpleBooleanProperty(true);
    private final BooleanProperty following = new SimpleBooleanProperty(false);
    private Optional<Control> control = Optional.empty();
    /** The updates of the run that goes on. */
    private int steps;
    /** How long this run is stretched to, where it has a pace of its own. */
    private OptionalDouble stretched = OptionalDouble.empty();

    Watching() {
        pace.subscribe(this::keepPace);
        live.subscribe(on -> control.ifPresent(levers -> levers.live(on)));
        following.subscribe(on -> control.ifPresent(levers -> levers.follow(on)));
    }

    /** Another run begins, of so many updates. */
    void begin(Control levers, int updates) {
        control = Optional.of(levers);
        steps = updates;
        stretched = OptionalDouble.empty();
        keepPace();
        levers.live(live.get());
        levers.follow(following.get());
    }

    /** Stretches the updates of this run alone to so many seconds; 0: not at all. */
    void stretch(double seconds) {
        stretched = OptionalDouble.of(seconds);
        keepPace();
    }

    private void keepPace() {
        control.ifPresent(levers -> levers.pace(stretched.isEmpty() ? pace.get().stepsPerSecond(steps)
                : stretched.getAsDouble() > 0 ? Math.max(1, steps) / stretched.getAsDouble() : Double.POSITIVE_INFINITY));
    }

    ObjectProperty<Pace> paceProperty() {
        return pace;
    }

    BooleanProperty liveProperty() {
        return live;
    }

    BooleanProperty followingProperty() {
        return following;
    }
}
