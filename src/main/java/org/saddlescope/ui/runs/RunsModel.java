package org.saddlescope.ui.runs;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunLabel;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.run.Training;

/**
 * The list of runs and what is done with it. Lives on the JavaFX application thread; folders are read and moved on other
 * threads.
 */
public final class RunsModel {
    /** Numbers of all θ of the session's runs that stay in memory: 64 MB. */
    private static final long IN_MEMORY = 8_000_000;

    private final RunLibrary library;
    private final Executor io;
    private final KeptPaths paths = new KeptPaths(IN_MEMORY);
    private final ObservableList<RunEntry> entries = FXCollections.observableArrayList();
    private Consumer<Runnable> around = Runnable::run;
    private final BooleanProperty keeping = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<Path>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> going = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Deque<RunLibrary.Deleted> deleted = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<String>> undoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final NewestWork<Reading, List<RunEntry>> reading;
    private Supplier<Set<Path>> overlaid = Set::of;
    private Voice voice = Voice.SILENT;
    /** Asked on the trainer thread. */
    private volatile boolean kept = true;

    /** How the list says what has happened. */
    public interface Voice {
        Voice SILENT = new Voice() {
            @Override
            public void tell(String message) {}

            @Override
            public void undoable(String message, Runnable undo) {}

            @Override
            public void complain(String message) {}
        };

        void tell(String message);

        /** Something that can be taken back. */
        void undoable(String message, Runnable undo);

        void complain(String message);
    }

    /** What is read, and whether room is made before. */
    private record Reading(boolean prune, Set<Path> inUse) {}

    /** @param io for files, one thing after the other */
    public RunsModel(RunLibrary library, Executor io) {
        this.library = library;
        this.io = io;
        reading = new NewestWork<>(wanted -> {
            if (wanted.prune()) {
                library.prune(wanted.inUse());
            }
            return library.list();
        }, read -> around.accept(() -> entries.setAll(read)), failure -> voice.complain(Text.of("runs.unreadable", failure.toString())));
        keeping.subscribe(now -> kept = now);
    }

    /** Who goes on knowing which run is chosen, though the list is another one. */
    void around(Consumer<Runnable> keeper) {
        around = keeper;
    }

    /** Where the list says what has happened. */
    public void speak(Voice to) {
        voice = to;
    }

    /** Says which runs are laid over the one that is shown: these are not removed. */
    void overlaid(Supplier<Set<Path>> folders) {
        overlaid = folders;
    }

    /** Runs that are kept in the library as they are trained, as long as {@link #keepingProperty} says so. */
    public Training.Factory recording(Training.Factory runs) {
        return new RunRecorder(runs, library, () -> kept, paths, new RunRecorder.Listener() {
            @Override
            public void began(RunFolder run) {
                FxThread.run(() -> {
                    going.set(Optional.of(run.path()));
                    shown.set(Optional.of(run.path()));
                    refresh();
                });
            }

            @Override
            public void ended(RunFolder run) {
                FxThread.run(() -> {
                    going.set(going.get().filter(path -> !path.equals(run.path())));
                    read(true);
                });
            }

            @Override
            public void notKept(String why) {
                FxThread.run(() -> voice.complain(Text.of("runs.not-kept", why)));
            }
        });
    }

    /** Begins with what earlier days have left. */
    public void start() {
        io.execute(library::removeOrphanedTrash);
        read(true);
    }

    /** Reads the list anew, in the background. */
    public void refresh() {
        read(false);
    }

    private void read(boolean prune) {
        Set<Path> inUse = new HashSet<>(overlaid.get());
        shown.get().ifPresent(inUse::add);
        going.get().ifPresent(inUse::add);
        reading.request(new Reading(prune, inUse));
    }

    /** Moves a run to the trash. */
    public void delete(RunEntry entry) {
        io.execute(() -> {
            try {
                RunLibrary.Deleted gone = library.delete(entry);
                FxThread.run(() -> {
                    deleted.push(gone);
                    entries.remove(entry);
                    name();
                    voice.undoable(Text.of("runs.deleted", entry.name()), () -> undo(gone));
                    refresh();
                });
            } catch (ExperimentException e) {
                FxThread.run(() -> voice.complain(e.getMessage()));
            }
        });
    }

    /** Puts back the run that was deleted last. */
    public void undoDelete() {
        if (!deleted.isEmpty()) {
            undo(deleted.peek());
        }
    }

    private void undo(RunLibrary.Deleted gone) {
        if (!deleted.remove(gone)) {
            return;
        }
        name();
        io.execute(() -> {
            try {
                library.restore(gone);
                FxThread.run(this::refresh);
            } catch (ExperimentException e) {
                FxThread.run(() -> {
                    deleted.push(gone);
                    name();
                    voice.complain(e.getMessage());
                });
            }
        });
    }

    private void name() {
        undoName.set(Optional.ofNullable(deleted.peek()).map(gone -> gone.entry().name()));
    }

    /** Calls a run otherwise; an empty name is that of its experiment. */
    public void rename(RunEntry entry, String name) {
        label(entry, new RunLabel(name.strip().equals(entry.digest().name()) ? "" : name, entry.label().pinned()));
    }

    /** Keeps a run for good, or no longer. */
    public void pin(RunEntry entry, boolean on) {
        label(entry, new RunLabel(entry.label().name(), on));
    }

    private void label(RunEntry entry, RunLabel label) {
        io.execute(() -> {
            try {
                library.label(entry, label);
                FxThread.run(this::refresh);
            } catch (ExperimentException e) {
                FxThread.run(() -> voice.complain(e.getMessage()));
            }
        });
    }

    /** Copies a run to another folder. */
    public void export(RunEntry entry, Path into) {
        io.execute(() -> {
            try {
                Path copy = library.copy(entry, into);
                FxThread.run(() -> voice.tell(Text.of("runs.exported", entry.name(), copy)));
            } catch (ExperimentException e) {
                FxThread.run(() -> voice.complain(e.getMessage()));
            }
        });
    }

    void complain(String message) {
        voice.complain(message);
    }

    void tell(String message) {
        voice.tell(message);
    }

    /** Newest first. */
    public ObservableList<RunEntry> entries() {
        return entries;
    }

    /** Whether runs that begin are kept. */
    public BooleanProperty keepingProperty() {
        return keeping;
    }

    /** The folder of the run that the window shows, where it has one. */
    public ObjectProperty<Optional<Path>> shownProperty() {
        return shown;
    }

    /** The folder of the run that is being trained. */
    public ReadOnlyObjectProperty<Optional<Path>> goingProperty() {
        return going.getReadOnlyProperty();
    }

    /** The run that Undo would bring back. */
    public ReadOnlyObjectProperty<Optional<String>> undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    public RunLibrary library() {
        return library;
    }

    KeptPaths paths() {
        return paths;
    }

    Executor io() {
        return io;
    }

    /** Deletions are final from now on. */
    public void close() {
        deleted.clear();
        name();
        io.execute(library::emptyTrash);
    }
}
