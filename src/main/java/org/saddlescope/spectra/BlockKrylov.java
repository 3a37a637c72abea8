package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;

/**
 * An orthonormal basis V of a block Krylov space of a symmetric operator A, orthogonal to given vectors, with T = VᵀAV,
 * that can be cut down to some of its Ritz vectors (thick restart: Wu, Simon 2000; in blocks Zhou, Saad 2008). Between
 * two cuts A V = V T + Q R Eᵀ, where Q is the next block and E picks the last one, so that the residual of a Ritz vector
 * V s is ‖R Eᵀ s‖. Every new vector is orthogonalised against all others, and again as long as a pass takes away more
 * than a third of it ("twice is enough"). Directions that a block has lost (R is rank-deficient: the space is invariant
 * along them) are replaced by random ones.
 */
final class BlockKrylov {
    /** A remainder below this many units in the last place of ‖A‖ is zero but for rounding. */
    private static final double BREAKDOWN = 256 * Math.ulp(1.0);
    private static final double KEPT = 0.7;
    private static final int MOST_PASSES = 4;
    /** Work below which threads cost more than they give. */
    private static final long WORTH_SHARING = 1 << 17;
    private static final int PIECE = 4096;

    private final LinearOperator operator;
    private final List<double[]> excluded;
    private final int block;
    private final SeededRandom random;
    private final Workers workers;
    private final double[][] t;
    private List<double[]> basis = new ArrayList<>();
    private List<double[]> next = new ArrayList<>();
    private double[][] coupling = new double[0][0];
    private int lastBlock;
    private double scale;
    private boolean finite = true;

    /** @param capacity the most vectors of the basis */
    BlockKrylov(LinearOperator operator, List<double[]> excluded, int block, int capacity, SeededRandom random, Workers workers) {
        this.operator = operator;
        this.excluded = List.copyOf(excluded);
        this.block = block;
        this.random = random;
        this.workers = workers;
        t = new double[capacity][capacity];
        fill();
    }

    int size() {
        return basis.size();
    }

    /** The vectors that {@link #extend} adds. */
    int nextSize() {
        return next.size();
    }

    boolean full() {
        return basis.size() + next.size() > t.length;
    }

    /** Whether basis and excluded vectors span all of R^p. */
    boolean exhausted() {
        return next.isEmpty();
    }

    boolean finite() {
        return finite;
    }

    /** Adds the next block. */
    void extend() {
        List<double[]> products = operator.apply(next);
        if (!products.stream().allMatch(Vectors::finite)) {
            finite = false;
            return;
        }
        int from = basis.size();
        basis.addAll(next);
        lastBlock = next.size();
        next = new ArrayList<>();
        coupling = new double[block][lastBlock];
        for (int j = 0; j < lastBlock; j++) {
            double[] rest = products.get(j).clone();
            scale = Math.max(scale, Vectors.norm(rest));
            double[] along = new double[basis.size()];
            double[] beside = new double[next.size()];
            double left = orthogonalise(rest, along, beside, BREAKDOWN * scale);
            for (int i = 0; i < basis.size(); i++) {
                // Within the block both halves were computed, and differ by rounding.
                double entry = i >= from && i < from + j ? (t[i][from + j] + along[i]) / 2 : along[i];
                t[from + j][i] = entry;
                t[i][from + j] = entry;
            }
            for (int i = 0; i < beside.length; i++) {
                coupling[i][j] = beside[i];
            }
            if (left > BREAKDOWN * scale) {
                coupling[next.size()][j] = left;
                next.add(Vectors.unit(rest));
            }
        }
        fill();
    }

    /** The eigendecomposition of T. */
    SymmetricEigen ritz() {
        int m = basis.size();
        double[][] square = new double[m][];
        for (int i = 0; i < m; i++) {
            square[i] = Arrays.copyOf(t[i], m);
        }
        return SymmetricEigen.of(square);
    }

    /** ‖A V s − θ V s‖ of an eigenpair (θ, s) of T, but for rounding. */
    double residual(double[] s) {
        double[] rest = new double[next.size()];
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < lastBlock; j++) {
                rest[i] += coupling[i][j] * s[basis.size() - lastBlock + j];
            }
        }
        return Vectors.norm(rest);
    }

    /** V s as a unit vector. */
    double[] combine(double[] s) {
        double[] result = new double[operator.dimension()];
        for (int j = 0; j < basis.size(); j++) {
            Vectors.add(result, s[j], basis.get(j));
        }
        return Vectors.unit(result);
    }

    /** Keeps the lowest and the highest Ritz vectors alone. */
    void restart(SymmetricEigen ritz, int lowest, int highest) {
        int m = basis.size();
        double[][] kept = new double[lowest + highest][];
        workers.each(kept.length, i -> kept[i] = combine(ritz.vectors().get(i < lowest ? i : m - kept.length + i)));
        for (double[] row : t) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < kept.length; i++) {
            t[i][i] = ritz.values()[i < lowest ? i : m - kept.length + i];
        }
        basis = new ArrayList<>(List.of(kept));
    }

    private void fill() {
        while (next.size() < block && excluded.size() + basis.size() + next.size() < operator.dimension()) {
            double[] draw;
            double kept;
            do {
                draw = Vectors.unit(random.gaussians(operator.dimension()));
                kept = orthogonalise(draw, new double[basis.size()], new double[next.size()], 0);
                // Where next to nothing was left of the draw, what is left is mostly rounding.
            } while (kept < 1e-10);
            draw = Vectors.unit(draw);
            orthogonalise(draw, new double[basis.size()], new double[next.size()], 0);
            next.add(Vectors.unit(draw));
        }
    }

    /**
     * Takes the components along all other vectors out of w, adding them up; returns what is left of its norm.
     *
     * @param nothing the norm at which what is left is no direction any more
     */
    private double orthogonalise(double[] w, double[] along, double[] beside, double nothing) {
        double norm = Vectors.norm(w);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            project(w, excluded, new double[excluded.size()]);
            project(w, basis, along);
            project(w, next, beside);
            double left = Vectors.norm(w);
            if (left >= KEPT * norm || left <= nothing) {
                return left;
            }
            norm = left;
        }
        return norm;
    }

    /** w −= Σ_j (v_jᵀw) v_j. Every sum runs in one order, whoever computes it. */
    private void project(double[] w, List<double[]> vectors, double[] components) {
        int m = vectors.size();
        double[] c = new double[m];
        int pieces = (w.length + PIECE - 1) / PIECE;
        if ((long) m * w.length < WORTH_SHARING) {
            for (int j = 0; j < m; j++) {
                c[j] = Vectors.dot(vectors.get(j), w);
            }
            for (int piece = 0; piece < pieces; piece++) {
                subtract(w, vectors, c, piece);
            }
        } else {
            workers.each(m, j -> c[j] = Vectors.dot(vectors.get(j), w));
            workers.each(pieces, piece -> subtract(w, vectors, c, piece));
        }
        for (int j = 0; j < m; j++) {
            components[j] += c[j];
        }
    }

    private static void subtract(double[] w, List<double[]> vectors, double[] c, int piece) {
        int to = Math.min(w.length, (piece + 1) * PIECE);
        for (int j = 0; j < c.length; j++) {
            double[] v = vectors.get(j);
            for (int i = piece * PIECE; i < to; i++) {
                w[i] -= c[j] * v[i];
            }
        }
    }
}
