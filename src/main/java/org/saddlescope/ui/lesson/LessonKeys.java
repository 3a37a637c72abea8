package org.saddlescope.ui.lesson;

import java.util.function.BooleanSupplier;
import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a presenter, wherever the focus is: Page Down and Page Up go through the lesson also where text is typed,
 * and Esc leaves it.
 *
 * @param busy whether Esc is for something else first: an instrument that is at work
 */
public record LessonKeys(LessonPlayer player, BooleanSupplier busy) implements EventHandler<KeyEvent> {
    @Override
    public void handle(KeyEvent event) {
        if (player.shownProperty().get().isEmpty() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown() || event.isControlDown()) {
            return;
        }
        switch (event.getCode()) {
            case PAGE_DOWN -> player.next();
            case PAGE_UP -> player.back();
            case ESCAPE -> {
                if (busy.getAsBoolean()) {
                    return;
                }
                player.leave();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
