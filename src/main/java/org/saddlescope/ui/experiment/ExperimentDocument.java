package org.saddlescope.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.Experiment;

/**
 * The experiment that the window edits: its current version, the versions before it, and the file it belongs to. Lives
 * on the JavaFX application thread.
 */
public final class ExperimentDocument {
    private final ReadOnlyObjectWrapper<Experiment> experiment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> undoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper openings = new ReadOnlyIntegerWrapper();
    private UndoStack<Experiment> versions;
    private Experiment saved;

    public ExperimentDocument(Experiment first) {
        open(first, Optional.empty());
    }

    /** Starts again with another experiment, from a file or from nowhere. */
    public void open(Experiment opened, Optional<Path> from) {
        versions = new UndoStack<>(opened);
        saved = opened;
        file.set(from);
        openings.set(openings.get() + 1);
        publish();
    }

    /**
     * Makes {@code next} the current version.
     *
     * @param name what was done, to follow "Undo": for instance "change step size"
     * @param key  changes with the same key in a row are undone together; empty: alone
     */
    public void edit(String name, Experiment next, Optional<String> key) {
        versions.push(name, next, key);
        publish();
    }

    /** The user has moved on: the next change is undone on its own. */
    public void seal() {
        versions.seal();
    }

    public void undo() {
        versions.undo();
        publish();
    }

    public void redo() {
        versions.redo();
        publish();
    }

    /**
     * One version of the experiment.
     *
     * @param name   what was done to come to it, as in {@link #edit}; empty for the one that was opened
     * @param number how many changes lead to it
     */
    public record Version(Optional<String> name, int number) {}

    /** The versions that there are, those that were undone among them, the oldest first. */
    public List<Version> versions() {
        List<String> names = versions.names();
        return IntStream.rangeClosed(0, names.size())
                .mapToObj(number -> new Version(number == 0 ? Optional.empty() : Optional.of(names.get(number - 1)), number)).toList();
    }

    /** Which of {@link #versions} is the current one. */
    public int versionNumber() {
        return versions.made();
    }

    /** Undoes or redoes as many changes as lie between the current version and this one. */
    public void go(Version version) {
        versions.go(version.number());
        publish();
    }

    /** Counts what was opened: another number is another document. */
    public ReadOnlyIntegerProperty openedProperty() {
        return openings.getReadOnlyProperty();
    }

    /** {@code version} now stands in {@code target}. */
    public void saved(Experiment version, Path target) {
        saved = version;
        file.set(Optional.of(target));
        publish();
    }

    /** The version that was opened or saved last. */
    public Experiment savedVersion() {
        return saved;
    }

    private void publish() {
        experiment.set(versions.current());
        undoName.set(versions.undoName());
        redoName.set(versions.redoName());
        changed.set(!versions.current().equals(saved));
    }

    public Experiment experiment() {
        return experiment.get();
    }

    public ReadOnlyObjectProperty<Experiment> experimentProperty() {
        return experiment.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What Undo would take back, empty where there is nothing. */
    public ReadOnlyObjectProperty<Optional<String>> undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /** Whether the current version differs from the one opened or saved last. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }
}
