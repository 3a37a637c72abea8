package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.data.surface.GridField;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.schema.Nearest;

/**
 * One or several quantities on one grid, with what is drawn on it: a surface that another tool has computed, or a slice
 * of a run. The plane of a surface from outside has no known parameter vectors.
 *
 * @param name         what to call it
 * @param slices       the quantities, at least one, all on the same axes
 * @param shown        the index of the one that pictures show
 * @param trajectories paths in the plane; empty for a surface from outside
 * @param marks        known critical points in the plane
 * @param notes        how the file was read, a clause each
 */
public record Surface(String name, List<Slice> slices, int shown, List<Trajectory> trajectories, List<Frame.Mark> marks,
                      List<String> notes) {
    public Surface {
        slices = List.copyOf(slices);
        trajectories = List.copyOf(trajectories);
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
        if (shown < 0 || shown >= slices.size()) {
            throw new IllegalArgumentException("quantity " + shown + " of " + slices.size());
        }
    }

    /** The slice that a frame shows, with its paths and marks; empty without one. */
    public static Optional<Surface> of(String name, Frame frame) {
        return frame.slice().map(slice -> new Surface(name, List.of(slice), 0, frame.trajectories(), frame.marks(), List.of()));
    }

    /** The quantity that pictures show. */
    public Slice slice() {
        return slices.get(shown);
    }

    public List<String> quantities() {
        return slices.stream().map(Slice::quantity).toList();
    }

    /**
     * The same surface with another quantity shown.
     *
     * @param quantity its name, or its column's number where columns have no names
     * @throws ExperimentException where there is no such quantity; the message names the nearest
     */
    public Surface showing(String quantity) throws ExperimentException {
        int found = quantities().indexOf(quantity);
        if (found < 0) {
            found = quantities().indexOf("column " + quantity);
        }
        if (found < 0) {
            throw new ExperimentException(name + ": no quantity is named \"" + quantity + "\"; " + Nearest.hint(quantity, quantities()));
        }
        return new Surface(name, slices, found, trajectories, marks, notes);
    }

    /** The surface as the frame of a run that has ended, for the figures that a run's slice gets. */
    public Frame frame() {
        Slice slice = slice();
        int computed = 0;
        for (boolean there : slice.computed()) {
            computed += there ? 1 : 0;
        }
        return new Frame(Frame.Phase.DONE, List.of(), Optional.of(slice), trajectories, marks, computed, slice.values().length,
                Double.NaN, Double.NaN, "");
    }

    /** A line about the grid and one a quantity: its finite range, and how much of it is NaN, infinite or not computed. */
    public List<String> summary() {
        Slice any = slice();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s: %s%s", name, any.rows() > 1
                ? any.columns() + " x " + any.rows() + " points, " + axis(any.plane().axis1(), any.alpha()) + ", " + axis(any.plane().axis2(), any.beta())
                : any.columns() + " points, " + axis(any.plane().axis1(), any.alpha()), notes.isEmpty() ? "" : "; " + String.join("; ", notes)));
        for (Slice slice : slices) {
            GridField field = new GridField(slice.quantity(), slice.values(), slice.computed());
            StringBuilder line = new StringBuilder("  ").append(slice.quantity()).append(": ")
                    .append(Double.isNaN(field.least()) ? "no finite value" : field.least() + " to " + field.largest());
            counted(line, field.infinite(), "infinite");
            counted(line, field.nan(), "NaN");
            counted(line, field.missing(), "not computed");
            lines.add(line.toString());
        }
        return lines;
    }

    private static String axis(String label, double[] axis) {
        return label + " " + axis[0] + " to " + axis[axis.length - 1];
    }

    private static void counted(StringBuilder line, int count, String what) {
        if (count > 0) {
            line.append(", ").append(count).append(' ').append(what);
        }
    }
}
