package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.ui.base.KeptFile;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.session.KeptSession;
import org.saddlescope.ui.session.SessionKeeper;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The program, killed in the middle of a run and of an edit by the system, and started again. */
@ExtendWith(ApplicationExtension.class)
class KillStoryTest {
    private static final String NAME = "Edited before the end";

    @TempDir
    Path folder;

    private final FileExperimentStore store = new FileExperimentStore();
    private UserFolders folders;
    private Stage stage;
    private Optional<OpenWindow> opened = Optional.empty();

    /** Edits the experiment's name as soon as the first sample is seen to train and the form is there. */
    static final class EditDuringTheRun {
        public static void main(String[] arguments) {
            NewcomersProgram.main(arguments, window -> {
                if (!(window.getScene().lookup("#field-name") instanceof TextField name)) {
                    return false;
                }
                name.setText(NAME);
                return true;
            });
        }
    }

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @AfterEach
    void close(FxRobot robot) throws InterruptedException {
        if (opened.isPresent()) {
            opened.get().close(robot);
        }
    }

    private Process start(NewcomersProgram program) throws IOException {
        folders = program.folders();
        new SettingsStore(folders.settings().resolve("settings.json")).save(Settings.DEFAULT.pacing(Pace.SLOW));
        return program.process(EditDuringTheRun.class).redirectOutput(folder.resolve("said.txt").toFile()).start();
    }

    /** What the program would lose, as it has written it so far. */
    private KeptSession kept() throws IOException {
        Path sessions = SessionKeeper.folder(folders);
        if (!Files.isDirectory(sessions)) {
            return KeptSession.NOTHING;
        }
        try (Stream<Path> files = Files.list(sessions)) {
            return files.filter(file -> file.toString().endsWith(".json")).findFirst()
                    .map(file -> new KeptFile<>(file, KeptSession.class, KeptSession.NOTHING).read().value()).orElse(KeptSession.NOTHING);
        }
    }

    /** Steps that the run has recorded. */
    private static long rows(Path run) throws IOException {
        Path history = run.resolve("history.csv");
        return Files.exists(history) ? Files.readString(history).lines().count() - 1 : 0;
    }

    @Test
    void whatAKilledProgramWasDoingIsOfferedAtTheNextStartAndRestored(FxRobot robot) throws Exception {
        Process process = start(new NewcomersProgram(folder));
        try {
            until(() -> !process.isAlive() || kept().experiment().contains(NAME) && !kept().run().isEmpty()
                    && rows(Path.of(kept().run())) > 10);
            assertTrue(process.isAlive(), this::said);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        Path run = Path.of(kept().run());

        robot.interact(() -> {
            try {
                opened = Optional.of(OpenWindow.of(stage, folders, Settings.DEFAULT, store, store.sample(store.samples().getFirst())));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        WorkbenchWindow window = opened.orElseThrow().window();
        until(() -> robot.lookup("#restoreEdits").query().isVisible());
        String told = robot.lookup("#restoreMessage").queryAs(Label.class).getText();
        assertTrue(told.contains(NAME), told);
        robot.clickOn("#restoreEdits");
        until(() -> window.document().experiment().name().equals(NAME));
        assertTrue(window.document().changedProperty().get(), "it has still not been saved");
        assertEquals(NAME, robot.lookup("#field-name").queryAs(TextField.class).getText());
        String offered = robot.lookup("#restoreOpenRun").queryAs(Button.class).getText();
        robot.clickOn("#restoreOpenRun");
        until(() -> window.run().frameProperty().get().filter(frame -> frame.tracks().getFirst().step() > 0).isPresent());
        int step = window.run().frameProperty().get().orElseThrow().tracks().getFirst().step();
        assertTrue(offered.contains("step " + step + " of "), offered + ", opened at step " + step);
        assertEquals(NAME, window.document().experiment().name(), "the form keeps what was restored");
        assertTrue(Files.exists(run.resolve("history.csv")), "the run stays in its folder");
        // It is not offered again.
        until(() -> kept().run().isEmpty());
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
