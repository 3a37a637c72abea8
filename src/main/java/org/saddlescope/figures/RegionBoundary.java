package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.saddlescope.conditions.AlphaBetaRegion;

/**
 * The boundary of a feasible region within a range of α, as points (α, δ): the largest feasible δ = α − β at each α, with
 * every corner of the exact boundary in that range, and the upright piece below the smallest feasible α.
 */
final class RegionBoundary {
    private static final int SAMPLES = 240;
    private static final int HALVINGS = 200;
    private static final double DECADES = 1e-9;

    private RegionBoundary() {}

    /** A point of the boundary. */
    record Point(double alpha, double delta) {}

    /**
     * Ascending in α; empty where no pair is feasible in the range.
     *
     * @param left  the smallest α; on a log axis above 0
     * @param right the largest
     * @param log   whether the points are spaced for a log axis
     */
    static List<Point> of(AlphaBetaRegion shape, double left, double right, boolean log) {
        if (!shape.feasible()) {
            return List.of();
        }
        double start = Math.max(left, shape.alphaMin(Double.MIN_NORMAL));
        if (!(start <= right)) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= SAMPLES; i++) {
            double share = (double) i / SAMPLES;
            double alpha = log && start > 0 ? start * Math.pow(right / start, share) : start + share * (right - start);
            points.add(new Point(alpha, largest(shape, alpha)));
        }
        // Where the boundary is steep, places on it are spaced by δ instead.
        double most = largest(shape, right);
        DoubleStream spaced = DoubleStream.iterate(most, delta -> delta * Math.pow(DECADES, 1.0 / SAMPLES)).limit(SAMPLES);
        DoubleStream.concat(spaced, shape.corners(most).stream().mapToDouble(AlphaBetaRegion.Corner::delta)).filter(delta -> delta > 0)
                .forEach(delta -> points.add(new Point(shape.alphaMin(delta), delta)));
        points.removeIf(point -> point.alpha() < left || point.alpha() > right || !(point.delta() > 0));
        points.sort(Comparator.comparingDouble(Point::alpha).thenComparingDouble(Point::delta));
        return points;
    }

    /** The largest δ with α_min(δ) ≤ α, which is at most α itself; 0 where there is none. */
    static double largest(AlphaBetaRegion shape, double alpha) {
        double low = 0;
        double high = Math.min(alpha, shape.deltaMax());
        if (!(high > 0) || shape.alphaMin(high) <= alpha) {
            return Math.max(0, high);
        }
        for (int i = 0; i < HALVINGS && high - low > Math.ulp(high); i++) {
            double middle = (low + high) / 2;
            if (shape.alphaMin(middle) <= alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
