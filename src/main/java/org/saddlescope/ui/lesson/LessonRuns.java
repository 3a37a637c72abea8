package org.saddlescope.ui.lesson;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.LessonPlan;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;

/**
 * The runs of a lesson. Each is trained once, on a copy of the experiment, and kept: going back shows it again at once.
 * Lives on the JavaFX application thread.
 */
final class LessonRuns {
    private final RunModel run;
    private final Training.Factory factory;
    private final Map<Integer, Kept> kept = new HashMap<>();
    private Optional<Current> current = Optional.empty();
    private Control reopening = Control.running();

    private record Kept(Experiment experiment, Frame frame) {}

    /** Which step's run is in the window. */
    private record Current(int step, Experiment experiment) {}

    LessonRuns(RunModel run, Training.Factory factory) {
        this.run = run;
        this.factory = factory;
        run.stateProperty().subscribe(this::keep);
        run.frameProperty().subscribe(this::keep);
        // Nobody waits for the end of a run that is no longer in the window.
        run.experimentProperty().subscribe(() -> reopening.stop());
    }

    /** Keeps the run once it has ended. Whoever trains another experiment meanwhile has it in the window; it is none of the lesson's. */
    private void keep() {
        current = current.filter(now -> run.experimentProperty().get().filter(shown -> shown == now.experiment()).isPresent());
        current.ifPresent(now -> run.frameProperty().get().filter(frame -> run.state() == RunModel.State.IDLE && frame.phase() == Frame.Phase.DONE)
                .ifPresent(frame -> kept.put(now.step(), new Kept(now.experiment(), frame))));
    }

    /** Whether the run of this step is in the window and has ended. */
    boolean ended(int step) {
        return current.filter(now -> now.step() == step).isPresent() && kept.containsKey(step) && run.state() == RunModel.State.IDLE;
    }

    /**
     * Shows the run of a stage: as it was where there is one, trained otherwise.
     *
     * @param begins whether the stage is the one that the run belongs to; a later one does not wait for it
     * @throws ExperimentException where the experiment does not take the changes of the stage
     */
    void show(Experiment base, LessonPlan.Stage stage, boolean begins) throws ExperimentException {
        int step = stage.runStep();
        boolean here = current.filter(now -> now.step() == step).isPresent();
        if (here && (run.state() == RunModel.State.TRAINING || run.state() == RunModel.State.PAUSED)) {
            if (!begins) {
                run.stretch(0);
            }
        } else if (!here || !kept.containsKey(step)) {
            Kept before = kept.get(step);
            Experiment experiment = before == null ? LessonPlan.experiment(base, stage.run()) : before.experiment();
            if (before == null) {
                run.watch(experiment, begins ? stage.run().seconds() : 0);
            } else {
                reshow(experiment, before.frame());
            }
            current = Optional.of(new Current(step, experiment));
        }
    }

    /**
     * Shows a run that was trained in this window as it was. It is trained once more in the background.
     *
     * @param frame its last one
     */
    void reshow(Experiment experiment, Frame frame) {
        Control control = Control.running();
        run.show(experiment, frame, () -> again(experiment, control));
        reopening = control;
    }

    /** The same run once more, so that its slices and instruments work: what it computes depends on the experiment alone. */
    private Training again(Experiment experiment, Control control) throws ExperimentException {
        Training training = factory.open(experiment);
        boolean done = false;
        try {
            training.run(control, frame -> { });
            done = !control.stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!done) {
                training.close();
            }
        }
        if (!done) {
            throw new ExperimentException(Text.of("lesson.anotherRun"));
        }
        return training;
    }

    /** Forgets everything; what is in the window stays. */
    void forget() {
        kept.clear();
        current = Optional.empty();
    }
}
