package org.saddlescope.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.saddlescope.engine.Objective;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.Vectors;

/**
 * The Hessian H at a point as far as the gradient g sees it: eigenvalues λ_i and eigenvectors v_i of H, or of its
 * restriction to the Krylov space span{g, Hg, …, H^{k−1}g}, and the coefficients ⟨v_i, g⟩. With it a function of the
 * Hessian is applied to g: φ(H)g = Σ_i φ(λ_i)⟨v_i, g⟩v_i, exactly for the whole Hessian and where the Krylov space is
 * invariant; otherwise it is the Lanczos approximation (Golub, Van Loan, Matrix Computations, 4th ed., section 10.2).
 *
 * @param values       λ_1, …, λ_m
 * @param coefficients ⟨v_1, g⟩, …, ⟨v_m, g⟩
 * @param vectors      v_1, …, v_m as combinations of {@code basis}; m rows
 * @param basis        orthonormal vectors of p elements; empty: the vectors are given in full
 */
record Curvature(double[] values, double[] coefficients, List<double[]> vectors, List<double[]> basis) {
    /** A remainder below this many units in the last place of ‖H‖ is zero but for rounding. */
    private static final double BREAKDOWN = 64 * Math.ulp(1.0);

    /**
     * @param g     the gradient at θ
     * @param steps the most Hessian-vector products, where there are more than {@link Lanczos#DENSE_LIMIT} parameters
     */
    static Curvature along(Objective objective, double[] theta, double[] g, int steps) {
        Hessian hessian = new Hessian(objective, theta);
        return theta.length <= Lanczos.DENSE_LIMIT ? whole(hessian, g) : krylov(hessian, g, steps);
    }

    /**
     * Σ_i ⟨v_i, g⟩/μ(λ_i) v_i, leaving out the directions in which μ(λ_i) is zero but for rounding: M⁻¹g, or M⁺g where M
     * has no inverse, for the operator M that has μ(λ_i) in place of λ_i.
     */
    double[] solve(DoubleUnaryOperator mu) {
        double scale = 0;
        for (double value : values) {
            scale = Math.max(scale, Math.abs(mu.applyAsDouble(value)));
        }
        double zero = values.length * Math.ulp(1.0) * scale;
        double[] combination = new double[vectors.isEmpty() ? 0 : vectors.getFirst().length];
        for (int i = 0; i < values.length; i++) {
            double shifted = mu.applyAsDouble(values[i]);
            // Not "greater": a NaN must show.
            if (!(Math.abs(shifted) <= zero)) {
                Vectors.add(combination, coefficients[i] / shifted, vectors.get(i));
            }
        }
        if (basis.isEmpty()) {
            return combination;
        }
        double[] result = new double[basis.getFirst().length];
        for (int j = 0; j < basis.size(); j++) {
            Vectors.add(result, combination[j], basis.get(j));
        }
        return result;
    }

    private static Curvature whole(LinearOperator hessian, double[] g) {
        SymmetricEigen eigen = DenseHessian.of(hessian).eigen();
        double[] coefficients = eigen.vectors().stream().mapToDouble(v -> Vectors.dot(v, g)).toArray();
        return new Curvature(eigen.values(), coefficients, eigen.vectors(), List.of());
    }

    /** Lanczos steps from g, each vector orthogonalised twice against all before it. */
    static Curvature krylov(LinearOperator hessian, double[] g, int steps) {
        int most = Math.min(steps, g.length);
        List<double[]> basis = new ArrayList<>();
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        double[] q = Vectors.unit(g);
        double scale = 0;
        for (int k = 0; k < most; k++) {
            basis.add(q);
            double[] w = hessian.apply(q).clone();
            scale = Math.max(scale, Vectors.norm(w));
            diagonal[k] = Vectors.dot(q, w);
            orthogonalise(w, basis);
            beside[k] = Vectors.norm(w);
            if (beside[k] <= BREAKDOWN * scale) {
                break;
            }
            q = Vectors.unit(w);
            orthogonalise(q, basis);
            q = Vectors.unit(q);
        }
        int m = basis.size();
        SymmetricEigen ritz = SymmetricEigen.ofTridiagonal(Arrays.copyOf(diagonal, m),
                Arrays.copyOf(beside, m));
        double norm = Vectors.norm(g);
        double[] coefficients = ritz.vectors().stream().mapToDouble(v -> norm * v[0]).toArray();
        return new Curvature(ritz.values(), coefficients, ritz.vectors(), basis);
    }

    private static void orthogonalise(double[] w, List<double[]> basis) {
        for (int pass = 0; pass < 2; pass++) {
            for (double[] v : basis) {
                Vectors.add(w, -Vectors.dot(v, w), v);
            }
        }
    }
}
