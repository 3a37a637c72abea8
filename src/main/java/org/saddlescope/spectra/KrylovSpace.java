package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.SeededRandom;

/**
 * A growing orthonormal basis q_1, q_2, … of the Krylov space of a symmetric operator A, orthogonal to given vectors,
 * in which A is tridiagonal: α_j = q_jᵀAq_j, β_j = q_{j+1}ᵀAq_j. Each new vector is orthogonalised against all others,
 * and again as long as a pass takes away more than a third of it (Daniel, Gragg, Kaufman, Stewart 1976; "twice is
 * enough", Giraud, Langou, Rozložník 2005), so that no eigenvalue shows up more often than it is there. Where the space turns out invariant (β = 0), it goes on with a random vector orthogonal to it.
 */
final class KrylovSpace {
    /** A β below this many units in the last place of ‖A‖ is zero but for rounding. */
    private static final double BREAKDOWN = 64 * Math.ulp(1.0);
    /** A pass that keeps this much of a vector left nothing of the others in it. */
    private static final double KEPT = 0.7;
    private static final int MOST_PASSES = 4;

    private final LinearOperator operator;
    private final List<double[]> excluded;
    private final SeededRandom random;
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> alphas = new ArrayList<>();
    private final List<Double> betas = new ArrayList<>();
    private double[] next;
    private double scale;
    private int blockStart;
    private int blocks = 1;
    private boolean finite = true;

    KrylovSpace(LinearOperator operator, List<double[]> excluded, SeededRandom random) {
        this.operator = operator;
        this.excluded = List.copyOf(excluded);
        this.random = random;
        this.next = freshVector();
    }

    /** @param start q_1, a unit vector */
    KrylovSpace(LinearOperator operator, double[] start, SeededRandom random) {
        this.operator = operator;
        this.excluded = List.of();
        this.random = random;
        this.next = start;
    }

    int size() {
        return basis.size();
    }

    /** Whether basis and excluded vectors span all of R^p. */
    boolean exhausted() {
        return basis.size() + excluded.size() >= operator.dimension();
    }

    /** Whether every product so far was finite. */
    boolean finite() {
        return finite;
    }

    /** Steps since the space was last found invariant. */
    int blockLength() {
        return basis.size() - blockStart;
    }

    /** How often a start vector was drawn: 1 until the space is first found invariant. */
    int blocks() {
        return blocks;
    }

    /** |q_{k+1}ᵀAq_k|, the weight with which an eigenvector of T misses being one of A. */
    double coupling() {
        return betas.getLast();
    }

    /** Adds one vector to the basis; does nothing once the space is exhausted. */
    void extend() {
        if (!exhausted()) {
            extend(operator.apply(next));
        }
    }

    /** The vector whose product with A the space needs to grow; null once it is exhausted. */
    double[] next() {
        return next;
    }

    /** Adds {@link #next} to the basis, given its product with A. */
    void extend(double[] product) {
        if (!Vectors.finite(product)) {
            finite = false;
            return;
        }
        double[] q = next;
        double[] w = product.clone();
        scale = Math.max(scale, Vectors.norm(w));
        double alpha = Vectors.dot(q, w);
        // The three-term recurrence leaves little for the passes to take away, so that one mostly is enough.
        Vectors.add(w, -alpha, q);
        if (blockLength() > 0) {
            Vectors.add(w, -betas.getLast(), basis.getLast());
        }
        basis.add(q);
        alphas.add(alpha);
        double beta = orthogonalise(w, BREAKDOWN * scale);
        if (exhausted()) {
            betas.add(0.0);
            next = null;
        } else if (beta <= BREAKDOWN * scale) {
            betas.add(0.0);
            blockStart = basis.size();
            blocks++;
            next = freshVector();
        } else {
            betas.add(beta);
            next = Vectors.unit(w);
        }
    }

    /** The eigendecomposition of T, k × k. */
    SymmetricEigen ritz() {
        return SymmetricEigen.ofTridiagonal(alphas.stream().mapToDouble(Double::doubleValue).toArray(),
                betas.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Σ_j coefficients_j q_j as a unit vector. */
    double[] combine(double[] coefficients) {
        double[] result = new double[operator.dimension()];
        for (int j = 0; j < basis.size(); j++) {
            Vectors.add(result, coefficients[j], basis.get(j));
        }
        return Vectors.unit(result);
    }

    /**
     * Takes the components along the excluded vectors and the basis out of w; returns what is left of its norm.
     *
     * @param nothing the norm at which what is left is no direction any more
     */
    private double orthogonalise(double[] w, double nothing) {
        double norm = Vectors.norm(w);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            for (double[] v : excluded) {
                Vectors.add(w, -Vectors.dot(v, w), v);
            }
            for (double[] v : basis) {
                Vectors.add(w, -Vectors.dot(v, w), v);
            }
            double left = Vectors.norm(w);
            if (left >= KEPT * norm || left <= nothing) {
                return left;
            }
            norm = left;
        }
        return norm;
    }

    private double[] freshVector() {
        double[] draw = null;
        if (!exhausted()) {
            double kept;
            do {
                draw = Vectors.unit(random.gaussians(operator.dimension()));
                kept = orthogonalise(draw, 0);
                draw = Vectors.unit(draw);
                orthogonalise(draw, 0);
                draw = Vectors.unit(draw);
                // Where next to nothing was left of the draw, what is left is mostly rounding.
            } while (kept < 1e-10);
        }
        return draw;
    }
}
