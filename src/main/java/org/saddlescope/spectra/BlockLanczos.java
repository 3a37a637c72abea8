package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;

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

    /** The most bytes of a basis, as long as that leaves room for the pairs asked for. */
    private static final long MOST_BYTES = 1L << 29;
    private static final int SMALLEST_CAPACITY = 192;
    /** A competitor this near, by its residual in terms of its distance, cannot turn out to lie beyond. */
    private static final double CLEARLY = 0.1;

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
                    : new Search(prepared, count, excluded, cancelled).run();
        }
    }

    /** The same with nothing excluded. */
    public EndPairs ends(LinearOperator operator, int count) {
        return ends(operator, count, List.of(), () -> false);
    }

    /** The same by Lanczos steps whatever the dimension. */
    EndPairs iterate(LinearOperator operator, int count, List<double[]> excluded, BooleanSupplier cancelled) {
        try (PreparedOperator prepared = operator.prepared()) {
            return new Search(prepared, count, excluded, cancelled).run();
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
            return new EndPairs(p, List.of(), List.of(), new double[0], p, excluded.size(), Double.NaN, false);
        }
        DenseEigen eigen = new DenseEigen(Compression.of(written.get().entries(), excluded));
        double[] values = Arrays.copyOf(eigen.values(), p - excluded.size());
        List<Pair> low = new ArrayList<>();
        List<Pair> high = new ArrayList<>();
        for (int i = 0; i < Math.min(count, values.length); i++) {
            low.add(new Pair(values[i], eigen.vector(i)));
            high.add(new Pair(values[values.length - 1 - i], eigen.vector(values.length - 1 - i)));
        }
        double scale = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        return new EndPairs(p, checked(operator, low, excluded, scale), checked(operator, high, excluded, scale), values, p,
                excluded.size(), leak(operator, excluded), true);
    }

    private record Pair(double value, double[] vector) {}

    /** Residuals from A itself. */
    private List<EigenPair> checked(LinearOperator operator, List<Pair> pairs, List<double[]> excluded, double scale) {
        List<EigenPair> result = new ArrayList<>();
        for (int from = 0; from < pairs.size(); from += block) {
            List<Pair> part = pairs.subList(from, Math.min(pairs.size(), from + block));
            List<double[]> products = operator.apply(part.stream().map(Pair::vector).toList());
            for (int k = 0; k < part.size(); k++) {
                Pair pair = part.get(k);
                double residual = Vectors.residual(Compression.project(products.get(k), excluded), pair.value, pair.vector);
                result.add(new EigenPair(pair.value, pair.vector, residual, residual <= tolerance * scale));
            }
        }
        return result;
    }

    private static double leak(LinearOperator operator, List<double[]> excluded) {
        double leak = 0;
        for (double[] u : excluded) {
            leak = Math.max(leak, Vectors.norm(Compression.project(operator.apply(u), excluded)));
        }
        return leak;
    }

    /** A search in one operator. */
    private final class Search {
        private final LinearOperator operator;
        private final int count;
        private final List<double[]> excluded;
        private final BooleanSupplier cancelled;
        private final SeededRandom random = SeededRandom.of(seed, "block lanczos");
        private long products;
        private double scale;
        private boolean finite = true;

        Search(LinearOperator operator, int count, List<double[]> excluded, BooleanSupplier cancelled) {
            this.operator = operator;
            this.count = Math.min(count, operator.dimension() - excluded.size());
            this.excluded = excluded;
            this.cancelled = cancelled;
        }

        EndPairs run() {
            Ends found = search(excluded, count, (ends, _) -> reached(ends));
            boolean confirmed = false;
            while (finite && found.complete && !confirmed) {
                List<double[]> setAside = new ArrayList<>(excluded);
                setAside.addAll(distinct(found));
                Ends known = found;
                Ends beside = search(setAside, 1, (ends, before) -> decided(known, ends, before));
                confirmed = beside.complete && nothingBeyond(known, beside);
                if (beside.complete && !confirmed) {
                    Ends more = search(setAside, count, (ends, _) -> reached(ends));
                    found = merged(known, more);
                }
                if (!beside.complete) {
                    break;
                }
            }
            int p = operator.dimension();
            if (!finite) {
                return new EndPairs(p, List.of(), List.of(), new double[0], products, excluded.size(), Double.NaN, false);
            }
            return new EndPairs(p, checked(operator, found.low, excluded, scale), checked(operator, found.high, excluded, scale),
                    new double[0], products, excluded.size(), leak(operator, excluded), confirmed);
        }

        /** One run from random vectors; complete where {@code enough} said so or the space was exhausted. */
        private Ends search(List<double[]> without, int wanted, Enough enough) {
            if (without.size() >= operator.dimension()) {
                return new Ends(List.of(), List.of(), new double[0], new double[0], true);
            }
            int capacity = capacity(wanted);
            BlockKrylov space = new BlockKrylov(operator, without, block, capacity, random, Workers.shared());
            int check = Math.min(capacity, Math.max(2 * wanted + 2 * block, 6 * block));
            Ends before = null;
            SymmetricEigen ritz = null;
            while (!cancelled.getAsBoolean() && products < maxProducts) {
                products += space.nextSize();
                space.extend();
                if (!space.finite()) {
                    finite = false;
                    return new Ends(List.of(), List.of(), new double[0], new double[0], false);
                }
                if (space.exhausted() || space.full() || space.size() >= check) {
                    check = space.size() * 3 / 2;
                    ritz = space.ritz();
                    Ends ends = ends(space, ritz, wanted, space.exhausted());
                    if (ends.complete || enough.of(ends, before)) {
                        return ends.withVectors(space, true);
                    }
                    before = ends;
                    if (space.full()) {
                        int keep = Math.max(2 * wanted + block, capacity / 2);
                        space.restart(ritz, keep / 2, keep - keep / 2);
                        check = capacity;
                    }
                }
            }
            if (space.size() == 0) {
                return new Ends(List.of(), List.of(), new double[0], new double[0], false);
            }
            SymmetricEigen last = space.ritz();
            return ends(space, last, wanted, false).withVectors(space, false);
        }

        private int capacity(int wanted) {
            long room = MOST_BYTES / (8L * operator.dimension());
            int least = 2 * wanted + 5 * block;
            return (int) Math.max(least, Math.min(room, Math.max(6L * wanted + 8L * block, SMALLEST_CAPACITY)));
        }

        private Ends ends(BlockKrylov space, SymmetricEigen ritz, int wanted, boolean complete) {
            int m = ritz.values().length;
            int k = Math.min(wanted, m);
            scale = Math.max(scale, Math.max(Math.abs(ritz.values()[0]), Math.abs(ritz.values()[m - 1])));
            List<Pair> low = new ArrayList<>();
            List<Pair> high = new ArrayList<>();
            double[] lowResiduals = new double[k];
            double[] highResiduals = new double[k];
            for (int i = 0; i < k; i++) {
                low.add(new Pair(ritz.values()[i], ritz.vectors().get(i)));
                high.add(new Pair(ritz.values()[m - 1 - i], ritz.vectors().get(m - 1 - i)));
                lowResiduals[i] = space.residual(ritz.vectors().get(i));
                highResiduals[i] = space.residual(ritz.vectors().get(m - 1 - i));
            }
            return new Ends(low, high, lowResiduals, highResiduals, complete);
        }

        private boolean reached(Ends ends) {
            // Half of what is asked for: the residual computed from A itself carries the rounding of a few products.
            double allowed = tolerance * scale / 2;
            return ends.low.size() == count && Vectors.largest(ends.lowResiduals) <= allowed
                    && Vectors.largest(ends.highResiduals) <= allowed;
        }

        /** Whether what the second search found at both ends is near enough to its limit to be compared. */
        private boolean decided(Ends known, Ends beside, Ends before) {
            double allowed = tolerance * scale;
            double below = beside.low.getFirst().value - known.low.getLast().value;
            double above = known.high.getLast().value - beside.high.getFirst().value;
            if (below < -allowed || above < -allowed) {
                return true;
            }
            return before != null
                    && settled(beside.low.getFirst(), before.low.getFirst(), beside.lowResiduals[0], Math.max(allowed, CLEARLY * below))
                    && settled(beside.high.getFirst(), before.high.getFirst(), beside.highResiduals[0], Math.max(allowed, CLEARLY * above));
        }

        private static boolean settled(Pair now, Pair before, double residual, double allowed) {
            return residual <= allowed && Math.abs(now.value - before.value) <= allowed;
        }

        private boolean nothingBeyond(Ends known, Ends beside) {
            double allowed = tolerance * scale;
            return beside.low.isEmpty() || beside.low.getFirst().value >= known.low.getLast().value - allowed
                    && beside.high.getFirst().value <= known.high.getLast().value + allowed;
        }

        private Ends merged(Ends known, Ends more) {
            return new Ends(first(known.low, more.low, Comparator.comparingDouble(Pair::value)),
                    first(known.high, more.high, Comparator.comparingDouble(Pair::value).reversed()),
                    new double[0], new double[0], more.complete);
        }

        private List<Pair> first(List<Pair> known, List<Pair> more, Comparator<Pair> order) {
            List<Pair> all = new ArrayList<>(known);
            all.addAll(more);
            all.sort(order);
            return all.subList(0, Math.min(count, all.size()));
        }

        /** The vectors of both ends; where the ends overlap, a vector once. */
        private List<double[]> distinct(Ends ends) {
            List<double[]> vectors = new ArrayList<>();
            ends.low.forEach(pair -> vectors.add(pair.vector));
            ends.high.forEach(pair -> vectors.add(pair.vector));
            return Vectors.orthonormal(vectors);
        }
    }

    /** Says whether a search has found what it was for, from the ends now and those at the check before. */
    @FunctionalInterface
    private interface Enough {
        boolean of(Ends now, Ends before);
    }

    /** Ritz pairs at both ends; until {@link #withVectors} the vectors are those of T. */
    private record Ends(List<Pair> low, List<Pair> high, double[] lowResiduals, double[] highResiduals, boolean complete) {
        Ends withVectors(BlockKrylov space, boolean complete) {
            return new Ends(vectors(space, low), vectors(space, high), lowResiduals, highResiduals, complete);
        }

        private static List<Pair> vectors(BlockKrylov space, List<Pair> pairs) {
            return pairs.stream().map(pair -> new Pair(pair.value, Vectors.oriented(space.combine(pair.vector)))).toList();
        }
    }
}
