package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** What holds of every menu, whatever is in it. */
class MenusWindowTest extends WindowCase {
    private static final int MOST = 23;

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, new MemoryStore(), Experiments.himmelblau(40));
    }

    @Test
    void everyItemHasATextAndDoesSomethingAndNoMenuIsTooLong(FxRobot robot) {
        for (MenuItem item : MenuItems.all(robot).filter(one -> !(one instanceof SeparatorMenuItem)).toList()) {
            assertFalse(item.getText() == null || item.getText().isBlank(), () -> "an item without a text: " + item.getId());
            if (item instanceof Menu menu) {
                List<MenuItem> entries = menu.getItems().stream().filter(one -> !(one instanceof SeparatorMenuItem)).toList();
                assertTrue(entries.size() <= MOST, () -> menu.getText() + " has " + entries.size() + " entries");
                assertTrue(!entries.isEmpty() || menu.isDisable(), () -> menu.getText() + " is empty and can be opened");
            } else {
                assertTrue(item.getOnAction() != null || item instanceof javafx.scene.control.CheckMenuItem, () -> item.getText() + " does nothing");
            }
        }
    }

    @Test
    void noShortcutStandsForTwoThings(FxRobot robot) {
        List<KeyCombination> keys = MenuItems.all(robot).map(MenuItem::getAccelerator).filter(java.util.Objects::nonNull).toList();
        assertEquals(keys.size(), Set.copyOf(keys).size(),
                () -> keys.stream().filter(key -> keys.indexOf(key) != keys.lastIndexOf(key)).map(KeyCombination::getName).collect(Collectors.joining(", ")));
    }

    @Test
    void everyMenuOfTheBarHasAKeyOfItsOwn(FxRobot robot) {
        List<String> names = robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream().map(MenuItem::getText).toList();
        Set<Character> keys = names.stream().map(name -> Character.toLowerCase(name.charAt(name.indexOf('_') + 1))).collect(Collectors.toSet());
        assertTrue(names.stream().allMatch(name -> name.contains("_")), names.toString());
        assertEquals(names.size(), keys.size(), names.toString());
    }
}
