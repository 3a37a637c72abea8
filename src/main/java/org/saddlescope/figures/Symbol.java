package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A small sign at a place: on the plot itself, and in its key. */
@FunctionalInterface
interface Symbol {
    /** The radius of an empty marker: larger than a filled one, so that it stays visible around it. */
    double HOLLOW_EMS = 0.46;

    /** Draws the sign centred at (x, y). */
    void draw(Graphics2D canvas, double x, double y);

    /** A filled shape around the origin with an outline. */
    static Symbol filled(Shape shape, Color fill, Color outline, float width) {
        return (canvas, x, y) -> {
            Shape there = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
            canvas.setPaint(fill);
            canvas.fill(there);
            canvas.setPaint(outline);
            canvas.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            canvas.draw(there);
        };
    }

    /** The marker of a series along its path. */
    static Symbol marker(int series, Style style) {
        return filled(SeriesStyle.marker(series, 0.3 * style.fontSize()), SeriesStyle.colour(series, style.theme()),
                style.ink().paper(), 0.6f * style.line());
    }

    /** The same, empty: a number that was not measured here. */
    static Symbol hollow(int series, Style style) {
        return filled(SeriesStyle.marker(Math.max(0, series), HOLLOW_EMS * style.fontSize()), new Color(0, true),
                SeriesStyle.colour(series, style.theme()), 1.2f * style.line());
    }

    /** The size of the signs at the ends of a path: later paths have smaller ones, so that none hides another; however many, none is much larger than the rest. */
    static double nested(int series, int of) {
        return 1 + Math.min(0.2, 0.8 / Math.max(1, of - 1)) * (of - 1 - series);
    }

    /** Where a path starts: a ring. */
    static Symbol start(int series, double size, Style style) {
        double r = 0.36 * size * style.fontSize();
        return filled(new Ellipse2D.Double(-r, -r, 2 * r, 2 * r), Color.WHITE,
                series < 0 ? new Color(0x57606A) : SeriesStyle.colour(series, style.theme()), 1.8f * style.line());
    }

    /** Where a path ends, so far: the series' marker, large, with a dark rim. */
    static Symbol end(int series, double size, Style style) {
        return filled(SeriesStyle.marker(series, 0.46 * size * style.fontSize()), SeriesStyle.colour(series, style.theme()),
                new Color(0x14171A), 1.1f * style.line());
    }

    /** A critical point: star, minimum; diagonal cross, saddle; triangle, maximum; hexagon, degenerate. */
    static Symbol critical(String kind, Style style) {
        double em = style.fontSize();
        Shape shape = switch (kind) {
            case "minimum" -> SeriesStyle.star(0.52 * em);
            case "saddle" -> AffineTransform.getRotateInstance(Math.PI / 4)
                    .createTransformedShape(SeriesStyle.cross(0.46 * em, 0.12 * em));
            case "maximum" -> SeriesStyle.polygon(3, 0.5 * em, 90);
            case "binding" -> SeriesStyle.polygon(4, 0.6 * em, 90);
            default -> SeriesStyle.polygon(6, 0.42 * em, 0);
        };
        return filled(shape, Color.WHITE, new Color(0x14171A), 1.1f * style.line());
    }

    /** A line of a series, with its marker unless the series is negative. */
    static Symbol line(int series, int dash, Color colour, Style style, boolean marked) {
        return (canvas, x, y) -> {
            double half = 1.2 * style.fontSize();
            canvas.setPaint(colour);
            canvas.setStroke(SeriesStyle.sample(dash, 1.6f * style.line(), 2 * half));
            canvas.draw(new Line2D.Double(x - half, y, x + half, y));
            if (marked && series >= 0) {
                marker(series, style).draw(canvas, x, y);
            }
        };
    }

    /** A patch of one colour. */
    static Symbol patch(int argb, Style style) {
        double w = 1.4 * style.fontSize();
        double h = 0.8 * style.fontSize();
        return filled(new Rectangle2D.Double(-w / 2, -h / 2, w, h), new Color(argb), style.ink().muted(), 0.6f * style.line());
    }

    /** The same, hatched. */
    static Symbol hatched(int argb, Style style) {
        return (canvas, x, y) -> {
            patch(argb, style).draw(canvas, x, y);
            double w = 1.4 * style.fontSize();
            double h = 0.8 * style.fontSize();
            NanHatch.draw(canvas, style, new Rectangle2D.Double(x - w / 2, y - h / 2, w, h));
        };
    }
}
