package org.saddlescope.ui.runs;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunPaths;
import org.saddlescope.experiment.RunWriter;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.Subject;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.ui.run.Training;

/**
 * Keeps every run that the window trains in a folder of the library as it goes. A folder that cannot be written costs the
 * record and never the run.
 */
public final class RunRecorder implements Training.Factory {
    /** Of a path so many points are kept, and so many numbers of all paths of a run: what a later overlay goes through. */
    private static final int POINTS = 100;
    private static final long NUMBERS = 1_000_000;

    private final Training.Factory runs;
    private final RunLibrary library;
    private final BooleanSupplier keeping;
    private final KeptPaths paths;
    private final Listener listener;

    /** Hears of the runs that are kept, on the trainer thread. */
    interface Listener {
        void began(RunFolder run);

        void ended(RunFolder run);

        /** The run goes on, or has ended, without its folder. */
        void notKept(String why);
    }

    /** @param keeping whether a run that begins now is to be kept; asked on the trainer thread */
    RunRecorder(Training.Factory runs, RunLibrary library, BooleanSupplier keeping, KeptPaths paths, Listener listener) {
        this.runs = runs;
        this.library = library;
        this.keeping = keeping;
        this.paths = paths;
        this.listener = listener;
    }

    @Override
    public Training open(Experiment experiment) throws ExperimentException {
        return new Recorded(runs.open(experiment), experiment);
    }

    private final class Recorded implements Training {
        private final Training training;
        private final Experiment experiment;

        private Recorded(Training training, Experiment experiment) {
            this.training = training;
            this.experiment = experiment;
        }

        @Override
        public Frame run(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
            if (!keeping.getAsBoolean()) {
                return training.run(control, frames);
            }
            RunFolder folder;
            RunWriter started;
            try {
                folder = library.begin(experiment.name(), LocalDateTime.now());
                // Its own levers: the writer stops what it cannot write, and that is the record alone.
                started = new RunWriter(folder, experiment, Control.running());
            } catch (ExperimentException e) {
                listener.notKept(e.getMessage());
                return training.run(control, frames);
            }
            try (RunWriter writer = started) {
                listener.began(folder);
                return kept(control, frames, folder, writer);
            } finally {
                library.ended(folder);
                listener.ended(folder);
            }
        }

        private Frame kept(Control control, Consumer<Frame> frames, RunFolder folder, RunWriter writer) throws ExperimentException, InterruptedException {
            AtomicReference<Optional<Frame>> newest = new AtomicReference<>(Optional.empty());
            Frame last;
            try {
                last = training.run(control, frame -> {
                    newest.set(Optional.of(frame));
                    writer.accept(frame);
                    frames.accept(frame);
                }, writer);
            } catch (ExperimentException | InterruptedException | RuntimeException | Error e) {
                newest.get().ifPresent(frame -> finish(writer, frame, control.stopped() ? RunEnd.STOPPED : RunEnd.FAILED, String.valueOf(e.getMessage())));
                throw e;
            }
            RunPaths all = training.paths();
            paths.keep(folder.path(), all);
            all.checkpoints(POINTS, NUMBERS).forEach(point -> writer.checkpoint(point.optimizer(), point.step(), point.theta()));
            finish(writer, last, control.stopped() ? RunEnd.STOPPED : last.phase() == Frame.Phase.FAILED ? RunEnd.FAILED : RunEnd.DONE, last.message());
            return last;
        }

        private void finish(RunWriter writer, Frame last, RunEnd end, String message) {
            try {
                writer.finish(last, end, message);
            } catch (ExperimentException e) {
                listener.notKept(e.getMessage());
            }
        }

        @Override
        public Frame sliceAround(int step, String optimizer, Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
            return training.sliceAround(step, optimizer, control, frames);
        }

        @Override
        public Optional<Experiment> steered() {
            return training.steered();
        }

        @Override
        public RunPaths paths() {
            return training.paths();
        }

        @Override
        public void request(Session.SliceRequest request) throws ExperimentException {
            training.request(request);
        }

        @Override
        public Frame slice(Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
            return training.slice(control, frames);
        }

        @Override
        public Frame slice(Plane plane, GridRange range, Control control, Consumer<Frame> frames) throws ExperimentException, InterruptedException {
            return training.slice(plane, range, control, frames);
        }

        @Override
        public double estimate(Session.SliceRequest request, BooleanSupplier cancelled) throws ExperimentException {
            return training.estimate(request, cancelled);
        }

        @Override
        public Optional<Subject> subject() {
            return training.subject();
        }

        @Override
        public void close() {
            training.close();
        }
    }
}
