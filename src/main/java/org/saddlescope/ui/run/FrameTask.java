package org.saddlescope.ui.run;

import java.util.function.Consumer;
import javafx.concurrent.Task;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;

/**
 * The bridge from a computation to the window: every frame becomes the task's value on the JavaFX application thread,
 * where a frame that comes before the last one was taken replaces it. Nothing is lost by that, as each frame carries
 * the whole history.
 */
final class FrameTask extends Task<Frame> {
    /** A computation that hands out frames, and the last of them at its end. */
    @FunctionalInterface
    interface Work {
        Frame run(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException;
    }

    private final Work work;
    private final Control control;

    FrameTask(Work work, Control control) {
        this.work = work;
        this.control = control;
    }

    Control control() {
        return control;
    }

    @Override
    protected Frame call() throws ExperimentException, InterruptedException {
        return work.run(control, this::updateValue);
    }
}
