package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javafx.beans.property.BooleanProperty;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.base.KeptFile;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.notice.Notices;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.runs.Overlays;
import org.saddlescope.ui.runs.RunLibrary;
import org.saddlescope.ui.runs.RunsCommands;
import org.saddlescope.ui.runs.RunsModel;
import org.saddlescope.ui.runs.RunsPage;
import org.saddlescope.ui.session.RestoreBar;
import org.saddlescope.ui.session.SessionFiles;
import org.saddlescope.ui.session.SessionKeeper;
import org.saddlescope.ui.settings.KeptRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the window does with runs besides training and showing one: keeps them, lists them, lays them over each other, and restores what a kill has cut off. */
final class RunDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RunDesk.class);

    private final Executor io;
    private final RunsModel runs;
    private final SessionFiles sessions;
    private final KeptFile<KeptRuns> kept;
    private final Optional<String> warning;
    private Optional<SessionKeeper> keeper = Optional.empty();
    private Optional<RestoreBar> bar = Optional.empty();

    RunDesk(UserFolders folders, Executor files) {
        io = work -> {
            try {
                files.execute(work);
            } catch (RejectedExecutionException e) {
                LOG.info("The window has been closed: {} is not written any more", folders.data());
            }
        };
        runs = new RunsModel(new RunLibrary(folders.data().resolve("runs"), RunLibrary.Limits.STANDARD), io);
        sessions = new SessionFiles(SessionKeeper.folder(folders));
        kept = new KeptFile<>(folders.settings().resolve("runs.json"), KeptRuns.class, KeptRuns.DEFAULT);
        KeptFile.Kept<KeptRuns> before = kept.read();
        warning = before.warning();
        runs.keepingProperty().set(before.value().keep());
        runs.keepingProperty().subscribe((was, now) -> io.execute(() -> kept.write(new KeptRuns(now))));
    }

    /** Runs that are kept as they go. */
    Training.Factory recording(Training.Factory training) {
        return runs.recording(training);
    }

    RunsPage page(RunModel run, RunsPage.Deeds deeds) {
        return new RunsPage(runs, new Overlays(run, runs), deeds);
    }

    /** Whether runs are kept as they are trained. */
    BooleanProperty keepingProperty() {
        return runs.keepingProperty();
    }

    RunsCommands commands(Runnable open) {
        return new RunsCommands(runs, open);
    }

    /** Puts it to work once the rest of the window is there. */
    void attach(RunModel run, ExperimentDocument document, Documents documents, Notices notices) {
        runs.speak(new RunsModel.Voice() {
            @Override
            public void tell(String message) {
                notices.tell(message);
            }

            @Override
            public void undoable(String message, Runnable undo) {
                notices.undoable(message, Text.of("runs.undo"), undo);
            }

            @Override
            public void complain(String message) {
                notices.complain(message);
            }
        });
        run.experimentProperty().subscribe((before, now) -> runs.shownProperty().set(Optional.empty()));
        documents.folderProperty().subscribe(folder -> folder.ifPresent(path -> runs.shownProperty().set(Optional.of(path))));
        keeper = Optional.of(new SessionKeeper(document, runs, sessions, io));
        bar = Optional.of(new RestoreBar(new Restored(run, document, documents), io));
        warning.ifPresent(notices::complain);
    }

    /** Where what was cut off is offered. */
    RestoreBar bar() {
        return bar.orElseThrow();
    }

    /** Begins to read what earlier days have left. */
    void start() {
        runs.start();
        bar().look(sessions);
    }

    /** The program ends as it should. */
    void close() {
        keeper.ifPresent(SessionKeeper::close);
        bar.ifPresent(RestoreBar::close);
        runs.close();
    }

    /** Leaves the files as a kill does. */
    void abandon() {
        keeper.ifPresent(SessionKeeper::abandon);
    }

    RunsModel runs() {
        return runs;
    }

    private record Restored(RunModel run, ExperimentDocument document, Documents documents) implements RestoreBar.Deeds {
        @Override
        public void restore(Experiment saved, Experiment edited, Optional<Path> file, boolean keepRun, Runnable afterwards) {
            documents.restore(saved, edited, file, () -> {
                if (!keepRun) {
                    run.clear();
                }
                afterwards.run();
            });
        }

        @Override
        public void open(Path folder, boolean alone) {
            if (alone) {
                documents.showRun(folder);
            } else {
                documents.open(folder);
            }
        }

        @Override
        public void train(Experiment experiment, boolean alone) {
            Runnable begin = () -> {
                run.clear();
                run.train(experiment);
            };
            if (alone) {
                begin.run();
            } else {
                documents.whenSettled(() -> {
                    document.open(experiment, Optional.empty());
                    begin.run();
                });
            }
        }
    }
}
