package org.saddlescope.ui;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Lets a key that is held down count once where it switches something on and off: the presses that the system repeats
 * would switch it back and forth. Where text is typed keys are repeated as everywhere.
 */
final class HeldKeys {
    private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

    /** From now on for this shortcut below this node. */
    static void countOnce(Node node, KeyCombination shortcut) {
        HeldKeys held = new HeldKeys();
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean repeated = !held.down.add(event.getCode());
            if (repeated && shortcut.match(event) && !(event.getTarget() instanceof TextInputControl)) {
                event.consume();
            }
        });
        node.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.down.remove(event.getCode()));
        // A key may be let go where this window does not hear of it.
        node.sceneProperty().flatMap(scene -> scene.windowProperty()).flatMap(window -> window.focusedProperty())
                .subscribe(held.down::clear);
    }
}
