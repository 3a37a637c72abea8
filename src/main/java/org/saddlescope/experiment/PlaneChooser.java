package org.saddlescope.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.experiment.Experiment.PlaneSpec;
import org.saddlescope.landscape.DegeneratePlaneException;
import org.saddlescope.landscape.Direction;
import org.saddlescope.landscape.Directions;
import org.saddlescope.landscape.HessianDirections;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Planes;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.Vectors;

/** Makes the plane that an experiment describes, through a point of its problem. */
final class PlaneChooser {
    static final int LANCZOS_STEPS = 1000;

    private final Experiment experiment;
    private final Problem problem;
    private final List<Checkpoint> checkpoints;
    private final double[] start;

    /** @param checkpoints what a run has kept, by optimizer; empty without a run */
    PlaneChooser(Experiment experiment, Problem problem, List<Checkpoint> checkpoints) {
        this.experiment = experiment;
        this.problem = problem;
        this.checkpoints = checkpoints;
        start = Problems.start(experiment, problem);
    }

    /**
     * Reads the files that a plane names, so that one that is missing is found before anything is trained.
     *
     * @throws ExperimentException naming the field and the file
     */
    void check(PlaneSpec spec) throws ExperimentException {
        switch (spec) {
            case PlaneSpec.FromFile(String file, _) -> {
                if (DirectionFile.read(Path.of(file), layout()).size() < 2 && experiment.grid().rows() > 1) {
                    throw new ExperimentException("plane.file: " + file + ": holds one direction, expected two, or grid.rows 1 for a line");
                }
            }
            case PlaneSpec.Points points -> {
                checkFile("plane.origin", points.origin());
                checkFile("plane.first", points.first());
                checkFile("plane.second", points.second());
            }
            case PlaneSpec.Between between -> {
                checkFile("plane.from", between.from());
                checkFile("plane.to", between.to());
            }
            case PlaneSpec.Principal(_, var runs) -> {
                for (String run : runs) {
                    pointsOf(run);
                }
            }
            default -> { }
        }
    }

    private void checkFile(String field, String reference) throws ExperimentException {
        if (reference.endsWith(".npy")) {
            new PointReferences(start, start, RunPaths.none(), List.of()).find(field, reference);
        }
    }

    /**
     * @param current the point that is looked at
     * @param line    whether one direction will do
     * @throws ExperimentException where there is no such plane: directions that are zero, parallel or not finite, points
     *                             that were not kept; the message says which and why
     */
    Plane choose(PlaneSpec spec, double[] current, RunPaths paths, boolean line) throws ExperimentException {
        try {
            if (dimension() == 1) {
                return Planes.axis(current, layout(), 0);
            }
            return switch (spec) {
                case PlaneSpec.Auto() when dimension() == 2 -> narrowed(Planes.axes(current, layout(), 0, 1), line);
                case PlaneSpec.Auto() -> narrowed(principal(current, paths, "", List.of()), line);
                case PlaneSpec.Principal(String optimizer, var runs) -> narrowed(principal(current, paths, optimizer, runs), line);
                case PlaneSpec.Axes(int first, int second) -> line ? Planes.axis(current, layout(), first)
                        : Planes.axes(current, layout(), first, second);
                case PlaneSpec.Random random -> line ? Planes.line(random(current, random)) : random(current, random);
                default -> spanned(directed(spec, current, paths, line), line);
            };
        } catch (DegeneratePlaneException e) {
            throw new ExperimentException("plane: " + e.getMessage(), e);
        }
    }

    /** An origin with directions, of which a line needs one. */
    private record Directed(double[] origin, List<Direction> directions, boolean orthogonalise, String what) {}

    private static Plane spanned(Directed d, boolean line) {
        return line || d.directions.size() < 2 ? Planes.along(d.origin, d.directions.getFirst(), d.what)
                : Planes.through(d.origin, d.directions.get(0), d.directions.get(1), d.orthogonalise, d.what);
    }

    private Directed directed(PlaneSpec spec, double[] current, RunPaths paths, boolean line) throws ExperimentException {
        PointReferences references = new PointReferences(start, current, paths, checkpoints);
        return switch (spec) {
            case PlaneSpec.Hessian hessian -> new Directed(current, HessianDirections.of(problem.objective(), current,
                    line ? new int[] {hessian.first()} : new int[] {hessian.first(), hessian.second()}, lanczos(hessian)), false,
                    "Hessian eigenvectors");
            case PlaneSpec.Gradient(var momentum, boolean orthogonalise) -> {
                List<Direction> directions = new ArrayList<>(List.of(gradient(current)));
                if (!line) {
                    directions.add(momentum(momentum, current, paths));
                }
                yield new Directed(current, directions, orthogonalise, "gradient and momentum");
            }
            case PlaneSpec.Points(String origin, String first, String second, boolean orthogonalise) -> {
                double[] at = references.find("plane.origin", origin);
                yield new Directed(at, List.of(
                        new Direction(Vectors.difference(references.find("plane.first", first), at), "from " + origin + " to " + first),
                        new Direction(Vectors.difference(references.find("plane.second", second), at), "from " + origin + " to " + second)),
                        orthogonalise, "through " + origin + ", " + first + " and " + second);
            }
            case PlaneSpec.Between between -> {
                double[] from = references.find("plane.from", between.from());
                Direction along = new Direction(Vectors.difference(references.find("plane.to", between.to()), from),
                        "from " + between.from() + " to " + between.to());
                Direction across = new Direction(Directions.random(from, layout(), between.normalisation(), between.ignoreBias(),
                        SeededRandom.of(between.seed(), "direction 1")), "random direction");
                yield new Directed(from, List.of(along, across), between.orthogonalise(), String.format(Locale.ROOT,
                        "from %s (0) to %s (1), distance %.4g", between.from(), between.to(), Vectors.norm(along.vector()))
                        + (line ? "" : ", second direction random, seed " + between.seed()));
            }
            case PlaneSpec.FromFile(String file, boolean orthogonalise) -> new Directed(current,
                    DirectionFile.read(Path.of(file), layout()), orthogonalise, "directions from " + Path.of(file).getFileName());
            case PlaneSpec.Auto _, PlaneSpec.Axes _, PlaneSpec.Random _, PlaneSpec.Principal _ ->
                    throw new IllegalArgumentException("chosen as a plane: " + spec);
        };
    }

    /** The three parameter vectors that a plane goes through. */
    List<double[]> corners(PlaneSpec.Points points, double[] current, RunPaths paths) throws ExperimentException {
        PointReferences references = new PointReferences(start, current, paths, checkpoints);
        return List.of(references.find("plane.origin", points.origin()), references.find("plane.first", points.first()),
                references.find("plane.second", points.second()));
    }

    private Plane random(double[] current, PlaneSpec.Random spec) {
        return Planes.random(current, layout(), spec.normalisation(), spec.ignoreBias(), spec.orthogonalise(), spec.seed());
    }

    private static Plane narrowed(Plane plane, boolean line) {
        return line && !plane.isLine() ? Planes.line(plane) : plane;
    }

    private Plane principal(double[] current, RunPaths paths, String optimizer, List<String> runs) throws ExperimentException {
        return Planes.principal(current, points(paths, optimizer, runs));
    }

    private List<List<double[]>> points(RunPaths paths, String optimizer, List<String> runs) throws ExperimentException {
        if (!optimizer.isBlank() && !paths.isEmpty() && !paths.names().contains(optimizer)) {
            throw new ExperimentException("plane.optimizer: expected the name of an optimizer, found \"" + optimizer + "\"; there are "
                    + String.join(", ", paths.names()));
        }
        List<List<double[]>> points = new ArrayList<>();
        IntStream.range(0, paths.paths().size()).filter(i -> optimizer.isBlank() || paths.names().get(i).equals(optimizer))
                .forEach(i -> points.add(paths.paths().get(i).thetas()));
        for (String run : runs) {
            points.addAll(pointsOf(run));
        }
        if (points.isEmpty()) {
            throw new ExperimentException("plane: principal directions need a path, and nothing has been trained; "
                    + "expected a run, or another plane such as random");
        }
        return points;
    }

    /** The checkpoints of another run, by optimizer. */
    private List<List<double[]>> pointsOf(String run) throws ExperimentException {
        List<Checkpoint> kept = RunFolder.open(Path.of(run)).checkpoints();
        for (Checkpoint checkpoint : kept) {
            if (checkpoint.theta().length != dimension()) {
                throw new ExperimentException("plane.runs: " + run + " has checkpoints of " + checkpoint.theta().length
                        + " parameters, expected " + dimension() + ": it is of another problem");
            }
        }
        return kept.stream().map(Checkpoint::optimizer).distinct().map(name -> kept.stream()
                .filter(c -> c.optimizer().equals(name)).map(Checkpoint::theta).toList()).toList();
    }

    private Direction gradient(double[] current) {
        double[] gradient = problem.objective().gradient(current).gradient();
        double norm = Vectors.norm(gradient);
        if (norm == 0) {
            throw new DegeneratePlaneException("the gradient is zero here: this is a critical point");
        }
        return new Direction(Vectors.unit(gradient), "gradient", String.format(Locale.ROOT, "‖∇f‖ = %.4g", norm));
    }

    private Direction momentum(PlaneSpec.Momentum momentum, double[] current, RunPaths paths) throws ExperimentException {
        int of = IntStream.range(0, paths.paths().size())
                .filter(i -> Arrays.equals(paths.paths().get(i).thetas().getLast(), current)).findFirst()
                .orElseThrow(() -> new ExperimentException("plane: there is no momentum: no optimizer's path ends at the point looked at"));
        Recorder.Path path = paths.paths().get(of);
        String name = paths.names().get(of);
        if (momentum == PlaneSpec.Momentum.SLOT) {
            Direction slot = path.momentum().orElseThrow(() -> new ExperimentException("plane.momentum: " + name
                    + " carries no such vector along, or the run was not replayed; the nearest valid value is displacement"));
            return new Direction(Vectors.unit(slot.vector()), slot.axis() + " of " + name);
        }
        int n = path.thetas().size();
        if (n < 2) {
            throw new ExperimentException("plane: there is no momentum: " + name + " has made no recorded step");
        }
        double[] moved = Vectors.difference(current, path.thetas().get(n - 2));
        return new Direction(Vectors.unit(moved), "displacement of " + name, String.format(Locale.ROOT, "from step %d to %d, length %.4g",
                path.steps()[n - 2], path.steps()[n - 1], Vectors.norm(moved)));
    }

    /** See {@link ThirdDirection}. */
    Direction third(PlaneSpec spec, Plane plane, double[] current, SliceSpec slice) throws ExperimentException {
        try {
            return new ThirdDirection(problem, experiment.seed()).of(spec, plane, current, slice);
        } catch (DegeneratePlaneException e) {
            throw new ExperimentException("slice.third: " + e.getMessage(), e);
        }
    }

    private Lanczos lanczos(PlaneSpec.Hessian hessian) {
        return new Lanczos(hessian.tolerance(), LANCZOS_STEPS, experiment.seed());
    }

    private ParameterLayout layout() {
        return problem.layout();
    }

    private int dimension() {
        return problem.objective().dimension();
    }
}
