package org.saddlescope.cli;

import java.util.function.Consumer;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunObserver;
import org.saddlescope.experiment.Session;

/** Runs an experiment to its end. */
@FunctionalInterface
public interface Runner {
    /** The runner of the program. */
    Runner SESSION = (experiment, control, observer, frames) -> {
        try (Session session = new Session(experiment, observer)) {
            return session.run(control, frames);
        }
    };

    /**
     * @param observer is handed the layout, the data and the checkpoints
     * @param frames   is handed what is known, again and again
     * @return the last frame
     */
    Frame run(Experiment experiment, Control control, RunObserver observer, Consumer<Frame> frames)
            throws ExperimentException, InterruptedException;
}
