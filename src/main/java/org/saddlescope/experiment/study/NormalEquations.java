package org.saddlescope.experiment.study;

import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.Vectors;

/**
 * The minimum of L(w) = ½‖Jw + c − y‖², from JᵀJ (w − w_0) = −∇L(w_0) by the eigendecomposition of JᵀJ.
 *
 * @param startLoss L(w_0)
 * @param minimum   L*
 * @param solution  the minimiser nearest to w_0
 * @param least     λ_min⁺(JᵀJ), of the eigenvalues above p ε λ_max
 * @param most      λ_max(JᵀJ)
 */
record NormalEquations(double startLoss, double minimum, double[] solution, double least, double most) {
    static NormalEquations of(SquaredErrorNetwork network) {
        double[][] jacobian = network.outputs().jacobian(network.start());
        int p = network.start().length;
        double[][] gram = new double[p][p];
        for (double[] row : jacobian) {
            for (int i = 0; i < p; i++) {
                Vectors.add(gram[i], row[i], row);
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram);
        double most = eigen.values()[p - 1];
        double zero = p * Math.ulp(1.0) * most;
        ValueGradient at = network.problem().objective().gradient(network.start());
        double[] solution = network.start().clone();
        double least = Double.NaN;
        for (int i = p - 1; i >= 0 && eigen.values()[i] > zero; i--) {
            least = eigen.values()[i];
            double[] v = eigen.vectors().get(i);
            Vectors.add(solution, -Vectors.dot(v, at.gradient()) / least, v);
        }
        return new NormalEquations(at.value(), network.problem().objective().value(solution), solution, least, most);
    }
}
