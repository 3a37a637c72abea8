package org.saddlescope.experiment;

import java.util.Optional;
import org.saddlescope.data.Dataset;
import org.saddlescope.engine.ParameterLayout;

/**
 * What a run hands out besides its frames, for whoever keeps it: told once what is trained, then every θ that the
 * experiment wants kept. Called on the thread that trains; what is handed over never changes afterwards.
 */
public interface RunObserver {
    /** For a run that nobody keeps. */
    RunObserver NONE = new RunObserver() {
        @Override
        public void prepared(ParameterLayout layout, Optional<Dataset> data) {}

        @Override
        public void checkpoint(String optimizer, int step, double[] theta) {}
    };

    /**
     * The problem is ready; called once, before the first frame that has tracks.
     *
     * @param data the samples, empty for a function without data
     */
    void prepared(ParameterLayout layout, Optional<Dataset> data);

    /**
     * θ after {@code step} updates: at step 0, at the steps of {@code training.checkpointEvery}, and where the
     * optimizer ended (for one that diverged, the last θ with a finite loss).
     *
     * @param optimizer the name of the track
     */
    void checkpoint(String optimizer, int step, double[] theta);

    /**
     * Something was done by hand to the run: this is the experiment that gives the same run again, up to here.
     *
     * @param experiment the run's, with everything that was done so far among its {@code training.interventions}
     */
    default void steered(Experiment experiment) {}

    /** How long the run has trained, and how much of that went into probes; called once, when the training has ended. */
    default void trained(ProbeTime time) {}
}
