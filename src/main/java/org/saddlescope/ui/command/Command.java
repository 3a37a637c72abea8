package org.saddlescope.ui.command;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import org.saddlescope.ui.base.Icons;
import org.saddlescope.ui.base.Tips;

/**
 * Something the user can do, defined once for menu, toolbar and the sheet of shortcuts.
 *
 * @param id       the id of its button; its menu item has {@code menu-} before it
 * @param text     its name
 * @param doc      one line for the tooltip
 * @param keys     its shortcut
 * @param icon     its icon in the toolbar
 * @param disabled whether it can not be done now
 * @param selected for something that is on or off: which
 * @param action   does it; empty where switching {@code selected} is all there is
 */
public record Command(String id, ObservableValue<String> text, String doc, Optional<KeyCombination> keys, Optional<Icons> icon,
               ObservableValue<Boolean> disabled, Optional<BooleanProperty> selected, Runnable action) {
    public MenuItem menuItem() {
        MenuItem item = selected.<MenuItem>map(on -> {
            CheckMenuItem check = new CheckMenuItem();
            check.selectedProperty().bindBidirectional(on);
            return check;
        }).orElseGet(() -> {
            MenuItem plain = new MenuItem();
            plain.setOnAction(event -> action.run());
            return plain;
        });
        item.setId("menu-" + id);
        item.textProperty().bind(text);
        item.disableProperty().bind(Bindings.createBooleanBinding(disabled::getValue, disabled));
        keys.ifPresent(item::setAccelerator);
        return item;
    }

    public ButtonBase button() {
        ButtonBase button = selected.<ButtonBase>map(on -> {
            ToggleButton toggle = new ToggleButton();
            toggle.selectedProperty().bindBidirectional(on);
            return toggle;
        }).orElseGet(() -> {
            Button plain = new Button();
            plain.setOnAction(event -> action.run());
            return plain;
        });
        button.setId(id);
        button.textProperty().bind(text.map(Command::caption));
        button.accessibleTextProperty().bind(text);
        button.disableProperty().bind(Bindings.createBooleanBinding(disabled::getValue, disabled));
        button.setAccessibleHelp(doc);
        Tips.on(button, tip());
        icon.ifPresent(i -> button.setGraphic(i.node()));
        return button;
    }

    private String tip() {
        return doc + keys.map(k -> "  (" + k.getDisplayText() + ")").orElse("");
    }

    /** Its button with the icon alone: the name is in the tooltip and for those who cannot see it. */
    public ButtonBase iconButton() {
        ButtonBase button = button();
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Tips.on(button, text.map(name -> name + ": " + tip()));
        return button;
    }

    /** A button has less room than a menu: "Recompute slice" → "Recompute", "Export…" → "Export". */
    private static String caption(String name) {
        return name.replaceAll(" (slice|scale)$", "").replace("…", "");
    }
}
