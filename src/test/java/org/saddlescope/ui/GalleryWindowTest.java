package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** The gallery with the program's own samples, in a window as the program opens it. */
class GalleryWindowTest extends WindowCase {
    private final FileExperimentStore store = new FileExperimentStore();
    private int clicks;

    @Override
    OpenWindow open(Stage stage) throws Exception {
        OpenWindow open = OpenWindow.of(stage, folder, Settings.DEFAULT, store, store.sample(store.samples().getFirst()));
        // As the program does without a file.
        open.window().train();
        return open;
    }

    private void click(FxRobot robot, String node) {
        clicks++;
        robot.clickOn(node);
    }

    private static boolean seen(FxRobot robot, String node) {
        return robot.lookup(node).tryQuery().filter(found -> found.isVisible() && found.getParent().isVisible()).isPresent();
    }

    @Test
    void aHeldKeyOpensTheGalleryOnceAndTheKeyboardComesBackToWhereItWas(FxRobot robot) {
        Node before = robot.lookup("#form-search").query();
        robot.interact(() -> {
            before.requestFocus();
            for (int i = 0; i < 4; i++) {
                key(KeyEvent.KEY_PRESSED);
            }
            key(KeyEvent.KEY_RELEASED);
        });
        assertTrue(robot.lookup("#gallery").query().isVisible());
        assertEquals("gallery-search", opened.stage().getScene().getFocusOwner().getId());
        robot.interact(() -> key(KeyEvent.KEY_PRESSED));
        assertFalse(robot.lookup("#gallery").query().isVisible());
        assertSame(before, opened.stage().getScene().getFocusOwner());
    }

    private void key(EventType<KeyEvent> type) {
        Event.fireEvent(opened.stage().getScene().getFocusOwner(), new KeyEvent(type, "", "", KeyCode.F6, false, false, false, false));
    }

    private void openGallery(FxRobot robot) throws Exception {
        robot.press(KeyCode.F6).release(KeyCode.F6);
        OpenWindow.until(() -> robot.lookup("#card-saddle-escape").tryQuery().isPresent());
    }

    @Test
    void fromTheStartToALiveSaddleEscapeTakesAtMostThreeClicks(FxRobot robot) throws Exception {
        click(robot, "#openGallery");
        OpenWindow.until(() -> robot.lookup("#card-saddle-escape").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#card-saddle-escape").query().requestFocus());
        Screen.shoot(robot.lookup("#gallery").query(), "gallery-saddle");
        click(robot, "#card-saddle-escape");
        OpenWindow.until(() -> window.run().experimentProperty().get().filter(run -> run.equals(window.document().experiment())).isPresent()
                && window.document().experiment().name().toLowerCase().contains("saddle"));
        OpenWindow.until(() -> window.run().frameProperty().get().filter(frame -> frame.phase() != Frame.Phase.PREPARING
                && !frame.tracks().isEmpty() && frame.tracks().getFirst().step() > 0).isPresent());
        assertTrue(clicks <= 3, clicks + " clicks");
        assertFalse(robot.lookup("#gallery").query().isVisible());
    }

    @Test
    void theGalleryStandsByNameBeforeTheSearchAndNothingOfItsRowIsCut(FxRobot robot) {
        HBox row = robot.lookup(".form-head").queryAs(HBox.class);
        ButtonBase gallery = (ButtonBase) row.getChildren().getFirst();
        assertEquals("openGallery", gallery.getId());
        assertEquals("Gallery", gallery.getText());
        assertTrue(gallery.getWidth() >= gallery.prefWidth(-1) - 1, gallery.getWidth() + " of " + gallery.prefWidth(-1));
        double edge = robot.lookup("#sidebar").query().localToScene(robot.lookup("#sidebar").query().getBoundsInLocal()).getMaxX();
        row.getChildren().forEach(child -> assertTrue(child.localToScene(child.getBoundsInLocal()).getMaxX() <= edge, child.toString()));
    }

    @Test
    void theGalleryIsGoneThroughWithTheArrowKeysAndEnterOpens(FxRobot robot) throws Exception {
        openGallery(robot);
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        Node first = opened.stage().getScene().getFocusOwner();
        assertTrue(first.getId().startsWith("card-"), first.toString());
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        Node second = opened.stage().getScene().getFocusOwner();
        assertTrue(second.localToScene(0, 0).getX() > first.localToScene(0, 0).getX());
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        Node below = opened.stage().getScene().getFocusOwner();
        assertTrue(below.localToScene(0, 0).getY() > second.localToScene(0, 0).getY());
        String id = below.getId().substring("card-".length());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        String name = store.samples().stream().filter(sample -> sample.id().equals(id)).findFirst().orElseThrow().name();
        OpenWindow.until(() -> window.document().experiment().name().equals(name));
    }

    @Test
    void aSearchLeavesTheCardsThatHaveItsWordsAndEscapeGoesBack(FxRobot robot) throws Exception {
        openGallery(robot);
        robot.interact(() -> robot.lookup("#gallery-search").queryAs(TextField.class).setText("rosenbrock"));
        assertTrue(seen(robot, "#card-rosenbrock"));
        assertFalse(robot.lookup("#card-two-moons").query().isVisible());
        robot.interact(() -> robot.lookup("#gallery-search").queryAs(TextField.class).setText("no such thing"));
        assertEquals("No sample matches “no such thing”.", robot.lookup("#gallery-none").queryLabeled().getText());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertTrue(robot.lookup("#card-two-moons").query().isVisible());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#gallery").query().isVisible());
        assertTrue(robot.lookup("#form").query().getScene() != null && robot.lookup("#map").query() != null);
    }
}
