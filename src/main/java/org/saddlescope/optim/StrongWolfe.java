package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.Vectors;

/**
 * A line search for the strong Wolfe conditions: with φ(t) = f(θ + td) and φ'(0) &lt; 0, a step t with
 * φ(t) ≤ φ(0) + c₁tφ'(0) and |φ'(t)| ≤ c₂|φ'(0)| (Nocedal, Wright, Numerical Optimization, 2nd ed., Algorithms 3.5 and
 * 3.6, with cubic interpolation, Eq. 3.59, kept away from the ends of the bracket). A loss that is not finite counts as
 * too large.
 *
 * @param decrease    c₁, 0 &lt; c₁ &lt; c₂
 * @param curvature   c₂ &lt; 1
 * @param evaluations the most gradients a search takes
 */
record StrongWolfe(double decrease, double curvature, int evaluations) {
    private static final double EXPANSION = 2;
    /** The part of the bracket at either end where no interpolated step is taken. */
    private static final double MARGIN = 0.1;

    /** The point θ + td with value and gradient there; {@code slope} is φ'(t). */
    record Point(double t, double[] theta, ValueGradient at, double slope) {
        double value() {
            return at.value();
        }
    }

    /**
     * The step found, or where the evaluations run out the lowest one that satisfies the first condition; that is t = 0
     * where none does.
     *
     * @param at        f and ∇f at θ
     * @param direction d, with ⟨∇f(θ), d⟩ &lt; 0
     * @param first     the first t to try, positive
     */
    Point search(Objective objective, double[] theta, ValueGradient at, double[] direction, double first) {
        Point start = new Point(0, theta, at, Vectors.dot(at.gradient(), direction));
        return new Search(objective, start, direction).bracket(first);
    }

    private final class Search {
        private final Objective objective;
        private final Point start;
        private final double[] direction;
        private int left = evaluations;

        private Search(Objective objective, Point start, double[] direction) {
            this.objective = objective;
            this.start = start;
            this.direction = direction;
        }

        /** Lengthens the step until it is good or an interval is known to hold a good one. */
        private Point bracket(double first) {
            Point before = start;
            for (double t = first; left > 0; t *= EXPANSION) {
                Point point = evaluate(t);
                if (tooHigh(point) || before != start && point.value() >= before.value()) {
                    return zoom(before, point);
                }
                if (flat(point)) {
                    return point;
                }
                if (point.slope() >= 0) {
                    return zoom(point, before);
                }
                before = point;
            }
            return before;
        }

        /** Narrows an interval; {@code low} is the lowest point known that satisfies the first condition. */
        private Point zoom(Point low, Point high) {
            while (left > 0) {
                Point point = evaluate(between(low, high));
                if (tooHigh(point) || point.value() >= low.value()) {
                    high = point;
                    continue;
                }
                if (flat(point)) {
                    return point;
                }
                if (point.slope() * (high.t() - low.t()) >= 0) {
                    high = low;
                }
                low = point;
            }
            return low;
        }

        private Point evaluate(double t) {
            left--;
            double[] theta = Gradients.along(start.theta(), t, direction);
            ValueGradient at = objective.gradient(theta);
            return new Point(t, theta, at, Vectors.dot(at.gradient(), direction));
        }

        private boolean tooHigh(Point point) {
            // Not "greater": a NaN is too high.
            return !(point.value() <= start.value() + decrease * point.t() * start.slope()) || !Double.isFinite(point.slope());
        }

        private boolean flat(Point point) {
            return Math.abs(point.slope()) <= -curvature * start.slope();
        }

        /** The minimiser of the cubic through both points, or their middle where it has none. */
        private static double between(Point a, Point b) {
            double width = b.t() - a.t();
            double d1 = a.slope() + b.slope() - 3 * (b.value() - a.value()) / width;
            double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - a.slope() * b.slope());
            double part = 1 - (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
            return a.t() + width * (Double.isFinite(part) ? Math.clamp(part, MARGIN, 1 - MARGIN) : 0.5);
        }
    }
}
