package org.saddlescope.engine;

import java.util.List;
import java.util.Optional;

/**
 * Sets of minimisers that are known in closed form, each with the projection onto it: x_p = argmin over the set of
 * ‖x − s‖. Where several points are nearest, the same one is always given, as each set says.
 */
public sealed interface MinimiserSet extends Minima.Projection {
    /** What the set is, for people. */
    String description();

    /**
     * The minima of a function with these minimisers.
     *
     * @param value     f*
     * @param valueFrom where f* comes from
     */
    default Minima with(double value, String valueFrom) {
        return new Minima(value, Optional.of(this), valueFrom, description());
    }

    /**
     * Finitely many points: all minimisers, or x* as it was declared. Of several nearest ones the first is given.
     *
     * @param points at least one, of p elements each; not changed afterwards
     * @param from   where they come from: "known in closed form", "declared in the experiment", ...
     */
    record Points(List<double[]> points, String from) implements MinimiserSet {
        public Points {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("no minimiser");
            }
        }

        @Override
        public double[] nearest(double[] theta) {
            double[] nearest = points.getFirst();
            double least = Double.POSITIVE_INFINITY;
            for (double[] point : points) {
                double distance = squaredDistance(theta, point);
                if (distance < least) {
                    nearest = point;
                    least = distance;
                }
            }
            return nearest.clone();
        }

        @Override
        public String description() {
            return (points.size() == 1 ? "one minimiser" : "nearest of " + points.size() + " minimisers") + ", " + from;
        }

        private static double squaredDistance(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (x[i] - y[i]) * (x[i] - y[i]);
            }
            return sum;
        }
    }

    /**
     * The hyperbola {(u, v): uv = 1}, the minimisers of (1 − uv)²/2. The point nearest to (a, b) is a root of
     * u⁴ − au³ + bu − 1 = 0 with v = 1/u; all real roots are compared. Of several nearest points the one with the
     * largest u is given: for (t, −t) the one on the branch u > 0.
     */
    record Hyperbola() implements MinimiserSet {
        /** Squared distances that differ by less than this share are equal but for rounding. */
        private static final double TIE = 1e-14;

        @Override
        public double[] nearest(double[] theta) {
            double a = theta[0];
            double b = theta[1];
            if (!Double.isFinite(a) || !Double.isFinite(b)) {
                return new double[] {Double.NaN, Double.NaN};
            }
            double best = Double.NaN;
            double least = Double.POSITIVE_INFINITY;
            for (double root : RealRoots.of(new double[] {-1, b, 0, -a, 1}).reversed()) {
                double u = polished(root, a, b);
                double distance = (u - a) * (u - a) + (1 / u - b) * (1 / u - b);
                if (distance < least * (1 - TIE)) {
                    best = u;
                    least = distance;
                }
            }
            return new double[] {best, 1 / best};
        }

        /** One Newton step on the derivative of half the squared distance, (u − a) − (1/u − b)/u², where that is safe. */
        private static double polished(double u, double a, double b) {
            double v = 1 / u;
            double slope = (u - a) - (v - b) * v * v;
            double curvature = 1 + v * v * v * (3 * v - 2 * b);
            double step = slope / curvature;
            // Near a double root, where the curvature vanishes, bisection's answer is the better one.
            return Math.abs(step) <= 1e-8 * Math.abs(u) ? u - step : u;
        }

        @Override
        public String description() {
            return "nearest point of the hyperbola uv = 1, exact";
        }
    }

    /**
     * The hyperplane {x: ⟨normal, x⟩ = offset}; in two dimensions a line, as x + y = −1/2 for the alpha-beta paper's
     * Example 1 (Islamov et al. 2024).
     *
     * @param normal p elements, not all zero
     */
    record Hyperplane(double[] normal, double offset) implements MinimiserSet {
        public Hyperplane {
            if (product(normal, normal) == 0) {
                throw new IllegalArgumentException("a hyperplane without a normal");
            }
        }

        @Override
        public double[] nearest(double[] theta) {
            double factor = (product(normal, theta) - offset) / product(normal, normal);
            double[] nearest = theta.clone();
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] -= factor * normal[i];
            }
            return nearest;
        }

        @Override
        public String description() {
            return normal.length == 2 ? "nearest point of the line of minimisers, exact"
                    : "nearest point of the hyperplane of minimisers, exact";
        }

        private static double product(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * y[i];
            }
            return sum;
        }
    }

    /**
     * The minimisers of the quadratic ½ Σ λ_i (x_i − c_i)²: x_i = c_i where λ_i > 0, any x_i where λ_i = 0.
     *
     * @param curvatures λ; p elements, none negative
     * @param centre     c; p elements
     */
    record QuadraticZeros(double[] curvatures, double[] centre) implements MinimiserSet {
        public QuadraticZeros {
            if (curvatures.length != centre.length) {
                throw new IllegalArgumentException(curvatures.length + " curvatures around a centre of "
                        + centre.length + " elements");
            }
            for (double curvature : curvatures) {
                if (!(curvature >= 0)) {
                    throw new IllegalArgumentException("a quadratic of curvature " + curvature + " has no minimum");
                }
            }
        }

        @Override
        public double[] nearest(double[] theta) {
            double[] nearest = theta.clone();
            for (int i = 0; i < nearest.length; i++) {
                if (curvatures[i] > 0) {
                    nearest[i] = centre[i];
                }
            }
            return nearest;
        }

        @Override
        public String description() {
            for (double curvature : curvatures) {
                if (curvature == 0) {
                    return "nearest point of the subspace of minimisers, exact";
                }
            }
            return "the minimiser, known in closed form";
        }
    }
}
