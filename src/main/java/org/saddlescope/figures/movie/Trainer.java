package org.saddlescope.figures.movie;

import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;

/** Runs an experiment to its end, without a window. */
@FunctionalInterface
public interface Trainer {
    /**
     * @return the last frame
     * @throws java.util.concurrent.CancellationException where it was cancelled
     */
    Frame train(Experiment experiment) throws ExperimentException, InterruptedException;
}
