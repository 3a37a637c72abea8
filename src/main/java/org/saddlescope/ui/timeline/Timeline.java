package org.saddlescope.ui.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.run.RunModel;

/**
 * At which of the recorded steps of the run every view looks: the steps of all optimizers together. It follows the newest
 * one until it is held, and a new run is followed again. Lives on the JavaFX application thread.
 */
public final class Timeline {
    private final ReadOnlyObjectWrapper<Position> position = new ReadOnlyObjectWrapper<>(Position.NOWHERE);
    private RunModel.State before = RunModel.State.IDLE;

    /**
     * Where it is.
     *
     * @param steps     the recorded steps, ascending
     * @param index     of the step looked at; −1 where nothing is recorded
     * @param following whether that is the newest one, whatever comes
     * @param total     updates to make
     */
    public record Position(int[] steps, int index, boolean following, int total) {
        static final Position NOWHERE = new Position(new int[0], -1, true, 0);

        /** The step that is looked at; empty where nothing is recorded. */
        public Optional<Integer> step() {
            return index < 0 ? Optional.empty() : Optional.of(steps[index]);
        }

        /** The step that it is held at; empty where it follows. */
        public Optional<Double> held() {
            return following ? Optional.empty() : step().map(Integer::doubleValue);
        }

        public boolean empty() {
            return steps.length == 0;
        }

        public boolean last() {
            return index == steps.length - 1;
        }
    }

    public Timeline(RunModel run) {
        run.experimentProperty().subscribe((old, now) -> {
            // What was done by hand to the run that is shown makes no other run of it.
            if (!old.map(Experiment::untouched).equals(now.map(Experiment::untouched))) {
                position.set(Position.NOWHERE);
            }
        });
        run.stateProperty().subscribe(now -> {
            boolean begins = before == RunModel.State.IDLE && (now == RunModel.State.TRAINING || now == RunModel.State.PAUSED);
            before = now;
            if (begins) {
                position.set(Position.NOWHERE);
            }
        });
        run.shownProperty().subscribe(frame -> frame.ifPresentOrElse(this::show, () -> position.set(Position.NOWHERE)));
    }

    private void show(Frame frame) {
        Position old = position.get();
        int[] steps = recorded(frame.tracks());
        int total = frame.tracks().stream().mapToInt(Frame.Track::total).max().orElse(0);
        if (old.following || old.empty()) {
            position.set(new Position(steps, steps.length - 1, true, total));
        } else {
            position.set(new Position(steps, nearest(steps, old.steps[old.index]), false, total));
        }
    }

    /** The steps of all tracks, each once. */
    private static int[] recorded(List<Frame.Track> tracks) {
        int[] first = tracks.isEmpty() ? new int[0] : tracks.getFirst().history().steps();
        return tracks.stream().allMatch(track -> Arrays.equals(track.history().steps(), first)) ? first
                : tracks.stream().flatMapToInt(track -> IntStream.of(track.history().steps())).sorted().distinct().toArray();
    }

    /** Holds at the recorded step nearest to this one. */
    public void moveTo(double step) {
        if (!position.get().empty() && !Double.isNaN(step)) {
            hold(nearest(position.get().steps, step));
        }
    }

    /** Holds at the recorded step with this number, or at the nearest there is. */
    public void hold(int index) {
        Position now = position.get();
        if (!now.empty()) {
            position.set(new Position(now.steps, Math.clamp(index, 0, now.steps.length - 1), false, now.total));
        }
    }

    /** Moves by so many recorded steps and holds. */
    public void move(int by) {
        hold(Math.clamp((long) position.get().index + by, 0, Integer.MAX_VALUE));
    }

    public void first() {
        hold(0);
    }

    public void last() {
        hold(Integer.MAX_VALUE);
    }

    /** Follows the newest step, or holds at it. */
    public void follow(boolean on) {
        Position now = position.get();
        if (on != now.following) {
            position.set(new Position(now.steps, on ? now.steps.length - 1 : now.index, on, now.total));
        }
    }

    public ReadOnlyObjectProperty<Position> positionProperty() {
        return position.getReadOnlyProperty();
    }

    public Position position() {
        return position.get();
    }

    private static int nearest(int[] ascending, double value) {
        int low = 0;
        int high = ascending.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            // Between two steps the earlier one is nearer up to the middle.
            if (value <= (ascending[middle] + (double) ascending[middle + 1]) / 2) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
