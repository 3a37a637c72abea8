package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * One run of one experiment, from the first step to whatever is looked at afterwards. {@link #run} trains, with a live
 * view of the landscape where one is wanted, and ends with a complete slice for the complete paths; {@link #slice}
 * computes further slices afterwards.
 */
public final class Session implements AutoCloseable {
    /** Whether slices are refined while the run trains, for a window, or made once at the end. */
    public enum View { LIVE, AT_END }

    private final Experiment experiment;
    private final View view;
    private final Workers workers = Workers.shared();
    private final AtomicReference<SliceRequest> request;
    private volatile Surveyor surveyor;
    private Board board;

    /** A run with a live view. */
    public Session(Experiment experiment) {
        this(experiment, View.LIVE);
    }

    public Session(Experiment experiment, View view) {
        this.experiment = experiment;
        this.view = view;
        request = new AtomicReference<>(new SliceRequest(experiment.plane(), experiment.grid(), false));
    }

    /**
     * A run from its folder, for further slices: the problem is made again and nothing is trained. The paths of these
     * slices go through the kept checkpoints, as no other θ of the run is known.
     *
     * @throws ExperimentException where the problem cannot be made again, or is not the one of the checkpoints
     */
    public static Session reopened(SavedRun saved) throws ExperimentException {
        Session session = new Session(saved.experiment());
        Problem problem = Problems.load(saved.experiment(), session.workers).problem();
        SavedPaths paths = SavedPaths.of(saved, problem.objective().dimension());
        session.surveyor = new Surveyor(saved.experiment(), problem, paths.names(), saved.checkpoints());
        session.board = new Board(_ -> { });
        session.board.restored(saved.frame(), paths.paths(), paths.note());
        return session;
    }

    public Experiment experiment() {
        return experiment;
    }

    /** A run that nobody keeps. */
    public Frame run(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
        return run(control, frames, RunObserver.NONE);
    }

    /**
     * Trains to the end, or until stopped, and leaves a complete slice unless stopped. Blocks; frames come one at a time
     * on threads of the run, at most every 33 ms, and in any case when the run pauses and when it ends.
     *
     * @return the last frame
     * @throws ExperimentException where the experiment cannot be run; the message is meant for the user
     */
    public Frame run(Control control, Consumer<Frame> frames, RunObserver observer)
            throws ExperimentException, InterruptedException {
        board = new Board(frames);
        board.publishNow();
        Problems.Loaded loaded = Problems.load(experiment, workers);
        Problem problem = loaded.problem();
        surveyor = new Surveyor(experiment, problem, TrackNames.of(experiment.optimizers()), List.of());
        try {
            request(request.get());
        } catch (ExperimentException e) {
            // Asked for before the number of parameters was known; the experiment's own plane fits.
            request.set(new SliceRequest(experiment.plane(), experiment.grid(), false));
        }
        observer.prepared(problem.layout(), loaded.data());
        Trainer trainer = new Trainer(experiment, problem, observer);
        board.phase(Frame.Phase.TRAINING);
        Optional<LiveSlices> live = view == View.LIVE
                ? Optional.of(new LiveSlices(surveyor, board, request::get)) : Optional.empty();
        try {
            trainer.run(control, _ -> proceed(trainer, control));
        } finally {
            live.ifPresent(LiveSlices::close);
        }
        board.trained(trainer.tracks(), trainer.paths());
        return survey(control);
    }

    private boolean proceed(Trainer trainer, Control control) throws InterruptedException {
        if (board.due()) {
            board.trained(trainer.tracks(), trainer.paths());
            board.publish();
        }
        boolean go = control.awaitTurn(() -> {
            board.phase(Frame.Phase.PAUSED);
            board.trained(trainer.tracks(), trainer.paths());
            board.publishNow();
        });
        board.phase(control.paused() ? Frame.Phase.PAUSED : Frame.Phase.TRAINING);
        return go;
    }

    /** Makes the slice last asked for from the complete paths. */
    private Frame survey(Control control) {
        if (!control.stopped()) {
            board.phase(Frame.Phase.SLICING);
            Surveyor.Site site;
            try {
                site = surveyor.site(request.get(), board.paths());
            } catch (ExperimentException e) {
                // What was trained stands; there is no such plane through where it ended.
                board.note("no slice: " + e.getMessage());
                board.phase(Frame.Phase.DONE);
                return board.publishNow();
            }
            List<Trajectory> trajectories = surveyor.projected(site.plane(), board.paths());
            List<Frame.Mark> marks = surveyor.marks(site.plane());
            Slice slice = surveyor.sample(site, control::stopped, part -> {
                board.sliced(part, trajectories, marks);
                board.publish();
            });
            board.sliced(slice, surveyor.withInPlaneLosses(site.plane(), trajectories, control::stopped), marks);
        }
        board.phase(control.stopped() ? Frame.Phase.STOPPED : Frame.Phase.DONE);
        return board.publishNow();
    }

    /**
     * Asks for another slice. While {@link #run} is going on, the live slice changes to what is asked for, and so does
     * the slice at its end; afterwards {@link #slice} computes it.
     *
     * @throws ExperimentException where the plane or grid does not fit the problem; the message names the field
     */
    public void request(SliceRequest request) throws ExperimentException {
        Experiment asked = experiment.viewed(request.plane(), request.grid());
        ExperimentCheck.require(ExperimentCheck.findings(asked), "");
        if (surveyor != null) {
            ExperimentCheck.require(ExperimentCheck.findings(asked, surveyor.size()), "");
        }
        this.request.set(request);
    }

    /** Computes the slice last asked for, coarse to fine; blocks. Call after {@link #run} has returned. */
    public Frame slice(Control control, Consumer<Frame> frames) throws ExperimentException {
        if (surveyor == null || board.paths().isEmpty()) {
            throw new ExperimentException("there is nothing to slice yet: the run has recorded no step");
        }
        board = new Board(frames, board);
        return survey(control);
    }

    /** Releases what the run holds. */
    @Override
    public void close() {
        surveyor = null;
        board = null;
    }

    /**
     * @param recentred the plane goes through the current θ of the first optimizer, and the range is centred there
     */
    public record SliceRequest(Experiment.PlaneSpec plane, Experiment.Grid grid, boolean recentred) {}
}
