package org.saddlescope.ui.document;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentCheck;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.experiment.Surface;
import org.saddlescope.experiment.SurfaceFile;
import org.saddlescope.experiment.study.ClaimCheck;
import org.saddlescope.figures.LessonFormulas;
import org.saddlescope.figures.sidecar.Sidecar;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.document.ExperimentStore.Opened;
import org.saddlescope.ui.document.ExperimentStore.Sample;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.lesson.LessonPlayer;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.notice.Notices;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.settings.Settings;

/** Opens and saves the document, and asks before changes are lost. Files are read and written on the I/O thread. */
public final class Documents {
    /** Why no instrument works on a surface from elsewhere. */
    public static final String FROM_ELSEWHERE = Text.of("documents.from-elsewhere");
    private static final List<String> SURFACES = List.of(".h5", ".hdf5", ".csv", ".npy", ".npz");

    private final ExperimentDocument document;
    private final RunModel run;
    private final ExperimentStore store;
    private final ObjectProperty<Settings> settings;
    private final Dialogs dialogs;
    private final Notices notices;
    private final Executor io;
    private final LessonPlayer lessons;
    private Consumer<Sidecar> figure = exported -> { };
    private final ReadOnlyObjectWrapper<Optional<Surface>> surface = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());

    public Documents(ExperimentDocument document, RunModel run, ExperimentStore store, ObjectProperty<Settings> settings,
              Dialogs dialogs, Notices notices, Executor io, LessonPlayer lessons) {
        this.lessons = lessons;
        this.document = document;
        this.run = run;
        this.store = store;
        this.settings = settings;
        this.dialogs = dialogs;
        this.notices = notices;
        this.io = io;
        run.experimentProperty().subscribe(shown -> folder.set(Optional.empty()));
        // Whatever is shown next takes its place.
        run.experimentProperty().subscribe(shown -> surface.set(surface.get().filter(opened ->
                shown.filter(experiment -> experiment.name().equals(opened.name())).isPresent())));
    }

    /** What shows a figure that was exported before. */
    public void setOnFigure(Consumer<Sidecar> listener) {
        figure = listener;
    }

    /** Where an experiment is read from. */
    @FunctionalInterface
    private interface Source {
        Opened read() throws ExperimentException;
    }

    public ExperimentDocument document() {
        return document;
    }

    public void open() {
        dialogs.open(settings.get().lastFolder()).ifPresent(this::open);
    }

    /** An experiment file, a run folder, a surface that another tool has computed, or the JSON beside an exported figure. */
    public void open(Path file) {
        if (SurfaceFile.mayBe(file)) {
            openSurface(file);
            return;
        }
        io.execute(() -> {
            if (!Sidecar.at(file)) {
                FxThread.run(() -> load(() -> store.read(file), Optional.of(file)));
                return;
            }
            try {
                Sidecar exported = Sidecar.read(file);
                FxThread.run(() -> figure.accept(exported));
            } catch (ExperimentException e) {
                FxThread.run(() -> notices.complain(e.getMessage()));
            }
        });
    }

    /** A surface takes the place of the run alone: the experiment of the form stays what it is. */
    private void openSurface(Path file) {
        io.execute(() -> {
            try {
                Surface opened = SurfaceFile.open(file);
                FxThread.run(() -> {
                    show(opened);
                    settings.set(settings.get().opened(file));
                });
            } catch (ExperimentException e) {
                FxThread.run(() -> notices.complain(e.getMessage()));
            } catch (RuntimeException e) {
                FxThread.run(() -> notices.fail(Text.of("documents.surface-not-opened"), e));
            }
        });
    }

    private void show(Surface opened) {
        Frame frame = opened.frame();
        Frame told = frame.telling(opened.summary().get(opened.shown() + 1).strip());
        run.show(document.experiment().named(opened.name()), told, () -> {
            throw new ExperimentException(FROM_ELSEWHERE);
        });
        surface.set(Optional.of(opened));
    }

    /** Shows another quantity of the surface that is open. */
    public void show(String quantity) {
        surface.get().ifPresent(opened -> {
            try {
                show(opened.showing(quantity));
            } catch (ExperimentException e) {
                notices.complain(e.getMessage());
            }
        });
    }

    /** The surface from elsewhere that is shown; empty where a run is, or nothing. */
    public ReadOnlyObjectProperty<Optional<Surface>> surfaceProperty() {
        return surface.getReadOnlyProperty();
    }

    public void open(Sample sample) {
        open(sample, () -> { });
    }

    /** @param afterwards done once it is open */
    public void open(Sample sample, Runnable afterwards) {
        load(() -> new Opened(store.sample(sample), Optional.empty()), Optional.empty(), afterwards);
    }

    private void load(Source source, Optional<Path> file) {
        load(source, file, () -> { });
    }

    private void load(Source source, Optional<Path> file, Runnable afterwards) {
        whenSettled(() -> io.execute(() -> {
            try {
                Opened opened = source.read();
                Optional<String> claim = brokenClaim(opened.experiment()).or(() -> brokenLesson(opened.experiment()));
                FxThread.run(() -> {
                    opened(opened, file);
                    claim.ifPresent(notices::complain);
                    afterwards.run();
                });
            } catch (ExperimentException e) {
                FxThread.run(() -> notices.complain(e.getMessage()));
            } catch (RuntimeException e) {
                FxThread.run(() -> notices.fail(Text.of("documents.not-opened"), e));
            }
        }));
    }

    /** Training needs no claim: an experiment with one that cannot be examined is opened all the same, and what is wrong is told. */
    private static Optional<String> brokenClaim(Experiment experiment) {
        try {
            ClaimCheck.require(experiment, "");
            return Optional.empty();
        } catch (ExperimentException e) {
            return Optional.of(Text.of("documents.broken-claim", e.getMessage()));
        }
    }

    private static Optional<String> brokenLesson(Experiment experiment) {
        // A text that cannot be taken apart is among the contradictions that the form tells.
        return ExperimentCheck.findings(experiment).isEmpty() ? LessonFormulas.findings(experiment).stream().findFirst()
                .map(finding -> Text.of("lesson.broken", finding.path() + ": " + finding.message())) : Optional.empty();
    }

    private void opened(Opened opened, Optional<Path> file) {
        lessons.leave();
        opened.run().ifPresentOrElse(saved -> {
            // What was run belongs to its folder: a change of it is saved elsewhere.
            document.open(opened.experiment(), Optional.empty());
            show(saved, file);
        }, () -> {
            run.clear();
            document.open(opened.experiment(), file);
            lessons.start(opened.experiment());
        });
        file.ifPresent(path -> settings.set(settings.get().opened(path)));
    }

    private void show(SavedRun saved, Optional<Path> file) {
        run.show(saved.experiment(), saved.frame(), () -> Training.of(saved));
        // The same folder again is news, too: another run was shown in between.
        folder.set(Optional.empty());
        folder.set(file.flatMap(RunFolder::at));
    }

    /** Shows a run and leaves the experiment of the form what it is. */
    public void showRun(Path path) {
        io.execute(() -> {
            try {
                Optional<SavedRun> saved = store.read(path).run();
                FxThread.run(() -> saved.ifPresent(found -> show(found, Optional.of(path))));
            } catch (ExperimentException e) {
                FxThread.run(() -> notices.complain(e.getMessage()));
            } catch (RuntimeException e) {
                FxThread.run(() -> notices.fail(Text.of("documents.run-not-opened"), e));
            }
        });
    }

    /**
     * Goes on with changes that were not saved when the program ended; they can be undone.
     *
     * @param saved  what stood in the file, or what the changes began with
     * @param edited with the changes
     */
    public void restore(Experiment saved, Experiment edited, Optional<Path> file, Runnable afterwards) {
        whenSettled(() -> {
            document.open(saved, file);
            document.edit(Text.of("documents.restored"), edited, Optional.empty());
            afterwards.run();
        });
    }

    /** The folder of the run that was opened last, for as long as it is shown. */
    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    public void save() {
        save(() -> { });
    }

    public void saveAs() {
        saveAs(() -> { });
    }

    private void save(Runnable afterwards) {
        document.fileProperty().get().ifPresentOrElse(file -> write(file, afterwards), () -> saveAs(afterwards));
    }

    private void saveAs(Runnable afterwards) {
        dialogs.save(settings.get().lastFolder(), fileName(document.experiment().name())).ifPresent(file -> write(file, afterwards));
    }

    private void write(Path file, Runnable afterwards) {
        Experiment version = document.experiment();
        io.execute(() -> {
            try {
                store.save(version, file);
                FxThread.run(() -> {
                    document.saved(version, file);
                    settings.set(settings.get().opened(file));
                    notices.tell(Text.of("documents.saved", file.getFileName()));
                    afterwards.run();
                });
            } catch (ExperimentException e) {
                FxThread.run(() -> notices.complain(e.getMessage()));
            } catch (RuntimeException e) {
                FxThread.run(() -> notices.fail(Text.of("documents.not-saved"), e));
            }
        });
    }

    /** Does this at once where nothing would be lost, and after the user has decided otherwise. */
    public void whenSettled(Runnable action) {
        if (!document.changedProperty().get()) {
            action.run();
            return;
        }
        switch (dialogs.unsaved(document.experiment().name())) {
            case SAVE -> save(action);
            case DISCARD -> action.run();
            case CANCEL -> { }
        }
    }

    /** "Two moons" → {@code two-moons.json}. */
    static String fileName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
        return (plain.isEmpty() ? "experiment" : plain) + ".json";
    }

    public void openFolder() {
        dialogs.openFolder(settings.get().lastFolder()).ifPresent(this::open);
    }

    /** The first of dropped files that is an experiment file, a surface, or a folder, which may hold a run. */
    public static Optional<Path> experimentFile(List<File> dropped) {
        return dropped.stream().map(File::toPath).filter(file -> {
            String name = file.toString().toLowerCase(Locale.ROOT);
            return name.endsWith(".json") || name.endsWith(".saddlescope") || SURFACES.stream().anyMatch(name::endsWith) || Files.isDirectory(file);
        }).findFirst();
    }
}
