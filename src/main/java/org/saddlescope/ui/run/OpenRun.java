package org.saddlescope.ui.run;

import java.util.Optional;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Session;
import org.saddlescope.ui.base.Text;

/**
 * The run that frames and slices come from, where the threads meet: the JavaFX application thread says that another one
 * is to come, the trainer thread opens and closes them, and any thread asks. What is asked for before the run is there
 * to hear it reaches it when it is.
 */
final class OpenRun {
    private Optional<Training> open = Optional.empty();
    /** Whether the one that is open is of the past: another takes its place, or none. */
    private boolean left;
    private Optional<Session.SliceRequest> early = Optional.empty();

    /** From now on nobody is given the run that is open, and what is asked for is meant for the next one. */
    synchronized void leave() {
        left = true;
        early = Optional.empty();
    }

    /** Closes the run that is open and opens another; on the trainer thread. */
    Training replace(Training.Opening opening) throws ExperimentException {
        close();
        Training opened = opening.open();
        enter(opened);
        return opened;
    }

    private synchronized void enter(Training opened) throws ExperimentException {
        open = Optional.of(opened);
        left = false;
        Optional<Session.SliceRequest> waiting = early;
        early = Optional.empty();
        if (waiting.isPresent()) {
            opened.request(waiting.get());
        }
    }

    /** Closes the run that is open, if there is one; on the trainer thread. */
    void close() {
        // Not under the lock: arrays may take a while to be given back, and the window may ask meanwhile.
        taken().ifPresent(Training::close);
    }

    private synchronized Optional<Training> taken() {
        Optional<Training> before = open;
        open = Optional.empty();
        return before;
    }

    /** Asks the run for another slice: at once, or when it has been opened. */
    synchronized void request(Session.SliceRequest request) throws ExperimentException {
        if (present().isPresent()) {
            present().get().request(request);
        } else {
            early = Optional.of(request);
        }
    }

    /** The run that is open, unless it has been left. */
    synchronized Optional<Training> present() {
        return left ? Optional.empty() : open;
    }

    /** The same where there has to be one: it was opened before what needs it was begun, or could not be. */
    Training required() throws ExperimentException {
        return present().orElseThrow(() -> new ExperimentException(Text.of("run.open.none")));
    }
}
