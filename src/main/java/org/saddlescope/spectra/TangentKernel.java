package org.saddlescope.spectra;

import java.util.List;
import org.saddlescope.engine.OutputMap;

/**
 * The tangent kernel K(θ) = J(θ) J(θ)ᵀ of a network over its training samples, J = ∂F/∂θ (Jacot, Gabriel, Hongler 2018,
 * at finite width). Along the gradient flow of a loss ℓ(F) outputs move by dF/dt = −K ∇ℓ; λ_min(K) > 0 gives the
 * PL* condition (Liu, Zhu, Belkin 2022). K has the non-zero eigenvalues of the Gauss-Newton matrix JᵀJ.
 *
 * @param entries m rows of m elements, exactly symmetric; element (i·C + c, j·C + d) is of output c of sample i and
 *                output d of sample j
 */
public record TangentKernel(double[][] entries) implements LinearOperator {
    /**
     * The kernel at θ.
     *
     * @throws IllegalArgumentException where it does not fit into memory; the message says how much it would need
     */
    public static TangentKernel of(OutputMap outputs, double[] theta) {
        return new TangentKernel(outputs.tangentKernel(theta));
    }

    @Override
    public int dimension() {
        return entries.length;
    }

    @Override
    public List<double[]> apply(List<double[]> vectors) {
        return vectors.stream().map(v -> {
            double[] product = new double[entries.length];
            for (int i = 0; i < product.length; i++) {
                product[i] = Vectors.dot(entries[i], v);
            }
            return product;
        }).toList();
    }

    /** λ_1 ≤ … ≤ λ_m; those that are zero come out as rounding of either sign. */
    public double[] eigenvalues() {
        return SymmetricEigenvalues.of(entries);
    }

    /** Σ_i K_ii = ‖J‖²_F. */
    public double trace() {
        double trace = 0;
        for (int i = 0; i < entries.length; i++) {
            trace += entries[i][i];
        }
        return trace;
    }
}
