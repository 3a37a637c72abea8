package org.saddlescope.spectra;

import java.util.Arrays;

/**
 * Both ends of the spectrum of a symmetric operator A on R^p. Where A gave NaN or infinity, everything is NaN and
 * nothing has converged.
 *
 * @param minValue    λ_min
 * @param minVector   its unit eigenvector; p elements
 * @param minResidual ‖Av − λv‖ of that pair, computed from A itself
 * @param maxValue    λ_max
 * @param maxVector   its unit eigenvector
 * @param maxResidual ‖Av − λv‖ of that pair
 * @param iterations  Lanczos steps; p where the matrix was written out instead
 * @param converged   whether both residuals are within the tolerance asked for, relative to {@link #scale()}
 */
public record ExtremePair(double minValue, double[] minVector, double minResidual, double maxValue,
                          double[] maxVector, double maxResidual, int iterations, boolean converged) {
    /** The magnitude of the larger of the two eigenvalues, ‖A‖₂. */
    public double scale() {
        return Math.max(Math.abs(minValue), Math.abs(maxValue));
    }

    /** What an operator that is not finite has. */
    static ExtremePair undefined(int dimension, int iterations) {
        double[] nothing = new double[dimension];
        Arrays.fill(nothing, Double.NaN);
        return new ExtremePair(Double.NaN, nothing, Double.NaN, Double.NaN, nothing, Double.NaN, iterations, false);
    }
}
