package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.spectra.Vectors;

/**
 * Straight segments from corner to corner through parameter space.
 *
 * @param corners at least two points of p elements
 * @param phases  what each segment is for; one less than there are corners
 */
public record Polyline(List<double[]> corners, List<String> phases) {
    private static final int BATCH = 32;

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

    /** The points from corner to corner, both ends of each segment among them: {@code each} a segment, at least 2. */
    List<double[]> points(int each) {
        List<double[]> points = new ArrayList<>();
        for (int s = 0; s + 1 < corners.size(); s++) {
            double[] from = corners.get(s);
            double[] to = corners.get(s + 1);
            for (int k = s == 0 ? 0 : 1; k < each; k++) {
                // The ends are the corners themselves, without a rounding.
                points.add(k == 0 ? from : k == each - 1 ? to : between(from, to, k / (each - 1.0)));
            }
        }
        return points;
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
        List<double[]> points = points(each);
        int n = points.size();
        double[] length = new double[n];
        double[] loss = new double[n];
        double[] norms = new double[n];
        List<String> phase = new ArrayList<>();
        java.util.Arrays.fill(loss, Double.NaN);
        for (int i = 0; i < n; i++) {
            length[i] = i == 0 ? 0 : length[i - 1] + Vectors.norm(Vectors.difference(points.get(i), points.get(i - 1)));
            norms[i] = norm.applyAsDouble(points.get(i));
            phase.add(phases.get(i == 0 ? 0 : (i - 1) / (each - 1)));
        }
        for (int from = 0; from < n && !cancelled.getAsBoolean(); from += BATCH) {
            int to = Math.min(n, from + BATCH);
            double[] values = objective.values(new ParameterStack.Points(points.subList(from, to)));
            System.arraycopy(values, 0, loss, from, values.length);
            progress.accept((double) to / n);
        }
        return new PathProfile(length, loss, norms, phase);
    }
}
