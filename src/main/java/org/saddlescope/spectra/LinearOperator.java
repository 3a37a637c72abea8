package org.saddlescope.spectra;

import java.util.List;

/**
 * A symmetric linear map A: R^p → R^p known only by what it does to vectors. One Lanczos serves the Hessian, the
 * Gauss-Newton matrix, tangent kernels and covariance matrices alike.
 */
public interface LinearOperator {
    /** The dimension p. */
    int dimension();

    /**
     * A·v for every vector v of p elements, in the same order; they may share work. The given arrays are neither kept
     * nor changed.
     */
    List<double[]> apply(List<double[]> vectors);

    /** A·v. */
    default double[] apply(double[] vector) {
        return apply(List.of(vector)).getFirst();
    }

    /** The same operator, with the same bits, for many products one after the other. */
    default PreparedOperator prepared() {
        LinearOperator operator = this;
        return new PreparedOperator() {
            @Override
            public int dimension() {
                return operator.dimension();
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                return operator.apply(vectors);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
