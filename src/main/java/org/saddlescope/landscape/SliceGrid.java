package org.saddlescope.landscape;

/**
 * The regular grid of a slice.
 *
 * @param alpha ascending, the ends of the range included
 * @param beta  ascending, the ends of the range included; a single 0 for a line
 */
public record SliceGrid(double[] alpha, double[] beta) {
    /**
     * @param columns grid points along direction 1, at least 2
     * @param rows    grid points along direction 2; 1 for a line, on which β = 0
     */
    public static SliceGrid of(GridRange range, int columns, int rows) {
        if (columns < 2 || rows < 1) {
            throw new IllegalArgumentException("a grid of " + columns + " x " + rows + " points");
        }
        return new SliceGrid(spaced(range.alphaMin(), range.alphaMax(), columns),
                rows == 1 ? new double[] {0} : spaced(range.betaMin(), range.betaMax(), rows));
    }

    public int columns() {
        return alpha.length;
    }

    public int rows() {
        return beta.length;
    }

    public int cells() {
        return alpha.length * beta.length;
    }

    /** Evenly spaced; symmetric ranges give symmetric values, with an exact 0 in the middle of an odd number. */
    private static double[] spaced(double from, double to, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (from * (n - 1 - i) + to * i) / (n - 1);
        }
        values[0] = from;
        values[n - 1] = to;
        return values;
    }
}
