package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;

/**
 * What an instrument is pointed at: a problem and parameter vectors of it.
 *
 * @param experiment  what describes the problem and the instruments' settings
 * @param problem     the problem, loaded
 * @param points      the parameter vectors asked for, at least one
 * @param checkpoints what a run has kept on the way, by optimizer and then by step; empty without a run
 * @param minimum     what ratios are measured against; obtained when it is first asked for, which may take a run
 */
public record Subject(Experiment experiment, Problem problem, List<Point> points, List<Checkpoint> checkpoints, Supplier<Optional<Minima>> minimum) {
    /**
     * @param name  for people and keys: "adam at step 500", "start", a file's name
     * @param theta p elements, never changed
     */
    public record Point(String name, double[] theta) {}

    public Subject {
        points = List.copyOf(points);
        checkpoints = List.copyOf(checkpoints);
        for (Point point : points) {
            if (point.theta.length != problem.objective().dimension()) {
                throw new IllegalArgumentException(point.name + ": " + point.theta.length + " coordinates, expected "
                        + problem.objective().dimension() + " as the problem has parameters");
            }
        }
    }

    /** With the minimum that the experiment says, from what the run has kept where it is one of a run. */
    public Subject(Experiment experiment, Problem problem, List<Point> points, List<Checkpoint> checkpoints) {
        this(experiment, problem, points, checkpoints, new Once(() -> MinimumSearch.atPoints(experiment, problem, checkpoints)));
    }

    /** Asks once and remembers. */
    private static final class Once implements Supplier<Optional<Minima>> {
        private final Supplier<Optional<Minima>> source;
        private Optional<Minima> known;

        private Once(Supplier<Optional<Minima>> source) {
            this.source = source;
        }

        @Override
        public synchronized Optional<Minima> get() {
            if (known == null) {
                known = source.get();
            }
            return known;
        }
    }

    /** The initial θ of an experiment that has not been run. */
    public static Subject atStart(Experiment experiment) throws ExperimentException {
        Problem problem = Problems.load(experiment, Workers.shared()).problem();
        return new Subject(experiment, problem, List.of(new Point("start", Problems.start(experiment, problem))), List.of());
    }

    /** Where each optimizer of a run arrived. */
    public static Subject ofRun(SavedRun run) throws ExperimentException {
        Problem problem = Problems.load(run.experiment(), Workers.shared()).problem();
        List<Point> points = run.last().stream()
                .map(last -> new Point(last.optimizer() + " at step " + last.step(), last.theta())).toList();
        if (points.isEmpty()) {
            throw new ExperimentException("the run has kept no checkpoint: there is no point to look at");
        }
        return new Subject(run.experiment(), problem, points, run.checkpoints());
    }

    /** The same problem at other points. */
    public Subject at(List<Point> others) {
        return new Subject(experiment, problem, others, checkpoints, minimum);
    }

    /** The minimum that ratios are measured against at single points: of several last iterates the lowest. */
    public Optional<Minima> minima() {
        return minimum.get();
    }
}
