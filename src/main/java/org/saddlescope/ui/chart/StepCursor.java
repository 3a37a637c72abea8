package org.saddlescope.ui.chart;

import java.util.Optional;
import org.saddlescope.landscape.Slice;

/**
 * What all views mark together.
 *
 * @param held    the step that the timeline is held at; empty while it follows the newest
 * @param pointed the step under the pointer
 * @param place   the place of the slice under the pointer
 */
public record StepCursor(Optional<Double> held, Optional<Double> pointed, Optional<Place> place) {
    public static final StepCursor NONE = new StepCursor(Optional.empty(), Optional.empty());

    public StepCursor(Optional<Double> held, Optional<Double> pointed) {
        this(held, pointed, Optional.empty());
    }

    /** A place of a slice. */
    public record Place(double alpha, double beta) {
        /** Whether it lies within the grid of a slice. */
        public boolean within(Slice slice) {
            return within(slice.alpha(), alpha) && within(slice.beta(), beta);
        }

        private static boolean within(double[] axis, double value) {
            return value >= Math.min(axis[0], axis[axis.length - 1]) && value <= Math.max(axis[0], axis[axis.length - 1]);
        }
    }

    /** The one that is looked at now: what the pointer is over, or else where the timeline is held. */
    public Optional<Double> shown() {
        return pointed.or(() -> held);
    }

    public StepCursor holding(Optional<Double> step) {
        return new StepCursor(step, pointed, place);
    }

    /** With what is under the pointer. */
    public StepCursor pointing(Optional<Double> step, Optional<Place> at) {
        return new StepCursor(held, step, at);
    }
}
