package org.saddlescope.paths;

import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.Vectors;

/**
 * The steps of an invariant Krylov space, where the Ritz values are eigenvalues of H: y(λ) = −Σ θ_i c_i/(θ_i² + λ) u_i with
 * c_i = βu_i[1]. Eigenvalues that are zero but for rounding are left out, so that y(0) is the shortest least-squares
 * solution −H⁺g.
 *
 * @param ritz  the eigendecomposition θ_i, u_i of T
 * @param start β = ‖g‖
 */
record RitzEquation(SymmetricEigen ritz, double start) implements StepEquation {
    /** Eigenvalues within this share of ‖H‖ are zero but for rounding. */
    private static final double ZERO = 1e-13;

    @Override
    public Solution solve(double root) {
        double[] values = ritz.values();
        int k = values.length;
        double zero = ZERO * Math.max(Math.abs(values[0]), Math.abs(values[k - 1]));
        double[] y = new double[k];
        double slope = 0;
        for (int i = 0; i < k; i++) {
            if (Math.abs(values[i]) > zero) {
                double shifted = values[i] * values[i] + root * root;
                double along = -values[i] * start * ritz.vectors().get(i)[0] / shifted;
                Vectors.add(y, along, ritz.vectors().get(i));
                slope += along * along / shifted;
            }
        }
        return new Solution(y, Vectors.norm(y), slope);
    }
}
