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
 */
public record Slice(Plane plane, double[] alpha, double[] beta, double[] values, boolean[] computed, String quantity) {
    public Slice {
        if (values.length != alpha.length * beta.length || computed.length != values.length) {
            throw new IllegalArgumentException("a grid of " + alpha.length + " x " + beta.length + " with "
                    + values.length + " values and " + computed.length + " marks");
        }
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

    /** Whether every cell has been computed. */
    public boolean complete() {
        for (boolean b : computed) {
            if (!b) {
                return false;
            }
        }
        return true;
    }
}
