package org.saddlescope.conditions;

import java.util.Locale;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.saddlescope.engine.Samples;

/**
 * Inputs X and targets Y of a network of square matrices, d × n each, with a column a sample.
 *
 * @param x X
 * @param y Y
 */
record SquareSamples(RealMatrix x, RealMatrix y) {
    /** A matrix whose least singular value is below this share of the largest counts as singular. */
    private static final double SINGULAR = 1e-12;

    /**
     * @throws IllegalArgumentException where the targets are not real vectors of as many components as the inputs
     */
    static SquareSamples of(Samples samples) {
        int d = samples.inputSize();
        if (!(samples.targets() instanceof Samples.Values(double[] targets, int width))) {
            throw new IllegalArgumentException("the minimisers of square networks need real targets, the data have class labels");
        }
        if (width != d) {
            throw new IllegalArgumentException("the minimisers of square networks need as many targets as inputs, the data have "
                    + d + " inputs and " + width + " targets");
        }
        return new SquareSamples(columns(samples.inputs(), samples.count(), d), columns(targets, samples.count(), d));
    }

    /** d. */
    int size() {
        return x.getRowDimension();
    }

    /** n. */
    int count() {
        return x.getColumnDimension();
    }

    /**
     * The singular values of a matrix that must be invertible, or have full rank.
     *
     * @throws IllegalArgumentException where it is not; the message has its least singular value
     */
    static double[] regular(RealMatrix matrix, String what) {
        double[] values = new SingularValueDecomposition(matrix).getSingularValues();
        double least = values[values.length - 1];
        if (!(least > SINGULAR * values[0])) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%s: its least singular value is %.3g, its largest %.3g", what, least, values[0]));
        }
        return values;
    }

    /** A d × d matrix. */
    RealMatrix square(double[][] rows, String what) {
        if (rows.length != size() || rows[0].length != size()) {
            throw new IllegalArgumentException(what + " is " + rows.length + " x " + rows[0].length + ", not " + size() + " x " + size());
        }
        return MatrixUtils.createRealMatrix(rows);
    }

    /** Matrices one after the other, row by row, as the blocks of θ are. */
    static void put(double[] theta, int block, RealMatrix matrix) {
        int d = matrix.getRowDimension();
        for (int i = 0; i < d; i++) {
            System.arraycopy(matrix.getRow(i), 0, theta, (block * d + i) * d, d);
        }
    }

    private static RealMatrix columns(double[] rows, int count, int width) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(width, count);
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                matrix.setEntry(k, i, rows[i * width + k]);
            }
        }
        return matrix;
    }
}
