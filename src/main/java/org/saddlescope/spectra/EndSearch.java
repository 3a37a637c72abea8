package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;

/** One search of {@link BlockLanczos} for the ends of a spectrum, with the second searches that confirm it. */
final class EndSearch {
    /** The most bytes of a basis, as long as that leaves room for the pairs asked for. */
    private static final long MOST_BYTES = 1L << 29;
    private static final int SMALLEST_CAPACITY = 192;
    /** A competitor this near, by its residual in terms of its distance, cannot turn out to lie beyond. */
    private static final double CLEARLY = 0.1;

    private final BlockLanczos method;
    private final LinearOperator operator;
    private final int count;
    private final List<double[]> excluded;
    private final BooleanSupplier cancelled;
    private final SeededRandom random;
    private long products;
    private double scale;
    private boolean finite = true;

    EndSearch(BlockLanczos method, LinearOperator operator, int count, List<double[]> excluded, BooleanSupplier cancelled) {
        this.method = method;
        random = SeededRandom.of(method.seed(), "block lanczos");
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
        return new EndPairs(p, method.checked(operator, found.low, excluded, scale),
                method.checked(operator, found.high, excluded, scale),
                new double[0], products, excluded.size(), BlockLanczos.leak(operator, excluded), confirmed);
    }

    /** One run from random vectors; complete where {@code enough} said so or the space was exhausted. */
    private Ends search(List<double[]> without, int wanted, Enough enough) {
        if (without.size() >= operator.dimension()) {
            return new Ends(List.of(), List.of(), new double[0], new double[0], true);
        }
        int capacity = capacity(wanted);
        BlockKrylov space = new BlockKrylov(operator, without, method.block(), capacity, random, Workers.shared());
        int check = Math.min(capacity, Math.max(2 * wanted + 2 * method.block(), 6 * method.block()));
        Ends before = null;
        SymmetricEigen ritz = null;
        while (!cancelled.getAsBoolean() && products < method.maxProducts()) {
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
                    int keep = Math.max(2 * wanted + method.block(), capacity / 2);
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
        int least = 2 * wanted + 5 * method.block();
        return (int) Math.max(least, Math.min(room, Math.max(6L * wanted + 8L * method.block(), SMALLEST_CAPACITY)));
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
        double allowed = method.tolerance() * scale / 2;
        return ends.low.size() == count && Vectors.largest(ends.lowResiduals) <= allowed
                && Vectors.largest(ends.highResiduals) <= allowed;
    }

    /** Whether what the second search found at both ends is near enough to its limit to be compared. */
    private boolean decided(Ends known, Ends beside, Ends before) {
        double allowed = method.tolerance() * scale;
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
        double allowed = method.tolerance() * scale;
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

    /** An eigenvalue and its vector. */
    record Pair(double value, double[] vector) {}

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
