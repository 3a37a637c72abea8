package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.ColourRange;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.instrument.Looked;
import org.saddlescope.ui.instrument.Place;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.workspace.View;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Tab comes to everything that one works with, once, in the order in which one reads; Shift+Tab goes the same way back.
 * Everything on the way has a name, and looks otherwise while it has the focus.
 */
@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class TabOrderTest {
    @TempDir
    Path folder;

    private OpenWindow opened;
    private WorkbenchWindow window;
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> looks = new HashSet<>();

    @Start
    void start(Stage stage) {
        opened = OpenWindow.of(stage, folder, Settings.DEFAULT, new FileExperimentStore(), Experiments.himmelblau(40));
        window = opened.window();
    }

    @AfterEach
    void close(FxRobot robot) throws InterruptedException {
        robot.interact(() -> window.instruments().close());
        opened.close(robot);
    }

    private Scene scene() {
        return opened.stage().getScene();
    }

    private void walk(String where, Scene scene) {
        TabWalk.findings(scene, looks).forEach(finding -> wrong.add(where + ": " + finding));
    }

    private void train(FxRobot robot) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().flatMap(Frame::slice).filter(Slice::complete).isPresent());
    }

    private static void press(FxRobot robot, KeyCode key) {
        robot.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void does(FxRobot robot, String id) {
        robot.interact(() -> window.actions().all().stream().filter(command -> command.id().equals(id)).findFirst().orElseThrow().action().run());
    }

    @Test
    void inTheWindowAsItStartsAndInItsJson(FxRobot robot) throws Exception {
        walk("start", scene());
        robot.clickOn("#json-toggle");
        until(() -> robot.lookup("#json").tryQuery().isPresent());
        walk("JSON", scene());
        robot.interact(() -> window.options().themeChoiceProperty().set(Settings.ThemeChoice.DARK));
        looks.clear();
        walk("in the dark", scene());
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void inEveryViewOfARunAndBesideThePageOfRuns(FxRobot robot) throws Exception {
        train(robot);
        robot.interact(() -> window.options().themeChoiceProperty().set(Settings.ThemeChoice.DARK));
        walk("form and views in the dark", scene());
        robot.interact(() -> window.options().themeChoiceProperty().set(Settings.ThemeChoice.LIGHT));
        looks.clear();
        walk("form and views", scene());
        press(robot, KeyCode.F7);
        until(() -> robot.lookup("#runs").tryQuery().isPresent());
        robot.interact(() -> window.instruments().look(new Place("here", new double[] {0.1, 2.9})));
        until(() -> window.instruments().lookedProperty().get().flatMap(Looked::spectrum).isPresent());
        walk("with a point that is looked at", scene());
        robot.interact(() -> window.instruments().lookedProperty().get().ifPresent(window.instruments()::close));
        for (View view : window.views()) {
            if (window.arranger().seating().there().contains(view.kind())) {
                robot.interact(() -> window.arranger().bringToFront(view.kind()));
                WaitForAsyncUtils.waitForFxEvents();
                walk("view " + view.id(), scene());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void inTheBarThatSteersARunThatIsPaused(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.document().open(Experiments.himmelblau(5_000), Optional.empty());
            window.run().paceProperty().set(Pace.SLOW);
            window.train();
        });
        until(() -> window.run().state() == State.TRAINING && window.run().frameProperty().get().flatMap(Frame::slice).isPresent());
        press(robot, KeyCode.SPACE);
        until(() -> window.run().state() == State.PAUSED);
        robot.interact(() -> window.actions().steering.steer.selected().orElseThrow().set(true));
        press(robot, KeyCode.F7);
        until(() -> robot.lookup("#runs").tryQuery().isPresent());
        walk("paused", scene());
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void inTheGallery(FxRobot robot) throws Exception {
        press(robot, KeyCode.F6);
        until(() -> !robot.lookup(".gallery-card").queryAll().isEmpty());
        walk("gallery", scene());
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void inALessonAndInALecture(FxRobot robot) throws Exception {
        robot.interact(() -> window.open(Path.of("sample-experiments", "lesson-saddle.json").toAbsolutePath()));
        until(() -> window.lessons().shownProperty().get().isPresent() && window.run().state() == State.IDLE
                && window.run().frameProperty().get().filter(frame -> frame.phase() == Frame.Phase.DONE).isPresent());
        walk("lesson", scene());
        press(robot, KeyCode.F5);
        walk("lecture", scene());
        assertEquals("", String.join("\n", wrong));
    }

    private void dialog(FxRobot robot, String name, Runnable opens) throws TimeoutException {
        List<Window> before = List.copyOf(Window.getWindows());
        FxThread.later(opens);
        until(() -> Window.getWindows().stream().anyMatch(one -> one instanceof Stage && !before.contains(one) && one.isShowing()));
        Stage shown = (Stage) WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Window.getWindows().stream().filter(one -> one instanceof Stage && !before.contains(one)).findFirst().orElseThrow());
        walk(name, shown.getScene());
        robot.interact(shown::close);
        until(() -> !shown.isShowing());
    }

    @Test
    void inEveryDialog(FxRobot robot) throws Exception {
        train(robot);
        WindowDialogs dialogs = new WindowDialogs(opened.stage(), () -> Style.Theme.LIGHT);
        dialog(robot, "export", () -> does(robot, "export"));
        dialog(robot, "movie", () -> does(robot, "exportAnimation"));
        dialog(robot, "range", () -> dialogs.range(new ColourRange("loss", 0.1, 10, 0.01)));
        dialog(robot, "unsaved", () -> dialogs.unsaved("Himmelblau"));
        dialog(robot, "confirm", () -> dialogs.confirm("Shall it?", "Yes"));
        dialog(robot, "details", () -> dialogs.details("It failed.", "In detail."));
        dialog(robot, "shortcuts", () -> dialogs.shortcuts(window.actions().all()));
        dialog(robot, "conditions", dialogs::conditions);
        dialog(robot, "log", dialogs::log);
        dialog(robot, "about", dialogs::about);
        does(robot, "preferences");
        dialog(robot, "preferences", () -> dialogs.preferences(opened.dialogs().offered));
        assertEquals("", String.join("\n", wrong));
    }
}
