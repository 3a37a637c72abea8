package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/**
 * Draws arrows that are told apart by colour, dashes and head, each with a light casing that shows on every colour: the
 * step is broad, solid and dark; the others are thinner, so that they are seen on it where they coincide.
 */
public final class ArrowPainter {
    private static final Color CASING = new Color(255, 255, 255, 230);
    private static final double SIGN_EMS = 2.2;
    private static final double LEAST = 0.5;

    private ArrowPainter() {}

    /**
     * @param width in units of a line
     * @param head  the length of the head, in ems
     * @param dash  lengths in units of a line; empty: solid
     */
    private record Look(Color colour, double width, double head, float... dash) {}

    private static Look look(Figure.ArrowKind kind) {
        return switch (kind) {
            case STEP -> new Look(new Color(0x14171A), 4, 1.05);
            case GRADIENT -> new Look(new Color(0xD55E00), 1.9, 0.85, 5, 3);
            case MOMENTUM -> new Look(new Color(0x0072B2), 1.9, 0.85, 1.2f, 2.6f);
            case PRECONDITIONED -> new Look(new Color(0xB5178A), 1.9, 0.85, 7, 2.4f, 1.2f, 2.4f);
            case DECAY -> new Look(new Color(0x57606A), 1.9, 0.7, 9, 3);
            case PUSH -> new Look(new Color(0x00795A), 1.9, 0.8, 2.5f, 1.5f);
        };
    }

    /** Draws an arrow between two places of the canvas; one without length is not drawn. */
    static void draw(Graphics2D canvas, Point2D from, Point2D to, Figure.ArrowKind kind, Style style) {
        double length = from.distance(to);
        if (!(length >= LEAST)) {
            return;
        }
        Look look = look(kind);
        double head = Math.min(look.head * style.fontSize(), 0.75 * length);
        float width = (float) (look.width * style.line() * Math.min(1, 0.35 + head / (look.head * style.fontSize())));
        double stop = length - 0.7 * head;
        AffineTransform before = canvas.getTransform();
        canvas.translate(from.getX(), from.getY());
        canvas.rotate(Math.atan2(to.getY() - from.getY(), to.getX() - from.getX()));
        Line2D shaft = new Line2D.Double(0, 0, stop, 0);
        Path2D point = head(kind, length, head);
        float casing = 1.6f * style.line();
        canvas.setPaint(CASING);
        canvas.setStroke(new BasicStroke(width + casing, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(shaft);
        canvas.setStroke(new BasicStroke((filled(kind) ? 0 : width) + casing, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(point);
        canvas.setPaint(look.colour);
        canvas.setStroke(shaft(look, width, style));
        canvas.draw(shaft);
        canvas.setStroke(new BasicStroke(Math.min(width, 1.7f * style.line()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (filled(kind)) {
            canvas.fill(point);
        } else {
            canvas.draw(point);
        }
        canvas.setTransform(before);
    }

    private static BasicStroke shaft(Look look, float width, Style style) {
        if (look.dash.length == 0) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] dash = new float[look.dash.length];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = look.dash[i] * style.line();
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    private static boolean filled(Figure.ArrowKind kind) {
        return switch (kind) {
            case STEP, MOMENTUM, PUSH -> true;
            case GRADIENT, PRECONDITIONED, DECAY -> false;
        };
    }

    /** The head of an arrow along the x axis. */
    private static Path2D head(Figure.ArrowKind kind, double tip, double size) {
        double half = 0.42 * size;
        double back = tip - size;
        return switch (kind) {
            case STEP -> path(true, tip, 0, back, half, back + 0.2 * size, 0, back, -half);
            // An open angle.
            case GRADIENT -> path(false, back, half, tip, 0, back, -half);
            // A kite.
            case MOMENTUM -> path(true, tip, 0, tip - 0.6 * size, 0.8 * half, back, 0, tip - 0.6 * size, -0.8 * half);
            // A hollow triangle.
            case PRECONDITIONED -> path(true, tip, 0, back, half, back, -half);
            // Two bars.
            case DECAY -> bars(tip, size, half);
            // A disc.
            case PUSH -> new Path2D.Double(new Ellipse2D.Double(tip - 0.75 * size, -0.375 * size, 0.75 * size, 0.75 * size));
        };
    }

    private static Path2D bars(double tip, double size, double half) {
        Path2D bars = path(false, tip, half, tip, -half);
        bars.append(path(false, tip - 0.4 * size, half, tip - 0.4 * size, -half), false);
        return bars;
    }

    private static Path2D path(boolean closed, double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    /** The sign of an arrow in a key. */
    static Symbol sign(Figure.ArrowKind kind, Style style) {
        double half = SIGN_EMS / 2 * style.fontSize();
        return (canvas, x, y) -> draw(canvas, new Point2D.Double(x - half, y), new Point2D.Double(x + half, y), kind, style);
    }

    /**
     * The same as an image with a transparent background, 3 sizes wide and 1.2 high.
     *
     * @param size of the text beside it
     * @param zoom pixels a unit
     */
    public static BufferedImage image(Figure.ArrowKind kind, double size, double zoom) {
        BufferedImage image = new BufferedImage((int) Math.ceil(3 * size * zoom), (int) Math.ceil(1.2 * size * zoom), BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            sign(kind, new Style(size * zoom, Style.Theme.LIGHT)).draw(canvas, image.getWidth() / 2.0, image.getHeight() / 2.0);
        } finally {
            canvas.dispose();
        }
        return image;
    }
}
