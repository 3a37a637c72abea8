package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Planes;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.landscape.TrajectoryProjector;
import org.saddlescope.paths.Perturbation;
import org.saddlescope.spectra.Vectors;

/** From where critical points are searched for: the points asked for, checkpoints, perturbed copies of both, and a grid. */
final class CriticalStarts {
    private final Subject subject;
    private final CriticalSpec spec;

    CriticalStarts(Subject subject, CriticalSpec spec) {
        this.subject = subject;
        this.spec = spec;
    }

    /** @throws ExperimentException where a grid was asked for that does not fit the problem */
    List<Subject.Point> points() throws ExperimentException {
        List<Subject.Point> originals = new ArrayList<>(subject.points());
        if (spec.checkpoints()) {
            for (Checkpoint checkpoint : subject.checkpoints()) {
                String name = checkpoint.optimizer() + " at step " + checkpoint.step();
                if (originals.stream().noneMatch(point -> point.name().equals(name))) {
                    originals.add(new Subject.Point(name, checkpoint.theta()));
                }
            }
        }
        List<Subject.Point> starts = new ArrayList<>(originals);
        for (Subject.Point point : originals) {
            for (int k = 1; k <= spec.perturbed(); k++) {
                double radius = spec.radius() * Math.max(1, Vectors.norm(point.theta()));
                starts.add(new Subject.Point(point.name() + ", perturbation " + k,
                        Perturbation.of(point.theta(), radius, subject.experiment().seed() + k)));
            }
        }
        if (spec.columns() > 0) {
            starts.addAll(grid());
        }
        return starts;
    }

    private List<Subject.Point> grid() throws ExperimentException {
        int p = subject.problem().objective().dimension();
        if (p > 2) {
            throw new ExperimentException("critical.columns: a grid of starts needs a problem of at most 2 parameters, this one has " + p
                    + "; critical.perturbed gives starts around points");
        }
        if (spec.columns() < 2 || p == 2 && spec.rows() < 2) {
            throw new ExperimentException((spec.columns() < 2 ? "critical.columns: " : "critical.rows: ") + "a grid of " + spec.columns() + " x "
                    + spec.rows() + " starts, expected at least 2 in each direction");
        }
        Plane plane = plane();
        SliceGrid grid = SliceGrid.of(range(plane, List.of()), spec.columns(), p == 1 ? 1 : spec.rows());
        List<Subject.Point> starts = new ArrayList<>();
        for (double beta : grid.beta()) {
            for (double alpha : grid.alpha()) {
                double[] theta = plane.at(alpha, beta);
                starts.add(new Subject.Point(p == 1 ? String.format(Locale.ROOT, "(%.6g)", theta[0])
                        : String.format(Locale.ROOT, "(%.6g, %.6g)", theta[0], theta[1]), theta));
            }
        }
        return starts;
    }

    /** The plane of the two parameters, or the line of the only one. */
    Plane plane() {
        double[] origin = subject.points().getFirst().theta();
        ParameterLayout layout = subject.problem().layout();
        return origin.length == 1 ? Planes.axis(origin, layout, 0) : Planes.axes(origin, layout, 0, 1);
    }

    /** The experiment's range, or the one that holds the starts, the points known in closed form and these. */
    GridRange range(Plane plane, List<double[]> more) {
        return subject.experiment().grid().range().map(r -> new GridRange(r.get(0), r.get(1), r.get(2), r.get(3))).orElseGet(() -> {
            List<double[]> points = new ArrayList<>(more);
            subject.points().forEach(point -> points.add(point.theta()));
            subject.checkpoints().forEach(checkpoint -> points.add(checkpoint.theta()));
            for (Problem.CriticalPoint known : subject.problem().criticalPoints()) {
                points.add(known.theta().stream().mapToDouble(Double::doubleValue).toArray());
            }
            return holding(plane, points);
        });
    }

    static GridRange holding(Plane plane, List<double[]> points) {
        Trajectory seen = new TrajectoryProjector(plane).project("", new int[points.size()], points, new double[points.size()]);
        return GridRange.holding(List.of(seen));
    }
}
