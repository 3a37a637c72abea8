package org.saddlescope.spectra;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;

/**
 * The whole eigendecomposition of a dense symmetric matrix by LAPACK's dsyevd (divide and conquer), for matrices too
 * large for {@link SymmetricEigen}. O(n³) time.
 */
final class DenseEigen {
    private final double[] values;
    private final double[] columns;

    /**
     * @param matrix n rows of n elements, of which the lower triangle is read
     * @throws IllegalArgumentException where an element is not finite
     */
    DenseEigen(double[][] matrix) {
        int n = matrix.length;
        values = new double[n];
        columns = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, columns, i * n, i + 1);
        }
        if (!Vectors.finite(columns)) {
            throw new IllegalArgumentException("a matrix that is not finite");
        }
        // Rows of the lower triangle are columns of the upper one.
        int info = n == 0 ? 0 : LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'U', n, columns, n, values);
        if (info != 0) {
            throw new IllegalStateException("LAPACK dsyevd on a matrix of " + n + " rows: code " + info);
        }
    }

    /** λ_1 ≤ … ≤ λ_n. */
    double[] values() {
        return values;
    }

    /** The unit eigenvector of λ_{index + 1}, with its element of largest magnitude positive. */
    double[] vector(int index) {
        int n = values.length;
        return Vectors.oriented(Arrays.copyOfRange(columns, index * n, (index + 1) * n));
    }
}
