package org.saddlescope.ui.lesson;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.experiment.LessonPlan;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.timeline.Timeline;
import org.saddlescope.ui.workspace.Workspace;

/**
 * Goes through a lesson: each step shows its views, turns the camera, holds the timeline and trains what it says. It works
 * on a copy of the experiment, so that the document stays as it is, and leaves the window as it found it. Lives on the
 * JavaFX application thread.
 */
public final class LessonPlayer {
    private final RunModel run;
    private final Instruments instruments;
    private final Timeline timeline;
    private final Workspace workspace;
    private final BooleanProperty log;
    private final Consumer<Throwable> failures;
    private final LessonRuns runs;
    private final CameraTurn camera;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<WindowBefore> before = Optional.empty();
    /** The step at which the timeline is to be held as soon as it is recorded; whoever moves it then is not disturbed. */
    private Optional<Integer> hold = Optional.empty();
    private boolean follow;

    /**
     * What is gone through, and where one is.
     *
     * @param base  the experiment whose lesson it is
     * @param index of the step, from 0
     */
    public record Shown(Experiment base, LessonPlan plan, int index) {
        /** The step with what it leaves out filled in. */
        public LessonPlan.Stage stage() {
            return plan.stages().get(index);
        }

        public Lesson lesson() {
            return plan.lesson();
        }

        public boolean first() {
            return index == 0;
        }

        public boolean last() {
            return index == plan.stages().size() - 1;
        }
    }

    /**
     * @param log      colours, heights and curves by the logarithm
     * @param failures hears why a step cannot be shown
     */
    public LessonPlayer(RunModel run, Instruments instruments, Timeline timeline, Workspace workspace, BooleanProperty log, Training.Factory factory,
                        Consumer<Throwable> failures) {
        this.run = run;
        this.instruments = instruments;
        this.timeline = timeline;
        this.workspace = workspace;
        this.log = log;
        this.failures = failures;
        runs = new LessonRuns(run, factory);
        camera = new CameraTurn(workspace.cameraProperty());
        run.frameProperty().subscribe(this::settle);
        run.stateProperty().subscribe(this::settle);
        run.refusalProperty().subscribe(this::settle);
    }

    /** The step that is shown; empty where no lesson is gone through. */
    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Begins the lesson of this experiment at its first step; nothing where it has none. */
    public void start(Experiment experiment) {
        experiment.lesson().ifPresent(lesson -> {
            if (before.isEmpty()) {
                before = Optional.of(WindowBefore.of(run, workspace.cameraProperty().get(), log.get()));
            }
            runs.forget();
            show(new Shown(experiment, LessonPlan.of(lesson), 0));
        });
    }

    public void next() {
        shown.get().filter(now -> !now.last()).ifPresent(now -> go(now.index() + 1));
    }

    public void back() {
        shown.get().filter(now -> !now.first()).ifPresent(now -> go(now.index() - 1));
    }

    /** Shows this step, from 0. */
    public void go(int index) {
        shown.get().filter(now -> now.index() != index).ifPresent(now -> show(new Shown(now.base(), now.plan(), index)));
    }

    private void show(Shown next) {
        LessonPlan.Stage stage = next.stage();
        shown.set(Optional.of(next));
        if (!stage.views().isEmpty()) {
            workspace.showOnly(stage.views());
        }
        stage.camera().ifPresent(camera::to);
        stage.log().ifPresent(log::set);
        hold = stage.at();
        follow = stage.follow();
        try {
            runs.show(next.base(), stage, stage.runStep() == next.index());
        } catch (ExperimentException e) {
            failures.accept(e);
        }
        if (hold.isEmpty()) {
            timeline.follow(true);
        }
        settle();
    }

    /** Does what had to wait for the run. */
    private void settle() {
        hold.filter(step -> !timeline.position().empty() && timeline.position().steps()[timeline.position().steps().length - 1] >= step).ifPresent(step -> {
            hold = Optional.empty();
            timeline.moveTo(step);
        });
        if (follow && shown.get().filter(now -> runs.ended(now.stage().runStep())).isPresent() && run.refusalProperty().get().isEmpty()
                && run.subject().isPresent()) {
            follow = false;
            if (instruments.pathsProperty().get().isEmpty() && !instruments.working()) {
                instruments.followPath();
            }
        }
    }

    /** Leaves the lesson: views, camera and scale are as before, and so is the run, where there was one. */
    public void leave() {
        shown.get().ifPresent(now -> {
            shown.set(Optional.empty());
            hold = Optional.empty();
            follow = false;
            runs.forget();
            workspace.restore();
            before.ifPresent(was -> {
                camera.back(was.camera());
                log.set(was.log());
                was.restore(run, runs);
            });
            before = Optional.empty();
        });
    }
}
