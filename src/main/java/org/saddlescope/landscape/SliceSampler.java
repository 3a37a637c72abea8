package org.saddlescope.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.engine.ParameterStack;

/**
 * Computes a quantity on a grid of a plane, coarse to fine: first every s-th row and column (and the last of each), s a
 * power of two that leaves about 8 × 8 points, then those that s/2 adds, down to 1, within each level those first around
 * which the level before bends most (see {@link Refinement}). Each point is computed once, at the coordinates it has in
 * the full grid, so that the finished slice has the same bits as one computed in a single pass.
 *
 * @param values   the quantity as a function of θ
 * @param quantity its name
 * @param batch    points a call of {@code values}; cancelling waits for one call. The bits do not depend on it
 * @param note     what the values are measured against, as {@link Slice#note()} says it
 */
public record SliceSampler(ToValues values, String quantity, int batch, String note) {
    /** The usual number of points a call. */
    public static final int BATCH = 32;

    /** A slice is handed on after so many batches at the soonest, and about so often in all. */
    private static final int BATCHES_BETWEEN_VIEWS = 8;
    private static final int VIEWS = 64;
    private static final int COARSE_INTERVALS = 6;

    public SliceSampler {
        if (batch < 1) {
            throw new IllegalArgumentException("batches of " + batch + " points");
        }
    }

    public SliceSampler(ToValues values, String quantity) {
        this(values, quantity, BATCH);
    }

    /** Of a quantity that stands for itself. */
    public SliceSampler(ToValues values, String quantity, int batch) {
        this(values, quantity, batch, "");
    }

    /** The whole slice, without a view on the way. */
    public Slice sample(Plane plane, SliceGrid grid) {
        return sample(plane, grid, () -> false, slice -> {});
    }

    /**
     * @param cancelled asked between batches
     * @param views     gets the slice after each level, and now and then within one once the first is complete; on the
     *                  calling thread. The last view of a slice that was not cancelled is the complete one
     * @return the slice, complete unless cancelled; where the first level was cut short, what is missing is NaN
     */
    public Slice sample(Plane plane, SliceGrid grid, BooleanSupplier cancelled, Consumer<Slice> views) {
        return sample(plane, grid, Optional.empty(), cancelled, views::accept);
    }

    /**
     * @param known     cells computed before, on the same plane: those at coordinates of the grid are taken as they are
     * @param cancelled asked between batches
     */
    public Slice sample(Plane plane, SliceGrid grid, Optional<Slice> known, BooleanSupplier cancelled, SliceWatcher watcher) {
        Progress progress = new Progress(plane, grid);
        known.ifPresent(progress::take);
        int between = Math.max(BATCHES_BETWEEN_VIEWS, grid.cells() / (batch * VIEWS));
        for (int stride = firstStride(grid); stride >= 1; stride /= 2) {
            List<int[]> cells = progress.missing(stride);
            for (int from = 0, done = 0; from < cells.size(); from += batch, done++) {
                if (cancelled.getAsBoolean()) {
                    return progress.view();
                }
                if (done > 0 && (done % between == 0 && progress.coarseStride > 0 || watcher.wanted())) {
                    watcher.view(progress.view());
                }
                progress.compute(cells.subList(from, Math.min(cells.size(), from + batch)));
                watcher.progress(progress.count, grid.cells());
            }
            progress.coarseStride = stride;
            if (!cells.isEmpty()) {
                watcher.view(progress.view());
            }
        }
        return progress.view();
    }

    /** The largest power of two that leaves at least six intervals along the longer side. */
    static int firstStride(SliceGrid grid) {
        int intervals = Math.max(grid.columns(), grid.rows()) - 1;
        return Math.max(1, Integer.highestOneBit(Math.max(1, intervals / COARSE_INTERVALS)));
    }

    /** What has been computed so far; stays on one thread and hands out copies. */
    private final class Progress {
        private final Plane plane;
        private final SliceGrid grid;
        private final double[] results;
        private final boolean[] computed;
        private double[] errors = new double[0];
        private int count;
        /** The stride of the last complete level; 0 before the first. */
        private int coarseStride;

        Progress(Plane plane, SliceGrid grid) {
            this.plane = plane;
            this.grid = grid;
            this.results = new double[grid.cells()];
            this.computed = new boolean[grid.cells()];
            Arrays.fill(results, Double.NaN);
        }

        void take(Slice known) {
            int[] rows = places(grid.beta(), known.beta());
            int[] columns = places(grid.alpha(), known.alpha());
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    int from = rows[row] * known.columns() + columns[column];
                    if (rows[row] >= 0 && columns[column] >= 0 && known.computed()[from]) {
                        put(row * grid.columns() + column, known.values()[from], known.errors(), from);
                    }
                }
            }
        }

        private void put(int index, double value, double[] allErrors, int from) {
            if (allErrors.length > 0) {
                if (errors.length == 0) {
                    errors = new double[results.length];
                    Arrays.fill(errors, Double.NaN);
                }
                errors[index] = allErrors[from];
            }
            results[index] = value;
            computed[index] = true;
            count++;
        }

        /** The {row, column} of all cells of a level that are not computed yet, where the level before bends most first. */
        List<int[]> missing(int stride) {
            List<int[]> cells = new ArrayList<>();
            for (int row : level(grid.rows(), stride)) {
                for (int column : level(grid.columns(), stride)) {
                    if (!computed[row * grid.columns() + column]) {
                        cells.add(new int[] {row, column});
                    }
                }
            }
            return coarseStride == 0 ? cells : new Refinement(level(grid.rows(), coarseStride),
                    level(grid.columns(), coarseStride), grid.columns(), results).ordered(cells);
        }

        void compute(List<int[]> cells) {
            double[][] coefficients = cells.stream()
                    .map(cell -> new double[] {grid.alpha()[cell[1]], grid.beta()[cell[0]]}).toArray(double[][]::new);
            ToValues.Measured measured = values.measured(new ParameterStack.Affine(plane.origin(),
                    List.of(plane.direction1(), plane.direction2()), coefficients));
            if (measured.values().length != cells.size()) {
                throw new IllegalStateException(measured.values().length + " values of " + quantity + " for " + cells.size()
                        + " points");
            }
            for (int i = 0; i < cells.size(); i++) {
                put(cells.get(i)[0] * grid.columns() + cells.get(i)[1], measured.values()[i], measured.errors(), i);
            }
        }

        /** A copy in which what is missing carries the value of the nearest cell of the last complete level. */
        Slice view() {
            double[] filled = results.clone();
            if (coarseStride > 1) {
                int[] rows = nearest(grid.rows(), coarseStride);
                int[] columns = nearest(grid.columns(), coarseStride);
                for (int row = 0; row < grid.rows(); row++) {
                    for (int column = 0; column < grid.columns(); column++) {
                        int index = row * grid.columns() + column;
                        if (!computed[index]) {
                            filled[index] = results[rows[row] * grid.columns() + columns[column]];
                        }
                    }
                }
            }
            return new Slice(plane, grid.alpha(), grid.beta(), filled, computed.clone(), quantity, errors.clone(), note);
        }
    }

    /** Where each value of a grid stands in another, to the bit; −1 where it does not. */
    private static int[] places(double[] values, double[] others) {
        int[] places = new int[values.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(-1, Arrays.binarySearch(others, values[i]));
        }
        return places;
    }

    /** 0, stride, 2·stride, …, and n − 1. */
    private static int[] level(int n, int stride) {
        int count = (n - 1 + stride - 1) / stride + 1;
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = Math.min(n - 1, i * stride);
        }
        return indices;
    }

    /** For each of 0..n−1 the nearest index of the level, the lower one of two. */
    private static int[] nearest(int n, int stride) {
        int[] level = level(n, stride);
        int[] result = new int[n];
        for (int i = 0, next = 0; i < n; i++) {
            while (next + 1 < level.length && level[next + 1] - i < i - level[next]) {
                next++;
            }
            result[i] = level[next];
        }
        return result;
    }
}
