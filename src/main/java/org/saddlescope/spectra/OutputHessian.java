package org.saddlescope.spectra;

import java.util.List;
import org.saddlescope.engine.OutputMap;

/**
 * The Hessian ∇²F_i(θ) of a single output of a network.
 *
 * @param output i in 0..m−1
 */
public record OutputHessian(OutputMap outputs, double[] theta, int output) implements LinearOperator {
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
        return new PreparedCurvature(theta.length, outputs.curvature(theta, output));
    }
}
