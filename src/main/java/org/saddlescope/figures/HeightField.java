package org.saddlescope.figures;

import org.saddlescope.landscape.Slice;

/**
 * A slice as heights in the unit box [−1, 1] × [−1, 1] × [−H, H]: places on the colour scale, so that height and colour
 * say the same, interpolated bilinearly between grid points. A cell with a corner that is not finite is a hole.
 */
final class HeightField {
    private final Slice slice;
    private final double[] heights;

    HeightField(Slice slice, ColourScale scale) {
        this.slice = slice;
        this.heights = new double[slice.values().length];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (2 * scale.t(slice.values()[i]) - 1) * Projection.HALF_HEIGHT;
        }
    }

    int rows() {
        return slice.rows();
    }

    int columns() {
        return slice.columns();
    }

    /** From α to the box's x, which leaves [−1, 1] where α lies outside the slice. */
    double x(double alpha) {
        return unit(alpha, slice.alpha());
    }

    /** From β to the box's y. */
    double y(double beta) {
        return unit(beta, slice.beta());
    }

    /** The height over a place of the box's ground; NaN over a hole and outside. */
    double at(double x, double y) {
        return atIndex((y + 1) / 2 * (rows() - 1), (x + 1) / 2 * (columns() - 1));
    }

    /** The height over a place of the grid given by indices with fractions; NaN over a hole and outside. */
    double atIndex(double row, double column) {
        if (!(row >= 0 && column >= 0 && row <= rows() - 1 && column <= columns() - 1)) {
            return Double.NaN;
        }
        int r = (int) Math.min(Math.floor(row), rows() - 2);
        int c = (int) Math.min(Math.floor(column), columns() - 2);
        double v = row - r;
        double u = column - c;
        int corner = r * columns() + c;
        double height = (1 - v) * ((1 - u) * heights[corner] + u * heights[corner + 1])
                + v * ((1 - u) * heights[corner + columns()] + u * heights[corner + columns() + 1]);
        return Double.isFinite(height) ? height : Double.NaN;
    }

    private static double unit(double value, double[] axis) {
        return 2 * (value - axis[0]) / (axis[axis.length - 1] - axis[0]) - 1;
    }
}
