package org.saddlescope.ui.scene;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import org.saddlescope.ui.chart.StepCursor;

/** How a surface gets onto the screen: as triangles, or painted. */
sealed interface SurfacePicture permits SolidPicture, PaintedPicture {
    Node node();

    /** Makes what a drawing needs, from whatever viewpoint; off the JavaFX application thread, one at a time. */
    Prepared prepare(Wanted wanted);

    /** Shows it from there, with each optimizer where it is at its end or at the steps of the cursor. */
    void draw(Prepared prepared, Viewpoint view, Font font, StepCursor steps);

    /** Moves the optimizers to these steps in what was last drawn. */
    void move(Prepared prepared, Viewpoint view, Font font, StepCursor steps);

    /** @return whether this is another size, so that it must be drawn again */
    boolean resize(double width, double height);

    /** The (α, β) under the pointer, where the picture knows. */
    Optional<Point2D> pick(Prepared prepared, Viewpoint view, Font font, MouseEvent event);

    /** Whether the last drawing is on the screen. */
    boolean settled();
}
