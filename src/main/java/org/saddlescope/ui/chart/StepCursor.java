package org.saddlescope.ui.chart;

import java.util.Optional;

/**
 * The steps that all views mark together.
 *
 * @param held    the step that the timeline is held at; empty while it follows the newest
 * @param pointed the step under the pointer
 */
public record StepCursor(Optional<Double> held, Optional<Double> pointed) {
    public static final StepCursor NONE = new StepCursor(Optional.empty(), Optional.empty());

    /** The one that is looked at now: what the pointer is over, or else where the timeline is held. */
    public Optional<Double> shown() {
        return pointed.or(() -> held);
    }
}
