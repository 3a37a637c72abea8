package org.saddlescope.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.runs.RunsModel;

/** Keeps what a kill would lose, half a second after each change. Lives on the JavaFX application thread. */
public final class SessionKeeper {
    private static final Duration AFTER = Duration.millis(500);

    private final ExperimentDocument document;
    private final RunsModel runs;
    private final SessionFiles files;
    private final Executor io;
    private final PauseTransition pause = new PauseTransition(AFTER);
    private boolean closed;

    public SessionKeeper(ExperimentDocument document, RunsModel runs, SessionFiles files, Executor io) {
        this.document = document;
        this.runs = runs;
        this.files = files;
        this.io = io;
        pause.setOnFinished(event -> write());
        document.experimentProperty().subscribe((before, now) -> changed());
        document.changedProperty().subscribe((before, now) -> changed());
        document.fileProperty().subscribe((before, now) -> changed());
        runs.goingProperty().subscribe((before, now) -> changed());
    }

    /** An edit that goes on is written on the way, too. */
    private void changed() {
        if (!closed && pause.getStatus() != PauseTransition.Status.RUNNING) {
            pause.playFromStart();
        }
    }

    private void write() {
        Optional<Experiment> edited = Optional.of(document.experiment()).filter(now -> document.changedProperty().get());
        Experiment saved = document.savedVersion();
        String file = document.fileProperty().get().map(path -> path.toAbsolutePath().toString()).orElse("");
        String run = runs.goingProperty().get().map(path -> path.toAbsolutePath().toString()).orElse("");
        io.execute(() -> files.write(new KeptSession(edited.map(ExperimentFile::write).orElse(""),
                edited.map(now -> ExperimentFile.write(saved)).orElse(""), file, run)));
    }

    /** The program ends as it should. */
    public void close() {
        closed = true;
        pause.stop();
        io.execute(files::close);
    }

    /** Stops writing and lets go of the file without removing it, as a kill does. */
    public void abandon() {
        closed = true;
        pause.stop();
        io.execute(files::abandon);
    }

    SessionFiles files() {
        return files;
    }

    public static Path folder(UserFolders folders) {
        return folders.data().resolve("sessions");
    }
}
