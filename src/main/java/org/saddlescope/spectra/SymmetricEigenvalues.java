package org.saddlescope.spectra;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;

/**
 * The eigenvalues alone of a dense symmetric matrix, by LAPACK's dsyevd: Householder reduction and the root-free QR
 * iteration. Faster than {@link SymmetricEigen}, which gives the vectors too and the same bits on every machine.
 */
public final class SymmetricEigenvalues {
    private SymmetricEigenvalues() {}

    /**
     * @param matrix n rows of n elements, of which the lower triangle is read
     * @return λ_1 ≤ … ≤ λ_n; all NaN where an element is not finite
     */
    public static double[] of(double[][] matrix) {
        int n = matrix.length;
        double[] values = new double[n];
        double[] a = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, a, i * n, i + 1);
        }
        if (!Vectors.finite(a)) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        // Rows of the lower triangle are columns of the upper one.
        int info = n == 0 ? 0 : LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'N', (byte) 'U', n, a, n, values);
        if (info != 0) {
            throw new IllegalStateException("LAPACK dsyevd on a matrix of " + n + " rows: code " + info);
        }
        return values;
    }
}
