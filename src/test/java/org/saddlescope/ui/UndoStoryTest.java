package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** Ten edits of different kinds, undone and done again. */
class UndoStoryTest extends WindowCase {
    private final List<Experiment> versions = new ArrayList<>();

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, new MemoryStore(), HimmelblauTraining::new, Experiments.himmelblau(1000));
    }

    private void edit(FxRobot robot, String name, Runnable action) throws Exception {
        Experiment before = versions.getLast();
        robot.interact(action);
        OpenWindow.until(() -> !window.document().experiment().equals(before));
        assertEquals(Optional.of(name), window.document().undoNameProperty().get());
        versions.add(window.document().experiment());
    }

    private static void type(FxRobot robot, String field, String... texts) {
        TextInputControl input = robot.lookup("#" + field).queryAs(TextInputControl.class);
        for (String text : texts) {
            input.setText(text);
        }
    }

    private static void choose(FxRobot robot, String combo, int index) {
        robot.lookup("#" + combo).queryAs(ComboBox.class).getSelectionModel().select(index);
    }

    private static MenuItem menu(FxRobot robot, String id) {
        return MenuItems.all(robot).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    @Test
    void tenEditsOfDifferentKindsAreUndoneAndRedone(FxRobot robot) throws Exception {
        versions.add(window.document().experiment());
        edit(robot, "change name", () -> type(robot, "field-name", "H", "Hi", "Hill"));
        edit(robot, "change step size", () -> type(robot, "field-optimizers-0-stepSize", "0.002"));
        edit(robot, "change steps", () -> type(robot, "field-training-steps", "123"));
        edit(robot, "add optimizer", () -> robot.lookup("#add-optimizers").queryButton().fire());
        edit(robot, "duplicate optimizer", () -> robot.lookup("#duplicate-optimizers-0").queryButton().fire());
        edit(robot, "remove optimizer", () -> robot.lookup("#remove-optimizers-1").queryButton().fire());
        edit(robot, "change grid", () -> choose(robot, "grid", 0));
        edit(robot, "change quantity", () -> choose(robot, "quantity", 3));
        robot.interact(() -> robot.lookup("#json-toggle").queryAs(javafx.scene.control.ToggleButton.class).fire());
        TextArea json = robot.lookup("#json-text").queryAs(TextArea.class);
        edit(robot, "change seed", () -> json.setText(json.getText().replace("\"seed\": 1", "\"seed\": 42")));
        Screen.shoot(opened.stage().getScene().getRoot(), "form-json");
        edit(robot, "change figures", () -> robot.lookup("#field-figures-spectrum").queryAs(CheckBox.class).fire());

        assertEquals(11, versions.size());
        for (int i = 9; i >= 0; i--) {
            robot.interact(() -> menu(robot, "menu-undo").fire());
            assertEquals(versions.get(i), window.document().experiment(), "after undoing edit " + (i + 1));
        }
        assertTrue(menu(robot, "menu-undo").isDisable());
        for (int i = 1; i <= 10; i++) {
            robot.interact(() -> menu(robot, "menu-redo").fire());
            assertEquals(versions.get(i), window.document().experiment(), "after redoing edit " + i);
        }
        Menu history = (Menu) menu(robot, "menu-history");
        assertEquals(10, history.getItems().size());
        assertEquals("change figures", history.getItems().getLast().getText());
        robot.interact(() -> menu(robot, "menu-version-3").fire());
        assertEquals(versions.get(3), window.document().experiment());
        robot.interact(() -> menu(robot, "menu-version-10").fire());
        assertEquals(versions.get(10), window.document().experiment());
    }
}
