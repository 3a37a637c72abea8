package org.saddlescope.ui.run;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.Subject;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;

/** Writes down what is asked of it, and works until it is stopped. */
record RecordedTraining(List<String> log) implements Training {
    @Override
    public Frame run(Control control, Consumer<Frame> frames) throws InterruptedException {
        return work("run", control, frames);
    }

    @Override
    public Frame slice(Control control, Consumer<Frame> frames) throws InterruptedException {
        return work("slice", control, frames);
    }

    private Frame work(String what, Control control, Consumer<Frame> frames) throws InterruptedException {
        log.add(what);
        frames.accept(frame());
        while (control.awaitTurn()) {
            synchronized (control) {
                control.wait(1);
            }
        }
        log.add("end " + what);
        return frame();
    }

    @Override
    public void request(Session.SliceRequest request) throws ExperimentException {
        if (request.grid().columns() > 500) {
            throw new ExperimentException("grid.columns: too many");
        }
        log.add("request " + request.grid().columns());
    }

    @Override
    public Frame slice(Plane plane, GridRange range, Control control, Consumer<Frame> frames) throws InterruptedException {
        return work("plane", control, frames);
    }

    @Override
    public double estimate(Session.SliceRequest request, BooleanSupplier cancelled) {
        return 0;
    }

    @Override
    public Optional<Subject> subject() {
        return Optional.empty();
    }

    @Override
    public void close() {
        log.add("close");
    }

    private static Frame frame() {
        return new Frame(Frame.Phase.TRAINING, List.of(), Optional.empty(), List.of(), List.of(), 0, 0, 1, 1, "");
    }

    static Session.SliceRequest request(int columns) {
        return new Session.SliceRequest(new Experiment.PlaneSpec.Auto(), new Experiment.Grid(columns, 5, Optional.empty()), false);
    }
}
