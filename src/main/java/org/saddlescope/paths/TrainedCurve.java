package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.saddlescope.engine.Objective;

/**
 * A curve of a shape through parameter space.
 *
 * @param points θ_0, the bends, θ_{k+1}
 */
public record TrainedCurve(CurveShape shape, List<double[]> points) {
    public TrainedCurve {
        points = List.copyOf(points);
        if (points.size() != shape.bends() + 2) {
            throw new IllegalArgumentException(points.size() + " points of a curve with " + shape.bends() + " bends");
        }
    }

    /** The bends evenly along the straight line. */
    public static TrainedCurve straight(CurveShape shape, double[] from, double[] to) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < shape.bends() + 2; i++) {
            points.add(Polyline.between(from, to, i / (shape.bends() + 1.0)));
        }
        return new TrainedCurve(shape, points);
    }

    /** φ(t). */
    public double[] at(double t) {
        double[] c = shape.coefficients(t);
        double[] point = new double[points.getFirst().length];
        for (int i = 0; i < c.length; i++) {
            if (c[i] != 0) {
                double[] corner = points.get(i);
                for (int k = 0; k < point.length; k++) {
                    point[k] += c[i] * corner[k];
                }
            }
        }
        return point;
    }

    /** The bends as one vector, one after the other. */
    double[] bends() {
        int p = points.getFirst().length;
        double[] flat = new double[shape.bends() * p];
        for (int i = 0; i < shape.bends(); i++) {
            System.arraycopy(points.get(i + 1), 0, flat, i * p, p);
        }
        return flat;
    }

    /** The same ends with other bends. */
    TrainedCurve bent(double[] bends) {
        int p = points.getFirst().length;
        List<double[]> moved = new ArrayList<>();
        moved.add(points.getFirst());
        for (int i = 0; i < shape.bends(); i++) {
            moved.add(Arrays.copyOfRange(bends, i * p, (i + 1) * p));
        }
        moved.add(points.getLast());
        return new TrainedCurve(shape, moved);
    }

    /**
     * The loss at evenly spaced t; the arc length is that of the chords between these points, at most that of the curve.
     *
     * @param count     points, at least 2
     * @param norm      another quantity to follow
     * @param cancelled asked between batches; once true, the points not reached are NaN
     * @param progress  gets the share done, from 0 to 1
     */
    public PathProfile profile(Objective objective, int count, ToDoubleFunction<double[]> norm, BooleanSupplier cancelled, DoubleConsumer progress) {
        return PathProfile.along(objective, count, i -> at(i / (count - 1.0)), _ -> shape.label(), norm, cancelled, progress);
    }
}
