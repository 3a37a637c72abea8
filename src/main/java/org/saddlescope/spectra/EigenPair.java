package org.saddlescope.spectra;

/**
 * An eigenvalue of a symmetric operator A with its eigenvector.
 *
 * @param value     λ
 * @param vector    v, ‖v‖ = 1, with its element of largest magnitude positive
 * @param residual  ‖Av − λv‖, computed from A itself; some eigenvalue of A lies within it of λ
 * @param converged whether the residual asked for was reached
 */
public record EigenPair(double value, double[] vector, double residual, boolean converged) {}
