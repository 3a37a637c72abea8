package org.saddlescope.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;

/**
 * Measures some columns of one optimizer's history. It may remember what it has seen on the path, so that each optimizer
 * has its own; for the thread that trains, in the order of the steps.
 */
interface ColumnProbe {
    /**
     * A point of the path.
     *
     * @param objective the full objective, which remembers its gradient at {@code theta}
     */
    record At(int step, double[] theta, ValueGradient value, Objective objective) {}

    /** A column without its numbers. */
    record Spec(String id, String label, History.Group group, String note) {}

    /** Where values go. */
    @FunctionalInterface
    interface Row {
        /** @param id of one of the {@link #specs} */
        void set(String id, double value);
    }

    /** The columns, known before the first step and depending on the experiment alone. */
    List<Spec> specs();

    /** Measured every so many steps, and at the first and the last point; 0: never, 1 where it is at every recorded step. */
    int every();

    /** Whether a step is recorded because of this probe. */
    default boolean due(int step) {
        return every() > 0 && step % every() == 0;
    }

    /**
     * Measures what is due; a value that is not set counts as not measured.
     *
     * @param all       everything, whatever the step: at the first and last points
     * @param cancelled asked during long measurements, which are then left out
     */
    void measure(At at, boolean all, Row row, BooleanSupplier cancelled);

    /** What is to be said of a column besides its {@link Spec#note}, now; may be empty. */
    default String remark(String id) {
        return "";
    }
}
