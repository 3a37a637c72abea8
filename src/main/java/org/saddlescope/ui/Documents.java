package org.saddlescope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.ui.ExperimentStore.Opened;
import org.saddlescope.ui.ExperimentStore.Sample;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;

/** Opens and saves the document, and asks before changes are lost. Files are read and written on the I/O thread. */
final class Documents {
    private final ExperimentDocument document;
    private final RunModel run;
    private final ExperimentStore store;
    private final ObjectProperty<Settings> settings;
    private final Dialogs dialogs;
    private final Notices notices;
    private final Executor io;

    Documents(ExperimentDocument document, RunModel run, ExperimentStore store, ObjectProperty<Settings> settings,
              Dialogs dialogs, Notices notices, Executor io) {
        this.document = document;
        this.run = run;
        this.store = store;
        this.settings = settings;
        this.dialogs = dialogs;
        this.notices = notices;
        this.io = io;
    }

    /** Where an experiment is read from. */
    @FunctionalInterface
    private interface Source {
        Opened read() throws ExperimentException;
    }

    void open() {
        dialogs.open(settings.get().lastFolder()).ifPresent(this::open);
    }

    void open(Path file) {
        load(() -> store.read(file), Optional.of(file));
    }

    void open(Sample sample) {
        load(() -> new Opened(store.sample(sample), Optional.empty()), Optional.empty());
    }

    private void load(Source source, Optional<Path> file) {
        whenSettled(() -> io.execute(() -> {
            try {
                Opened opened = source.read();
                FxThread.run(() -> opened(opened, file));
            } catch (ExperimentException e) {
                FxThread.run(() -> notices.complain(e.getMessage()));
            } catch (RuntimeException e) {
                FxThread.run(() -> notices.fail("The experiment cannot be opened", e));
            }
        }));
    }

    private void opened(Opened opened, Optional<Path> file) {
        opened.run().ifPresentOrElse(saved -> {
            // What was run belongs to its folder: a change of it is saved elsewhere.
            document.open(opened.experiment(), Optional.empty());
            run.show(opened.experiment(), saved.frame(), () -> Training.of(saved));
        }, () -> {
            run.clear();
            document.open(opened.experiment(), file);
        });
        file.ifPresent(path -> settings.set(settings.get().opened(path)));
    }

    void save() {
        save(() -> { });
    }

    void saveAs() {
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
                    notices.tell("Saved " + file.getFileName());
                    afterwards.run();
                });
            } catch (ExperimentException e) {
                FxThread.run(() -> notices.complain(e.getMessage()));
            } catch (RuntimeException e) {
                FxThread.run(() -> notices.fail("The experiment cannot be saved", e));
            }
        });
    }

    /** Does this at once where nothing would be lost, and after the user has decided otherwise. */
    void whenSettled(Runnable action) {
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

    void openFolder() {
        dialogs.openFolder(settings.get().lastFolder()).ifPresent(this::open);
    }

    /** The first of dropped files that is an experiment file or a folder, which may hold a run. */
    static Optional<Path> experimentFile(java.util.List<java.io.File> dropped) {
        return dropped.stream().map(java.io.File::toPath)
                .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".json") || Files.isDirectory(file)).findFirst();
    }
}
