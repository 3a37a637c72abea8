package org.saddlescope.ui.lesson;

import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.ui.run.RunModel;

/**
 * What the window showed before a lesson began.
 *
 * @param log     by the logarithm
 * @param shown   the run, where there was one
 * @param refusal for good, why no slice of it could be computed, where that was so
 */
record WindowBefore(Figure.Camera camera, boolean log, Optional<Shown> shown, Optional<String> refusal) {
    /** A run with what was done to it by hand. */
    record Shown(Experiment experiment, Frame frame) {}

    static WindowBefore of(RunModel run, Figure.Camera camera, boolean log) {
        Optional<Experiment> experiment = run.experimentProperty().get();
        boolean going = run.state() == RunModel.State.TRAINING || run.state() == RunModel.State.PAUSED;
        return new WindowBefore(camera, log, experiment.flatMap(one -> run.frameProperty().get().map(frame ->
                going ? new Shown(steered(one, frame), stopped(frame)) : new Shown(one, frame))),
                run.refusalProperty().get().filter(reason -> !reason.equals(RunModel.BEING_MADE)));
    }

    /** What was done by hand so far is part of the run. */
    private static Experiment steered(Experiment experiment, Frame frame) {
        return frame.interventions().isEmpty() ? experiment : experiment.trained(experiment.training().with(frame.interventions()));
    }

    /** A run that is left for a lesson keeps what it has computed. */
    private static Frame stopped(Frame frame) {
        return new Frame(Frame.Phase.STOPPED, frame.tracks(), frame.slice(), frame.trajectories(), frame.marks(), frame.sliceCells(), frame.sliceTotal(),
                frame.stepsPerSecond(), Double.NaN, frame.message(), frame.alphaBeta(), frame.share(), frame.interventions(), frame.liveCost());
    }

    /**
     * Shows the run again, and makes it again in the background, so that its slices and instruments work; one that was left
     * before its end is made to its end. Without a run what the lesson has trained stays.
     */
    void restore(RunModel run, LessonRuns runs) {
        shown.ifPresent(was -> refusal.ifPresentOrElse(reason -> run.show(was.experiment(), was.frame(), () -> {
            throw new ExperimentException(reason);
        }), () -> runs.reshow(was.experiment(), was.frame())));
    }
}
