package org.saddlescope.figures;

import java.util.Optional;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.landscape.Slice;

/**
 * A range of colours and heights that is kept from slice to slice, so that slices of one quantity compare: the same value
 * has the same colour in all of them. Values outside have the colour of the nearer end, which the figure states.
 *
 * @param quantity what the range is of; slices of another quantity have their own
 * @param from     the value at the lower end
 * @param to       the value at the upper end, above {@code from}
 * @param epsilon  ε of the logarithmic rules of {@link ColourScale}, in the unit of the values: without it, equal ends would
 *                 not mean equal colours between them
 */
public record ColourRange(String quantity, double from, double to, double epsilon) {
    public ColourRange {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("a range of colours from " + from + " to " + to);
        }
        if (!(epsilon > 0) || !Double.isFinite(epsilon)) {
            throw new IllegalArgumentException("a range of colours with ε = " + epsilon);
        }
    }

    /** The range that a slice has by itself; empty where its values are all equal or none is finite. */
    public static Optional<ColourRange> of(Slice slice) {
        ColourScale own = ColourScale.of(slice, true);
        return own.empty() || !(own.min() < own.max()) || !Double.isFinite(own.max() - own.min()) ? Optional.empty()
                : Optional.of(new ColourRange(slice.quantity(), own.min(), own.max(), own.epsilon()));
    }

    /**
     * The same with other ends.
     *
     * @throws IllegalArgumentException unless {@code lower < upper} and both are finite
     */
    public ColourRange between(double lower, double upper) {
        return new ColourRange(quantity, lower, upper, Math.min(epsilon, ColourScale.oneTwoFive((upper - lower) / 10)));
    }

    /** Whether this is a range of what the slice shows. */
    public boolean fits(Slice slice) {
        return quantity.equals(slice.quantity());
    }

    /** Whether 0 is the middle of the colours. */
    boolean diverging() {
        return from < 0 && !quantity.equals(SliceSpec.Quantity.LOSS.label());
    }
}
