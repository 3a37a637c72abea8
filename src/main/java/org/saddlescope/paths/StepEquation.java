package org.saddlescope.paths;

/** The steps y(λ) that minimise ‖Hy + g‖² + λ‖y‖², in the coordinates of a Krylov space. */
interface StepEquation {
    /**
     * @param root √λ
     * @return y(λ)
     */
    Solution solve(double root);

    /**
     * @param y      y(λ)
     * @param length ‖y‖
     * @param slope  −d(‖y‖²/2)/dλ = yᵀ(H² + λI)⁻¹y, what a search for λ needs
     */
    record Solution(double[] y, double length, double slope) {}
}
