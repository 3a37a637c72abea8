package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic on vectors of doubles. Sums run in one fixed order, so that the same vectors give the same bits always.
 * Two vectors of one call have the same length.
 */
public final class Vectors {
    /** Sums of squares between these bounds lost nothing to underflow and nothing to overflow. */
    private static final double SMALLEST_SQUARE = 1e-280;
    private static final double LARGEST_SQUARE = 1e300;

    private Vectors() {}

    /** Σ x_i y_i, in four interleaved partial sums. */
    public static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = x.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (int i = whole; i < x.length; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** ‖x‖₂, without overflow or underflow on the way; NaN where an element is NaN. */
    public static double norm(double[] x) {
        return norm(x, 0, x.length);
    }

    /** ‖x[from..to−1]‖₂. */
    public static double norm(double[] x, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += x[i] * x[i];
        }
        if (squares > SMALLEST_SQUARE && squares < LARGEST_SQUARE) {
            return Math.sqrt(squares);
        }
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return largest;
        }
        double scaled = 0;
        for (int i = from; i < to; i++) {
            double ratio = x[i] / largest;
            scaled += ratio * ratio;
        }
        return largest * Math.sqrt(scaled);
    }

    /** target += factor · x. */
    public static void add(double[] target, double factor, double[] x) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * x[i];
        }
    }

    /** factor · x, a new vector. */
    public static double[] scaled(double[] x, double factor) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = factor * x[i];
        }
        return result;
    }

    /** x / ‖x‖, a new vector; a zero vector stays zero. */
    public static double[] unit(double[] x) {
        double norm = norm(x);
        if (norm == 0) {
            return x.clone();
        }
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] / norm;
        }
        return result;
    }

    /** x − y, a new vector. */
    public static double[] difference(double[] x, double[] y) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] - y[i];
        }
        return result;
    }

    /** The vector e_index of {@code dimension} elements. */
    public static double[] axis(int dimension, int index) {
        double[] result = new double[dimension];
        result[index] = 1;
        return result;
    }

    /**
     * x or −x, whichever has its element of largest magnitude positive (the first of several): an eigenvector is given
     * only up to its sign, and a picture needs the same one every time.
     */
    public static double[] oriented(double[] x) {
        double extreme = 0;
        for (double element : x) {
            if (Math.abs(element) > Math.abs(extreme)) {
                extreme = element;
            }
        }
        return extreme < 0 ? scaled(x, -1) : x;
    }

    /**
     * An orthonormal basis of what the vectors span, in their order: each without its components along those before it. A
     * vector of which less than 1e-10 is left, relative to its norm, adds nothing and is passed over.
     */
    public static List<double[]> orthonormal(List<double[]> vectors) {
        List<double[]> basis = new ArrayList<>();
        for (double[] vector : vectors) {
            double[] rest = unit(vector);
            double left = 0;
            for (int pass = 0; pass < 3; pass++) {
                for (double[] q : basis) {
                    add(rest, -dot(q, rest), q);
                }
                left = pass == 0 ? norm(rest) : left;
                rest = unit(rest);
            }
            if (left >= 1e-10) {
                basis.add(rest);
            }
        }
        return basis;
    }

    /** max |x_i|; 0 for no elements, NaN where one is NaN. */
    static double largest(double[] x) {
        double largest = 0;
        for (double element : x) {
            largest = Math.max(largest, Math.abs(element));
        }
        return largest;
    }

    /** Whether no element is NaN or infinite. */
    public static boolean finite(double[] x) {
        for (double element : x) {
            if (!Double.isFinite(element)) {
                return false;
            }
        }
        return true;
    }

    /** ‖Av − λv‖, given Av. */
    static double residual(double[] applied, double value, double[] vector) {
        double[] rest = applied.clone();
        add(rest, -value, vector);
        return norm(rest);
    }
}
