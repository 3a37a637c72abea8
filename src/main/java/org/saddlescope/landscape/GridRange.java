package org.saddlescope.landscape;

import java.util.List;

/**
 * The part of a plane that is looked at: finite, with a width of more than zero in both directions.
 */
public record GridRange(double alphaMin, double alphaMax, double betaMin, double betaMax) {
    /** [−1, 1]², the usual range of filter-normalised random directions. */
    public static final GridRange UNIT = new GridRange(-1, 1, -1, 1);

    /** The margin on each side, as a share of the width. */
    private static final double MARGIN = 0.15;
    /** Snapped ends are multiples of 1, 2 or 5 · 10^k of at most this share of the width. */
    private static final double SNAP = 1.0 / 20;
    /** A width below this share of the other one shows rounding; the other one is taken. */
    private static final double FLAT = 1e-6;
    /** Coordinates beyond this are left out as those of paths that diverged. */
    private static final double LARGEST = 1e100;
    /** A smaller width is none: its powers of ten leave the range of doubles. */
    private static final double SMALLEST = 1e-250;

    public GridRange {
        if (!Double.isFinite(alphaMax - alphaMin) || !Double.isFinite(betaMax - betaMin)
                || alphaMin >= alphaMax || betaMin >= betaMax) {
            throw new IllegalArgumentException("a range of [" + alphaMin + ", " + alphaMax + "] x [" + betaMin + ", "
                    + betaMax + "]");
        }
    }

    /**
     * The range that holds all points of the trajectories with a margin of 15 % on each side, widened to round numbers.
     * Where they do not move in one direction, its width is that of the other; where they do not move at all, 2. Points
     * that are not finite, or beyond 10¹⁰⁰, are left out; without any other the range is [−1, 1]².
     */
    public static GridRange holding(List<Trajectory> trajectories) {
        Interval alpha = Interval.EMPTY;
        Interval beta = Interval.EMPTY;
        for (Trajectory trajectory : trajectories) {
            for (int i = 0; i < trajectory.size(); i++) {
                double a = trajectory.alpha()[i];
                double b = trajectory.beta()[i];
                if (Math.abs(a) <= LARGEST && Math.abs(b) <= LARGEST) {
                    alpha = alpha.with(a);
                    beta = beta.with(b);
                }
            }
        }
        if (alpha.equals(Interval.EMPTY)) {
            return UNIT;
        }
        double widest = Math.max(alpha.width(), beta.width());
        Interval a = alpha.widened(widest);
        Interval b = beta.widened(widest);
        return new GridRange(a.low, a.high, b.low, b.high);
    }

    /** The same widths around (α, β). */
    public GridRange centredAt(double alpha, double beta) {
        double halfAlpha = (alphaMax - alphaMin) / 2;
        double halfBeta = (betaMax - betaMin) / 2;
        return new GridRange(alpha - halfAlpha, alpha + halfAlpha, beta - halfBeta, beta + halfBeta);
    }

    public boolean contains(double alpha, double beta) {
        return alphaMin <= alpha && alpha <= alphaMax && betaMin <= beta && beta <= betaMax;
    }

    private record Interval(double low, double high) {
        static final Interval EMPTY = new Interval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        Interval with(double x) {
            return new Interval(Math.min(low, x), Math.max(high, x));
        }

        double width() {
            return high - low;
        }

        /** With a margin and round ends. */
        Interval widened(double widest) {
            double middle = low + width() / 2;
            // No narrower than what grid points of this magnitude can tell apart.
            double least = Math.max(SMALLEST, 1e-9 * Math.max(Math.abs(low), Math.abs(high)));
            double wanted = width();
            if (wanted <= Math.max(FLAT * widest, least)) {
                wanted = widest > least ? widest : Math.max(2 / (1 + 2 * MARGIN), least);
            }
            double half = wanted * (0.5 + MARGIN);
            return new Interval(snapped(Math.min(low, middle - half), wanted * SNAP, false),
                    snapped(Math.max(high, middle + half), wanted * SNAP, true));
        }

        /** The next multiple, downward or upward, of the largest 1, 2 or 5 · 10^k that is at most {@code step}. */
        private static double snapped(double x, double step, boolean up) {
            int exponent = (int) Math.floor(Math.log10(step));
            double power = StrictMath.pow(10, Math.abs(exponent));
            double leading = exponent < 0 ? step * power : step / power;
            double digit = leading >= 5 ? 5 : leading >= 2 ? 2 : 1;
            // Multiplied or divided by a power of ten in one rounding, so that an end is the double nearest to a decimal.
            double count = exponent < 0 ? x * power / digit : x / power / digit;
            double whole = (up ? Math.ceil(count - 1e-9) : Math.floor(count + 1e-9)) * digit;
            double end = exponent < 0 ? whole / power : whole * power;
            return up ? Math.max(end, x) : Math.min(end, x);
        }
    }
}
