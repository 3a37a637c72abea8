package org.saddlescope.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same quantity on the same grid in several draws of random directions: how much of what one slice shows is the
 * draw. Statistics are taken cell by cell; a NaN in one draw makes the cell's mean and spread NaN, and a cell counts as
 * computed where it is in every draw.
 *
 * @param draws at least one, all on one grid and of one quantity
 */
public record Repeats(List<Slice> draws) {
    public Repeats {
        draws = List.copyOf(draws);
        Slice first = draws.getFirst();
        for (Slice draw : draws) {
            if (!Arrays.equals(first.alpha(), draw.alpha()) || !Arrays.equals(first.beta(), draw.beta())
                    || !first.quantity().equals(draw.quantity())) {
                throw new IllegalArgumentException("draws on different grids or of different quantities");
            }
        }
    }

    /** Σ x_r / R. */
    public Slice mean() {
        return of("mean", values -> Arrays.stream(values).sum() / values.length);
    }

    /** The sample standard deviation, √(Σ(x_r − x̄)²/(R − 1)); NaN for a single draw. */
    public Slice deviation() {
        return of("standard deviation", values -> {
            double mean = Arrays.stream(values).sum() / values.length;
            return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
        });
    }

    /**
     * The quantile at {@code share} of the sorted draws, linear between neighbours (Hyndman, Fan 1996, type 7; NumPy's
     * default); NaN where a draw is.
     *
     * @param share from 0, the smallest, to 1, the largest
     */
    public Slice quantile(double share) {
        return of("quantile " + share, values -> quantile(values, share));
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // NaN sorts last.
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double rest = place - below;
        double low = sorted[below];
        return rest == 0 || low == sorted[below + 1] ? low : low + rest * (sorted[below + 1] - low);
    }

    private Slice of(String what, ToDoubleFunction<double[]> statistic) {
        Slice first = draws.getFirst();
        double[] result = new double[first.values().length];
        boolean[] computed = new boolean[result.length];
        double[] cell = new double[draws.size()];
        for (int i = 0; i < result.length; i++) {
            computed[i] = true;
            for (int r = 0; r < cell.length; r++) {
                cell[r] = draws.get(r).values()[i];
                computed[i] &= draws.get(r).computed()[i];
            }
            result[i] = computed[i] ? statistic.applyAsDouble(cell) : Double.NaN;
        }
        Plane plane = first.plane();
        Plane all = new Plane(plane.origin(), plane.direction1(), plane.direction2(), plane.axis1(), plane.axis2(),
                draws.size() + " draws, the first: " + plane.description(), Double.NaN, Double.NaN);
        return new Slice(all, first.alpha(), first.beta(), result, computed, first.quantity() + ", " + what).noting(first.note());
    }
}
