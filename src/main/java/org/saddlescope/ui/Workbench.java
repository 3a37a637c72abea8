package org.saddlescope.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.WarmUp;
import org.saddlescope.ui.run.Training;

/**
 * The workbench as a program: starts the toolkit, opens the window, and leaves when the window is closed. Without a file
 * the first sample trains at once, so that a newcomer sees what the program is for.
 */
public final class Workbench extends Application {
    private static final Duration TO_END = Duration.ofSeconds(5);

    private Optional<WorkbenchWindow> window = Optional.empty();
    private final ExecutorService io = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("io").factory());

    /** Made by the toolkit; call {@link #launch(Optional)}. */
    public Workbench() {}

    /**
     * Opens the window and returns when it has been closed.
     *
     * @param experimentFile the experiment file or run folder to begin with; empty: the first sample
     */
    public static void launch(Optional<Path> experimentFile) {
        // In the time that the toolkit and the window take to start.
        WarmUp.inBackground();
        Application.launch(Workbench.class, experimentFile.map(Path::toString).stream().toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) throws ExperimentException {
        ExperimentStore store = new FileExperimentStore();
        if (store.samples().isEmpty()) {
            throw new ExperimentException("the program is incomplete: it has no sample experiments");
        }
        Experiment first = store.sample(store.samples().getFirst());
        WorkbenchWindow opened = new WorkbenchWindow(stage, new WorkbenchWindow.Parts(store, Training::of,
                UserFolders.standard(), io, new ExperimentRules()), Optional.empty(), first);
        window = Optional.of(opened);
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> FxThread.run(() -> opened.unexpected(cause)));
        stage.setOnHidden(event -> Platform.exit());
        opened.show();
        List<String> files = getParameters().getRaw();
        if (files.isEmpty()) {
            opened.train();
        } else {
            opened.open(Path.of(files.getFirst()));
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
