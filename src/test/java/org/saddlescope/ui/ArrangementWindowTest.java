package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.saddlescope.ui.workspace.Workspace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The user arranges the views, and finds them so again. */
@ExtendWith(ApplicationExtension.class)
class ArrangementWindowTest {
    @TempDir
    Path folder;

    private ExecutorService io;
    private WorkbenchWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        open();
    }

    private void open() {
        io = Executors.newSingleThreadExecutor();
        new SettingsStore(folder.resolve("settings.json")).save(Settings.DEFAULT.pacing(Pace.FULL_SPEED).sized(980, 900, false));
        window = new WorkbenchWindow(stage, new WorkbenchWindow.Parts(new MemoryStore(), HimmelblauTraining::new,
                new UserFolders(folder, folder.resolve("data")), io, new ExperimentRules()), Optional.of(new ScriptedDialogs()), Experiments.himmelblau(40));
        window.show();
    }

    @AfterEach
    void close(FxRobot robot) throws InterruptedException {
        robot.interact(() -> {
            window.run().close();
            stage.close();
        });
        io.shutdown();
        assertTrue(io.awaitTermination(10, TimeUnit.SECONDS));
        WaitForAsyncUtils.clearExceptions();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void train(FxRobot robot) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && !seen().isEmpty());
    }

    private List<ViewKind> seen() {
        return window.arranger().seating().arrangement().seen();
    }

    private static List<String> tabs(FxRobot robot, String dock) {
        return robot.lookup("#" + dock).tryQueryAs(TabPane.class).map(pane -> pane.getTabs().stream().map(Tab::getId).toList()).orElse(List.of());
    }

    private static MenuItem item(FxRobot robot, String id) {
        return MenuItems.all(robot).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> {
            if (item(robot, id) instanceof CheckMenuItem check) {
                check.setSelected(!check.isSelected());
            } else {
                item(robot, id).fire();
            }
        });
    }

    /** The same window opened once more, with what the first one kept. */
    private void restart(FxRobot robot) throws Exception {
        robot.interact(() -> window.run().close());
        io.shutdown();
        assertTrue(io.awaitTermination(10, TimeUnit.SECONDS));
        robot.interact(() -> {
            stage.close();
            stage = new Stage();
            open();
        });
    }

    @Test
    void aDoubleClickOnAHeaderGivesItsViewAllTheRoomAndAnotherPutsEverythingBack(FxRobot robot) throws Exception {
        train(robot);
        Node map = robot.lookup("#map").query();
        double width = map.getBoundsInParent().getWidth();
        DoubleClick.on(robot, robot.lookup("#tab-map").query());
        until(() -> map.getBoundsInParent().getWidth() > 1.8 * width);
        assertEquals(List.of(ViewKind.MAP), seen());
        assertTrue(robot.lookup("#surface").tryQuery().isEmpty());
        DoubleClick.on(robot, robot.lookup("#tab-map").query());
        until(() -> seen().equals(List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS)));
        until(() -> Math.abs(map.getBoundsInParent().getWidth() - width) < 1.5);
    }

    @Test
    void f8MaximisesTheViewThatWasWorkedWithAndEscapePutsItBack(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#tab-surface").press(KeyCode.F8).release(KeyCode.F8);
        until(() -> seen().equals(List.of(ViewKind.SURFACE)));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> seen().size() == 3);
    }

    @Test
    void aViewDraggedToAnotherDockIsThereAfterARestart(FxRobot robot) throws Exception {
        train(robot);
        robot.drag("#tab-loss").moveTo("#map").moveBy(3, 3);
        assertTrue(robot.lookup("#dropMark").query().isVisible());
        robot.drop();
        until(() -> tabs(robot, "dock-left").equals(List.of("tab-map", "tab-loss")));
        assertFalse(tabs(robot, "charts").contains("tab-loss"));
        assertFalse(robot.lookup("#dropMark").query().isVisible());
        assertEquals(ViewKind.LOSS, seen().getFirst());
        restart(robot);
        train(robot);
        until(() -> tabs(robot, "dock-left").equals(List.of("tab-map", "tab-loss")));
    }

    @Test
    void theKeyboardMovesAViewAndTheLastViewOfADockTakesTheDockWithIt(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#tab-map");
        robot.press(KeyCode.ALT, KeyCode.SHIFT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.SHIFT, KeyCode.ALT);
        until(() -> tabs(robot, "dock-right").equals(List.of("tab-surface", "tab-map")));
        assertTrue(robot.lookup("#dock-left").tryQuery().isEmpty());
        restart(robot);
        train(robot);
        until(() -> tabs(robot, "dock-right").equals(List.of("tab-surface", "tab-map")));
        fire(robot, "menu-resetLayout");
        until(() -> tabs(robot, "dock-left").equals(List.of("tab-map")) && tabs(robot, "dock-right").equals(List.of("tab-surface")));
    }

    @Test
    void aClosedViewIsGoneUntilTheMenuOpensItAgain(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#tab-surface").clickOn(robot.lookup("#tab-surface").query().lookup(".tab-close-button"));
        until(() -> seen().equals(List.of(ViewKind.MAP, ViewKind.LOSS)));
        restart(robot);
        train(robot);
        until(() -> seen().equals(List.of(ViewKind.MAP, ViewKind.LOSS)));
        fire(robot, "menu-view-surface");
        until(() -> seen().equals(List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS)));
    }

    @Test
    void aLayoutThatCannotBeReadGivesTheStandardOneAndAWarning(FxRobot robot) throws Exception {
        Files.writeString(folder.resolve("layout.json"), "{\"left\": [\"NONSENSE\"]");
        restart(robot);
        assertTrue(window.notices().showing().contains("layout.json"));
        train(robot);
        assertEquals(List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS), seen());
    }

    @Test
    void aLessonShowsItsViewsAloneAndPutsBackWhatWasSeen(FxRobot robot) throws Exception {
        train(robot);
        Workspace workspace = window.workspace();
        robot.interact(() -> workspace.showOnly(List.of(ViewKind.RATIOS, ViewKind.MAP)));
        until(() -> seen().equals(List.of(ViewKind.RATIOS, ViewKind.MAP)));
        double ratios = robot.lookup("#dock-ratios").query().getLayoutBounds().getWidth();
        assertEquals(ratios, robot.lookup("#dock-map").query().getLayoutBounds().getWidth(), 2);
        robot.interact(workspace::restore);
        until(() -> seen().equals(List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS)));
    }

    @Test
    void viewsThatAreNotSeenAreNotDrawn(FxRobot robot) throws Exception {
        robot.interact(() -> window.arranger().setWanted(ViewKind.SURFACE, false));
        train(robot);
        Node surface = WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.views().stream()
                .filter(view -> view.kind() == ViewKind.SURFACE).findFirst().orElseThrow().content());
        assertTrue(surface.getAccessibleText().startsWith("No slice yet"), surface.getAccessibleText());
        fire(robot, "menu-view-surface");
        until(() -> !surface.getAccessibleText().startsWith("No slice yet"));
    }

    @Test
    void textGrowsAndShrinksByTheKeyboardAndStaysSo(FxRobot robot) throws Exception {
        double before = size(robot);
        robot.press(KeyCode.CONTROL, KeyCode.EQUALS).release(KeyCode.EQUALS, KeyCode.CONTROL);
        until(() -> size(robot) > 1.05 * before);
        restart(robot);
        assertTrue(size(robot) > 1.05 * before);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT0).release(KeyCode.DIGIT0, KeyCode.CONTROL);
        until(() -> size(robot) == before);
    }

    private static double size(FxRobot robot) {
        return robot.lookup("#state").queryAs(javafx.scene.control.Label.class).getFont().getSize();
    }
}
