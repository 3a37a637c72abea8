package org.saddlescope.spectra;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgesdd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyev;
import static org.bytedeco.openblas.global.openblas.LAPACK_ROW_MAJOR;

import java.util.Arrays;
import java.util.stream.Stream;

/** LAPACK on heap arrays: the oracle for eigenvalues and singular vectors. */
public final class Lapack {
    private Lapack() {}

    /** The eigenvalues of a symmetric matrix, ascending. */
    public static double[] eigenvalues(double[][] matrix) {
        int n = matrix.length;
        double[] a = flat(matrix);
        double[] values = new double[n];
        int info = LAPACKE_dsyev(LAPACK_ROW_MAJOR, (byte) 'N', (byte) 'U', n, a, n, values);
        if (info != 0) {
            throw new IllegalStateException("dsyev returned " + info);
        }
        return values;
    }

    /** Singular values, descending, and right singular vectors as rows. */
    public static Svd svd(double[][] matrix) {
        int m = matrix.length;
        int n = matrix[0].length;
        int k = Math.min(m, n);
        double[] values = new double[k];
        double[] u = new double[m * k];
        double[] vt = new double[k * n];
        int info = LAPACKE_dgesdd(LAPACK_ROW_MAJOR, (byte) 'S', m, n, flat(matrix), n, values, u, k, vt, n);
        if (info != 0) {
            throw new IllegalStateException("dgesdd returned " + info);
        }
        double[][] right = new double[k][];
        for (int i = 0; i < k; i++) {
            right[i] = Arrays.copyOfRange(vt, i * n, (i + 1) * n);
        }
        return new Svd(values, right);
    }

    private static double[] flat(double[][] matrix) {
        return Stream.of(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    public record Svd(double[] values, double[][] right) {}
}
