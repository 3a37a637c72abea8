package org.saddlescope.landscape;

/**
 * A quantity on a regular grid of a plane. What has not been computed yet is marked in {@code computed}; a computed
 * NaN or infinity is a value and is kept.
 *
 * @param alpha    the grid's α values, ascending
 * @param beta     the grid's β values, ascending; a single 0 for a line
 * @param values   {@code values[row * alpha.length + column]}: row counts β, column counts α; while a slice is refined,
 *                 a cell not computed yet carries the value of the nearest computed coarse cell
 * @param computed whether each cell was computed itself
 * @param quantity what is on the grid, for instance "loss"
 * @param errors   how far each value may be off, NaN where it has not been computed: for an eigenvalue its residual
 *                 ‖Hv − λv‖; empty for quantities that are exact but for rounding
 * @param note     what the values are measured against, for instance the f* and x* of a ratio and where they came from;
 *                 empty where they stand for themselves
 */
public record Slice(Plane plane, double[] alpha, double[] beta, double[] values, boolean[] computed, String quantity,
                    double[] errors, String note) {
    public Slice {
        if (values.length != alpha.length * beta.length || computed.length != values.length
                || errors.length != 0 && errors.length != values.length) {
            throw new IllegalArgumentException("a grid of " + alpha.length + " x " + beta.length + " with "
                    + values.length + " values, " + computed.length + " marks and " + errors.length + " errors");
        }
    }

    /** Of a quantity that is exact but for rounding. */
    public Slice(Plane plane, double[] alpha, double[] beta, double[] values, boolean[] computed, String quantity) {
        this(plane, alpha, beta, values, computed, quantity, new double[0], "");
    }

    /** The same with what its values are measured against. */
    public Slice noting(String other) {
        return new Slice(plane, alpha, beta, values, computed, quantity, errors, other);
    }

    public int columns() {
        return alpha.length;
    }

    public int rows() {
        return beta.length;
    }

    public double value(int row, int column) {
        return values[row * alpha.length + column];
    }

    /** How many cells have been computed. */
    public int cells() {
        int count = 0;
        for (boolean b : computed) {
            count += b ? 1 : 0;
        }
        return count;
    }

    /** Whether every cell has been computed. */
    public boolean complete() {
        return cells() == computed.length;
    }

    /** The largest of the errors of cells that were computed; 0 for a quantity without errors. */
    public double largestError() {
        double largest = 0;
        for (int i = 0; i < errors.length; i++) {
            // A NaN stays: how far off that value is, nobody knows.
            largest = computed[i] ? Math.max(largest, errors[i]) : largest;
        }
        return largest;
    }
}
