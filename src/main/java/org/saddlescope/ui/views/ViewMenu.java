package org.saddlescope.ui.views;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.workspace.View;

/** The parts of the View menu that are about the arrangement. */
public final class ViewMenu {
    private final ViewCommands commands;
    private final List<View> views;

    public ViewMenu(ViewCommands commands, List<View> views) {
        this.commands = commands;
        this.views = views;
    }

    /** A check item for each view; one that has nothing to show yet says so, and can be chosen all the same. */
    public Menu views() {
        Menu menu = menu("menu-views", Text.of("view.menu.views"));
        for (View view : views) {
            CheckMenuItem item = new CheckMenuItem();
            item.setId("menu-view-" + view.id());
            item.setMnemonicParsing(false);
            item.selectedProperty().bindBidirectional(commands.arranger.wantedProperty(view.kind()));
            item.textProperty().bind(commands.arranger.seatingProperty().map(now -> now.there().contains(view.kind())
                    ? view.title() : Text.of("view.menu.empty", view.title())));
            menu.getItems().add(item);
        }
        return menu;
    }

    public Menu moves() {
        Menu menu = menu("menu-moves", Text.of("view.menu.move"));
        menu.getItems().setAll(commands.moveLeft.menuItem(), commands.moveRight.menuItem(), commands.moveDown.menuItem());
        return menu;
    }

    public Menu type() {
        Menu menu = menu("menu-type", Text.of("view.menu.type"));
        menu.getItems().setAll(commands.larger.menuItem(), commands.smaller.menuItem(), commands.normal.menuItem());
        return menu;
    }

    private static Menu menu(String id, String name) {
        Menu menu = new Menu(name);
        menu.setId(id);
        menu.setMnemonicParsing(false);
        return menu;
    }
}
