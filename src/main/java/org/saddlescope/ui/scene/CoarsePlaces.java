package org.saddlescope.ui.scene;

import org.saddlescope.figures.ColourScale;
import org.saddlescope.landscape.Slice;

/**
 * The places of a slice's values on a colour scale, for drawing alone. While the slice is refined, a grid point that has
 * not been computed is interpolated bilinearly between the nodes around it of the finest regular grid that has been
 * computed throughout: the surface is smooth instead of stepped. What was computed stands as it is.
 */
final class CoarsePlaces {
    private static final int MAX_STRIDE = 1024;

    private CoarsePlaces() {}

    /** Row by row; NaN where a value, or a node that is interpolated from, is not finite. */
    static double[] of(Slice slice, ColourScale scale) {
        double[] t = new double[slice.values().length];
        for (int i = 0; i < t.length; i++) {
            t[i] = Double.isFinite(slice.values()[i]) ? scale.t(slice.values()[i]) : Double.NaN;
        }
        int stride = stride(slice);
        if (stride > 1) {
            double[] nodes = t.clone();
            for (int row = 0; row < slice.rows(); row++) {
                for (int column = 0; column < slice.columns(); column++) {
                    if (!slice.computed()[row * slice.columns() + column]) {
                        t[row * slice.columns() + column] = between(nodes, slice, stride, row, column);
                    }
                }
            }
        }
        return t;
    }

    /** The distance between the nodes of the finest grid that has been computed throughout; 1 where there is none. */
    private static int stride(Slice slice) {
        if (slice.complete()) {
            return 1;
        }
        for (int stride = 2; stride <= MAX_STRIDE && stride < Math.max(slice.rows(), slice.columns()); stride *= 2) {
            if (computed(slice, stride)) {
                return stride;
            }
        }
        return 1;
    }

    private static boolean computed(Slice slice, int stride) {
        for (int row = 0; row < slice.rows(); row += stride) {
            for (int column = 0; column < slice.columns(); column += stride) {
                if (!slice.computed()[row * slice.columns() + column]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double between(double[] nodes, Slice slice, int stride, int row, int column) {
        int m = slice.columns();
        int r = row / stride * stride;
        int c = column / stride * stride;
        // Beyond the last node the surface goes on level: nothing is known there.
        int below = r + stride < slice.rows() ? r + stride : r;
        int right = c + stride < m ? c + stride : c;
        double v = (double) (row - r) / stride;
        double u = (double) (column - c) / stride;
        return (1 - v) * ((1 - u) * nodes[r * m + c] + u * nodes[r * m + right])
                + v * ((1 - u) * nodes[below * m + c] + u * nodes[below * m + right]);
    }
}
