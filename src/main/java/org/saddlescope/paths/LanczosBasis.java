package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.Vectors;

/**
 * The orthonormal Lanczos basis q_1 = b/‖b‖, q_2, … of the Krylov space of a symmetric H and a vector b, with full
 * reorthogonalisation: H Q_k = Q_{k+1} T̄_k with T̄_k tridiagonal, α on its diagonal and β beside it. It ends where the
 * space is invariant under H but for rounding, so that what it says of b is then exact. One for a thread.
 */
final class LanczosBasis {
    /** A β below this many units in the last place of ‖H‖ is zero but for rounding. */
    private static final double BREAKDOWN = 64 * Math.ulp(1.0);
    /** A pass that keeps this much of a vector left nothing of the others in it. */
    private static final double KEPT = 0.7;

    private final LinearOperator operator;
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> alphas = new ArrayList<>();
    private final List<Double> betas = new ArrayList<>();
    private double[] next;
    private double scale;
    private double first;
    private boolean finite = true;

    /** @param start b, not zero */
    LanczosBasis(LinearOperator operator, double[] start) {
        this.operator = operator;
        next = Vectors.unit(start);
    }

    /** The number k of products made with H. */
    int size() {
        return basis.size();
    }

    /** Whether the space is invariant, or a product was not finite: it grows no more. */
    boolean complete() {
        return next == null;
    }

    /** Whether every product was finite. */
    boolean finite() {
        return finite;
    }

    /** The largest ‖Hq_j‖ so far: at most ‖H‖₂. */
    double scale() {
        return scale;
    }

    /** ‖Hb‖/‖b‖. */
    double first() {
        return first;
    }

    /** α_1, …, α_n. */
    double[] alphas(int n) {
        return IntStream.range(0, n).mapToDouble(alphas::get).toArray();
    }

    /** β_1, …, β_n; the last of an invariant space is 0. */
    double[] betas(int n) {
        return IntStream.range(0, n).mapToDouble(betas::get).toArray();
    }

    /** Makes one more product, unless the space is complete. */
    void extend() {
        if (complete()) {
            return;
        }
        double[] q = next;
        double[] w = operator.apply(q).clone();
        if (!Vectors.finite(w)) {
            finite = false;
            next = null;
            return;
        }
        double left = Vectors.norm(w);
        scale = Math.max(scale, left);
        if (basis.isEmpty()) {
            first = left;
        }
        basis.add(q);
        alphas.add(Vectors.dot(q, w));
        double before;
        do {
            before = left;
            for (double[] v : basis) {
                Vectors.add(w, -Vectors.dot(v, w), v);
            }
            left = Vectors.norm(w);
        } while (left > BREAKDOWN * scale && left < KEPT * before);
        boolean invariant = left <= BREAKDOWN * scale || basis.size() == operator.dimension();
        betas.add(invariant ? 0.0 : left);
        next = invariant ? null : Vectors.unit(w);
    }

    /** The eigendecomposition of the k × k matrix T: the Ritz values of H on the space. */
    SymmetricEigen ritz() {
        return SymmetricEigen.ofTridiagonal(alphas(size()), betas(size()));
    }

    /** Σ_j y_j q_j. */
    double[] combine(double[] y) {
        double[] s = new double[operator.dimension()];
        for (int j = 0; j < y.length; j++) {
            Vectors.add(s, y[j], basis.get(j));
        }
        return s;
    }
}
