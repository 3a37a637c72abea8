package org.saddlescope.ui.chart;

import java.util.List;
import java.util.Optional;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Numbers;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.base.Text;

/** What the status bar says about the point under the pointer. */
public final class Readout {
    private static final int COORDINATE_DIGITS = 4;
    private static final int LOSS_DIGITS = 6;
    /** The share of a slice's sides within which a point of a trajectory is meant. */
    private static final double NEAR = 0.03;

    private Readout() {}

    /**
     * The coordinates, and the value of the grid point nearest to them. A cell that has not been computed yet says so:
     * it shows the value of a coarser cell.
     */
    public static String slice(Slice slice, double alpha, double beta) {
        int column = nearest(slice.alpha(), alpha);
        int row = nearest(slice.beta(), beta);
        boolean computed = slice.computed()[row * slice.columns() + column];
        String where = "α = " + Numbers.format(alpha, COORDINATE_DIGITS) + (slice.rows() > 1 ? ", β = " + Numbers.format(beta, COORDINATE_DIGITS) : "");
        String value = Numbers.format(slice.value(row, column), LOSS_DIGITS);
        return computed ? Text.of("readout.grid", where, slice.quantity(), value) : Text.of("readout.coarse", where, slice.quantity(), value);
    }

    /**
     * What is at a place of the plane.
     *
     * @param step of the trajectory that passes there; empty where none does
     */
    public record At(String text, Optional<Double> step) {}

    /** A place of a surface, and the point of a trajectory that is near to it. */
    public static At of(Figure.SurfacePlot plot, double alpha, double beta) {
        Slice slice = plot.slice();
        String text = slice(slice, alpha, beta);
        double width = slice.alpha()[slice.columns() - 1] - slice.alpha()[0];
        double height = slice.beta()[slice.rows() - 1] - slice.beta()[0];
        double reach = NEAR;
        At at = new At(text, Optional.empty());
        for (Trajectory t : plot.trajectories()) {
            for (int i = 0; i < t.size(); i++) {
                double distance = Math.hypot((t.alpha()[i] - alpha) / width, (t.beta()[i] - beta) / height);
                if (distance <= reach) {
                    reach = distance;
                    at = new At(text + "   " + point(t, i, slice.quantity()), Optional.of((double) t.steps()[i]));
                }
            }
        }
        return at;
    }

    /** A point of a trajectory: its step, the loss there and at its projection, and how far it is off the plane. */
    public static String point(Trajectory trajectory, int index, String quantity) {
        String truth = Numbers.format(trajectory.trueLoss()[index], LOSS_DIGITS);
        String off = Numbers.format(trajectory.offPlane()[index], COORDINATE_DIGITS);
        double inPlane = trajectory.inPlaneLoss()[index];
        return Double.isNaN(inPlane) ? Text.of("readout.point", trajectory.name(), trajectory.steps()[index], quantity, truth, off)
                : Text.of("readout.point.inPlane", trajectory.name(), trajectory.steps()[index], quantity, truth, Numbers.format(inPlane, LOSS_DIGITS), off);
    }

    /** The slice in words, for those who cannot see it. */
    public static String describe(Slice slice, List<Trajectory> trajectories) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int unusable = 0;
        for (double v : slice.values()) {
            if (Double.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            } else {
                unusable++;
            }
        }
        StringBuilder text = new StringBuilder(slice.rows() > 1
                ? Text.of("readout.plane", slice.quantity(), slice.plane().axis1(), range(slice.alpha()), slice.plane().axis2(), range(slice.beta()))
                : Text.of("readout.line", slice.quantity(), slice.plane().axis1(), range(slice.alpha())));
        if (low <= high) {
            text.append(' ').append(Text.of("readout.values", Numbers.format(low, COORDINATE_DIGITS), Numbers.format(high, COORDINATE_DIGITS)));
        }
        if (unusable > 0) {
            text.append(' ').append(Text.of("readout.gaps", unusable));
        }
        trajectories.stream().filter(t -> t.size() > 0).forEach(t ->
                text.append(' ').append(point(t, t.size() - 1, slice.quantity())).append('.'));
        return text.toString();
    }

    /** The index of the nearest of ascending values. */
    public static int nearest(double[] ascending, double value) {
        int best = 0;
        for (int i = 1; i < ascending.length; i++) {
            if (Math.abs(ascending[i] - value) < Math.abs(ascending[best] - value)) {
                best = i;
            }
        }
        return best;
    }

    /** The last recorded point at or before a step. */
    public static Optional<Integer> at(Trajectory trajectory, double step) {
        int found = -1;
        for (int i = 0; i < trajectory.size() && trajectory.steps()[i] <= step; i++) {
            found = i;
        }
        return found < 0 ? Optional.empty() : Optional.of(found);
    }

    private static String range(double[] axis) {
        return Text.of("readout.range", Numbers.format(axis[0], COORDINATE_DIGITS), Numbers.format(axis[axis.length - 1], COORDINATE_DIGITS));
    }
}
