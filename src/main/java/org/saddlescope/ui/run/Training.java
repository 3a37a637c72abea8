package org.saddlescope.ui.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunObserver;
import org.saddlescope.experiment.RunPaths;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.Subject;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.ui.base.Text;

/** What the window needs of one run of one experiment; a {@link Session} is one. */
public interface Training extends AutoCloseable {
    /** Trains to the end or until stopped and leaves a slice; blocks. See {@link Session#run}. */
    Frame run(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException;

    /** The same for whoever keeps the run; see {@link Session#run(Control, Consumer, RunObserver)}. One that hands out nothing but frames is kept by these. */
    default Frame run(Control control, Consumer<Frame> frames, RunObserver observer) throws ExperimentException, InterruptedException {
        return run(control, frames);
    }

    /** Every recorded point as far as the run has got; none where it does not keep them. Any thread. See {@link Session#paths}. */
    default RunPaths paths() {
        return RunPaths.none();
    }

    /**
     * Asks for another slice; returns at once. See {@link Session#request}.
     *
     * @throws ExperimentException where the plane or the grid does not fit the problem
     */
    void request(Session.SliceRequest request) throws ExperimentException;

    /** Computes the slice asked for last; blocks. See {@link Session#slice}. */
    Frame slice(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException;

    /** Computes the quantity last asked for on a plane of the caller's; blocks. See {@link Session#slice(Plane, GridRange, Control, Consumer)}. */
    Frame slice(Plane plane, GridRange range, Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException;

    /** Slices around where a path was at a step; blocks. See {@link Session#sliceAround}. */
    default Frame sliceAround(int step, String optimizer, Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
        throw new ExperimentException(Text.of("run.training.noStepOfThisRun"));
    }

    /** The experiment that gives this run again, with what was done to it by hand; empty where nothing can be. See {@link Session#experiment}. */
    default Optional<Experiment> steered() {
        return Optional.empty();
    }

    /** How many seconds a slice would take; blocks for a moment. See {@link Session#estimate}. */
    double estimate(Session.SliceRequest request, BooleanSupplier cancelled) throws ExperimentException;

    /** The problem, and where each optimizer is now; empty before the first step. Any thread. See {@link Session#subject}. */
    Optional<Subject> subject();

    @Override
    void close();

    /** Makes runs. */
    @FunctionalInterface
    interface Factory {
        /** A run that has not begun; called on the trainer thread. */
        Training open(Experiment experiment) throws ExperimentException;
    }

    /** Makes one certain run, perhaps one of the past again. */
    @FunctionalInterface
    interface Opening {
        /** Called on the trainer thread. */
        Training open() throws ExperimentException;
    }

    /**
     * The real thing.
     *
     * @throws ExperimentException where the experiment cannot be run
     */
    static Training of(Experiment experiment) throws ExperimentException {
        return of(new Session(experiment));
    }

    /**
     * A run from its folder, for further slices.
     *
     * @throws ExperimentException where its problem cannot be made again
     */
    static Training of(SavedRun saved) throws ExperimentException {
        return of(Session.reopened(saved));
    }

    private static Training of(Session session) {
        return new Training() {
            @Override
            public Frame run(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
                return session.run(control, frames);
            }

            @Override
            public Frame run(Control control, Consumer<Frame> frames, RunObserver observer) throws ExperimentException, InterruptedException {
                return session.run(control, frames, observer);
            }

            @Override
            public RunPaths paths() {
                return session.paths();
            }

            @Override
            public void request(Session.SliceRequest request) throws ExperimentException {
                session.request(request);
            }

            @Override
            public Frame slice(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
                return session.slice(control, frames);
            }

            @Override
            public Frame slice(Plane plane, GridRange range, Control control, Consumer<Frame> frames)
                    throws ExperimentException, InterruptedException {
                return session.slice(plane, range, control, frames);
            }

            @Override
            public Frame sliceAround(int step, String optimizer, Control control, Consumer<Frame> frames) throws ExperimentException {
                return session.sliceAround(step, optimizer, control, frames);
            }

            @Override
            public Optional<Experiment> steered() {
                return Optional.of(session.experiment());
            }

            @Override
            public double estimate(Session.SliceRequest request, BooleanSupplier cancelled) throws ExperimentException {
                return session.estimate(request, cancelled);
            }

            @Override
            public Optional<Subject> subject() {
                return session.subject();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
