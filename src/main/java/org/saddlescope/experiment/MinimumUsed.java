package org.saddlescope.experiment;

import java.util.Optional;
import org.saddlescope.engine.Minima;

/**
 * The f* and x* that an optimizer's ratios are measured against, and which of its records are too near 0/0 to be measured:
 * those whose f(x) − f* is at most {@code gap}, and those after the step {@code until} (Islamov et al. 2024 take the last
 * iterate for x*, near which every ratio is 0/0).
 *
 * @param minima what is known of the minimum; empty: ratios that need it are left out
 * @param gap    −∞ where no record is dropped for its loss
 * @param until  +∞ where none is dropped for its step
 */
public record MinimumUsed(Optional<Minima> minima, double gap, double until) {
    /** Against which every record counts. */
    static MinimumUsed everywhere(Optional<Minima> minima) {
        return new MinimumUsed(minima, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Whether a record is left out of the ratios that use f* or x*. */
    public boolean drops(int step, double loss) {
        return minima.isPresent() && (step > until || loss - minima.get().value() <= gap);
    }

    /** Whether any record can be dropped. */
    public boolean dropsAny() {
        return gap > Double.NEGATIVE_INFINITY || until < Double.POSITIVE_INFINITY;
    }
}
