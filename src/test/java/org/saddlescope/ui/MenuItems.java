package org.saddlescope.ui;

import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.testfx.api.FxRobot;

/** The items of the menu bar, at whatever depth. */
final class MenuItems {
    private MenuItems() {}

    static Stream<MenuItem> all(FxRobot robot) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream().flatMap(MenuItems::within);
    }

    private static Stream<MenuItem> within(MenuItem item) {
        return item instanceof Menu menu ? Stream.concat(Stream.of(menu), menu.getItems().stream().flatMap(MenuItems::within)) : Stream.of(item);
    }
}
