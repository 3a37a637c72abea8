package org.saddlescope.ui.command;

import java.util.List;
import javafx.event.EventHandler;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A key without a modifier is a shortcut everywhere but where text is typed.
 *
 * @param commands those that keys may belong to
 */
public record TypedKeys(List<Command> commands) implements EventHandler<KeyEvent> {
    @Override
    public void handle(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl && event.getCode() != KeyCode.ESCAPE && !event.getCode().isFunctionKey()
                && !event.isShortcutDown() && !event.isAltDown()
                && commands.stream().flatMap(command -> command.keys().stream()).anyMatch(keys -> keys.match(event))) {
            event.consume();
        }
    }
}
