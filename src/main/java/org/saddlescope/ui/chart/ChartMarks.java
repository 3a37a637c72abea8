package org.saddlescope.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;
import org.saddlescope.figures.Style;

/**
 * What lies over a chart and moves without the chart being drawn again: the point under the pointer, rings, a cross, the
 * markers of the optimizers at the timeline's step, and the lines of that step and of the one pointed at.
 */
final class ChartMarks extends Pane {
    private static final double CROSS = 6;
    private static final double POINTER = 6;
    private static final double RING = 7;
    private static final double RIM = 2;
    private static final Color ORANGE = Color.web("#ff9500");

    private final Circle pointer = ring(POINTER, 1);
    private double unit = 1;
    private List<Place> rings = List.of();
    private List<Marker> markers = List.of();
    private Optional<Place> cross = Optional.empty();
    private OptionalDouble heldX = OptionalDouble.empty();
    private OptionalDouble pointedX = OptionalDouble.empty();

    /** A point in data coordinates. */
    record Place(double x, double y) {}

    /** A point of an optimizer, in data coordinates. */
    record Marker(double x, double y, int series, Style.Theme theme) {}

    ChartMarks() {
        setMouseTransparent(true);
        setManaged(false);
        pointer.setVisible(false);
        getChildren().add(pointer);
    }

    /** What their sizes are multiplied with: they grow with the text. */
    void setUnit(double factor) {
        unit = factor;
        pointer.setRadius(POINTER * unit);
        pointer.setStrokeWidth(RIM * unit);
    }

    void setRings(List<Place> points) {
        rings = List.copyOf(points);
    }

    void setMarkers(List<Marker> points) {
        markers = List.copyOf(points);
    }

    void setCross(Optional<Place> point) {
        cross = point;
    }

    /** Vertical lines at these x. */
    void setLines(OptionalDouble held, OptionalDouble pointed) {
        heldX = held;
        pointedX = pointed;
    }

    OptionalDouble heldX() {
        return heldX;
    }

    List<Marker> markers() {
        return markers;
    }

    /** Marks the point that the readout is about, or none. */
    void point(Optional<Point2D> pixel) {
        pointer.setVisible(pixel.isPresent());
        pixel.ifPresent(at -> {
            pointer.setCenterX(at.getX());
            pointer.setCenterY(at.getY());
        });
    }

    /** Puts everything in its place; what is outside of the plot is not shown. */
    void place(ChartPane.ToPixel to, Rectangle2D area) {
        List<Node> nodes = new ArrayList<>();
        pointedX.ifPresent(x -> line(to, area, x, false).ifPresent(nodes::add));
        heldX.ifPresent(x -> line(to, area, x, true).ifPresent(nodes::add));
        rings.forEach(ring -> inside(to, area, ring.x(), ring.y()).ifPresent(at -> {
            Circle circle = ring(RING, unit);
            circle.setCenterX(at.getX());
            circle.setCenterY(at.getY());
            nodes.add(circle);
        }));
        markers.forEach(marker -> inside(to, area, marker.x(), marker.y()).ifPresent(at -> {
            Path path = SeriesMarker.node(marker.series(), marker.theme(), true, unit);
            path.setLayoutX(at.getX());
            path.setLayoutY(at.getY());
            nodes.add(path);
        }));
        cross.flatMap(point -> inside(to, area, point.x(), point.y())).ifPresent(at -> nodes.addAll(cross(at)));
        nodes.add(pointer);
        getChildren().setAll(nodes);
    }

    private static Optional<Point2D> inside(ChartPane.ToPixel to, Rectangle2D area, double x, double y) {
        return Optional.of(to.at(x, y)).filter(at -> area.contains(at.getX(), at.getY()));
    }

    private Optional<Line> line(ChartPane.ToPixel to, Rectangle2D area, double x, boolean held) {
        double at = to.at(x, 0).getX();
        if (!(at >= area.getMinX() - 0.5 && at <= area.getMaxX() + 0.5)) {
            return Optional.empty();
        }
        Line line = new Line(at, area.getMinY(), at, area.getMaxY());
        line.setStroke(ORANGE);
        line.setStrokeWidth((held ? 1.6 : 1) * unit);
        if (!held) {
            line.getStrokeDashArray().setAll(4.0, 3.0);
        }
        line.setManaged(false);
        line.getStyleClass().setAll(held ? "step-line" : "pointed-line");
        return Optional.of(line);
    }

    /** White within black, to be seen on every colour. */
    private List<Node> cross(Point2D at) {
        List<Node> lines = new ArrayList<>();
        for (Color ink : List.of(Color.BLACK, Color.WHITE)) {
            for (int side : new int[] {-1, 1}) {
                Line line = new Line(at.getX() - CROSS * unit, at.getY() - side * CROSS * unit, at.getX() + CROSS * unit, at.getY() + side * CROSS * unit);
                line.setStroke(ink);
                line.setStrokeWidth((ink == Color.BLACK ? 4 : 1.5) * unit);
                line.setManaged(false);
                lines.add(line);
            }
        }
        return lines;
    }

    private static Circle ring(double radius, double unit) {
        Circle circle = new Circle(radius * unit, Color.TRANSPARENT);
        circle.setStroke(ORANGE);
        circle.setStrokeWidth(RIM * unit);
        circle.setManaged(false);
        return circle;
    }
}
