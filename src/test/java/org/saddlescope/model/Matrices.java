package org.saddlescope.model;

import java.util.Arrays;
import org.saddlescope.engine.Differences;
import org.saddlescope.spectra.SymmetricEigen;

/** Small dense matrices for closed forms, row by row. */
public final class Matrices {
    private Matrices() {}

    public static double[][] gaussian(long seed, int rows, int columns) {
        return of(Differences.gaussian(seed, rows * columns), 0, rows, columns);
    }

    public static double[][] of(double[] elements, int from, int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = Arrays.copyOfRange(elements, from + i * columns, from + (i + 1) * columns);
        }
        return matrix;
    }

    public static double[] elements(double[][]... matrices) {
        return Arrays.stream(matrices).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }

    public static double[][] identity(int n) {
        double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    public static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    public static double[][] transpose(double[][] a) {
        double[][] transpose = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                transpose[j][i] = a[i][j];
            }
        }
        return transpose;
    }

    /** AAᵀ. */
    public static double[][] gram(double[][] a) {
        return product(a, transpose(a));
    }

    /** By elimination with pivots. */
    public static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] inverse = identity(n);
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            swap(a, k, pivot);
            swap(inverse, k, pivot);
            double scale = a[k][k];
            for (int j = 0; j < n; j++) {
                a[k][j] /= scale;
                inverse[k][j] /= scale;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i][k];
                for (int j = 0; i != k && j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                    inverse[i][j] -= factor * inverse[k][j];
                }
            }
        }
        return inverse;
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }

    /** Eigenvalues of a symmetric matrix, ascending. */
    public static double[] eigenvalues(double[][] symmetric) {
        return SymmetricEigen.of(symmetric).values();
    }

    /** The least singular value of a square matrix, squared. */
    public static double leastSquared(double[][] a) {
        return Math.max(0, eigenvalues(gram(a))[0]);
    }
}
