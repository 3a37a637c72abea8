package org.saddlescope.engine;

import java.util.Optional;

/**
 * What is known of the global minimum: its value f* and, where it can be given, the projection onto the set of all
 * minimisers. Every ratio that uses one says where it came from.
 *
 * @param value      f*
 * @param projection x ↦ the nearest minimiser x_p, where known
 * @param valueFrom  where f* comes from, for people: "known in closed form", "declared in the experiment", ...
 * @param pointsFrom where the minimisers come from; empty without a projection
 */
public record Minima(double value, Optional<Projection> projection, String valueFrom, String pointsFrom) {
    /** The nearest point of a set of minimisers. */
    @FunctionalInterface
    public interface Projection {
        /** The minimiser nearest to {@code theta}; a new array, or one that never changes. */
        double[] nearest(double[] theta);
    }

    /** A lower bound that the loss is known to reach or approach, with no minimiser known. */
    public static Minima valueOnly(double value, String from) {
        return new Minima(value, Optional.empty(), from, "");
    }
}
