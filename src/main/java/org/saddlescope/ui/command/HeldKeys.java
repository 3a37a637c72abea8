package org.saddlescope.ui.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Lets a key that is held down count once where it switches something on and off, or turns a page: the presses that the
 * system repeats, which it does also while the program is busy, would switch back and forth and skip pages. Where text is
 * typed keys are repeated as everywhere.
 */
public final class HeldKeys {
    private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

    /** From now on for these shortcuts in this scene, before anything in it listens. */
    public static void countOnce(Scene scene, List<KeyCombination> shortcuts) {
        HeldKeys held = new HeldKeys();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean repeated = !held.down.add(event.getCode());
            boolean typed = event.getTarget() instanceof TextInputControl && !event.getCode().isFunctionKey() && !event.isShortcutDown();
            if (repeated && !typed && shortcuts.stream().anyMatch(keys -> keys.match(event))) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.down.remove(event.getCode()));
        // A key may be let go where this window does not hear of it.
        scene.windowProperty().flatMap(Window::focusedProperty).subscribe(held.down::clear);
    }
}
