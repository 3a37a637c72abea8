package org.saddlescope.ui.views;

import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.settings.ViewOptions;

/**
 * Keys of the arrangement that are no shortcuts of the menu: Esc, which leaves what is innermost, and the other keys that
 * carry plus, minus and zero.
 *
 * @param stop what Esc does otherwise; work that goes on is ended before a view gives back its room
 */
public record ViewKeys(ViewCommands commands, ViewOptions options, Command stop) implements EventHandler<KeyEvent> {
    @Override
    public void handle(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown()) {
            escape(event);
        } else if (event.isShortcutDown() && !event.isAltDown()) {
            switch (event.getCode()) {
                case EQUALS, ADD -> act(commands.larger, event);
                case SUBTRACT -> act(commands.smaller, event);
                case NUMPAD0 -> act(commands.normal, event);
                default -> { }
            }
        }
    }

    private void escape(KeyEvent event) {
        if (options.lectureProperty().get()) {
            options.lectureProperty().set(false);
            event.consume();
        } else if (commands.arranger.seating().maximised().isPresent() && stop.disabled().getValue()) {
            act(commands.maximise, event);
        }
    }

    private static void act(Command command, KeyEvent event) {
        command.action().run();
        event.consume();
    }
}
