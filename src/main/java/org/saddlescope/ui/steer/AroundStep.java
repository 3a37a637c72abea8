package org.saddlescope.ui.steer;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.timeline.Timeline;

/**
 * Slices through where an optimizer was at the step that the timeline is held at: when asked, or, while scrubbing, as soon as
 * the timeline rests for a moment; the newest step wins. Lives on the JavaFX application thread.
 */
public final class AroundStep {
    private static final Duration REST = Duration.millis(150);

    private final RunModel run;
    private final Timeline timeline;
    private final StringProperty optimizer = new SimpleStringProperty("");
    private final BooleanProperty scrubbing = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Optional<String>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> optimizers = new ReadOnlyObjectWrapper<>(List.of());
    private final PauseTransition rest = new PauseTransition(REST);
    private Optional<Double> held = Optional.empty();

    public AroundStep(RunModel run, Timeline timeline) {
        this.run = run;
        this.timeline = timeline;
        rest.setOnFinished(event -> slice());
        timeline.positionProperty().subscribe(this::moved);
        run.stateProperty().subscribe(this::refresh);
        run.refusalProperty().subscribe(this::refresh);
        run.frameProperty().subscribe(this::refresh);
        optimizer.subscribe(this::again);
        scrubbing.subscribe(this::again);
    }

    private void moved(Timeline.Position now) {
        // Each frame of a slice brings the same position again.
        if (!now.held().equals(held)) {
            held = now.held();
            again();
        }
        refresh();
    }

    private void again() {
        if (scrubbing.get() && held.isPresent()) {
            rest.playFromStart();
        }
    }

    private void refresh() {
        Optional<Frame> frame = run.frameProperty().get();
        List<String> names = frame.map(now -> now.tracks().stream().map(Frame.Track::name).toList()).orElse(List.of());
        if (!names.equals(optimizers.get())) {
            optimizers.set(names);
            if (!names.contains(optimizer.get())) {
                optimizer.set("");
            }
        }
        boolean training = run.state() == RunModel.State.TRAINING || run.state() == RunModel.State.PAUSED;
        refusal.set(frame.isEmpty() ? Optional.of(Text.of("steer.around.norun"))
                : run.refusalProperty().get().or(() -> training ? Optional.of(Text.of("steer.around.training"))
                : frame.get().slice().isEmpty() ? Optional.of(Text.of("steer.around.noslice"))
                : timeline.position().held().isEmpty() ? Optional.of(Text.of("steer.around.live")) : Optional.empty()));
    }

    /** Slices around the step that the timeline is held at. */
    public void slice() {
        if (refusal.get().isEmpty()) {
            timeline.position().step().ifPresent(step -> run.sliceAround(step, optimizer.get()));
        }
    }

    /** Why it cannot be done now; empty where it can. */
    public ReadOnlyObjectProperty<Optional<String>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether a slice follows the timeline. */
    public BooleanProperty scrubbingProperty() {
        return scrubbing;
    }

    /** Whose path; empty: the first optimizer's. */
    public StringProperty optimizerProperty() {
        return optimizer;
    }

    public ReadOnlyObjectProperty<List<String>> optimizersProperty() {
        return optimizers.getReadOnlyProperty();
    }
}
