package org.saddlescope.paths;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.saddlescope.engine.Objective;

/**
 * Straight segments from corner to corner through parameter space.
 *
 * @param corners at least two points of p elements
 * @param phases  what each segment is for; one less than there are corners
 */
public record Polyline(List<double[]> corners, List<String> phases) {
    public Polyline {
        corners = List.copyOf(corners);
        phases = List.copyOf(phases);
        if (corners.size() < 2 || phases.size() != corners.size() - 1) {
            throw new IllegalArgumentException(corners.size() + " corners with " + phases.size() + " segments");
        }
    }

    /** The straight line from one point to another. */
    public static Polyline line(double[] from, double[] to) {
        return new Polyline(List.of(from.clone(), to.clone()), List.of("straight line"));
    }

    public double[] start() {
        return corners.getFirst();
    }

    public double[] end() {
        return corners.getLast();
    }

    /** A point of those from corner to corner, both ends of each segment among them: {@code each} a segment, at least 2. */
    private double[] point(int index, int each) {
        int segment = Math.min(index / (each - 1), phases.size() - 1);
        int k = index - segment * (each - 1);
        // The ends are the corners themselves, without a rounding.
        return k == 0 ? corners.get(segment) : k == each - 1 ? corners.get(segment + 1)
                : between(corners.get(segment), corners.get(segment + 1), k / (each - 1.0));
    }

    /** (1 − t)·from + t·to; a coordinate that is the same at both ends stays as it is, to the bit. */
    static double[] between(double[] from, double[] to, double t) {
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] == to[i] ? from[i] : (1 - t) * from[i] + t * to[i];
        }
        return point;
    }

    /**
     * The loss along the path.
     *
     * @param each      points a segment, both of its ends among them
     * @param norm      another quantity to follow, such as an ℓ1 norm
     * @param cancelled asked between batches; once true, the points not reached are NaN
     * @param progress  gets the share done, from 0 to 1
     */
    public PathProfile profile(Objective objective, int each, ToDoubleFunction<double[]> norm, BooleanSupplier cancelled, DoubleConsumer progress) {
        return PathProfile.along(objective, phases.size() * (each - 1) + 1, i -> point(i, each),
                i -> phases.get(i == 0 ? 0 : (i - 1) / (each - 1)), norm, cancelled, progress);
    }
}
