package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Several eigenpairs at both ends of the spectrum of a symmetric operator A by the block Lanczos method with thick
 * restart and full reorthogonalisation, in bounded memory; see {@link BlockKrylov}. The vectors of a block share an
 * evaluation of A. A pair is accepted when ‖Av − λv‖ ≤ tolerance · ‖A‖, computed from A itself. A Krylov space holds a
 * multiple eigenvalue at most as often as its blocks have vectors: what was found is therefore set aside, and a second
 * search from random vectors orthogonal to it must find nothing beyond it; where it does, the pairs are merged and it is
 * run again. Operators up to {@link #DENSE_LIMIT} are written out as a matrix and solved whole by LAPACK.
 *
 * @param tolerance   the residual asked for, relative to the largest magnitude of an eigenvalue; positive
 * @param maxProducts the most products with A of the searches, at least 1
 * @param block       vectors a block, at least 1
 * @param seed        of the random vectors: the same seed gives the same bits
 */
public record BlockLanczos(double tolerance, int maxProducts, int block, long seed) {
    /** Operators up to this dimension are written out as a matrix. */
    public static final int DENSE_LIMIT = 1500;
    /** Vectors a block where nothing is said. */
    public static final int BLOCK = 2;

    public BlockLanczos {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("a relative residual of " + tolerance);
        }
        if (maxProducts < 1 || block < 1) {
            throw new IllegalArgumentException(maxProducts + " products in blocks of " + block);
        }
    }

    /**
     * The {@code count} smallest and {@code count} largest eigenvalues with their vectors.
     *
     * @param excluded  orthonormal directions to leave out, such as those along which a symmetry moves θ
     * @param cancelled asked before each block; once true, the best so far is returned as it is
     * @throws IllegalArgumentException where the excluded directions are not orthonormal to 1e-8
     */
    public EndPairs ends(LinearOperator operator, int count, List<double[]> excluded, BooleanSupplier cancelled) {
        requireOrthonormal(excluded, operator.dimension());
        try (PreparedOperator prepared = operator.prepared()) {
            return operator.dimension() <= DENSE_LIMIT ? dense(prepared, count, excluded, cancelled)
                    : new EndSearch(this, prepared, count, excluded, cancelled).run();
        }
    }

    /** The same with nothing excluded. */
    public EndPairs ends(LinearOperator operator, int count) {
        return ends(operator, count, List.of(), () -> false);
    }

    /** The same by Lanczos steps whatever the dimension. */
    EndPairs iterate(LinearOperator operator, int count, List<double[]> excluded, BooleanSupplier cancelled) {
        try (PreparedOperator prepared = operator.prepared()) {
            return new EndSearch(this, prepared, count, excluded, cancelled).run();
        }
    }

    private static void requireOrthonormal(List<double[]> vectors, int dimension) {
        for (int i = 0; i < vectors.size(); i++) {
            if (vectors.get(i).length != dimension) {
                throw new IllegalArgumentException("an excluded direction of " + vectors.get(i).length + " elements for " + dimension);
            }
            for (int j = 0; j <= i; j++) {
                double product = Vectors.dot(vectors.get(i), vectors.get(j));
                if (!(Math.abs(product - (i == j ? 1 : 0)) <= 1e-8)) {
                    throw new IllegalArgumentException("the excluded directions " + (j + 1) + " and " + (i + 1)
                            + " have the inner product " + product + ", expected " + (i == j ? 1 : 0));
                }
            }
        }
    }

    private EndPairs dense(LinearOperator operator, int count, List<double[]> excluded, BooleanSupplier cancelled) {
        int p = operator.dimension();
        Optional<DenseHessian> written = DenseHessian.of(operator, cancelled);
        if (written.isEmpty() || !written.get().finite() || p == excluded.size()) {
            return new EndPairs(p, List.of(), List.of(), new double[0], written.isEmpty() ? 0 : p, excluded.size(), Double.NaN, false);
        }
        DenseEigen eigen = new DenseEigen(Compression.of(written.get().entries(), excluded));
        double[] values = Arrays.copyOf(eigen.values(), p - excluded.size());
        List<EndSearch.Pair> low = new ArrayList<>();
        List<EndSearch.Pair> high = new ArrayList<>();
        for (int i = 0; i < Math.min(count, values.length); i++) {
            low.add(new EndSearch.Pair(values[i], eigen.vector(i)));
            high.add(new EndSearch.Pair(values[values.length - 1 - i], eigen.vector(values.length - 1 - i)));
        }
        double scale = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        return new EndPairs(p, checked(operator, low, excluded, scale), checked(operator, high, excluded, scale), values, p,
                excluded.size(), leak(operator, excluded), true);
    }

    /** Residuals from A itself. */
    List<EigenPair> checked(LinearOperator operator, List<EndSearch.Pair> pairs, List<double[]> excluded, double scale) {
        List<EigenPair> result = new ArrayList<>();
        for (int from = 0; from < pairs.size(); from += block) {
            List<EndSearch.Pair> part = pairs.subList(from, Math.min(pairs.size(), from + block));
            List<double[]> products = operator.apply(part.stream().map(EndSearch.Pair::vector).toList());
            for (int k = 0; k < part.size(); k++) {
                EndSearch.Pair pair = part.get(k);
                double residual = Vectors.residual(Compression.project(products.get(k), excluded), pair.value(), pair.vector());
                result.add(new EigenPair(pair.value(), pair.vector(), residual, residual <= tolerance * scale));
            }
        }
        return result;
    }

    static double leak(LinearOperator operator, List<double[]> excluded) {
        double leak = 0;
        for (double[] u : excluded) {
            leak = Math.max(leak, Vectors.norm(Compression.project(operator.apply(u), excluded)));
        }
        return leak;
    }
}
