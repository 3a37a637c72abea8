package org.saddlescope.ui.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.engine.Precedence;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Intervention;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.Subject;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;

/**
 * The run that the window shows: starts it, pulls its levers, and holds its newest frame. Lives on the JavaFX
 * application thread and never blocks it; what computes is done one after the other on one trainer thread, so that a
 * run has always ended before its arrays are released and before the next begins.
 */
public final class RunModel implements AutoCloseable {
    /** What can be done with the run. */
    public enum State { IDLE, TRAINING, PAUSED, SLICING, STOPPING }

    /** The refusal as long as the problem of a run that was opened is being made. */
    public static final String BEING_MADE = Text.of("runs.being-made");

    private final Training.Factory factory;
    private final Consumer<Throwable> failures;
    private final ExecutorService trainer = Executors.newSingleThreadExecutor(Precedence.COMPUTING.threads("trainer"));
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Frame>> frame = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** The frame with what is laid over it; drawn by every view. */
    private final ReadOnlyObjectWrapper<Optional<Frame>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private UnaryOperator<Frame> overlay = UnaryOperator.identity();
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Watching watching = new Watching();
    private final OpenRun open = new OpenRun();
    private final ReadOnlyObjectWrapper<Optional<String>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<FrameTask> task = Optional.empty();
    /** Counts what is shown, so that news of an earlier run is not taken for that of the present one. */
    private int showing;
    /** What is to begin when what goes on has stopped. */
    private Optional<Runnable> next = Optional.empty();

    /**
     * @param failures hears on the JavaFX application thread why a run or a slice came to no end
     */
    public RunModel(Training.Factory factory, Consumer<Throwable> failures) {
        this.factory = factory;
        this.failures = failures;
        frame.subscribe(this::overlay);
    }

    /** Starts a run of this experiment from its first step, or lets the paused run go on. */
    public void train(Experiment frozen) {
        if (state.get() == State.PAUSED) {
            task.ifPresent(running -> running.control().resume());
            state.set(State.TRAINING);
        } else if (state.get() == State.IDLE) {
            begin(frozen, Control.running(), State.TRAINING);
        }
    }

    /**
     * Starts a run of this experiment that is to be watched, in place of what is going on.
     *
     * @param seconds how long its updates are stretched to, whatever the pace of other runs; 0: not at all
     */
    public void watch(Experiment frozen, double seconds) {
        if (state.get() != State.IDLE) {
            clear();
        }
        begin(frozen, Control.running(), State.TRAINING);
        stretch(seconds);
    }

    /** Stretches the updates of this run alone to so many seconds; 0: not at all. */
    public void stretch(double seconds) {
        watching.stretch(seconds);
    }

    /** Holds the run before its next update. */
    public void pause() {
        if (state.get() == State.TRAINING) {
            task.ifPresent(running -> running.control().pause());
            state.set(State.PAUSED);
        }
    }

    /** Makes one update and holds: the first one of a new run where none is going on. */
    public void step(Experiment frozen) {
        switch (state.get()) {
            case IDLE -> {
                Control control = Control.running();
                control.step();
                begin(frozen, control, State.PAUSED);
            }
            case TRAINING, PAUSED -> {
                task.ifPresent(running -> running.control().step());
                state.set(State.PAUSED);
            }
            case SLICING, STOPPING -> { }
        }
    }

    /** Ends the run or the slice; what was computed stays. */
    public void stop() {
        next = Optional.empty();
        if (state.get() != State.IDLE) {
            task.ifPresent(running -> running.control().stop());
            state.set(State.STOPPING);
        }
    }

    /** Computes another slice of what the run knows: at once during training, as a task of its own afterwards. */
    public void slice(Session.SliceRequest request) {
        switch (state.get()) {
            case TRAINING, PAUSED -> {
                try {
                    open.request(request);
                } catch (ExperimentException e) {
                    failures.accept(e);
                }
            }
            case IDLE -> startSlicing((control, frames) -> {
                Training training = open.required();
                training.request(request);
                return training.slice(control, frames);
            });
            case SLICING, STOPPING -> whenStopped(() -> slice(request));
        }
    }

    /** Computes the slice on this plane, where no run is going on; what the toolbar asks for next takes its place. */
    public void slice(Plane plane, GridRange range) {
        if (state.get() == State.IDLE) {
            startSlicing((control, frames) -> open.required().slice(plane, range, control, frames));
        }
    }

    /**
     * Slices the plane that is shown through where an optimizer was at a step, where no run is going on; the newest of
     * several that are asked for wins.
     *
     * @param optimizer its name; blank: the first
     */
    public void sliceAround(int step, String optimizer) {
        switch (state.get()) {
            case IDLE -> startSlicing((control, frames) -> open.required().sliceAround(step, optimizer, control, frames));
            case SLICING, STOPPING -> whenStopped(() -> sliceAround(step, optimizer));
            case TRAINING, PAUSED -> { }
        }
    }

    /** Begins a slice where there is a run to slice. */
    private void startSlicing(FrameTask.Work work) {
        if (frame.get().isPresent() && refusal.get().isEmpty()) {
            start(new FrameTask(work, Control.running()), State.SLICING);
        }
    }

    /** The slice under way is of no use any more: the one asked for begins as soon as it has stopped. */
    private void whenStopped(Runnable slice) {
        stop();
        next = Optional.of(slice);
    }

    /** Does this to the run that is training or paused, before its next update. */
    public void intervene(Intervention intervention) {
        if (state.get() == State.TRAINING || state.get() == State.PAUSED) {
            task.ifPresent(running -> running.control().intervene(intervention));
        }
    }

    /**
     * How many seconds a slice would take; blocks for a moment, so call it elsewhere than on the JavaFX application thread.
     *
     * @return NaN where there is no run to ask
     * @throws ExperimentException where the run cannot be sliced so
     */
    public double estimate(Session.SliceRequest request, BooleanSupplier cancelled) throws ExperimentException {
        Optional<Training> training = open.present();
        return training.isPresent() ? training.get().estimate(request, cancelled) : Double.NaN;
    }

    /** The problem of the run that is shown, and where each optimizer is now; empty where there is nothing to point at. */
    public Optional<Subject> subject() {
        return open.present().flatMap(Training::subject);
    }

    /**
     * Shows a run that was made before. Its problem is made again in the background, for further slices; where that
     * fails, {@link #refusalProperty} says why and everything else stays as it is.
     *
     * @param reopened makes what computes the slices
     */
    public void show(Experiment shown, Frame recorded, Training.Opening reopened) {
        clear();
        experiment.set(Optional.of(shown));
        frame.set(Optional.of(recorded));
        refusal.set(Optional.of(BEING_MADE));
        int number = ++showing;
        trainer.execute(() -> {
            Optional<String> problem = reopen(reopened);
            FxThread.run(() -> {
                if (number == showing) {
                    refusal.set(problem);
                }
            });
        });
    }

    private Optional<String> reopen(Training.Opening reopened) {
        try {
            open.replace(reopened);
            return Optional.empty();
        } catch (ExperimentException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            return Optional.of(e.toString());
        }
    }

    /** Drops the run and its pictures, for another experiment takes its place. */
    public void clear() {
        stop();
        showing++;
        refusal.set(Optional.empty());
        task = Optional.empty();
        state.set(State.IDLE);
        frame.set(Optional.empty());
        experiment.set(Optional.empty());
        open.leave();
        trainer.execute(open::close);
    }

    private void begin(Experiment frozen, Control control, State during) {
        experiment.set(Optional.of(frozen));
        showing++;
        refusal.set(Optional.empty());
        open.leave();
        watching.begin(control, frozen.training().steps());
        start(new FrameTask((levers, frames) -> open.replace(() -> factory.open(frozen)).run(levers, frames), control), during);
    }

    private void start(FrameTask started, State during) {
        task = Optional.of(started);
        state.set(during);
        started.valueProperty().subscribe(value -> {
            if (value != null && isCurrent(started)) {
                FxThread.metered(() -> frame.set(Optional.of(value)));
            }
        });
        started.setOnSucceeded(event -> ended(started));
        started.setOnFailed(event -> {
            if (isCurrent(started)) {
                ended(started);
                failures.accept(started.getException());
            }
        });
        trainer.execute(started);
    }

    private boolean isCurrent(FrameTask one) {
        return task.filter(current -> current == one).isPresent();
    }

    private void ended(FrameTask one) {
        if (isCurrent(one)) {
            task = Optional.empty();
            // What was done by hand is part of what was run.
            open.present().flatMap(Training::steered).filter(steered -> experiment.get().filter(known ->
                    known.untouched().equals(steered.untouched()) && !known.equals(steered)).isPresent()).ifPresent(steered -> experiment.set(Optional.of(steered)));
            state.set(State.IDLE);
            Optional<Runnable> waiting = next;
            next = Optional.empty();
            waiting.ifPresent(Runnable::run);
        }
    }

    public State state() {
        return state.get();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The newest frame; empty before a run has shown anything. */
    public ReadOnlyObjectProperty<Optional<Frame>> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** The newest frame with what is laid over it: what is to be seen. */
    public ReadOnlyObjectProperty<Optional<Frame>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Lays something over every frame that is to be seen. */
    public void setOverlay(UnaryOperator<Frame> over) {
        overlay = over;
        overlay();
    }

    /** What is laid over the frame has changed. */
    public void overlay() {
        shown.set(frame.get().map(overlay));
    }

    /** The experiment that the frame is of: what the document held when the run began, from its end on with what was done to it by hand. */
    public ReadOnlyObjectProperty<Optional<Experiment>> experimentProperty() {
        return experiment.getReadOnlyProperty();
    }

    /** Why no further slice of what is shown can be computed, in one line; empty where it can. */
    public ReadOnlyObjectProperty<Optional<String>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether the landscape is shown while a run trains, or at its end alone. */
    public BooleanProperty liveProperty() {
        return watching.liveProperty();
    }

    /** Whether live slices stay around where the first optimizer is. */
    public BooleanProperty followingProperty() {
        return watching.followingProperty();
    }

    /** How fast this run and the next ones may be. */
    public ObjectProperty<Pace> paceProperty() {
        return watching.paceProperty();
    }

    /** Waits until the run that {@link #close} has ended is put away, so long at most. Not for the JavaFX application thread. */
    public boolean awaitClosed(Duration longest) throws InterruptedException {
        return trainer.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends what is going on, releases the run in the background, and takes no more work. */
    @Override
    public void close() {
        clear();
        trainer.shutdown();
    }
}
