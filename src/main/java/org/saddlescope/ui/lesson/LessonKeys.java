package org.saddlescope.ui.lesson;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a presenter, wherever the focus is: Page Down and Page Up go through the lesson also where text is typed,
 * and Esc leaves it.
 *
 * @param busy whether Esc is for something else first: an instrument that is at work
 */
public record LessonKeys(LessonPlayer player, BooleanSupplier busy) implements EventHandler<KeyEvent> {
    /** Those that go from one step to another. */
    public static final List<KeyCombination> PAGES = List.of(new KeyCodeCombination(KeyCode.PAGE_DOWN), new KeyCodeCombination(KeyCode.PAGE_UP));

    @Override
    public void handle(KeyEvent event) {
        // Who listens beside this one may have had the key: Esc leaves the lecture first.
        if (event.isConsumed() || player.shownProperty().get().isEmpty() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown() || event.isControlDown()) {
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
