package org.saddlescope.spectra;

import java.util.List;
import org.saddlescope.engine.OutputJacobian;
import org.saddlescope.engine.OutputMap;

/**
 * The tangent kernel K(θ) = J Jᵀ known by its products K u = J (Jᵀ u) alone, for networks with more outputs over their
 * samples than {@link TangentKernel} can hold the square of.
 *
 * @param theta θ; p elements, not changed afterwards
 */
public record KernelProducts(OutputMap outputs, double[] theta) implements LinearOperator {
    /** m, the outputs over all samples. */
    @Override
    public int dimension() {
        return outputs.size();
    }

    @Override
    public List<double[]> apply(List<double[]> vectors) {
        try (PreparedOperator prepared = prepared()) {
            return prepared.apply(vectors);
        }
    }

    @Override
    public PreparedOperator prepared() {
        OutputJacobian jacobian = outputs.at(theta);
        return new PreparedOperator() {
            @Override
            public int dimension() {
                return outputs.size();
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                return jacobian.directional(jacobian.transposed(vectors));
            }

            @Override
            public void close() {
                jacobian.close();
            }
        };
    }
}
