package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;

/** A run on Himmelblau's function made by hand: two optimizers from (0.2, -3.9), without any of the machinery of a run. */
public final class Frames {
    /** Himmelblau's minimum at (3, 2). */
    public static final double MINIMUM_X = 3;
    public static final double MINIMUM_Y = 2;

    private Frames() {}

    public static Experiment experiment() {
        Optimizer optimizer = new Optimizer.Sgd("Gradient descent", 0.01, new Schedule.Constant(), 0);
        return new Experiment(1, "Himmelblau", "", 1, Precision.DOUBLE, new Experiment.ProblemSpec.Analytic("himmelblau"),
                Optional.empty(), List.of(optimizer), new Experiment.Training(100, 1, 0), new Experiment.PlaneSpec.Auto(),
                new Experiment.Grid(51, 51, Optional.empty()),
                new Experiment.Probes(1, 10, 1e-6), List.of());
    }

    public static double himmelblau(double x, double y) {
        return Math.pow(x * x + y - 11, 2) + Math.pow(x + y * y - 7, 2);
    }

    /** The slice [-5, 5] x [-4, 6] with so many points a side. */
    public static Slice slice(int points) {
        double[] alpha = axis(-5, 5, points);
        double[] beta = axis(-4, 6, points);
        double[] values = new double[points * points];
        for (int r = 0; r < points; r++) {
            for (int c = 0; c < points; c++) {
                values[r * points + c] = himmelblau(alpha[c], beta[r]);
            }
        }
        boolean[] computed = new boolean[values.length];
        Arrays.fill(computed, true);
        return new Slice(plane(), alpha, beta, values, computed, "loss");
    }

    public static Plane plane() {
        return new Plane(new double[2], new double[] {1, 0}, new double[] {0, 1}, "x", "y", "the two parameters", Double.NaN, Double.NaN);
    }

    /** Plain and heavy-ball gradient descent, so many steps. */
    public static List<Trajectory> trajectories(int steps) {
        return List.of(descend("Gradient descent", 0.01, 0, steps), descend("Momentum", 0.004, 0.85, steps));
    }

    public static Frame frame(Slice slice, int steps) {
        List<Trajectory> paths = trajectories(steps);
        List<Frame.Track> tracks = paths.stream().map(path -> new Frame.Track(path.name(), steps, steps, -1, history(path))).toList();
        List<Frame.Mark> marks = List.of(
                new Frame.Mark("minimum 1", Problem.CriticalPoint.Kind.MINIMUM, 3, 2, 0),
                new Frame.Mark("minimum 2", Problem.CriticalPoint.Kind.MINIMUM, -2.805118, 3.131312, 0),
                new Frame.Mark("minimum 3", Problem.CriticalPoint.Kind.MINIMUM, -3.779310, -3.283186, 0),
                new Frame.Mark("minimum 4", Problem.CriticalPoint.Kind.MINIMUM, 3.584428, -1.848126, 0),
                new Frame.Mark("maximum", Problem.CriticalPoint.Kind.MAXIMUM, -0.270845, -0.923039, 181.617),
                new Frame.Mark("saddle 1", Problem.CriticalPoint.Kind.SADDLE, 3.385154, 0.073852, 13.312),
                new Frame.Mark("saddle 2", Problem.CriticalPoint.Kind.SADDLE, 0.086678, 2.884255, 67.719));
        return new Frame(Frame.Phase.TRAINING, tracks, Optional.of(slice), paths, marks, slice.values().length,
                slice.values().length, 1000, 1, "");
    }

    public static Frame empty() {
        return new Frame(Frame.Phase.PREPARING, List.of(), Optional.empty(), List.of(), List.of(), 0, 0, Double.NaN, Double.NaN, "");
    }

    private static History history(Trajectory path) {
        int n = path.size();
        double[] norm = new double[n];
        double[] ratio = new double[n];
        boolean[] measured = new boolean[n];
        Arrays.fill(measured, true);
        for (int i = 0; i < n; i++) {
            double x = path.alpha()[i];
            double y = path.beta()[i];
            norm[i] = Math.hypot(4 * x * (x * x + y - 11) + 2 * (x + y * y - 7), 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7));
            ratio[i] = norm[i] * norm[i] / (2 * path.trueLoss()[i]);
        }
        return new History(path.steps(), path.trueLoss(), norm, new double[n], List.of(new History.Column("pl",
                "PL  ‖∇f‖²/(2(f−f*))", History.Group.RATIO, "f* = 0, known in closed form", ratio, measured)));
    }

    private static Trajectory descend(String name, double gamma, double momentum, int steps) {
        List<double[]> points = new ArrayList<>();
        double x = 0.2;
        double y = -3.9;
        double vx = 0;
        double vy = 0;
        for (int i = 0; i <= steps; i++) {
            points.add(new double[] {x, y});
            double gx = 4 * x * (x * x + y - 11) + 2 * (x + y * y - 7);
            double gy = 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7);
            vx = momentum * vx - gamma * gx;
            vy = momentum * vy - gamma * gy;
            x += vx;
            y += vy;
        }
        double[] alpha = points.stream().mapToDouble(p -> p[0]).toArray();
        double[] beta = points.stream().mapToDouble(p -> p[1]).toArray();
        double[] loss = points.stream().mapToDouble(p -> himmelblau(p[0], p[1])).toArray();
        int[] index = new int[points.size()];
        Arrays.setAll(index, i -> i);
        return new Trajectory(name, index, alpha, beta, new double[index.length], loss, loss, 1);
    }

    private static double[] axis(double from, double to, int count) {
        double[] axis = new double[count];
        Arrays.setAll(axis, i -> from + (to - from) * i / (count - 1));
        return axis;
    }
}
