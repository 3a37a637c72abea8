package org.saddlescope.ui.workspace;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;

/** Where a view that is being dragged would go. */
final class DropMark extends Region {
    private static final double SHARE = 0.25;

    DropMark() {
        setId("dropMark");
        getStyleClass().add("drop-mark");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    void show(Bounds bounds) {
        resizeRelocate(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    /** The side of an area where a dock without views would be. */
    static Bounds side(DockPlace place, Bounds area) {
        double w = SHARE * area.getWidth();
        double h = SHARE * area.getHeight();
        return switch (place) {
            case LEFT -> new BoundingBox(area.getMinX(), area.getMinY(), w, area.getHeight() - h);
            case RIGHT -> new BoundingBox(area.getMaxX() - w, area.getMinY(), w, area.getHeight() - h);
            case BOTTOM -> new BoundingBox(area.getMinX(), area.getMaxY() - h, area.getWidth(), h);
        };
    }
}
