package org.saddlescope.spectra;

import java.util.List;

/** PAP with P = I − UUᵀ: what is left of a symmetric A orthogonal to the orthonormal vectors U. */
final class Compression {
    private Compression() {}

    /** Pw, a new vector; w itself where nothing is excluded. */
    static double[] project(double[] w, List<double[]> excluded) {
        if (excluded.isEmpty()) {
            return w;
        }
        double[] result = w.clone();
        for (double[] u : excluded) {
            Vectors.add(result, -Vectors.dot(u, result), u);
        }
        return result;
    }

    /** PAP + c·UUᵀ with c above every eigenvalue of A, so that the largest eigenvalues are those of the excluded vectors. */
    static double[][] of(double[][] a, List<double[]> excluded) {
        if (excluded.isEmpty()) {
            return a;
        }
        int p = a.length;
        double[][] half = new double[p][];
        double squares = 0;
        for (int i = 0; i < p; i++) {
            half[i] = project(a[i], excluded);
            squares += Vectors.dot(a[i], a[i]);
        }
        double above = 2 * Math.sqrt(squares) + Double.MIN_NORMAL;
        double[][] result = new double[p][p];
        for (int j = 0; j < p; j++) {
            double[] column = new double[p];
            for (int i = 0; i < p; i++) {
                column[i] = half[i][j];
            }
            double[] projected = project(column, excluded);
            for (double[] u : excluded) {
                Vectors.add(projected, above * u[j], u);
            }
            for (int i = 0; i < p; i++) {
                result[i][j] = projected[i];
            }
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                result[i][j] = (result[i][j] + result[j][i]) / 2;
            }
        }
        return result;
    }
}
