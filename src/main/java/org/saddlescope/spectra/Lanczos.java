package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.saddlescope.engine.SeededRandom;

/**
 * The ends of the spectrum of a symmetric operator A by the Lanczos method with full reorthogonalisation (Golub,
 * Van Loan, Matrix Computations, 4th ed., chapter 10; Saad, Numerical Methods for Large Eigenvalue Problems, chapter 6).
 * An end is accepted when ‖Av − λv‖ ≤ tolerance · ‖A‖, computed from A itself, and λ no longer moves by more than that.
 * Operators of dimension 64 or less are written out and solved whole instead. The basis takes
 * 8 · p · (steps made) bytes.
 *
 * @param tolerance     the residual asked for, relative to the largest magnitude of an eigenvalue; positive
 * @param maxIterations the most Lanczos steps, at least 1
 * @param seed          of the start vector: the same seed gives the same bits
 */
public record Lanczos(double tolerance, int maxIterations, long seed) {
    /** Operators up to this dimension are written out as a matrix. */
    public static final int DENSE_LIMIT = 64;

    private static final int FIRST_CHECK = 8;
    /** Steps that a restarted space must add before the old extremes count as those of the whole operator. */
    private static final int CONFIRMATION = 8;

    public Lanczos {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("a relative residual of " + tolerance);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException(maxIterations + " Lanczos steps");
        }
    }

    /** λ_min and λ_max of A. */
    public ExtremePair extremes(LinearOperator operator) {
        return extremes(operator, () -> false);
    }

    /**
     * λ_min and λ_max of A.
     *
     * @param cancelled asked before each product; once true, the best so far is returned as not converged
     */
    public ExtremePair extremes(LinearOperator operator, BooleanSupplier cancelled) {
        return operator.dimension() <= DENSE_LIMIT ? dense(operator) : iterate(operator, cancelled);
    }

    /** The same by Lanczos steps whatever the dimension. */
    ExtremePair iterate(LinearOperator operator, BooleanSupplier cancelled) {
        try (PreparedOperator prepared = operator.prepared()) {
            Search search = new Search(prepared, List.of(), true, SeededRandom.of(seed, "lanczos"));
            Search.Ends ends = search.run(cancelled);
            if (ends == null) {
                return ExtremePair.undefined(operator.dimension(), search.space.size());
            }
            return new ExtremePair(ends.low.value(), ends.low.vector(), ends.low.residual(), ends.high.value(),
                    ends.high.vector(), ends.high.residual(), search.space.size(),
                    ends.low.converged() && ends.high.converged());
        }
    }

    /**
     * The {@code count} largest eigenvalues with orthonormal vectors, in descending order, fewer where p is smaller;
     * multiple eigenvalues as often as they are there. Each residual is relative to its own eigenvalue's magnitude and
     * without the part along the vectors found before. Empty where A gives NaN or infinity.
     */
    public List<EigenPair> largest(LinearOperator operator, int count) {
        int p = operator.dimension();
        if (p <= DENSE_LIMIT) {
            SymmetricEigen eigen = DenseHessian.of(operator).eigen();
            List<EigenPair> pairs = new ArrayList<>();
            for (int i = p - 1; i >= Math.max(0, p - count) && Double.isFinite(eigen.values()[i]); i--) {
                pairs.add(pair(operator, eigen.values()[i], eigen.vectors().get(i), scale(eigen.values())));
            }
            return pairs;
        }
        SeededRandom random = SeededRandom.of(seed, "lanczos");
        List<EigenPair> pairs = new ArrayList<>();
        try (PreparedOperator prepared = operator.prepared()) {
            for (int i = 0; i < Math.min(count, p); i++) {
                Search search = new Search(prepared, pairs.stream().map(EigenPair::vector).toList(), false, random);
                Search.Ends ends = search.run(() -> false);
                if (ends == null) {
                    return List.of();
                }
                pairs.add(ends.high);
            }
        }
        return pairs;
    }

    /**
     * The {@code count} eigenvalues of largest magnitude with orthonormal vectors, in descending order of magnitude,
     * fewer where p is smaller: all from one Krylov space, in about the time that one takes. A pair is accepted when
     * ‖Av − λv‖ ≤ tolerance · |λ|, computed from A itself. As with every method that starts from a single vector, a
     * multiple eigenvalue may be found once only; {@link #largest} finds it as often as it is there. Empty where A gives
     * NaN or infinity.
     */
    public List<EigenPair> dominant(LinearOperator operator, int count) {
        int p = operator.dimension();
        int wanted = Math.min(count, p);
        if (wanted == 0) {
            return List.of();
        }
        if (p <= DENSE_LIMIT) {
            SymmetricEigen eigen = DenseHessian.of(operator).eigen();
            return Vectors.finite(eigen.values()) ? pairs(operator, eigen, byMagnitude(eigen, wanted), UnaryOperator.identity()) : List.of();
        }
        try (PreparedOperator prepared = operator.prepared()) {
            KrylovSpace space = new KrylovSpace(prepared, List.of(), SeededRandom.of(seed, "lanczos"));
            int check = 2 * wanted;
            while (space.size() < maxIterations && !space.exhausted()) {
                space.extend();
                if (!space.finite()) {
                    return List.of();
                }
                if (space.size() >= check) {
                    check = Math.max(space.size() + 4, space.size() * 9 / 8);
                    SymmetricEigen ritz = space.ritz();
                    int[] chosen = byMagnitude(ritz, wanted);
                    int last = space.size() - 1;
                    // The residual of a Ritz pair follows from T alone; only those that will do are computed from A.
                    if (Arrays.stream(chosen).allMatch(i -> space.coupling() * Math.abs(ritz.vectors().get(i)[last])
                            <= tolerance * Math.abs(ritz.values()[i]))) {
                        List<EigenPair> pairs = pairs(prepared, ritz, chosen, space::combine);
                        if (pairs.stream().allMatch(EigenPair::converged)) {
                            return pairs;
                        }
                    }
                }
            }
            SymmetricEigen ritz = space.ritz();
            return pairs(prepared, ritz, byMagnitude(ritz, wanted), space::combine);
        }
    }

    /** The indices of the values of largest magnitude, in descending order of it. */
    private static int[] byMagnitude(SymmetricEigen eigen, int count) {
        return IntStream.range(0, eigen.values().length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(eigen.values()[i])))
                .limit(count).mapToInt(Integer::intValue).toArray();
    }

    /** Pairs with true residuals. */
    private List<EigenPair> pairs(LinearOperator operator, SymmetricEigen eigen, int[] chosen, UnaryOperator<double[]> vector) {
        List<double[]> vectors = Arrays.stream(chosen)
                .mapToObj(i -> Vectors.oriented(vector.apply(eigen.vectors().get(i)))).toList();
        List<double[]> products = operator.apply(vectors);
        List<EigenPair> pairs = new ArrayList<>();
        for (int k = 0; k < chosen.length; k++) {
            double value = eigen.values()[chosen[k]];
            double residual = Vectors.residual(products.get(k), value, vectors.get(k));
            pairs.add(new EigenPair(value, vectors.get(k), residual, residual <= tolerance * Math.abs(value)));
        }
        return pairs;
    }

    private ExtremePair dense(LinearOperator operator) {
        int p = operator.dimension();
        SymmetricEigen eigen = DenseHessian.of(operator).eigen();
        if (p == 0 || !Vectors.finite(eigen.values())) {
            return ExtremePair.undefined(p, p);
        }
        double scale = scale(eigen.values());
        EigenPair low = pair(operator, eigen.values()[0], eigen.vectors().getFirst(), scale);
        EigenPair high = pair(operator, eigen.values()[p - 1], eigen.vectors().getLast(), scale);
        return new ExtremePair(low.value(), low.vector(), low.residual(), high.value(), high.vector(),
                high.residual(), p, low.converged() && high.converged());
    }

    private EigenPair pair(LinearOperator operator, double value, double[] vector, double scale) {
        double residual = Vectors.residual(operator.apply(vector), value, vector);
        return new EigenPair(value, vector, residual, residual <= tolerance * scale);
    }

    private static double scale(double[] ascending) {
        return Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1]));
    }

    /** One search for the upper end of a spectrum, or for both, in the space orthogonal to given vectors. */
    private final class Search {
        private final LinearOperator operator;
        private final List<double[]> excluded;
        private final boolean both;
        private final KrylovSpace space;

        Search(LinearOperator operator, List<double[]> excluded, boolean both, SeededRandom random) {
            this.operator = operator;
            this.excluded = excluded;
            this.both = both;
            this.space = new KrylovSpace(operator, excluded, random);
        }

        /** The ends found, or null where the operator is not finite or no step was made. */
        Ends run(BooleanSupplier cancelled) {
            int check = FIRST_CHECK;
            int blocks = 1;
            SymmetricEigen before = null;
            while (space.size() < maxIterations && !space.exhausted()) {
                if (cancelled.getAsBoolean()) {
                    return space.size() == 0 ? null : ends(space.ritz(), false);
                }
                space.extend();
                if (!space.finite()) {
                    return null;
                }
                boolean invariant = space.blocks() > blocks;
                blocks = space.blocks();
                if (space.size() >= check || invariant) {
                    check = Math.max(space.size() + 4, space.size() * 9 / 8);
                    SymmetricEigen now = space.ritz();
                    if (before != null && confirmed(invariant) && settled(before, now)) {
                        Ends ends = ends(now, true);
                        if (ends != null && ends.converged()) {
                            return ends;
                        }
                    }
                    before = now;
                }
            }
            return ends(space.ritz(), true);
        }

        /**
         * An invariant space holds the extremes unless its start vector happened to miss them; a second one, started at
         * random, must agree.
         */
        private boolean confirmed(boolean invariant) {
            return space.blocks() == 1 || invariant && space.blocks() > 2 || space.blockLength() >= CONFIRMATION;
        }

        private boolean settled(SymmetricEigen before, SymmetricEigen now) {
            int last = now.values().length - 1;
            double allowed = tolerance * scale(now.values());
            double[] old = before.values();
            return Math.abs(now.values()[last] - old[old.length - 1]) <= allowed
                    && space.coupling() * Math.abs(now.vectors().get(last)[last]) <= allowed
                    && (!both || Math.abs(now.values()[0] - old[0]) <= allowed
                    && space.coupling() * Math.abs(now.vectors().getFirst()[last]) <= allowed);
        }

        private Ends ends(SymmetricEigen ritz, boolean mayConverge) {
            int last = ritz.values().length - 1;
            double scale = scale(ritz.values());
            double[] high = Vectors.oriented(space.combine(ritz.vectors().get(last)));
            double[] low = both ? Vectors.oriented(space.combine(ritz.vectors().getFirst())) : high;
            List<double[]> products = operator.apply(both ? List.of(high, low) : List.of(high));
            if (!products.stream().allMatch(Vectors::finite)) {
                return null;
            }
            EigenPair top = check(ritz.values()[last], high, products.getFirst(), scale, mayConverge);
            return new Ends(both ? check(ritz.values()[0], low, products.getLast(), scale, mayConverge) : top, top);
        }

        private EigenPair check(double value, double[] vector, double[] product, double scale, boolean mayConverge) {
            double[] rest = product.clone();
            for (double[] v : excluded) {
                Vectors.add(rest, -Vectors.dot(v, rest), v);
            }
            double residual = Vectors.residual(rest, value, vector);
            return new EigenPair(value, vector, residual, mayConverge && residual <= tolerance * scale);
        }

        private record Ends(EigenPair low, EigenPair high) {
            boolean converged() {
                return low.converged() && high.converged();
            }
        }
    }
}
