package org.saddlescope.spectra;

import java.util.Arrays;
import java.util.List;

/**
 * The diagonal block A[offset .. offset + size − 1] of an operator: the curvature within one layer, the others held
 * fixed. The eigenvalues of the blocks of a symmetric A lie between its extremes, and their traces add up to A's.
 */
public record DiagonalBlock(LinearOperator operator, int offset, int size) implements LinearOperator {
    public DiagonalBlock {
        if (offset < 0 || size < 0 || offset > operator.dimension() - size) {
            throw new IllegalArgumentException("the block of " + size + " from " + offset + " on of " + operator.dimension());
        }
    }

    @Override
    public int dimension() {
        return size;
    }

    @Override
    public List<double[]> apply(List<double[]> vectors) {
        int p = operator.dimension();
        List<double[]> whole = vectors.stream().map(v -> {
            double[] embedded = new double[p];
            System.arraycopy(v, 0, embedded, offset, size);
            return embedded;
        }).toList();
        return operator.apply(whole).stream().map(v -> Arrays.copyOfRange(v, offset, offset + size)).toList();
    }

    @Override
    public PreparedOperator prepared() {
        PreparedOperator prepared = operator.prepared();
        DiagonalBlock block = new DiagonalBlock(prepared, offset, size);
        return new PreparedOperator() {
            @Override
            public int dimension() {
                return block.size;
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                return block.apply(vectors);
            }

            @Override
            public void close() {
                prepared.close();
            }
        };
    }
}
