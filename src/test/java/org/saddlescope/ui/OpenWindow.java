package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.document.ExperimentStore;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window as the program opens it, with scripted dialogs and settings in a folder of the test. */
public record OpenWindow(WorkbenchWindow window, Stage stage, ExecutorService io, ScriptedDialogs dialogs) {
    private static final int SECONDS = 120;

    /** Opens the window on an experiment; on the JavaFX application thread. */
    static OpenWindow of(Stage stage, Path folder, Settings settings, ExperimentStore store, Experiment experiment) {
        return of(stage, new UserFolders(folder, folder.resolve("data")), settings, store, experiment);
    }

    static OpenWindow of(Stage stage, UserFolders folders, Settings settings, ExperimentStore store, Experiment experiment) {
        return of(stage, folders, settings, store, Training::of, experiment);
    }

    /** The same with runs of another make. */
    static OpenWindow of(Stage stage, Path folder, Settings settings, ExperimentStore store, Training.Factory runs, Experiment experiment) {
        return of(stage, new UserFolders(folder, folder.resolve("data")), settings, store, runs, experiment);
    }

    private static OpenWindow of(Stage stage, UserFolders folders, Settings settings, ExperimentStore store, Training.Factory runs, Experiment experiment) {
        ScriptedDialogs dialogs = new ScriptedDialogs();
        ExecutorService io = Executors.newSingleThreadExecutor();
        SettingsStore kept = new SettingsStore(folders.settings().resolve("settings.json"));
        kept.save(settings);
        WorkbenchWindow window = new WorkbenchWindow(stage, new WorkbenchWindow.Parts(store, runs, folders, io, new ExperimentRules()),
                Optional.of(dialogs), experiment);
        window.show();
        return new OpenWindow(window, stage, io, dialogs);
    }

    void close(FxRobot robot) throws InterruptedException {
        robot.interact(() -> {
            window.instruments().close();
            window.run().close();
            window.desk().close();
            stage.close();
        });
        assertTrue(window.run().awaitClosed(Duration.ofSeconds(20)));
        io.shutdown();
        assertTrue(io.awaitTermination(10, TimeUnit.SECONDS));
        WaitForAsyncUtils.clearExceptions();
    }

    /** Waits for what the program does by itself. */
    public static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
