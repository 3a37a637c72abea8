package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.spectra.Vectors;

/**
 * The loss along a path.
 *
 * @param length the arc length from the start, in the Euclidean norm of θ
 * @param loss   the loss at each point; NaN and infinity as they arise
 * @param norm   another quantity that was followed
 * @param phase  what the part of the path that ends at the point is for
 */
public record PathProfile(double[] length, double[] loss, double[] norm, List<String> phase) {
    private static final int BATCH = 32;

    public PathProfile {
        phase = List.copyOf(phase);
    }

    /**
     * Evaluates the loss at points one after the other; no more of them than a batch are held at once.
     *
     * @param count     the number of points
     * @param point     the point of an index
     * @param phase     what the part of the path that ends at the point of an index is for
     * @param norm      another quantity to follow
     * @param cancelled asked between batches; once true, the points not reached are NaN
     * @param progress  gets the share done, from 0 to 1
     */
    static PathProfile along(Objective objective, int count, IntFunction<double[]> point, IntFunction<String> phase,
                             ToDoubleFunction<double[]> norm, BooleanSupplier cancelled, DoubleConsumer progress) {
        double[] length = new double[count];
        double[] loss = new double[count];
        double[] norms = new double[count];
        List<String> phases = new ArrayList<>();
        for (double[] numbers : new double[][] {length, loss, norms}) {
            Arrays.fill(numbers, Double.NaN);
        }
        double[] before = null;
        for (int from = 0; from < count && !cancelled.getAsBoolean(); from += BATCH) {
            int to = Math.min(count, from + BATCH);
            List<double[]> points = new ArrayList<>();
            for (int i = from; i < to; i++) {
                double[] here = point.apply(i);
                length[i] = before == null ? 0 : length[i - 1] + Vectors.norm(Vectors.difference(here, before));
                norms[i] = norm.applyAsDouble(here);
                points.add(here);
                before = here;
            }
            System.arraycopy(objective.values(new ParameterStack.Points(points)), 0, loss, from, to - from);
            progress.accept((double) to / count);
        }
        for (int i = 0; i < count; i++) {
            phases.add(phase.apply(i));
        }
        return new PathProfile(length, loss, norms, phases);
    }

    /** Whether every point was reached before a cancellation. */
    public boolean complete() {
        return !Double.isNaN(length[length.length - 1]);
    }

    /** The arc length of the whole path. */
    public double total() {
        return length[length.length - 1];
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

    /**
     * How far the loss rises above the linear interpolation of the ends' losses, in the share of the arc length: the largest
     * f(s) − ((1 − s) f(0) + s f(1)) (the barrier of Entezari, Sedghi, Saukh, Neyshabur 2022 for a straight line); 0 where it never does,
     * NaN where a loss is NaN.
     */
    public double barrierAboveInterpolation() {
        double barrier = 0;
        for (int i = 0; i < loss.length; i++) {
            double s = total() == 0 ? 0 : length[i] / total();
            barrier = Math.max(barrier, loss[i] - ((1 - s) * start() + s * end()));
        }
        return barrier;
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
