package org.saddlescope.experiment.study;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Orthonormal bases of the row space and the null space of a matrix with p columns.
 *
 * @param row          right singular vectors whose singular value is not zero
 * @param nullSpace    the other right singular vectors
 * @param largestValue σ_max
 * @param leastValue   the least singular value that counts as not zero; 0 where none does
 * @param gap          leastValue over the largest singular value that counts as zero; infinite where that is exactly 0, NaN
 *                     where none counts as zero
 */
record JacobianSpaces(List<double[]> row, List<double[]> nullSpace, double largestValue, double leastValue, double gap) {
    /** A singular value below this share of the largest counts as zero. */
    private static final double ZERO = 1e-10;

    JacobianSpaces {
        row = List.copyOf(row);
        nullSpace = List.copyOf(nullSpace);
    }

    /** @param jacobian rows of p elements */
    static JacobianSpaces of(double[][] jacobian) {
        int p = jacobian[0].length;
        // Rows of zeros, where there are fewer than columns, make V complete.
        RealMatrix tall = new Array2DRowRealMatrix(Math.max(p, jacobian.length), p);
        tall.setSubMatrix(jacobian, 0, 0);
        SingularValueDecomposition svd = new SingularValueDecomposition(tall);
        double[] values = svd.getSingularValues();
        int rank = 0;
        while (rank < p && values[rank] > ZERO * values[0]) {
            rank++;
        }
        RealMatrix right = svd.getV();
        List<double[]> basis = IntStream.range(0, p).mapToObj(right::getColumn).toList();
        double least = rank > 0 ? values[rank - 1] : 0;
        return new JacobianSpaces(basis.subList(0, rank), basis.subList(rank, p), values[0], least,
                rank < p ? least / values[rank] : Double.NaN);
    }
}
