package org.saddlescope.experiment;

import java.util.Locale;
import java.util.Optional;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.experiment.ExperimentCheck.Size;

/** Whether the history of a run fits the memory. */
final class HistoryMemory {
    private HistoryMemory() {}

    /**
     * A run keeps θ at every recorded step, and about 32 numbers measured there. Double arithmetic: the product may be
     * beyond the range of a long.
     */
    static Optional<Finding> finding(Experiment experiment, Size size) {
        double row = row(experiment, size.dimension());
        // θ, gradient, two moments and a few search directions are there at any rate.
        double fixed = 16 * row;
        long steps = experiment.training().steps();
        double rows = rows(experiment);
        if (size.dimension() == Long.MAX_VALUE) {
            return Optional.of(new Finding("problem", "expected a problem that fits " + size.memoryBytes()
                    + " bytes of memory, found one with more parameters or activations than can be counted"));
        }
        if (fixed + rows * row <= size.memoryBytes()) {
            return Optional.empty();
        }
        double fitting = Math.floor((size.memoryBytes() - fixed) / row) - 2;
        String needed = whole(fixed + rows * row) + " bytes for " + size.dimension() + " parameters, "
                + experiment.optimizers().size() + " optimizers and " + whole(rows) + " recorded steps";
        return Optional.of(fitting < 1
                ? new Finding("problem", "expected a problem that fits " + size.memoryBytes() + " bytes of memory, found " + needed)
                : new Finding("training.recordEvery", "expected a history that fits " + size.memoryBytes()
                        + " bytes of memory, found " + needed + "; the nearest valid value is " + whole(Math.ceil(steps / fitting))));
    }

    /** Bytes of a recorded step: θ and what was measured there, of every optimizer. */
    private static double row(Experiment experiment, long dimension) {
        return experiment.optimizers().size() * (dimension + 32.0) * Double.BYTES;
    }

    private static double rows(Experiment experiment) {
        return 2 + Math.floor((double) experiment.training().steps() / experiment.training().recordEvery());
    }

    /** Bytes, at most, of the history that a run keeps: θ and about 32 numbers at every recorded step of every optimizer. */
    static double bytes(Experiment experiment, long dimension) {
        return rows(experiment) * row(experiment, dimension);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }
}
