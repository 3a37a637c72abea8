package org.saddlescope.ui.command;

import javafx.event.EventHandler;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Tab goes on from a text of several lines, too, and Shift+Tab back: JavaFX writes a tabulator there, and who goes through
 * the window by the keyboard would come no further. A filter of a scene or of the pane of a dialog.
 */
public final class TabLeaves implements EventHandler<KeyEvent> {
    @Override
    public void handle(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && event.getTarget() instanceof TextArea area && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            event.consume();
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}
