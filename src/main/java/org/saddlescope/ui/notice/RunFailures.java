package org.saddlescope.ui.notice;

import java.util.function.Consumer;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.ui.base.Text;

/** Tells the user what ended a run, a slice or an instrument's work: what was refused by its reason, a fault with its details. */
public record RunFailures(Notices notices) implements Consumer<Throwable> {
    @Override
    public void accept(Throwable cause) {
        switch (cause) {
            case ExperimentException refused -> notices.complain(refused.getMessage());
            case OutOfMemoryError full -> notices.fail(Text.of("failures.memory"), full);
            default -> notices.fail(Text.of("failures.run", cause.toString()), cause);
        }
    }
}
