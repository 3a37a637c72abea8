package org.saddlescope.ui.views;

import java.util.function.Consumer;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.chart.StepCursor;
import org.saddlescope.ui.workspace.View;

/**
 * A view of the run: where it stands, when it is there, and how it is drawn.
 *
 * @param content whether it has anything to show
 * @param drawing draws it; asked only while it is seen
 * @param cursor  marks what is looked at; asked only while it is seen
 */
record RunView(View view, Content content, Drawing drawing, Consumer<StepCursor> cursor) {
    /** Whether a run has something for a view. */
    @FunctionalInterface
    interface Content {
        boolean in(Experiment experiment, Frame frame);
    }

    /** Draws a frame. */
    @FunctionalInterface
    interface Drawing {
        void show(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme);
    }
}
