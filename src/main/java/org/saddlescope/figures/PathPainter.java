package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Objects;

/**
 * Draws an optimizer's path: a line with a light casing that shows on every colour, markers along it, a ring at the
 * start and a large marker at the end. A point that is not finite breaks the line.
 */
final class PathPainter {
    private static final double MARKER_SPACING_EMS = 4.5;

    private PathPainter() {}

    /** @param points in canvas units, null where there is none */
    static void draw(Graphics2D canvas, List<Point2D> points, int series, Style style) {
        Path2D path = path(points);
        canvas.setStroke(new BasicStroke(3.4f * style.line(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.setPaint(new Color(255, 255, 255, 215));
        canvas.draw(path);
        canvas.setStroke(new BasicStroke(1.8f * style.line(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.setPaint(SeriesStyle.colour(series, style.theme()));
        canvas.draw(path);
        markers(canvas, points, Symbol.marker(series, style), MARKER_SPACING_EMS * style.fontSize());
    }

    /** The start and end signs, drawn after all paths so that no line hides them. */
    static void drawEnds(Graphics2D canvas, List<Point2D> points, int series, int of, Style style) {
        List<Point2D> known = points.stream().filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            return;
        }
        Symbol.start(series, Symbol.nested(series, of), style).draw(canvas, known.getFirst().getX(), known.getFirst().getY());
        Symbol.end(series, Symbol.nested(series, of), style).draw(canvas, known.getLast().getX(), known.getLast().getY());
    }

    private static Path2D path(List<Point2D> points) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (Point2D point : points) {
            if (point == null) {
                down = false;
            } else if (down) {
                path.lineTo(point.getX(), point.getY());
            } else {
                path.moveTo(point.getX(), point.getY());
                down = true;
            }
        }
        return path;
    }

    private static void markers(Graphics2D canvas, List<Point2D> points, Symbol symbol, double spacing) {
        Point2D last = null;
        double travelled = 0;
        for (Point2D point : points) {
            if (point == null) {
                continue;
            }
            if (last != null) {
                travelled += last.distance(point);
                if (travelled >= spacing) {
                    symbol.draw(canvas, point.getX(), point.getY());
                    travelled = 0;
                }
            }
            last = point;
        }
    }
}
