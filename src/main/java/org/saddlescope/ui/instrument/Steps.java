package org.saddlescope.ui.instrument;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Intervention;
import org.saddlescope.experiment.StepAccount;
import org.saddlescope.experiment.StepAccounts;
import org.saddlescope.experiment.Subject;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.timeline.Timeline;

/**
 * The step of one optimizer that the timeline stands at, in numbers. Its steps are made again on a lane of their own as
 * long as somebody looks; of several steps that are asked for the newest counts. Lives on the JavaFX application thread
 * and never blocks it.
 */
public final class Steps implements AutoCloseable {
    /** A timeline that is dragged comes to rest for so long before its step is computed. */
    private static final Duration SETTLING = Duration.millis(60);

    /** How far the steps have been made again. */
    public record Progress(long done, long total) {}

    private final RunModel run;
    private final ObservableValue<Timeline.Position> position;
    private final Lane lane;
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final ObjectProperty<Integer> optimizer = new SimpleObjectProperty<>(0);
    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<StepAccount>> account = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> reason = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final PauseTransition settling = new PauseTransition(SETTLING);
    /** Belongs to whoever took it out: the work that is under way. */
    private final AtomicReference<Made> made = new AtomicReference<>();
    private Optional<Wanted> wanted = Optional.empty();

    /** What decides which numbers come out. */
    private record Wanted(Experiment experiment, List<Intervention> interventions, int number, int step) {
        boolean same(Wanted other) {
            return experiment == other.experiment && number == other.number && step == other.step && interventions.equals(other.interventions);
        }
    }

    /** The steps that were made again, and of which run. */
    private record Made(Experiment experiment, Problem problem, int number, StepAccounts accounts) {}

    /**
     * @param position where the timeline stands
     * @param failures hears why something came to no end
     */
    public Steps(RunModel run, ObservableValue<Timeline.Position> position, Consumer<Throwable> failures) {
        this.run = run;
        this.position = position;
        lane = new Lane("steps", failures);
        lane.progressProperty().subscribe(now -> progress.set(now.filter(one -> one.total() > 0).map(one -> new Progress(one.done(), one.total()))));
        settling.setOnFinished(event -> wanted.ifPresent(this::begin));
        run.experimentProperty().subscribe((before, now) -> {
            made.set(null);
            optimizer.set(0);
            refresh();
        });
        for (ObservableValue<?> changing : List.of(position, run.frameProperty(), run.stateProperty(), run.refusalProperty(), seen, optimizer)) {
            changing.subscribe(this::refresh);
        }
    }

    private void refresh() {
        Optional<Frame> frame = run.frameProperty().get();
        List<String> now = frame.map(shown -> shown.tracks().stream().map(Frame.Track::name).toList()).orElse(List.of());
        if (!now.equals(names.get())) {
            names.set(now);
        }
        String why = seen.get() ? refusal(frame) : Text.of("step.none");
        if (!why.isEmpty()) {
            forget(why);
            return;
        }
        Frame.Track track = frame.orElseThrow().tracks().get(optimizer.get());
        // The last step of a run is the one that leads to its end; one that diverged made one more.
        int last = track.divergedAt() >= 0 ? track.step() : track.step() - 1;
        Wanted next = new Wanted(run.experimentProperty().get().orElseThrow(), frame.get().interventions(), optimizer.get(),
                Math.min(position.getValue().step().orElse(0), last));
        if (wanted.filter(next::same).isEmpty()) {
            wanted = Optional.of(next);
            settling.playFromStart();
        }
    }

    /** Why there is no step to be shown; empty where there is one. */
    private String refusal(Optional<Frame> frame) {
        if (frame.isEmpty() || run.experimentProperty().get().isEmpty()) {
            return Text.of("step.none");
        }
        int number = optimizer.get();
        if (number < 0 || number >= frame.get().tracks().size() || frame.get().tracks().get(number).step() == 0 && frame.get().tracks().get(number).divergedAt() < 0) {
            return Text.of("step.first");
        }
        if (run.refusalProperty().get().isPresent()) {
            return run.refusalProperty().get().get();
        }
        return run.state() == RunModel.State.TRAINING && position.getValue().following() ? Text.of("step.following") : "";
    }

    private void forget(String why) {
        settling.stop();
        wanted = Optional.empty();
        lane.drop();
        account.set(Optional.empty());
        reason.set(why);
    }

    private void begin(Wanted asked) {
        Optional<Subject> subject = run.subject();
        if (subject.isEmpty()) {
            account.set(Optional.empty());
            reason.set(Text.of("step.none"));
            return;
        }
        Experiment own = subject.get().experiment();
        // As long as a run goes on, only its frames know what was done to it by hand.
        Experiment whole = asked.interventions().isEmpty() ? own : own.trained(own.training().with(asked.interventions()));
        Problem problem = subject.get().problem();
        reason.set("");
        lane.<Optional<StepAccount>>start("", pulse -> {
            Made before = made.getAndSet(null);
            Made now = before != null && before.problem == problem && before.number == asked.number() && before.experiment.equals(whole) ? before
                    : new Made(whole, problem, asked.number(), new StepAccounts(whole, problem, asked.number()));
            Optional<StepAccount> result = now.accounts.at(asked.step(), pulse::cancelled, step -> pulse.report("", step, asked.step()));
            made.set(now);
            return result;
        }, this::arrived);
    }

    private void arrived(Optional<StepAccount> result) {
        account.set(result);
        reason.set(result.isPresent() ? "" : Text.of("step.cancelled"));
    }

    /** Ends what is under way; another step, or the same one again, goes on from where it was. */
    public void cancel() {
        lane.cancel();
    }

    /** Computes the step that was cancelled. */
    public void again() {
        wanted.ifPresent(this::begin);
    }

    /** Whether anybody looks: only then anything is computed. */
    public BooleanProperty seenProperty() {
        return seen;
    }

    /** Whose step it is: the place of the optimizer in the run, from 0. */
    public ObjectProperty<Integer> optimizerProperty() {
        return optimizer;
    }

    /** The optimizers of the run. */
    public ReadOnlyObjectProperty<List<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /** The step; the one before as long as it is being computed. */
    public ReadOnlyObjectProperty<Optional<StepAccount>> accountProperty() {
        return account.getReadOnlyProperty();
    }

    /** Why there is none; empty where there is one, or one is on its way. */
    public ReadOnlyObjectProperty<String> reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** How far the steps have been made again; empty where none are. */
    public ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    @Override
    public void close() {
        settling.stop();
        lane.close();
    }
}
