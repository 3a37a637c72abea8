package org.saddlescope.ui.workspace;

import java.util.Locale;
import org.saddlescope.ui.base.Text;

/** A part of the window in which views stand one behind the other. */
public enum DockPlace {
    LEFT, RIGHT, BOTTOM;

    /** As the window calls it. */
    public String title() {
        return switch (this) {
            case LEFT -> Text.of("view.dock.left");
            case RIGHT -> Text.of("view.dock.right");
            case BOTTOM -> Text.of("view.dock.bottom");
        };
    }

    /** For identifiers of nodes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
