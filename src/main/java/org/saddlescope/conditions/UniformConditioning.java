package org.saddlescope.conditions;

/**
 * How far the tangent kernel can fall in a ball: ‖K(w) − K(w_0)‖ ≤ 2 L_F √n sup‖H_F‖ R on B(w_0, R), with ‖H_F‖ the largest
 * spectral norm of the Hessian of an output. Derived for this project, of the shape of the argument in Liu, Zhu, Belkin
 * 2022 [D].
 *
 * @param start     λ_min(K(w_0))
 * @param lipschitz L_F of F on the ball
 * @param outputs   n, the outputs over all samples
 * @param radius    R
 */
public record UniformConditioning(double start, double lipschitz, int outputs, double radius) {
    /** (λ_0 − μ)/(2 L_F √n R): with sup‖H_F‖ up to this, λ_min(K) ≥ μ on the ball; negative where μ &gt; λ_0. */
    public double largestModelHessian(double mu) {
        return (start - mu) / (2 * lipschitz * Math.sqrt(outputs) * radius);
    }

    /** λ_0 − 2 L_F √n sup‖H_F‖ R: what λ_min(K) stays above on the ball; says nothing where it is not positive. */
    public double leastEigenvalue(double modelHessian) {
        return start - 2 * lipschitz * Math.sqrt(outputs) * modelHessian * radius;
    }
}
