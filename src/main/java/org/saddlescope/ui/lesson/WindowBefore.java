package org.saddlescope.ui.lesson;

import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.figures.Figure;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;

/**
 * What the window showed before a lesson began.
 *
 * @param log     by the logarithm
 * @param shown   the run, where there was one
 * @param refusal why no slice of it could be computed, where that was so
 */
record WindowBefore(Figure.Camera camera, boolean log, Optional<SavedRun> shown, Optional<String> refusal) {
    static WindowBefore of(RunModel run, Figure.Camera camera, boolean log) {
        Optional<Experiment> experiment = run.experimentProperty().get();
        boolean going = run.state() == RunModel.State.TRAINING || run.state() == RunModel.State.PAUSED;
        return new WindowBefore(camera, log, experiment.flatMap(one -> run.frameProperty().get().map(frame ->
                new SavedRun(one, going ? stopped(frame) : frame, List.of(), Optional.empty()))), run.refusalProperty().get());
    }

    /** A run that is left for a lesson keeps what it has computed. */
    private static Frame stopped(Frame frame) {
        return new Frame(Frame.Phase.STOPPED, frame.tracks(), frame.slice(), frame.trajectories(), frame.marks(), frame.sliceCells(), frame.sliceTotal(),
                frame.stepsPerSecond(), Double.NaN, frame.message(), frame.alphaBeta(), frame.share(), frame.interventions(), frame.liveCost());
    }

    /** Shows the run again; without one what the lesson has trained stays. */
    void restore(RunModel run) {
        shown.ifPresent(saved -> run.show(saved.experiment(), saved.frame(), () -> {
            if (refusal.isPresent()) {
                throw new ExperimentException(refusal.get());
            }
            return Training.of(saved);
        }));
    }
}
