package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.ui.chart.Places;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A lecture on a projector of 1920 x 1080. */
class LectureWindowTest extends WindowCase {
    private static final double READABLE = 18;

    @Override
    OpenWindow open(Stage stage) {
        OpenWindow open = OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED), new MemoryStore(), HimmelblauTraining::new, Experiments.himmelblau(40));
        // The headless screen is smaller: there the sizes of text are the same and only the room is not.
        Rectangle2D screen = javafx.stage.Screen.getPrimary().getBounds();
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(Math.min(1920, screen.getWidth()));
        stage.setHeight(Math.min(1080, screen.getHeight()));
        return open;
    }

    private void train(FxRobot robot) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && !seen().isEmpty());
    }

    private List<ViewKind> seen() {
        return window.arranger().seating().arrangement().seen();
    }

    private static void key(FxRobot robot, KeyCode code) {
        robot.press(code).release(code);
    }

    /** Every text on the screen that is too small to be read from the last row. */
    private List<String> small() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            List<String> found = new ArrayList<>();
            collect(opened.stage().getScene().getRoot(), found);
            return found;
        });
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFont().getSize() < READABLE) {
            found.add(text.getText() + " " + text.getFont().getSize());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static Bounds bounds(FxRobot robot, String id) {
        return robot.lookup(id).query().localToScene(robot.lookup(id).query().getLayoutBounds());
    }

    @Test
    void everyTextCanBeReadFromTheLastRowAndTheEndPutsEverythingBack(FxRobot robot) throws Exception {
        train(robot);
        Screen.shoot(opened.stage().getScene().getRoot(), "lecture-before");
        Bounds map = bounds(robot, "#map");
        Bounds sidebar = bounds(robot, "#sidebar");
        assertFalse(small().isEmpty());
        key(robot, KeyCode.F5);
        until(() -> robot.lookup("#sidebar").tryQuery().isEmpty() && small().isEmpty());
        assertEquals(List.of(), small());
        assertEquals(List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS), seen());
        for (String chart : List.of("#map", "#chart-loss")) {
            assertTrue(Places.smallestFont(robot.lookup(chart).query()) >= READABLE, chart);
        }
        assertFalse(robot.lookup("#status").query().isVisible());
        Screen.shoot(opened.stage().getScene().getRoot(), "lecture");
        key(robot, KeyCode.ESCAPE);
        until(() -> robot.lookup("#sidebar").tryQuery().isPresent());
        until(() -> Math.abs(bounds(robot, "#map").getWidth() - map.getWidth()) < 2 && Math.abs(bounds(robot, "#sidebar").getWidth() - sidebar.getWidth()) < 2);
        assertEquals(map.getMinX(), bounds(robot, "#map").getMinX(), 2);
        assertEquals(map.getHeight(), bounds(robot, "#map").getHeight(), 2);
        assertTrue(robot.lookup("#status").query().isVisible());
    }

    @Test
    void aLowWindowShowsOnlyWhatFitsSideBySide(FxRobot robot) throws Exception {
        train(robot);
        robot.interact(() -> opened.stage().setHeight(760));
        until(() -> opened.stage().getScene().getRoot().getLayoutBounds().getHeight() < 800);
        key(robot, KeyCode.F5);
        until(() -> seen().equals(List.of(ViewKind.MAP, ViewKind.SURFACE)));
    }

    @Test
    void theLecturerChoosesOtherViewsAndTheLayoutIsNoneTheWiser(FxRobot robot) throws Exception {
        train(robot);
        key(robot, KeyCode.F5);
        until(() -> window.arranger().seating().lecture().isPresent());
        robot.interact(() -> {
            window.arranger().setWanted(ViewKind.SURFACE, false);
            window.arranger().setWanted(ViewKind.RATIOS, true);
        });
        assertEquals(List.of(ViewKind.MAP, ViewKind.LOSS, ViewKind.RATIOS), seen());
        key(robot, KeyCode.F5);
        until(() -> seen().equals(List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS)));
        assertEquals(List.of(), List.copyOf(window.arranger().seating().layout().hidden()));
    }

    @Test
    void whatIsToldDuringALectureIsToldAfterwards(FxRobot robot) throws Exception {
        key(robot, KeyCode.F5);
        until(() -> window.arranger().seating().lecture().isPresent());
        robot.interact(() -> {
            window.notices().complain("First");
            window.notices().tell("Second");
        });
        assertEquals("", window.notices().showing());
        key(robot, KeyCode.F5);
        until(() -> window.notices().showing().equals("2 messages came during the lecture"));
    }

    @Test
    void pressedKeysAreShownOnlyWhereWanted(FxRobot robot) throws Exception {
        Node keys = robot.lookup("#pressedKeys").query();
        key(robot, KeyCode.F5);
        assertFalse(keys.isVisible());
        robot.interact(() -> window.options().readingProperty().set(window.options().readingProperty().get().showing(true)));
        Node focus = opened.stage().getScene().getFocusOwner();
        robot.press(KeyCode.SHIFT, KeyCode.F7).release(KeyCode.F7, KeyCode.SHIFT);
        until(keys::isVisible);
        assertEquals("Shift + F7", ((javafx.scene.control.Label) keys).getText());
        assertEquals(focus, opened.stage().getScene().getFocusOwner());
    }
}
