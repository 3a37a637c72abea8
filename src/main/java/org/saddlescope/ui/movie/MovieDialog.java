package org.saddlescope.ui.movie;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.movie.Chapter;
import org.saddlescope.figures.movie.MovieFormat;
import org.saddlescope.figures.movie.Progress;
import org.saddlescope.figures.movie.VideoEncoder;
import org.saddlescope.figures.page.Export;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;

/**
 * Writes the run that is shown, or the lesson of its experiment, as an animated GIF, as an MP4 or as a page. The run is that
 * of the moment the dialog opened; the window goes on behind it. Closing the dialog cancels what is being written, and leaves nothing.
 */
public final class MovieDialog {
    private final Window owner;
    private final Consumer<String> notify;
    private final Runs runs;

    /** Runs an experiment to its end or until it is stopped, on the thread that exports. */
    @FunctionalInterface
    interface Runs {
        Frame run(Experiment experiment, Control control) throws ExperimentException, InterruptedException;
    }

    /**
     * @param owner  the window that it belongs to
     * @param notify told on the JavaFX application thread what has been written
     */
    public MovieDialog(Window owner, Consumer<String> notify) {
        this(owner, notify, MovieDialog::session);
    }

    /** @param runs trains what the steps of a lesson say */
    MovieDialog(Window owner, Consumer<String> notify, Runs runs) {
        this.owner = owner;
        this.notify = notify;
        this.runs = runs;
    }

    private static Frame session(Experiment experiment, Control control) throws ExperimentException, InterruptedException {
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            return session.run(control, _ -> { });
        }
    }

    /**
     * Opens the dialog; returns at once.
     *
     * @param look  as the window shows the run
     * @param theme the window's theme; exports are light unless asked
     */
    public void show(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        List<Experiment.FigureKind> there = org.saddlescope.figures.movie.Scene.available(experiment, frame);
        if (there.isEmpty()) {
            notify.accept(Text.of("movie.nothing"));
            return;
        }
        new Opened(experiment, frame, look, there).open(theme);
    }

    /** One opening of the dialog. */
    private final class Opened {
        private final Experiment experiment;
        private final Frame frame;
        private final RunFigures.Look look;
        private final MoviePane pane;
        private final Stage stage = new Stage();
        /** Pulled by the button and by closing; a new one for each export. */
        private Control control = Control.running();
        private boolean writing;

        Opened(Experiment experiment, Frame frame, RunFigures.Look look, List<Experiment.FigureKind> there) {
            this.experiment = experiment;
            this.frame = frame;
            this.look = look;
            pane = new MoviePane(there, org.saddlescope.figures.movie.Scene.usual(experiment, frame), experiment.lesson().isPresent());
        }

        void open(Style.Theme theme) {
            stage.initOwner(owner);
            stage.setTitle(Text.of("movie.title"));
            stage.setScene(new Scene(pane));
            if (owner != null && owner.getScene() != null) {
                stage.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
                // The root's own style carries the font size of the window, in lecture mode too.
                pane.getStyleClass().addAll(owner.getScene().getRoot().getStyleClass().stream().filter(c -> !c.equals("root")).toList());
                pane.setStyle(Objects.requireNonNullElse(owner.getScene().getRoot().getStyle(), ""));
            }
            pane.getStyleClass().add(theme == Style.Theme.DARK ? "dark" : "light");
            pane.setOnChange(() -> pane.show(pane.form()));
            pane.setOnBrowse(this::browse);
            pane.setOnExport(this::export);
            pane.setOnClose(this::leave);
            stage.setOnHidden(event -> control.stop());
            pane.show(pane.form());
            stage.show();
            inBackground(() -> {
                boolean found = VideoEncoder.find().isPresent();
                FxThread.run(() -> pane.setEncoder(found));
            });
        }

        /** Cancels what is being written; a second time, and where nothing is, closes. */
        private void leave() {
            if (writing && !control.stopped()) {
                control.stop();
                pane.tell(Text.of("movie.cancelling"), -1);
            } else {
                stage.close();
            }
        }

        private void browse() {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Text.of("movie.title"));
            MovieForm form = pane.form();
            for (MovieFormat format : MovieFormat.values()) {
                FileChooser.ExtensionFilter filter = new FileChooser.ExtensionFilter(Text.of("movie.format." + format.extension()), "*." + format.extension());
                chooser.getExtensionFilters().add(filter);
                if (format == form.format()) {
                    chooser.setSelectedExtensionFilter(filter);
                }
            }
            if (form.problems().containsKey(MovieForm.Field.FILE)) {
                chooser.setInitialFileName(Text.of("movie.fileName") + "." + form.format().extension());
            } else {
                chooser.setInitialDirectory(form.path().getParent().toFile());
                chooser.setInitialFileName(form.path().getFileName().toString());
            }
            File chosen = chooser.showSaveDialog(stage);
            if (chosen != null) {
                pane.setFile(chosen.getPath());
            }
        }

        private void export() {
            MovieForm form = pane.form();
            if (writing || !form.problems().isEmpty()) {
                return;
            }
            control = Control.running();
            writing = true;
            pane.setWriting(true);
            pane.show(form);
            pane.tell(Text.of("movie.painting"), -1);
            Export export = form.export();
            Path file = form.path();
            Control levers = control;
            // Not on the thread for files, which keeps settings and unsaved work meanwhile.
            inBackground(() -> {
                try {
                    write(form, export, file, levers);
                    FxThread.run(() -> ended(Text.of("movie.wrote", file.toString()), true));
                } catch (CancellationException | InterruptedException e) {
                    FxThread.run(() -> ended(Text.of("movie.cancelled"), false));
                } catch (ExperimentException e) {
                    FxThread.run(() -> ended(Text.of("movie.failed", e.getMessage()), false));
                } catch (IOException e) {
                    FxThread.run(() -> ended(Text.of("movie.failed", FileProblem.describe(file, e)), false));
                } catch (OutOfMemoryError e) {
                    FxThread.run(() -> ended(Text.of("movie.memory"), false));
                } catch (RuntimeException e) {
                    FxThread.run(() -> ended(Text.of("movie.failed", e.toString()), false));
                }
            });
        }

        private void write(MovieForm form, Export export, Path file, Control levers) throws IOException, ExperimentException, InterruptedException {
            Progress progress = new Progress() {
                @Override
                public void done(int pictures, int of) {
                    FxThread.run(() -> told(levers, Text.of("movie.done", Integer.toString(pictures), Integer.toString(of)), (double) pictures / of));
                }

                @Override
                public boolean cancelled() {
                    return levers.stopped();
                }
            };
            if (form.lesson()) {
                List<Chapter> chapters = Chapter.of(experiment, look.colours(), changed -> train(changed, levers), levers::stopped);
                export.lesson(experiment, chapters, file, progress);
            } else {
                export.run(org.saddlescope.figures.movie.Scene.of(experiment, frame, form.figures(), look.logScale(), look.colours(), look.camera()), file, progress);
            }
        }

        private Frame train(Experiment changed, Control levers) throws ExperimentException, InterruptedException {
            FxThread.run(() -> told(levers, Text.of("movie.training"), -1));
            Frame last = runs.run(changed, levers);
            if (levers.stopped()) {
                throw new CancellationException("cancelled");
            }
            return last;
        }

        private void told(Control levers, String words, double share) {
            if (writing && levers == control && !levers.stopped()) {
                pane.tell(words, share);
            }
        }

        private void ended(String words, boolean well) {
            writing = false;
            pane.setWriting(false);
            pane.show(pane.form());
            pane.tell(words, 0);
            if (well) {
                stage.close();
                notify.accept(words);
            }
        }
    }

    private static void inBackground(Runnable work) {
        Thread.ofPlatform().daemon().name("movie").start(work);
    }
}
