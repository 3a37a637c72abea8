package org.saddlescope.ui;

import java.util.function.Consumer;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.Steps;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.slice.CostlySlices;
import org.saddlescope.ui.timeline.Timeline;

/**
 * What the window is about, with nothing to be seen: the experiment, the run, the instruments and the time.
 *
 * @param document the experiment that the form holds
 * @param desk     runs of the session and of earlier days
 * @param run      the run that is shown
 * @param slices   asks before a slice that takes long
 * @param pointing what the instruments can do now
 * @param steps    single updates, taken apart
 */
record WindowModels(ExperimentDocument document, RunDesk desk, RunModel run, Instruments instruments, CostlySlices slices,
                    Pointing pointing, Timeline timeline, Steps steps) {
    static WindowModels of(WorkbenchWindow.Parts parts, WindowMemory memory, Experiment first, Dialogs dialogs, Consumer<Throwable> failures) {
        ExperimentDocument document = new ExperimentDocument(first);
        RunDesk desk = new RunDesk(parts.folders(), parts.io());
        RunModel run = new RunModel(desk.recording(parts.training()), failures);
        run.paceProperty().set(memory.settings().get().pace());
        Instruments instruments = new Instruments(run, document::experiment, failures);
        Timeline timeline = new Timeline(run);
        return new WindowModels(document, desk, run, instruments, new CostlySlices(run, dialogs, failures),
                new Pointing(instruments, run, document), timeline, new Steps(run, timeline.positionProperty(), failures));
    }

    /** Ends what is being computed and what is being kept. */
    void close() {
        slices.close();
        instruments.close();
        steps.close();
        run.close();
        desk.close();
    }
}
