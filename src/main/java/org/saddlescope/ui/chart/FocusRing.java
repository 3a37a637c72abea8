package org.saddlescope.ui.chart;

import javafx.scene.layout.Region;

/**
 * The ring around a picture that the keyboard is in. It lies over the picture and takes no room, so that a picture is
 * not laid out and painted again because the focus came.
 */
public final class FocusRing extends Region {
    /** @param around the picture, which has this among its children */
    public FocusRing(Region around) {
        getStyleClass().add("focus-ring");
        setManaged(false);
        setMouseTransparent(true);
        visibleProperty().bind(around.focusVisibleProperty());
        around.layoutBoundsProperty().subscribe(bounds -> resizeRelocate(0, 0, bounds.getWidth(), bounds.getHeight()));
    }
}
