package org.saddlescope.spectra;

/**
 * The spectral norm of the Hessian of F = m^{-1/2} Σ_j a_j s(w_j · x) in closed form (Liu, Zhu, Belkin 2020): it falls
 * apart into a block a neuron, which acts on the plane of x and a_j only, so that
 * <pre>
 * ‖∇²F‖ = m^{-1/2} max_j ( |A_j|/2 + √(A_j²/4 + B_j²) ),   A_j = a_j s''(w_j·x) ‖x‖²,   B_j = s'(w_j·x) ‖x‖
 * </pre>
 * where a_j and w_j both are parameters; with frozen a_j it is m^{-1/2} max_j |A_j|.
 */
public final class TwoLayerHessian {
    private TwoLayerHessian() {}

    /**
     * @param slopes      s'(w_j · x), one a neuron
     * @param curvatures  s''(w_j · x)
     * @param outer       a_j
     * @param inputNorm   ‖x‖
     * @param outerMoves  whether the a_j are parameters
     */
    public static double norm(double[] slopes, double[] curvatures, double[] outer, double inputNorm, boolean outerMoves) {
        double largest = 0;
        for (int j = 0; j < outer.length; j++) {
            double a = Math.abs(outer[j] * curvatures[j]) * inputNorm * inputNorm;
            double b = outerMoves ? slopes[j] * inputNorm : 0;
            largest = Math.max(largest, a / 2 + Math.sqrt(a * a / 4 + b * b));
        }
        return largest / Math.sqrt(outer.length);
    }
}
