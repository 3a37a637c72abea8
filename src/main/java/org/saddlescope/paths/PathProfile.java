package org.saddlescope.paths;

import java.util.List;

/**
 * The loss along a path.
 *
 * @param length the arc length from the start, in the Euclidean norm of θ
 * @param loss   the loss at each point; NaN and infinity as they arise
 * @param norm   another quantity that was followed
 * @param phase  what the part of the path that ends at the point is for
 */
public record PathProfile(double[] length, double[] loss, double[] norm, List<String> phase) {
    public PathProfile {
        phase = List.copyOf(phase);
    }

    public int size() {
        return loss.length;
    }

    /** The loss at the start. */
    public double start() {
        return loss[0];
    }

    /** The loss at the end. */
    public double end() {
        return loss[loss.length - 1];
    }

    /** The largest loss on the path; NaN where one is NaN. */
    public double highest() {
        double highest = Double.NEGATIVE_INFINITY;
        for (double l : loss) {
            highest = Math.max(highest, l);
        }
        return highest;
    }

    /** How far the loss rises above the larger of its ends: max − max(start, end), 0 where it never does. */
    public double barrier() {
        return highest() - Math.max(start(), end());
    }

    /** The most that the loss ever rises above what it had been before; 0 on a path that never rises, NaN where a loss is NaN. */
    public double largestRise() {
        double lowest = Double.POSITIVE_INFINITY;
        double rise = 0;
        for (double l : loss) {
            lowest = Math.min(lowest, l);
            rise = Math.max(rise, l - lowest);
        }
        return rise;
    }
}
