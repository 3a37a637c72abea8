package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.paths.DeadNeurons;
import org.saddlescope.paths.NoConfinedPointPath;
import org.saddlescope.paths.PathException;
import org.saddlescope.paths.PathProfile;
import org.saddlescope.paths.Polyline;

/**
 * The paths to the global minimum from every start and seed that an experiment names, each beside the straight line from
 * the same start to the same end (MATH 1.D). The data follow the experiment's seed, the start and the target neurons the
 * training seed; both go up by one from path to path.
 */
public final class NoConfinedPointPaths {
    /** {@link PathReport.Measured#name} of the paths. */
    public static final String PATH = "no confined point";
    /** {@link PathReport.Measured#name} of the straight lines beside them. */
    public static final String LINE = "straight line";
    private static final int LINE_POINTS = 201;

    private final Experiment experiment;
    private final PathSpec.NoConfinedPoint spec;

    public NoConfinedPointPaths(Experiment experiment, PathSpec.NoConfinedPoint spec) {
        this.experiment = experiment;
        this.spec = spec;
    }

    /**
     * @param cancelled asked between paths and between batches of points
     * @param progress  gets the share done, from 0 to 1
     * @throws ExperimentException where the problem is none that has such a path, or the network is too narrow for it; the message says why
     */
    public PathReport run(BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        if (!(experiment.problem() instanceof ProblemSpec.Network network)) {
            throw new ExperimentException("path: only a network has such a path, not a function");
        }
        if (network.loss() != Loss.HALF_SQUARED_ERROR && network.loss() != Loss.MEAN_SQUARED_ERROR || network.penalty() != 0) {
            throw new ExperimentException("path: needs a squared error without a penalty, whose minimum 0 a wide network reaches");
        }
        List<PathReport.Measured> paths = new ArrayList<>();
        int total = spec.seeds() * spec.starts().size();
        int done = 0;
        for (int k = 0; k < spec.seeds(); k++) {
            Experiment seeded = seeded(k);
            Problems.Loaded loaded = Problems.load(seeded, Workers.shared());
            for (PathSpec.Start start : spec.starts()) {
                if (cancelled.getAsBoolean()) {
                    return report(paths);
                }
                try {
                    paths.addAll(from(start, seeded, loaded, cancelled));
                } catch (PathException e) {
                    throw new ExperimentException("path: " + e.getMessage(), e);
                }
                progress.accept(++done / (double) total);
            }
        }
        return report(paths);
    }

    /** With the seeds of the data and of the training both so many further on. */
    private Experiment seeded(int further) {
        Experiment.Training training = experiment.training();
        return experiment.seeded(experiment.seed() + further).trained(training.seeded(training.seed().map(seed -> seed + further)));
    }

    private static PathReport report(List<PathReport.Measured> paths) {
        return new PathReport(paths, "‖A‖₁ of the outer weights", List.of());
    }

    private List<PathReport.Measured> from(PathSpec.Start kind, Experiment seeded, Problems.Loaded loaded, BooleanSupplier cancelled)
            throws PathException, ExperimentException {
        Problem problem = loaded.problem();
        OutputMap outputs = problem.outputs().orElseThrow();
        Samples samples = loaded.data().orElseThrow().training();
        double[] initial = Problems.start(seeded, problem);
        NoConfinedPointPath construction = new NoConfinedPointPath(problem.layout(), outputs, targets(samples), initial);
        double[] start = start(kind, problem, samples, initial, cancelled);
        if (cancelled.getAsBoolean()) {
            return List.of();
        }
        NoConfinedPointPath.Result result = construction.from(start, spec.draws(), SeededRandom.of(seeded.trainingSeed(), "target neurons"));
        PathProfile along = result.path().profile(problem.objective(), spec.points(), construction::outerNorm1, cancelled, _ -> { });
        Polyline line = Polyline.line(start, result.path().end());
        PathProfile straight = line.profile(problem.objective(), LINE_POINTS, construction::outerNorm1, cancelled, _ -> { });
        if (!along.complete() || !straight.complete()) {
            return List.of();
        }
        String name = kind.name().toLowerCase(Locale.ROOT) + ", seed " + seeded.seed()
                + (seeded.trainingSeed() == seeded.seed() ? "" : ", training seed " + seeded.trainingSeed());
        return List.of(
                new PathReport.Measured(PATH, name, PathReport.POLYLINE, result.path().corners(), along, true,
                        String.format(Locale.ROOT, "condition of the target neurons %.3g", result.condition())),
                new PathReport.Measured(LINE, name, PathReport.POLYLINE, line.corners(), straight, true, ""));
    }

    private double[] start(PathSpec.Start kind, Problem problem, Samples samples, double[] initial, BooleanSupplier cancelled)
            throws PathException {
        return switch (kind) {
            case INITIAL -> initial;
            case DEAD -> DeadNeurons.of(problem.layout(), problem.outputs().orElseThrow(), initial, radius(samples), 0);
            case TRAPPED -> trained(problem.objective(), DeadNeurons.of(problem.layout(), problem.outputs().orElseThrow(), initial,
                    radius(samples), spec.alive()), cancelled);
        };
    }

    /** Where the first optimizer gets to on the full objective in the experiment's steps. */
    private double[] trained(Objective objective, double[] start, BooleanSupplier cancelled) {
        Optimizer optimizer = experiment.optimizers().getFirst();
        Optimizer.State state = optimizer.init(start);
        int total = experiment.training().steps();
        for (int step = 0; step < total && !cancelled.getAsBoolean(); step++) {
            state = optimizer.step(state, objective, optimizer.stepSize() * optimizer.schedule().factor(step, total));
        }
        return state.theta();
    }

    private static double radius(Samples samples) {
        double largest = 0;
        for (int i = 0; i < samples.count(); i++) {
            double square = 0;
            for (int k = 0; k < samples.inputSize(); k++) {
                double x = samples.inputs()[i * samples.inputSize() + k];
                square += x * x;
            }
            largest = Math.max(largest, square);
        }
        return Math.sqrt(largest);
    }

    private static double[] targets(Samples samples) throws ExperimentException {
        if (samples.targets() instanceof Samples.Values(double[] values, _)) {
            return values;
        }
        throw new ExperimentException("path: needs real targets, the data have class labels");
    }
}
