package org.saddlescope.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.schema.Nearest;

/**
 * One run of one experiment, from the first step to whatever is looked at afterwards. {@link #run} trains, with a live
 * view of the landscape where one is wanted, and ends with a complete slice for the complete paths; {@link #slice}
 * computes further slices afterwards.
 */
public final class Session implements AutoCloseable {
    /** Whether slices are refined while the run trains, for a window, or made once at the end, or never. */
    public enum View { LIVE, AT_END, NEVER }

    private static final String NOTHING = "there is nothing to slice yet: the run has recorded no step";

    private final Experiment experiment;
    private final View view;
    private final Workers workers = Workers.shared();
    private final AtomicReference<SliceRequest> request;
    private volatile Surveyor surveyor;
    private volatile Board board;
    private volatile String probeShare = "";
    private volatile Experiment steered;

    /** A run with a live view. */
    public Session(Experiment experiment) {
        this(experiment, View.LIVE);
    }

    public Session(Experiment experiment, View view) {
        this.experiment = experiment;
        steered = experiment;
        this.view = view;
        request = new AtomicReference<>(own());
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
        Subject subject = new Subject(saved.experiment(), problem, List.of(), saved.checkpoints());
        session.surveyor = new Surveyor(saved.experiment(), problem, paths.names(), saved.checkpoints(), subject::minima);
        session.board = new Board(_ -> { });
        session.board.restored(saved.frame(), paths.paths(), paths.note());
        return session;
    }

    /** The experiment that gives this run again: with what was done to it by hand so far. */
    public Experiment experiment() {
        return steered;
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
        List<MinimumUsed> minima = minima(problem, control);
        AtomicReference<Optional<Minima>> lowest = new AtomicReference<>(MinimumSearch.lowest(minima));
        surveyor = new Surveyor(experiment, problem, TrackNames.of(experiment.optimizers()), List.of(), lowest::get);
        try {
            request(request.get());
        } catch (ExperimentException e) {
            // Asked for before the number of parameters was known; the experiment's own plane fits.
            request.set(own());
        }
        Optional<AlphaBetaSurvey> alphaBeta = alphaBeta(problem, minima, control);
        observer.prepared(problem.layout(), loaded.data());
        Trainer trainer = new Trainer(experiment, problem, minima, observer);
        Trainer first = trainer;
        board.steered(trainer.interventions());
        board.phase(Frame.Phase.TRAINING);
        AtomicInteger rounds = new AtomicInteger();
        Optional<LiveSlices> live = view == View.LIVE
                ? Optional.of(new LiveSlices(() -> surveyor, board, request::get, control, rounds::get)) : Optional.empty();
        try {
            trainer.run(control, step -> {
                rounds.set(step);
                if (live.isPresent()) {
                    live.get().letFirstPass();
                }
                return proceed(first, control);
            });
            // What was wished for after the last update has had no effect, and is no part of the run.
            steered = experiment.trained(experiment.training().with(trainer.interventions()));
        } finally {
            live.ifPresent(LiveSlices::close);
        }
        show(trainer);
        if (!steered.equals(experiment) && Remeasured.wanted(experiment)) {
            Optional<Remeasured> again = control.stopped() ? Optional.empty() : Remeasured.of(steered, problem, control, this::searching);
            if (again.isPresent()) {
                trainer = again.get().trainer();
                minima = again.get().minima();
                lowest.set(MinimumSearch.lowest(minima));
                Session.SliceRequest now = request.get();
                surveyor = surveyor(experiment.viewed(now.plane(), now.grid()).showing(quantity(now)), surveyor);
                show(trainer);
            } else {
                board.note("what depends on the end of the run, or on its step size, is measured as if nothing had been done by hand");
            }
        }
        ProbeTime time = trainer.spent();
        observer.trained(time);
        probeShare = time.share();
        if (alphaBeta.isPresent() && !control.stopped()) {
            board.phase(Frame.Phase.REPLAYING, 0);
            board.publishNow();
            board.measured(alphaBeta.get().along(steered, minima).run(trainer.trained(), control::stopped, share -> {
                board.phase(Frame.Phase.REPLAYING, share);
                board.publish();
            }));
        }
        return view == View.NEVER ? ended(control) : survey(control);
    }

    /** The second pass that the experiment asks for; what it needs is checked before anything is trained. */
    private Optional<AlphaBetaSurvey> alphaBeta(Problem problem, List<MinimumUsed> minima, Control control) throws ExperimentException {
        return experiment.probes().alphaBeta().isEmpty() || control.stopped() ? Optional.empty()
                : Optional.of(new AlphaBetaSurvey(experiment, problem, experiment.probes().alphaBeta().get(), minima));
    }

    /** What each optimizer is measured against; where that takes a pass of its own, it is a phase of the run. */
    private List<MinimumUsed> minima(Problem problem, Control control) {
        if (view == View.NEVER && experiment.probes().every() == 0 && experiment.probes().minimum() instanceof MinimumSpec.LastIterate) {
            // Neither ratio nor slice would use it, and the second pass of the alpha-beta condition knows where the run ended.
            return Collections.nCopies(experiment.optimizers().size(), MinimumUsed.everywhere(Optional.empty()));
        }
        return MinimumSearch.of(experiment, problem, control::stopped, this::searching);
    }

    private void searching(String stage, long done, long total) {
        board.phase(Frame.Phase.MINIMUM);
        board.saying(stage + " for f* and x*: step " + done + " of " + total);
        board.publish();
    }

    private boolean proceed(Trainer trainer, Control control) throws InterruptedException {
        if (board.due()) {
            show(trainer);
            board.publish();
        }
        boolean go = control.awaitTurn(() -> {
            board.phase(Frame.Phase.PAUSED);
            show(trainer);
            board.publishNow();
        });
        board.phase(control.paused() ? Frame.Phase.PAUSED : Frame.Phase.TRAINING);
        return go;
    }

    private void show(Trainer trainer) {
        board.trained(trainer.tracks(), trainer.paths());
        board.steered(trainer.interventions());
    }

    /** What the experiment itself wants to see. */
    private SliceRequest own() {
        return new SliceRequest(experiment.plane(), experiment.grid(), false);
    }

    /** Where a slice is. */
    @FunctionalInterface
    private interface Siting {
        Surveyor.Site site() throws ExperimentException;
    }

    /** Makes the slice last asked for from the complete paths. */
    private Frame survey(Control control) {
        return survey(control, () -> surveyor.site(request.get(), board.paths()));
    }

    private Frame survey(Control control, Siting siting) {
        if (!control.stopped()) {
            board.phase(Frame.Phase.SLICING);
            Surveyor.Site site;
            try {
                site = siting.site();
            } catch (ExperimentException e) {
                // What was trained stands; there is no such plane through where it ended.
                board.note("no slice: " + e.getMessage());
                noteShare();
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
            if (!slice.note().isEmpty()) {
                board.note(slice.quantity() + " on the map: " + slice.note());
            }
        }
        return ended(control);
    }

    private Frame ended(Control control) {
        noteShare();
        board.phase(control.stopped() ? Frame.Phase.STOPPED : Frame.Phase.DONE);
        return board.publishNow();
    }

    private void noteShare() {
        if (!probeShare.isEmpty()) {
            board.note(probeShare);
            probeShare = "";
        }
    }

    /**
     * Asks for another slice. While {@link #run} is going on, the live slice changes to what is asked for, and so does
     * the slice at its end; afterwards {@link #slice} computes it.
     *
     * @throws ExperimentException where the plane or grid does not fit the problem; the message names the field
     */
    public void request(SliceRequest request) throws ExperimentException {
        Experiment asked = experiment.viewed(request.plane(), request.grid()).showing(quantity(request));
        ExperimentCheck.require(ExperimentCheck.findings(asked), "");
        Surveyor before = surveyor;
        if (before != null) {
            ExperimentCheck.require(ExperimentCheck.findings(asked, before.size()), "");
            // First this, then the request: who reads them the other way round never has an older surveyor than request.
            surveyor = before.quantity() == quantity(request) ? before : surveyor(asked, before);
        }
        this.request.set(request);
    }

    private SliceSpec.Quantity quantity(SliceRequest request) {
        return request.quantity().orElse(experiment.slice().quantity());
    }

    private Surveyor surveyor(Experiment asked, Surveyor before) throws ExperimentException {
        return new Surveyor(asked, before.problem(), before.names(), before.checkpoints(), before.minima());
    }

    /**
     * How long a slice would take, from timing a few of its points. Blocks, for seconds at most; changes nothing.
     *
     * @return seconds; NaN where it was cancelled before a point was computed
     * @throws ExperimentException where the plane, the grid or the quantity does not fit the problem, or nothing has been recorded
     */
    public double estimate(SliceRequest request, BooleanSupplier cancelled) throws ExperimentException {
        Surveyor before = surveyor;
        Board now = board;
        if (before == null || now == null || now.paths().isEmpty()) {
            throw new ExperimentException(NOTHING);
        }
        Experiment asked = experiment.viewed(request.plane(), request.grid()).showing(quantity(request));
        ExperimentCheck.require(ExperimentCheck.findings(asked), "");
        ExperimentCheck.require(ExperimentCheck.findings(asked, before.size()), "");
        Surveyor other = surveyor(asked, before);
        Surveyor.Site site = other.site(request, now.paths());
        return SliceTiming.secondsAPoint(other.sampler(), site.plane(), site.grid(), cancelled) * site.grid().cells();
    }

    /**
     * The problem, and where each path is now; empty before the first step is recorded. What it holds stays as it is while
     * the run goes on.
     */
    public Optional<Subject> subject() {
        Surveyor now = surveyor;
        Board shown = board;
        if (now == null || shown == null || shown.paths().isEmpty()) {
            return Optional.empty();
        }
        List<Recorder.Path> paths = shown.paths();
        List<Subject.Point> ends = IntStream.range(0, paths.size()).mapToObj(i -> {
            Recorder.Path path = paths.get(i);
            return new Subject.Point(now.names().get(i) + " at step " + path.steps()[path.steps().length - 1], path.thetas().getLast());
        }).toList();
        return Optional.of(new Subject(steered, now.problem(), ends, now.checkpoints(), now.minima()));
    }

    /** Every recorded point of every path, as far as the run has got; none before it has begun. */
    public RunPaths paths() {
        Surveyor now = surveyor;
        Board shown = board;
        return now == null || shown == null ? RunPaths.none() : new RunPaths(now.names(), shown.paths());
    }

    /** Computes the slice last asked for, coarse to fine; blocks. Call after {@link #run} has returned. */
    public Frame slice(Control control, Consumer<Frame> frames) throws ExperimentException {
        ready(frames);
        return survey(control);
    }

    /** Computes the quantity last asked for on a plane of the caller's, with the paths seen in it; as {@link #slice(Control, Consumer)}. */
    public Frame slice(Plane plane, GridRange range, Control control, Consumer<Frame> frames) throws ExperimentException {
        ready(frames);
        Experiment.Grid grid = request.get().grid();
        int rows = plane.isLine() ? 1 : Math.max(2, grid.rows());
        return survey(control, () -> new Surveyor.Site(plane, SliceGrid.of(range, grid.columns(), rows)));
    }

    /**
     * Computes the quantity last asked for around where a path was at a step: on the plane that was sliced last, moved to
     * go through that θ, so that its directions and the coordinates of that point stay as they are; the range keeps its
     * widths and is centred there. Of a run from its folder only the kept checkpoints are known: the nearest one is taken,
     * and the frame says which. Blocks; as {@link #slice(Control, Consumer)}.
     *
     * @param optimizer the name of the path; blank: the first
     * @throws ExperimentException where there is no such path, or nothing has been sliced yet
     */
    public Frame sliceAround(int step, String optimizer, Control control, Consumer<Frame> frames) throws ExperimentException {
        ready(frames);
        Slice shown = board.slice().orElseThrow(() -> new ExperimentException("there is no plane yet that could be moved: compute a slice first"));
        List<String> names = surveyor.names();
        int path = optimizer.isBlank() ? 0 : names.indexOf(optimizer);
        if (path < 0) {
            throw new ExperimentException("expected the name of an optimizer of the run, found \"" + optimizer + "\"; " + Nearest.hint(optimizer, names));
        }
        AroundStep around = AroundStep.of(shown, board.paths().get(path), step);
        board.about("plane through " + names.get(path) + " at step " + around.step()
                + (around.step() == step ? "" : ", the nearest step to " + step + " whose θ is kept"));
        return survey(control, around::site);
    }

    private void ready(Consumer<Frame> frames) throws ExperimentException {
        if (surveyor == null || board.paths().isEmpty()) {
            throw new ExperimentException(NOTHING);
        }
        board = new Board(frames, board);
    }

    /** Releases what the run holds. */
    @Override
    public void close() {
        surveyor = null;
        board = null;
    }

    /**
     * @param quantity  what is on the grid; empty: what the experiment declares
     * @param recentred the plane goes through the current θ of the first optimizer, and the range is centred there
     */
    public record SliceRequest(Experiment.PlaneSpec plane, Experiment.Grid grid, Optional<SliceSpec.Quantity> quantity, boolean recentred) {
        /** Of the quantity that the experiment declares. */
        public SliceRequest(Experiment.PlaneSpec plane, Experiment.Grid grid, boolean recentred) {
            this(plane, grid, Optional.empty(), recentred);
        }

        /** The same around where the first optimizer is. */
        SliceRequest around() {
            return new SliceRequest(plane, grid, quantity, true);
        }
    }
}
