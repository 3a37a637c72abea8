package org.saddlescope.spectra;

import java.util.List;
import org.saddlescope.engine.Curvature;
import org.saddlescope.engine.Objective;

/**
 * The Hessian ∇²f(θ) as an operator: A·v is one exact Hessian-vector product.
 *
 * @param objective f: R^p → R
 * @param theta     θ; p elements, not changed afterwards
 */
public record Hessian(Objective objective, double[] theta) implements LinearOperator {
    public Hessian {
        if (theta.length != objective.dimension()) {
            throw new IllegalArgumentException("θ of " + theta.length + " elements for an objective of "
                    + objective.dimension());
        }
    }

    @Override
    public int dimension() {
        return theta.length;
    }

    @Override
    public List<double[]> apply(List<double[]> vectors) {
        return objective.hvps(theta, vectors);
    }

    /** Evaluates f and its gradient at θ once for all products. */
    @Override
    public PreparedOperator prepared() {
        Curvature curvature = objective.curvature(theta);
        return new PreparedOperator() {
            @Override
            public int dimension() {
                return theta.length;
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                return curvature.products(vectors);
            }

            @Override
            public void close() {
                curvature.close();
            }
        };
    }
}
