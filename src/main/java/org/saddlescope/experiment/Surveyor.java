package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.Experiment.PlaneSpec;
import org.saddlescope.landscape.Direction;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.SliceSampler;
import org.saddlescope.landscape.ToValues;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.landscape.TrajectoryProjector;

/** Chooses the plane and the range for the paths of a run, samples the loss there and sees the paths in it. */
final class Surveyor {
    /** A path that runs away from a function's known points is left to leave the picture beyond so many of its widths. */
    private static final double REACH = 2;

    /**
     * Multiplications a batch of points may cost, as parameters times samples times points: some 20 ms on a slow
     * machine, so that a slice that is cancelled ends soon. A constant, so that batches are the same everywhere.
     */
    private static final long BATCH_WORK = 1L << 29;
    private static final int LEAST_BATCH = 2;
    /** Gradients and eigenvalues take longer than losses; fewer of them together let a slice be cancelled as soon. */
    private static final int BATCH_OF_DERIVATIVES = 8;
    /** Beyond both ends of a line from 0 to 1, as the reference code of Li et al. 2018 shows it. */
    private static final GridRange BETWEEN = new GridRange(-0.5, 1.5, -1, 1);

    private final Problem problem;
    private final List<String> names;
    private final List<Checkpoint> checkpoints;
    private final int batch;
    private final PlaneChooser planes;
    private final SliceSpec spec;
    private final ToValues quantity;
    private final Supplier<Optional<Minima>> minima;
    private final String measuredAgainst;

    /**
     * @param names       of the paths that will be given
     * @param checkpoints what a run has kept; empty without one
     * @param minima      what ratios on the grid are measured against, for whoever asks
     * @throws ExperimentException where what the experiment looks at cannot be had: the quantity, or a file of the plane
     */
    Surveyor(Experiment experiment, Problem problem, List<String> names, List<Checkpoint> checkpoints, Supplier<Optional<Minima>> minima)
            throws ExperimentException {
        this.problem = problem;
        this.names = names;
        this.checkpoints = List.copyOf(checkpoints);
        this.minima = minima;
        int points = batch(problem.objective().dimension(), problem.samples());
        batch = experiment.slice().quantity() == SliceSpec.Quantity.LOSS ? points : Math.min(points, BATCH_OF_DERIVATIVES);
        planes = new PlaneChooser(experiment, problem, checkpoints);
        spec = experiment.slice();
        quantity = GridQuantities.of(spec.quantity(), experiment, problem, minima);
        // The map of a ratio has to say which minimum it is against.
        measuredAgainst = spec.quantity().condition().filter(condition -> condition.usesValue() || condition.usesPoint())
                .map(condition -> Reading.provenance(condition, minima.get())).or(() -> spec.quantity().condition()
                        .map(condition -> Reading.provenance(condition, Optional.empty()))).orElse("");
        planes.check(experiment.plane());
    }

    Problem problem() {
        return problem;
    }

    /** The names of the paths. */
    List<String> names() {
        return names;
    }

    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    Supplier<Optional<Minima>> minima() {
        return minima;
    }

    /** The share of a path's variance below which the user wants to be told that the plane shows too little of it. */
    double wanted() {
        return spec.explained();
    }

    SliceSpec.Quantity quantity() {
        return spec.quantity();
    }

    /** Points to be evaluated together: a power of two, so that threads share them evenly. */
    static int batch(long parameters, long samples) {
        long points = BATCH_WORK / Math.max(1, parameters * samples);
        return Math.clamp(Long.highestOneBit(points), LEAST_BATCH, SliceSampler.BATCH);
    }

    /** A plane with the grid on it, before anything has been computed. */
    record Site(Plane plane, SliceGrid grid) {}

    ExperimentCheck.Size size() {
        return new ExperimentCheck.Size(problem.objective().dimension(), problem.samples(), Runtime.getRuntime().maxMemory());
    }

    /**
     * The plane and grid for the paths as they are.
     *
     * @throws ExperimentException where there is no such plane
     */
    Site site(Session.SliceRequest request, List<Recorder.Path> paths) throws ExperimentException {
        return site(request, paths.getFirst().thetas().getLast(), new RunPaths(names, paths));
    }

    /** The plane and grid around a point, for paths that may be none. */
    Site site(Session.SliceRequest request, double[] current, RunPaths paths) throws ExperimentException {
        Plane plane = planes.choose(request.plane(), current, paths, request.grid().rows() == 1);
        GridRange range = range(request, plane, current, paths);
        return new Site(plane, SliceGrid.of(range, request.grid().columns(), plane.isLine() ? 1 : request.grid().rows()));
    }

    /** The third direction of a box on a plane. */
    Direction third(PlaneSpec plane, Plane chosen, double[] current) throws ExperimentException {
        return planes.third(plane, chosen, current, spec);
    }

    /** What is computed on grids. */
    SliceSampler sampler() {
        return new SliceSampler(quantity, spec.quantity().label(), batch, measuredAgainst);
    }

    /** Whether the plane moves with the paths; the coordinate axes and what files hold do not. */
    boolean moves(PlaneSpec plane) {
        return switch (plane) {
            case PlaneSpec.Auto() -> problem.objective().dimension() > 2;
            case PlaneSpec.Axes _ -> problem.objective().dimension() > 2;
            default -> true;
        };
    }

    private GridRange range(Session.SliceRequest request, Plane plane, double[] current, RunPaths paths)
            throws ExperimentException {
        GridRange range = request.grid().range().isPresent() ? asked(request.grid().range().get())
                : switch (request.plane()) {
                    case PlaneSpec.Random _ when plane.dimension() > 2 -> GridRange.UNIT;
                    case PlaneSpec.Hessian _, PlaneSpec.Gradient _, PlaneSpec.FromFile _ -> GridRange.UNIT;
                    case PlaneSpec.Between _ -> BETWEEN;
                    case PlaneSpec.Points points -> GridRange.holding(List.of(project(plane, "",
                            new Recorder.Path(new int[3], planes.corners(points, current, paths), new double[3]))));
                    default -> paths.isEmpty() ? GridRange.UNIT : holding(plane, paths.paths());
                };
        if (!request.recentred()) {
            return range;
        }
        Trajectory at = project(plane, "", new Recorder.Path(new int[] {0}, List.of(current), new double[] {0}));
        return range.centredAt(at.alpha()[0], at.beta()[0]);
    }

    private static GridRange asked(List<Double> range) {
        return new GridRange(range.get(0), range.get(1), range.get(2), range.get(3));
    }

    /** The range that holds the paths and the known critical points. */
    private GridRange holding(Plane plane, List<Recorder.Path> paths) {
        List<Trajectory> seen = projected(plane, paths);
        if (problem.criticalPoints().isEmpty()) {
            return GridRange.holding(seen);
        }
        List<double[]> landmarks = new ArrayList<>();
        problem.criticalPoints().forEach(point -> landmarks.add(theta(point)));
        paths.forEach(path -> landmarks.add(path.thetas().getFirst()));
        Trajectory base = project(plane, "", new Recorder.Path(new int[landmarks.size()], landmarks, new double[landmarks.size()]));
        GridRange around = GridRange.holding(List.of(base));
        List<Trajectory> kept = new ArrayList<>(List.of(base));
        for (Trajectory trajectory : seen) {
            int[] near = java.util.stream.IntStream.range(0, trajectory.size()).filter(i ->
                    within(trajectory.alpha()[i], around.alphaMin(), around.alphaMax())
                            && within(trajectory.beta()[i], around.betaMin(), around.betaMax())).toArray();
            kept.add(new Trajectory(trajectory.name(), pick(trajectory.steps(), near), pick(trajectory.alpha(), near),
                    pick(trajectory.beta(), near), pick(trajectory.offPlane(), near), pick(trajectory.trueLoss(), near),
                    pick(trajectory.inPlaneLoss(), near), trajectory.explained()));
        }
        return GridRange.holding(kept);
    }

    private static boolean within(double x, double from, double to) {
        double reach = REACH * (to - from);
        return x >= from - reach && x <= to + reach;
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] pick(int[] values, int[] indices) {
        return Arrays.stream(indices).map(i -> values[i]).toArray();
    }

    private static double[] theta(Problem.CriticalPoint point) {
        return point.theta().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The quantity on the grid, coarse to fine. */
    Slice sample(Site site, BooleanSupplier cancelled, Consumer<Slice> views) {
        return sampler().sample(site.plane(), site.grid(), cancelled, views);
    }

    /** The paths in a plane, without their in-plane losses. */
    List<Trajectory> projected(Plane plane, List<Recorder.Path> paths) {
        List<Trajectory> trajectories = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            trajectories.add(project(plane, names.get(i), paths.get(i)).wanting(spec.explained()));
        }
        return trajectories;
    }

    /** The paths in a plane with the loss at every projection. */
    List<Trajectory> withInPlaneLosses(Plane plane, List<Trajectory> trajectories, BooleanSupplier cancelled) {
        TrajectoryProjector projector = new TrajectoryProjector(plane);
        return trajectories.stream().map(t -> projector.withInPlaneLoss(t, problem.objective()::values, batch, cancelled)).toList();
    }

    private static Trajectory project(Plane plane, String name, Recorder.Path path) {
        return new TrajectoryProjector(plane).project(name, path.steps(), path.thetas(), path.losses());
    }

    /** The known critical points that lie in the plane. */
    List<Frame.Mark> marks(Plane plane) {
        List<Frame.Mark> marks = new ArrayList<>();
        for (Problem.CriticalPoint point : problem.criticalPoints()) {
            Trajectory at = project(plane, "", new Recorder.Path(new int[] {0}, List.of(theta(point)), new double[] {point.loss()}));
            if (at.offPlane()[0] <= 1e-9 * (1 + Math.hypot(at.alpha()[0], at.beta()[0]))) {
                marks.add(new Frame.Mark(point.name(), point.kind(), at.alpha()[0], at.beta()[0], point.loss()));
            }
        }
        return marks;
    }
}
