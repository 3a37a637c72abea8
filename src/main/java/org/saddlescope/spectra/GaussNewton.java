package org.saddlescope.spectra;

import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Problem;

/**
 * The Gauss-Newton matrix G = Jᵀ (∂²ℓ/∂F²) J of a network's loss ℓ(F(θ)), J = ∂F/∂θ (Schraudolph 2002). With it the
 * Hessian splits into H = G + R, R = Σ_i (∂ℓ/∂F_i) ∇²F_i: the outliers of the spectrum mostly are G's, the bulk R's
 * (Sagun et al. 2017; Papyan 2018). A penalty (λ/2)‖θ‖² counts to G. Positive semidefinite where ℓ is convex in F.
 */
public final class GaussNewton implements LinearOperator {
    private final Problem problem;
    private final double[] theta;

    private GaussNewton(Problem problem, double[] theta) {
        this.problem = problem;
        this.theta = theta;
    }

    /**
     * @param theta θ; p elements, not changed afterwards
     * @return empty where the problem is no network
     */
    public static Optional<GaussNewton> of(Problem problem, double[] theta) {
        if (theta.length != problem.objective().dimension()) {
            throw new IllegalArgumentException("θ of " + theta.length + " elements for an objective of "
                    + problem.objective().dimension());
        }
        return problem.outputs().map(_ -> new GaussNewton(problem, theta));
    }

    @Override
    public int dimension() {
        return theta.length;
    }

    @Override
    public List<double[]> apply(List<double[]> vectors) {
        try (PreparedOperator prepared = prepared()) {
            return prepared.apply(vectors);
        }
    }

    @Override
    public PreparedOperator prepared() {
        return new PreparedCurvature(theta.length, problem.gaussNewton(theta).orElseThrow());
    }
}
