package org.saddlescope.data.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.data.DataException;

/**
 * Quantities on the points x × y of a grid, or along a line where y is a single 0.
 *
 * @param xLabel what x is called
 * @param x      ascending
 * @param yLabel what y is called; empty for a line
 * @param y      ascending
 * @param fields the quantities, at least one
 * @param notes  what was read in which way, a clause each, for people
 */
public record SurfaceGrid(String xLabel, double[] x, String yLabel, double[] y, List<GridField> fields, List<String> notes) {
    /** By how much of a step a coordinate may lie off its even place: rounded decimals do, and no picture shows it. */
    private static final double UNEVEN = 1e-3;

    public SurfaceGrid {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
        for (GridField field : fields) {
            if (field.values().length != Math.multiplyExact(x.length, y.length)) {
                throw new IllegalArgumentException(field.values().length + " values of " + field.name() + " on " + x.length + " x " + y.length);
            }
        }
    }

    /** Whether there is one row only. */
    public boolean isLine() {
        return y.length == 1;
    }

    /**
     * A grid with its axes put in ascending order, and the values with them.
     *
     * @param source what to call the input in messages
     * @throws DataException where a coordinate is not finite or comes twice, there is no field, or a map's coordinates
     *                       are not evenly spaced, as pictures are
     */
    static SurfaceGrid of(String source, String xLabel, double[] x, String yLabel, double[] y, List<GridField> fields,
                          List<String> notes) throws DataException {
        if (fields.isEmpty()) {
            throw new DataException(source + ": expected a quantity on the grid of " + x.length + " x " + y.length + " points, found none");
        }
        int[] columns = ascending(source, xLabel, x);
        int[] rows = ascending(source, yLabel, y);
        double[] sortedX = Arrays.stream(columns).mapToDouble(i -> x[i] + 0.0).toArray();
        double[] sortedY = Arrays.stream(rows).mapToDouble(i -> y[i] + 0.0).toArray();
        if (y.length > 1) {
            requireEven(source, xLabel, sortedX);
            requireEven(source, yLabel, sortedY);
        }
        List<GridField> sorted = new ArrayList<>();
        for (GridField field : fields) {
            double[] values = new double[field.values().length];
            boolean[] computed = new boolean[values.length];
            for (int i = 0; i < values.length; i++) {
                int from = rows[i / x.length] * x.length + columns[i % x.length];
                computed[i] = field.computed()[from];
                values[i] = computed[i] ? field.values()[from] : Double.NaN;
            }
            sorted.add(new GridField(field.name(), values, computed));
        }
        return new SurfaceGrid(xLabel, sortedX, yLabel, sortedY, sorted, notes);
    }

    /** The index of the smallest coordinate, of the next, and so on. */
    private static int[] ascending(String source, String label, double[] axis) throws DataException {
        for (double coordinate : axis) {
            if (!Double.isFinite(coordinate)) {
                throw new DataException(source + ": expected finite " + label + " coordinates, found " + coordinate);
            }
        }
        int[] order = IntStream.range(0, axis.length).boxed().sorted(Comparator.comparingDouble(i -> axis[i] + 0.0))
                .mapToInt(Integer::intValue).toArray();
        for (int i = 1; i < order.length; i++) {
            if (axis[order[i]] == axis[order[i - 1]]) {
                throw new DataException(source + ": the " + label + " coordinate " + axis[order[i]] + " comes twice");
            }
        }
        return order;
    }

    private static void requireEven(String source, String label, double[] axis) throws DataException {
        double step = (axis[axis.length - 1] - axis[0]) / (axis.length - 1);
        for (int i = 1; i < axis.length - 1; i++) {
            if (Math.abs(axis[i] - (axis[0] + i * step)) > UNEVEN * step) {
                throw new DataException(source + ": expected evenly spaced " + label + " coordinates, as a map shows them; found "
                        + axis[i] + " where " + (axis[0] + i * step) + " is even");
            }
        }
    }
}
