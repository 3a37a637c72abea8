package org.saddlescope.landscape;

/**
 * The regular grid of a slice.
 *
 * @param alpha ascending, the ends of the range included
 * @param beta  ascending, the ends of the range included; a single 0 for a line
 */
public record SliceGrid(double[] alpha, double[] beta) {
    /** Coordinates nearer to each other than this share of the spacing are the same but for rounding. */
    private static final double SAME = 1e-9;

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

    /**
     * The same grid with the coordinates of another one where they agree up to rounding, so that what was computed there
     * is at a point of this grid: of a range that was widened at the same spacing, only what is new is to be computed.
     */
    public SliceGrid joining(double[] alpha, double[] beta) {
        return new SliceGrid(joined(this.alpha, alpha), joined(this.beta, beta));
    }

    private static double[] joined(double[] values, double[] others) {
        double[] result = values.clone();
        for (int i = 0, j = 0; i < result.length; i++) {
            double spacing = values.length < 2 ? 0 : i == 0 ? values[1] - values[0] : values[i] - values[i - 1];
            while (j + 1 < others.length && Math.abs(others[j + 1] - values[i]) <= Math.abs(others[j] - values[i])) {
                j++;
            }
            if (others.length > 0 && Math.abs(others[j] - values[i]) <= SAME * spacing) {
                result[i] = others[j];
            }
        }
        return result;
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
