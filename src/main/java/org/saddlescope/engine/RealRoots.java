package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The real roots of a small polynomial, found without a starting guess: between two neighbouring roots of its
 * derivative a polynomial is monotone, so that a sign change there brackets exactly one root, which bisection finds to
 * the last bit that the polynomial's rounding errors leave.
 */
final class RealRoots {
    private RealRoots() {}

    /**
     * The real roots in ascending order; a root of even multiplicity only where the polynomial is 0 there in floating
     * point.
     *
     * @param coefficients c_0, …, c_n of Σ c_k x^k with c_n ≠ 0, all finite
     */
    static List<Double> of(double[] coefficients) {
        int degree = coefficients.length - 1;
        if (degree < 1) {
            return List.of();
        }
        double[] derivative = new double[degree];
        double bound = 0;
        for (int k = 0; k < degree; k++) {
            derivative[k] = (k + 1) * coefficients[k + 1];
            bound = Math.max(bound, Math.abs(coefficients[k] / coefficients[degree]));
        }
        // Cauchy: all roots are within 1 + max |c_k / c_n|.
        List<Double> ends = new ArrayList<>();
        ends.add(-1 - bound);
        ends.addAll(of(derivative));
        ends.add(1 + bound);
        List<Double> roots = new ArrayList<>();
        for (int i = 0; i + 1 < ends.size(); i++) {
            double low = ends.get(i);
            double high = ends.get(i + 1);
            double atLow = value(coefficients, low);
            double atHigh = value(coefficients, high);
            if (atLow == 0) {
                add(roots, low);
            } else if (atHigh != 0 && atLow > 0 != atHigh > 0) {
                add(roots, bisect(coefficients, low, high, atLow > 0));
            }
        }
        if (value(coefficients, ends.getLast()) == 0) {
            add(roots, ends.getLast());
        }
        return roots;
    }

    private static void add(List<Double> roots, double root) {
        if (roots.isEmpty() || roots.getLast() != root) {
            roots.add(root);
        }
    }

    private static double bisect(double[] coefficients, double from, double to, boolean positiveAtFrom) {
        double low = from;
        double high = to;
        double middle = low / 2 + high / 2;
        while (middle > low && middle < high) {
            if (value(coefficients, middle) > 0 == positiveAtFrom) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low / 2 + high / 2;
        }
        return middle;
    }

    /** Σ c_k x^k by Horner's rule. */
    private static double value(double[] coefficients, double x) {
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = sum * x + coefficients[k];
        }
        return sum;
    }
}
