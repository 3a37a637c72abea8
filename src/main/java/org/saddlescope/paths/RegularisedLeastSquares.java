package org.saddlescope.paths;

import java.util.Arrays;
import org.saddlescope.spectra.Vectors;

/**
 * The minimiser y of ‖T̄y + βe₁‖² + λ‖y‖² for the (k+1) × k tridiagonal matrix T̄ of k Lanczos steps, by Givens rotations of
 * [T̄; √λI] to a triangular matrix R of three diagonals (the banded QR of George and Heath 1980). O(k) operations, and no
 * square of the condition of T̄ as the normal equations have it.
 *
 * @param diagonal α_1, …, α_k
 * @param beside   β_1, …, β_k, the last of which is the only element of the last row
 * @param start    β = ‖g‖
 */
record RegularisedLeastSquares(double[] diagonal, double[] beside, double start) implements StepEquation {
    /**
     * @param root √λ, above 0
     * @return y, ‖y‖ and −d(‖y‖²/2)/dλ = yᵀ(T̄ᵀT̄ + λI)⁻¹y
     */
    @Override
    public Solution solve(double root) {
        int k = diagonal.length;
        Triangle r = new Triangle(k);
        for (int row = 0; row <= k; row++) {
            if (row == 0) {
                r.insert(0, diagonal[0], k > 1 ? beside[0] : 0, 0, -start);
            } else {
                r.insert(row - 1, beside[row - 1], row < k ? diagonal[row] : 0, row < k - 1 ? beside[row] : 0, 0);
                r.insert(row - 1, root, 0, 0, 0);
            }
        }
        double[] y = r.solution();
        double[] w = r.transposed(y);
        double length = Vectors.norm(y);
        double across = Vectors.norm(w);
        return new Solution(y, length, across * across);
    }

    /** βe₁ + T̄y, k + 1 elements. */
    double[] residual(double[] y) {
        int k = diagonal.length;
        double[] z = new double[k + 1];
        z[0] = start;
        for (int j = 0; j < k; j++) {
            z[j] += diagonal[j] * y[j];
            z[j + 1] += beside[j] * y[j];
            if (j > 0) {
                z[j - 1] += beside[j - 1] * y[j];
            }
        }
        return z;
    }

    /** R and Qᵀ of the right-hand side, made row by row. */
    private static final class Triangle {
        private final double[] r0;
        private final double[] r1;
        private final double[] r2;
        private final double[] q;

        Triangle(int k) {
            r0 = new double[k];
            r1 = new double[k];
            r2 = new double[k];
            q = new double[k];
        }

        /** Rotates a row with elements in three columns from {@code column} on into the triangle. */
        void insert(int column, double first, double second, double third, double right) {
            double a0 = first;
            double a1 = second;
            double a2 = third;
            double b = right;
            for (int i = column; i < r0.length; i++) {
                if (a0 != 0 && r0[i] == 0) {
                    r0[i] = a0;
                    r1[i] = a1;
                    r2[i] = a2;
                    q[i] = b;
                    return;
                }
                double c = 1;
                double s = 0;
                if (a0 != 0) {
                    double h = StrictMath.hypot(r0[i], a0);
                    c = r0[i] / h;
                    s = a0 / h;
                    r0[i] = h;
                }
                double below1 = c * a1 - s * r1[i];
                double below2 = c * a2 - s * r2[i];
                double belowRight = c * b - s * q[i];
                r1[i] = c * r1[i] + s * a1;
                r2[i] = c * r2[i] + s * a2;
                q[i] = c * q[i] + s * b;
                a0 = below1;
                a1 = below2;
                a2 = 0;
                b = belowRight;
            }
        }

        /** R⁻¹Qᵀb. */
        double[] solution() {
            int k = r0.length;
            double[] y = new double[k];
            for (int i = k - 1; i >= 0; i--) {
                double rest = q[i] - (i + 1 < k ? r1[i] * y[i + 1] : 0) - (i + 2 < k ? r2[i] * y[i + 2] : 0);
                y[i] = rest / r0[i];
            }
            return y;
        }

        /** R⁻ᵀx. */
        double[] transposed(double[] x) {
            double[] w = Arrays.copyOf(x, x.length);
            for (int i = 0; i < w.length; i++) {
                double rest = w[i] - (i > 0 ? r1[i - 1] * w[i - 1] : 0) - (i > 1 ? r2[i - 2] * w[i - 2] : 0);
                w[i] = rest / r0[i];
            }
            return w;
        }
    }
}
