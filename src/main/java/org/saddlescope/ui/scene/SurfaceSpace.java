package org.saddlescope.ui.scene;

import org.saddlescope.figures.ColourScale;
import org.saddlescope.figures.Figure;
import org.saddlescope.landscape.Slice;

/**
 * The slice as a surface in a box: α fills [−1, 1] along x, β along y, and the value's place t on the colour scale
 * fills [−h, h] along z, so that height and colour say the same. Between grid points the surface is made of two
 * triangles a cell, divided along the diagonal from (α, β) low, low to high, high.
 */
record SurfaceSpace(Slice slice, ColourScale scale, double[] places) {
    /** Half the box's height h. */
    static final double HALF_HEIGHT = 0.62;
    private static final double HIDING = 0.04;

    SurfaceSpace(Slice slice, ColourScale scale) {
        this(slice, scale, CoarsePlaces.of(slice, scale));
    }

    static SurfaceSpace of(Figure.SurfacePlot plot) {
        return new SurfaceSpace(plot.slice(), ColourScale.of(plot.slice(), plot.logHeight(), plot.range()));
    }

    double x(double alpha) {
        return place(slice.alpha(), alpha);
    }

    double y(double beta) {
        return place(slice.beta(), beta);
    }

    double alpha(double x) {
        return value(slice.alpha(), x);
    }

    double beta(double y) {
        return value(slice.beta(), y);
    }

    /** The height of a place on the colour scale. */
    static double z(double t) {
        return HALF_HEIGHT * (2 * t - 1);
    }

    /** The place of a grid value on the colour scale, interpolated where it has not been computed; NaN where it is not finite. */
    double t(int row, int column) {
        return places[row * slice.columns() + column];
    }

    /** The point of the drawn surface over (α, β); z is NaN outside the grid and in holes. */
    Vec on(double alpha, double beta) {
        double column = (x(alpha) + 1) / 2 * (slice.columns() - 1);
        double row = (y(beta) + 1) / 2 * (slice.rows() - 1);
        // A hair beyond the border is rounding, not another place.
        double slack = 1e-9 * Math.max(slice.columns(), slice.rows());
        if (!(column >= -slack && column <= slice.columns() - 1 + slack && row >= -slack && row <= slice.rows() - 1 + slack)) {
            return new Vec(x(alpha), y(beta), Double.NaN);
        }
        int c = Math.clamp((int) column, 0, slice.columns() - 2);
        int r = Math.clamp((int) row, 0, slice.rows() - 2);
        double u = column - c;
        double v = row - r;
        double low = t(r, c);
        double high = t(r + 1, c + 1);
        double side = u >= v ? t(r, c + 1) : t(r + 1, c);
        double t = u >= v ? low + u * (side - low) + v * (high - side) : low + v * (side - low) + u * (high - side);
        return new Vec(x(alpha), y(beta), z(t));
    }

    /** Whether nothing of the surface lies between a point and a viewer in this direction. */
    boolean seen(Vec p, Vec towards) {
        double step = 1.0 / Math.max(slice.columns(), slice.rows());
        for (double s = 2 * step; s < 4; s += step) {
            Vec at = p.plus(towards.times(s));
            if (Math.abs(at.x()) > 1 || Math.abs(at.y()) > 1 || at.z() > HALF_HEIGHT) {
                return true;
            }
            if (on(alpha(at.x()), beta(at.y())).z() > at.z() + HIDING) {
                return false;
            }
        }
        return true;
    }

    /** The number of grid values that are NaN or infinite and therefore holes. */
    int holes() {
        int count = 0;
        for (double v : slice.values()) {
            count += Double.isFinite(v) ? 0 : 1;
        }
        return count;
    }

    /** The number of grid points that were computed themselves. */
    int computed() {
        int count = 0;
        for (boolean one : slice.computed()) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static double place(double[] axis, double value) {
        double low = axis[0];
        return 2 * (value - low) / (axis[axis.length - 1] - low) - 1;
    }

    private static double value(double[] axis, double place) {
        return axis[0] + (place + 1) / 2 * (axis[axis.length - 1] - axis[0]);
    }
}
