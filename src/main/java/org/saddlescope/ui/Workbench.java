package org.saddlescope.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.WarmUp;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.document.ExperimentStore;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.help.AboutPane;
import org.saddlescope.ui.log.LogFile;
import org.saddlescope.ui.log.LogRing;
import org.saddlescope.ui.notice.UncaughtErrors;
import org.saddlescope.ui.pulse.AfterPicture;
import org.saddlescope.ui.pulse.StartWatch;
import org.saddlescope.ui.pulse.Started;
import org.saddlescope.ui.pulse.WindowThreads;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;

/**
 * The workbench as a program: starts the toolkit, opens the window, and leaves when the window is closed. Without a file
 * the first sample trains at once, so that a newcomer sees what the program is for.
 */
public final class Workbench extends Application {
    private static final Duration TO_END = Duration.ofSeconds(5);
    /** What the toolkit, which makes the application, cannot hand to it. */
    private static volatile Launch launched = new Launch(new FutureTask<>(FileExperimentStore::first), Optional.empty());

    private Optional<WorkbenchWindow> window = Optional.empty();
    private final ExecutorService io = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("io").factory());

    /**
     * @param first the experiment to begin with, which is read while the toolkit starts
     * @param check told of the first picture, after which the window is closed
     */
    private record Launch(Future<Experiment> first, Optional<Consumer<Started>> check) {}

    /** Made by the toolkit; call {@link #launch(Optional, Optional)}. */
    public Workbench() {}

    /**
     * Opens the window and returns when it has been closed.
     *
     * @param experimentFile the experiment file or run folder to begin with; empty: the first sample
     * @param check          told, on the JavaFX application thread, how long the start took as soon as the first picture is
     *                       there; then the window is closed
     */
    public static void launch(Optional<Path> experimentFile, Optional<Consumer<Started>> check) {
        LogRing.install();
        // Before anything else loads native libraries: the toolkit, the file systems of the samples.
        WarmUp.natives();
        FutureTask<Experiment> first = new FutureTask<>(FileExperimentStore::first);
        Thread.ofPlatform().daemon().name("first-experiment").start(first);
        launched = new Launch(first, check);
        Workers.standBack();
        Application.launch(Workbench.class, experimentFile.map(Path::toString).stream().toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) throws ExperimentException, InterruptedException {
        UserFolders folders = UserFolders.standard();
        io.execute(() -> {
            WindowThreads.prompt();
            LogFile.in(folders.data().resolve("log"));
            AboutPane.note();
        });
        ExperimentStore store = new FileExperimentStore(io);
        Experiment first = first();
        AfterPicture later = new AfterPicture();
        WorkbenchWindow opened = new WorkbenchWindow(stage, new WorkbenchWindow.Parts(store, Training::of, folders, io, new ExperimentRules()),
                Optional.empty(), first, Optional.of(later));
        window = Optional.of(opened);
        new UncaughtErrors(opened::unexpected).install();
        stage.getIcons().setAll(WindowIcons.all());
        stage.setOnHidden(event -> Platform.exit());
        List<String> files = getParameters().getRaw();
        opened.show(files.isEmpty());
        later.start(opened::pictured, () -> opened.run().state() != RunModel.State.IDLE);
        launched.check().ifPresent(check -> new StartWatch(stage, opened::pictured, started -> {
            check.accept(started);
            opened.quit();
        }).start());
        if (!files.isEmpty()) {
            opened.open(Path.of(files.getFirst()));
        }
    }

    /** The experiment to begin with; what it lacks is told as it is, not as a failure of whoever waited for it. */
    private static Experiment first() throws ExperimentException, InterruptedException {
        try {
            return launched.first().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ExperimentException missing) {
                throw missing;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Lets the run be put away and the files that are being written be finished. */
    @Override
    public void stop() throws InterruptedException {
        if (window.isPresent()) {
            window.get().run().awaitClosed(TO_END);
        }
        io.shutdown();
        io.awaitTermination(5, TimeUnit.SECONDS);
    }
}
