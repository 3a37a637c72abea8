package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import com.sun.javafx.scene.control.ContextMenuContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** F10, the arrows and Enter are enough for every command of the menus. */
class MenuKeysStoryTest extends WindowCase {
    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, new MemoryStore(), Experiments.himmelblau(40));
    }

    /** A pointer that rests where a menu opens would choose in it. */
    @BeforeEach
    void keepThePointerAway(FxRobot robot) {
        robot.moveTo(opened.stage().getX() + opened.stage().getWidth() - 4, opened.stage().getY() + opened.stage().getHeight() - 4);
    }

    /** The item that has the focus in the innermost menu that is open. */
    private static Optional<MenuItem> focused() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            List<Window> menus = Window.getWindows().stream().filter(window -> window instanceof ContextMenu && window.isShowing()).toList();
            if (menus.isEmpty()) {
                return Optional.empty();
            }
            Node owner = menus.getLast().getScene().getFocusOwner();
            return owner instanceof ContextMenuContent.MenuItemContainer container ? Optional.of(container.getItem()) : Optional.empty();
        });
    }

    private static void press(FxRobot robot, KeyCode key) {
        robot.press(key).release(key);
    }

    private static Optional<MenuItem> next(FxRobot robot) {
        press(robot, KeyCode.DOWN);
        return focused();
    }

    /** Opens the menu with this place in the bar; its first item has the focus. */
    private static Optional<MenuItem> open(FxRobot robot, int place) {
        press(robot, KeyCode.F10);
        for (int i = 0; i < place; i++) {
            press(robot, KeyCode.RIGHT);
        }
        return next(robot);
    }

    private static List<Menu> bar(FxRobot robot) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus();
    }

    /** Goes down from the item that has the focus until it comes round, and into every menu on the way. */
    private static void walk(FxRobot robot, Optional<MenuItem> first, Set<MenuItem> reached) {
        Optional<MenuItem> now = first;
        while (now.isPresent() && reached.add(now.get())) {
            if (now.get() instanceof Menu menu && enters(menu)) {
                press(robot, KeyCode.RIGHT);
                walk(robot, focused(), reached);
                press(robot, KeyCode.LEFT);
                assertEquals(now, focused(), "the left key leads back to " + menu.getText());
            }
            now = next(robot);
        }
    }

    private static boolean enters(Menu menu) {
        return !menu.isDisable() && !menu.getItems().isEmpty();
    }

    /** All that a menu offers now. */
    private static Stream<MenuItem> offered(Menu menu) {
        return menu.getItems().stream().filter(item -> !(item instanceof SeparatorMenuItem) && item.isVisible() && !item.isDisable())
                .flatMap(item -> item instanceof Menu inner && enters(inner) ? Stream.concat(Stream.of(inner), offered(inner)) : Stream.of(item));
    }

    @Test
    void theArrowsReachEveryItemOfEveryMenu(FxRobot robot) {
        List<Menu> menus = bar(robot);
        for (int i = 0; i < menus.size(); i++) {
            Menu menu = menus.get(i);
            Set<MenuItem> reached = new HashSet<>();
            walk(robot, open(robot, i), reached);
            List<String> missed = offered(menu).filter(item -> !reached.contains(item)).map(MenuItem::getText).toList();
            assertEquals(List.of(), missed, "not reached in " + menu.getText());
            press(robot, KeyCode.ESCAPE);
            escape(robot, menu);
        }
    }

    private static void escape(FxRobot robot, Menu closed) {
        if (closed.isShowing()) {
            press(robot, KeyCode.ESCAPE);
        }
        assertFalse(closed.isShowing(), closed.getText() + " is closed by Esc");
    }

    /** Goes to an item of a menu of the bar and presses Enter. */
    private static void enter(FxRobot robot, int place, String id) {
        List<String> seen = new ArrayList<>();
        Optional<MenuItem> now = open(robot, place);
        while (now.isPresent() && !id.equals(now.get().getId()) && !seen.contains(now.get().getId())) {
            seen.add(now.get().getId());
            now = next(robot);
        }
        assertEquals(id, now.map(MenuItem::getId).orElse("nothing"), seen.toString());
        press(robot, KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void enterDoesWhatAnItemOfEachMenuSays(FxRobot robot) throws Exception {
        WorkbenchWindow window = opened.window();
        enter(robot, 0, "menu-openGallery");
        assertTrue(robot.lookup("#gallery").query().isVisible(), "File: the gallery");
        press(robot, KeyCode.ESCAPE);
        assertFalse(robot.lookup("#gallery").query().isVisible());

        enter(robot, 1, "menu-formSearch");
        assertEquals("form-search", opened.stage().getScene().getFocusOwner().getId(), "Edit: the search of the form");

        boolean log = window.options().logScaleProperty().get();
        enter(robot, 2, "menu-logScale");
        assertEquals(!log, window.options().logScaleProperty().get(), "View: the scale");

        enter(robot, 3, "menu-trainOrPause");
        until(() -> window.run().state() == State.TRAINING || window.run().frameProperty().get().isPresent());

        enter(robot, 4, "menu-samples");
        assertTrue(robot.lookup("#gallery").query().isVisible(), "Help: the samples");
    }
}
