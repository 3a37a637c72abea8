package org.saddlescope.ui;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.testfx.api.FxRobot;

/** A double click whose two clicks are near enough to each other in time, however busy the machine is. */
public final class DoubleClick {
    private DoubleClick() {}

    /** In the middle of a node, or of what it shows there. */
    public static void on(FxRobot robot, Node node) {
        Point2D middle = new Point2D(node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
        robot.interact(() -> {
            for (int count = 1; count <= 2; count++) {
                fire(node, MouseEvent.MOUSE_PRESSED, middle, count);
                fire(node, MouseEvent.MOUSE_RELEASED, middle, count);
                fire(node, MouseEvent.MOUSE_CLICKED, middle, count);
            }
        });
    }

    private static void fire(Node node, EventType<MouseEvent> type, Point2D at, int count) {
        Point2D scene = node.localToScene(at);
        Point2D screen = node.localToScreen(at);
        Event.fireEvent(node, new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, count,
                false, false, false, false, type == MouseEvent.MOUSE_PRESSED, false, false, false, false, true,
                new PickResult(node, scene.getX(), scene.getY())));
    }
}
