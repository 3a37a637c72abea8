package org.saddlescope.ui.base;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A part of the window that is made when it is first to be seen, and takes no room while it is not. */
public final class LatePane extends StackPane {
    /** @param seen whether it is to be seen */
    public LatePane(ObservableValue<Boolean> seen, Supplier<? extends Node> maker) {
        seen.subscribe(now -> {
            if (now && getChildren().isEmpty()) {
                getChildren().setAll(maker.get());
            }
            setVisible(now);
            setManaged(now);
        });
    }
}
