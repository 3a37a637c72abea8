package org.saddlescope.experiment;

import java.util.function.Consumer;

/**
 * One run of one experiment, from the first step to whatever is looked at afterwards. {@link #run} trains and refines
 * slices at the same time; {@link #slice} computes another slice of what the run knows, during or after it.
 */
public final class Session implements AutoCloseable {
    private final Experiment experiment;

    public Session(Experiment experiment) {
        this.experiment = experiment;
    }

    public Experiment experiment() {
        return experiment;
    }

    /**
     * Trains to the end, or until stopped, and leaves a complete slice. Blocks; frames come on the calling thread and
     * on slice threads, one at a time, at most every 33 ms and once at the end.
     *
     * @return the last frame
     * @throws ExperimentException where the experiment cannot be run; the message is meant for the user
     */
    public Frame run(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
        throw new ExperimentException("");
    }

    /**
     * Asks for another slice. While {@link #run} is going on, the live slice changes to what is asked for; afterwards
     * {@link #slice} computes it.
     */
    public void request(SliceRequest request) {}

    /** Computes the slice last asked for, coarse to fine; blocks. Call after {@link #run} has returned. */
    public Frame slice(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
        throw new ExperimentException("");
    }

    /** Releases threads and native memory. */
    @Override
    public void close() {}

    /**
     * @param recentred the plane goes through the current θ of the first optimizer, and the range is centred there
     */
    public record SliceRequest(Experiment.PlaneSpec plane, Experiment.Grid grid, boolean recentred) {}
}
