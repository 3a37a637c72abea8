package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.experiment.Subject;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.ui.run.Training;

/**
 * Gradient descent on Himmelblau's function, written out by hand: a run with the frames of a real one, whose every step
 * a test can follow. The first optimizer alone is run, with its step size.
 */
final class HimmelblauTraining implements Training {
    private final Experiment experiment;
    private final AtomicReference<Session.SliceRequest> request = new AtomicReference<>();
    private final List<double[]> path = new ArrayList<>();

    HimmelblauTraining(Experiment experiment) {
        this.experiment = experiment;
    }

    static double value(double x, double y) {
        return Math.pow(x * x + y - 11, 2) + Math.pow(x + y * y - 7, 2);
    }

    @Override
    public Frame run(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
        if (experiment.name().equals("refused")) {
            throw new ExperimentException("problem.function: expected one of himmelblau");
        }
        int total = experiment.training().steps();
        path.add(new double[] {0, 0});
        frames.accept(frame(Frame.Phase.TRAINING, total));
        long shown = System.nanoTime();
        while (path.size() <= total && turn(control, frames, total)) {
            advance();
            // As a real run: no more frames than a screen can show.
            if (System.nanoTime() - shown > 33_000_000) {
                shown = System.nanoTime();
                frames.accept(frame(Frame.Phase.TRAINING, total));
            }
            synchronized (control) {
                control.wait(1);
            }
        }
        return frame(control.stopped() ? Frame.Phase.STOPPED : Frame.Phase.DONE, total);
    }

    /** Waits for the next turn, and says so where it has to. */
    private boolean turn(Control control, Consumer<Frame> frames, int total) throws InterruptedException {
        if (control.paused()) {
            frames.accept(frame(Frame.Phase.PAUSED, total));
        }
        return control.awaitTurn();
    }

    private void advance() {
        double[] at = path.getLast();
        double x = at[0];
        double y = at[1];
        double a = x * x + y - 11;
        double b = x + y * y - 7;
        double rate = experiment.optimizers().getFirst().stepSize();
        path.add(new double[] {x - rate * (4 * x * a + 2 * b), y - rate * (2 * a + 4 * y * b)});
    }

    private Frame frame(Frame.Phase phase, int total) {
        int n = path.size();
        int[] steps = new int[n];
        double[] loss = new double[n];
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = i;
            x[i] = path.get(i)[0];
            y[i] = path.get(i)[1];
            loss[i] = value(x[i], y[i]);
        }
        boolean[] measured = new boolean[n];
        java.util.Arrays.fill(measured, true);
        History history = new History(steps, loss, loss.clone(), loss.clone(), List.of(
                new History.Column("pl", "PL  ‖∇f‖²/(2(f−f*))", History.Group.RATIO, "f* = 0, known in closed form", loss.clone(), measured),
                new History.Column("lambda_min", "λ_min", History.Group.SPECTRUM, "residual at most 1e-6", loss.clone(), measured)));
        Optimizer first = experiment.optimizers().getFirst();
        String name = first.name().isEmpty() ? "GD" : first.name();
        Slice slice = slice();
        Trajectory trajectory = new Trajectory(name, steps, x, y, new double[n], loss, loss, 1);
        return new Frame(phase, List.of(new Frame.Track(name, n - 1, total, -1, history)), Optional.of(slice), List.of(trajectory),
                List.of(), slice.values().length, slice.values().length, 123.4, Math.max(0, total - n) / 123.4, "");
    }

    private Slice slice() {
        Experiment.Grid grid = Optional.ofNullable(request.get()).map(Session.SliceRequest::grid).orElse(experiment.grid());
        double[] centre = Optional.ofNullable(request.get()).filter(Session.SliceRequest::recentred).map(r -> path.getLast()).orElse(new double[2]);
        double[] alpha = axis(grid.columns(), centre[0]);
        double[] beta = axis(grid.rows(), centre[1]);
        double[] values = new double[alpha.length * beta.length];
        boolean[] computed = new boolean[values.length];
        for (int row = 0; row < beta.length; row++) {
            for (int column = 0; column < alpha.length; column++) {
                values[row * alpha.length + column] = value(alpha[column], beta[row]);
                computed[row * alpha.length + column] = true;
            }
        }
        return new Slice(new Plane(new double[2], new double[] {1, 0}, new double[] {0, 1}, "x", "y", "the axes", Double.NaN, Double.NaN),
                alpha, beta, values, computed, "loss");
    }

    private static double[] axis(int n, double centre) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = centre + (n == 1 ? 0 : -5 + 10.0 * i / (n - 1));
        }
        return values;
    }

    @Override
    public void request(Session.SliceRequest next) {
        request.set(next);
    }

    @Override
    public Frame slice(Control control, Consumer<Frame> frames) {
        return frame(Frame.Phase.DONE, experiment.training().steps());
    }

    @Override
    public Frame slice(Plane plane, GridRange range, Control control, Consumer<Frame> frames) {
        return slice(control, frames);
    }

    @Override
    public double estimate(Session.SliceRequest asked, BooleanSupplier cancelled) {
        // As if eigenvalues took long.
        return asked.quantity().filter(quantity -> quantity == SliceSpec.Quantity.LAMBDA_MIN).isPresent() ? 7300 : 0;
    }

    @Override
    public Optional<Subject> subject() {
        return Optional.empty();
    }

    @Override
    public void close() {
        path.clear();
    }
}
