package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The whole eigendecomposition A v_i = λ_i v_i of a small symmetric matrix: Householder reduction to tridiagonal form,
 * then implicit QR steps with Wilkinson's shift (Golub, Van Loan, Matrix Computations, 4th ed., sections 8.3.1–8.3.5).
 * O(n³) time. Where A has an element that is not finite, all values and vectors are NaN.
 *
 * @param values  λ_1 ≤ … ≤ λ_n
 * @param vectors v_1, …, v_n: orthonormal, each with its element of largest magnitude positive
 */
public record SymmetricEigen(double[] values, List<double[]> vectors) {
    public SymmetricEigen {
        vectors = List.copyOf(vectors);
    }

    /**
     * @param matrix A; n rows of n elements, of which the lower triangle is read
     */
    public static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double scale = 0;
        for (int i = 0; i < n; i++) {
            scale = Math.max(scale, largest(matrix[i], i + 1));
        }
        if (!Double.isFinite(scale)) {
            return undefined(n);
        }
        double unit = scale == 0 ? 1 : scale;
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = matrix[i][j] / unit;
                a[j][i] = a[i][j];
            }
        }
        return Householder.reduce(a).solve(unit);
    }

    /**
     * @param diagonal n elements
     * @param beside   the n − 1 elements beside the diagonal; further elements are not read
     */
    public static SymmetricEigen ofTridiagonal(double[] diagonal, double[] beside) {
        int n = diagonal.length;
        double scale = Math.max(largest(diagonal, n), largest(beside, n - 1));
        if (!Double.isFinite(scale)) {
            return undefined(n);
        }
        double unit = scale == 0 ? 1 : scale;
        double[] d = Vectors.scaled(diagonal, 1 / unit);
        double[] e = Vectors.scaled(Arrays.copyOf(beside, Math.max(0, n - 1)), 1 / unit);
        return new Tridiagonal(d, e, identity(n)).solve(unit);
    }

    /** max |x_i| over the first n elements; NaN where one is NaN. */
    private static double largest(double[] x, int n) {
        double result = 0;
        for (int i = 0; i < n; i++) {
            result = Math.max(result, Math.abs(x[i]));
        }
        return result;
    }

    private static double[][] identity(int n) {
        return IntStream.range(0, n).mapToObj(i -> Vectors.axis(n, i)).toArray(double[][]::new);
    }

    private static SymmetricEigen undefined(int n) {
        double[] nothing = new double[n];
        Arrays.fill(nothing, Double.NaN);
        return new SymmetricEigen(nothing, Collections.nCopies(n, nothing));
    }

    /** A = Q T Qᵀ with T tridiagonal. */
    private static final class Householder {
        static Tridiagonal reduce(double[][] a) {
            int n = a.length;
            double[][] basis = identity(n);
            for (int k = 0; k < n - 2; k++) {
                double[] v = reflector(a, k);
                if (v != null) {
                    reflectBothSides(a, v, k + 1);
                    reflectRows(basis, v, k + 1);
                }
            }
            double[] d = new double[n];
            double[] e = new double[Math.max(0, n - 1)];
            for (int i = 0; i < n; i++) {
                d[i] = a[i][i];
                if (i > 0) {
                    e[i - 1] = a[i][i - 1];
                }
            }
            return new Tridiagonal(d, e, basis);
        }

        /** The unit vector v with (I − 2vvᵀ) mapping column k below the diagonal onto its first element, or null. */
        private static double[] reflector(double[][] a, int k) {
            int n = a.length;
            double[] v = new double[n];
            for (int i = k + 1; i < n; i++) {
                v[i] = a[i][k];
            }
            if (Vectors.norm(v, k + 2, n) == 0) {
                return null;
            }
            v[k + 1] += Math.copySign(Vectors.norm(v, k + 1, n), v[k + 1]);
            return Vectors.unit(v);
        }

        /** A ← (I − 2vvᵀ) A (I − 2vvᵀ) = A − vwᵀ − wvᵀ with w = 2(Av − (vᵀAv)v). */
        private static void reflectBothSides(double[][] a, double[] v, int from) {
            int n = a.length;
            double[] w = new double[n];
            for (int i = from - 1; i < n; i++) {
                w[i] = 2 * Vectors.dot(a[i], v);
            }
            Vectors.add(w, -Vectors.dot(w, v), v);
            for (int i = from - 1; i < n; i++) {
                double[] row = a[i];
                for (int j = from - 1; j < n; j++) {
                    row[j] -= v[i] * w[j] + w[i] * v[j];
                }
            }
        }

        /** B ← (I − 2vvᵀ) B. */
        private static void reflectRows(double[][] basis, double[] v, int from) {
            int n = basis.length;
            double[] sums = new double[n];
            for (int i = from; i < n; i++) {
                Vectors.add(sums, v[i], basis[i]);
            }
            for (int i = from; i < n; i++) {
                Vectors.add(basis[i], -2 * v[i], sums);
            }
        }
    }

    /**
     * T = tridiag(e, d, e) with the rows of {@code rows} as the basis in which it is written; the rotations that make T
     * diagonal turn them into the eigenvectors.
     */
    private record Tridiagonal(double[] d, double[] e, double[][] rows) {
        private static final double EPSILON = Math.ulp(1.0);

        SymmetricEigen solve(double unit) {
            int high = d.length - 1;
            while (high > 0) {
                if (negligible(high - 1)) {
                    e[high - 1] = 0;
                    high--;
                } else {
                    int low = high - 1;
                    while (low > 0 && !negligible(low - 1)) {
                        low--;
                    }
                    step(low, high);
                }
            }
            List<Integer> order = IntStream.range(0, d.length).boxed()
                    .sorted(Comparator.comparingDouble(i -> d[i])).toList();
            double[] values = order.stream().mapToDouble(i -> d[i] * unit).toArray();
            List<double[]> vectors = new ArrayList<>();
            order.forEach(i -> vectors.add(Vectors.oriented(rows[i])));
            return new SymmetricEigen(values, vectors);
        }

        private boolean negligible(int k) {
            // T is scaled to elements of at most about 1, so that what is below the smallest normal number is nothing.
            return Math.abs(e[k]) <= EPSILON * (Math.abs(d[k]) + Math.abs(d[k + 1]))
                    || Math.abs(e[k]) < Double.MIN_NORMAL;
        }

        /** One implicit QR step on the block low..high, which has no negligible element beside the diagonal. */
        private void step(int low, int high) {
            double x = d[low] - wilkinsonShift(high);
            double z = e[low];
            for (int k = low; k < high; k++) {
                double r = StrictMath.hypot(x, z);
                double c = r == 0 ? 1 : x / r;
                double s = r == 0 ? 0 : z / r;
                if (k > low) {
                    e[k - 1] = r;
                }
                double a = d[k];
                double b = e[k];
                double g = d[k + 1];
                d[k] = c * c * a + 2 * c * s * b + s * s * g;
                d[k + 1] = s * s * a - 2 * c * s * b + c * c * g;
                e[k] = c * s * (g - a) + (c * c - s * s) * b;
                if (k < high - 1) {
                    x = e[k];
                    z = s * e[k + 1];
                    e[k + 1] *= c;
                }
                rotate(rows[k], rows[k + 1], c, s);
            }
        }

        /** The eigenvalue of the trailing 2 × 2 block nearest to its last diagonal element. */
        private double wilkinsonShift(int high) {
            double b = e[high - 1];
            double delta = (d[high - 1] - d[high]) / 2;
            return d[high] - b * (b / (delta + Math.copySign(StrictMath.hypot(delta, b), delta)));
        }

        private static void rotate(double[] upper, double[] lower, double c, double s) {
            for (int i = 0; i < upper.length; i++) {
                double u = upper[i];
                double l = lower[i];
                upper[i] = c * u + s * l;
                lower[i] = c * l - s * u;
            }
        }
    }
}
