package org.saddlescope.ui.scene;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;

/** The ring around the place that is pointed at in another view; dashed where the surface hides that place. */
final class PointedRing {
    /** At this size of text the ring has the size that is given for it. */
    private static final double USUAL_FONT = 13;
    private static final Color COLOUR = Color.web("#ff9500");

    private PointedRing() {}

    /**
     * @param x    the pixel of the place
     * @param seen whether nothing hides it
     */
    static Node at(double x, double y, boolean seen, Font font) {
        double unit = font.getSize() / USUAL_FONT;
        Circle ring = new Circle(x, y, 6 * unit, Color.TRANSPARENT);
        ring.setStroke(COLOUR);
        ring.setStrokeWidth(2 * unit);
        ring.getStyleClass().setAll("pointed-place");
        if (!seen) {
            ring.getStyleClass().add("behind");
            ring.getStrokeDashArray().setAll(List.of(3 * unit, 3 * unit));
        }
        return ring;
    }
}
