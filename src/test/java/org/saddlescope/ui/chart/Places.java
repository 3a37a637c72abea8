package org.saddlescope.ui.chart;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Line;

/** Where the charts of the window put data, for tests elsewhere. */
public final class Places {
    private Places() {}

    /** The pixel of data coordinates in a map or a curve view. */
    public static Point2D of(Node view, double x, double y) {
        return ((FigureView) view).chart().toPixel().orElseThrow().at(x, y);
    }

    /** The pixels of the optimizers' markers in a view. */
    public static List<Point2D> markers(Node view) {
        return view.lookupAll(".step-marker").stream().filter(Node::isVisible)
                .map(node -> new Point2D(node.getLayoutX() + node.getTranslateX(), node.getLayoutY() + node.getTranslateY())).toList();
    }

    /** The size of the smallest text that a chart was painted with. */
    public static double smallestFont(Node view) {
        return ((FigureView) view).style().smallest();
    }

    /** The pixels of the rings around the places pointed at in other views. */
    public static List<Point2D> rings(Node view) {
        return view.lookupAll("Circle").stream().filter(Node::isVisible).map(node -> (javafx.scene.shape.Circle) node)
                .map(circle -> new Point2D(circle.getCenterX(), circle.getCenterY())).toList();
    }

    /** The x of the line of the step that is held. */
    public static List<Double> lines(Node view) {
        return view.lookupAll(".step-line").stream().map(node -> ((Line) node).getStartX()).toList();
    }
}
