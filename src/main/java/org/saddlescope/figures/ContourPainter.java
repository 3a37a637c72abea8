package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws level lines with their values written into them, where a line runs straight enough and no other label is near.
 * Lines and labels are black or white, whichever shows on the colour of their level.
 */
final class ContourPainter {
    private static final double STRAIGHT = 0.93;
    private static final int CANDIDATES = 32;

    private final Graphics2D canvas;
    private final Rectangle2D area;
    private final Style style;
    private final Font font;
    private final FontMetrics metrics;
    private final List<Rectangle2D> occupied = new ArrayList<>();

    /** @param area what is visible of the plot, in canvas units */
    ContourPainter(Graphics2D canvas, Rectangle2D area, Style style) {
        this.canvas = canvas;
        this.area = area;
        this.style = style;
        this.font = style.font().deriveFont((float) style.smallest());
        this.metrics = canvas.getFontMetrics(font);
    }

    /** Keeps labels off a place. */
    void avoid(double x, double y) {
        double r = 0.8 * style.fontSize();
        occupied.add(new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r));
    }

    /** @param xy a level line in canvas units: x₀, y₀, x₁, y₁, … */
    void draw(double[] xy, String label, Color colour) {
        double[] arc = arcLengths(xy);
        double gap = metrics.stringWidth(label) + 0.7 * style.fontSize();
        double centre = arc[arc.length - 1] > 2.2 * gap ? labelPlace(xy, arc, gap, metrics.stringWidth(label)) : Double.NaN;
        canvas.setPaint(Ink.withAlpha(colour, 190));
        canvas.setStroke(new BasicStroke(0.8f * style.line(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        if (Double.isNaN(centre)) {
            canvas.draw(piece(xy, arc, 0, arc[arc.length - 1]));
            return;
        }
        canvas.draw(piece(xy, arc, 0, centre - gap / 2));
        canvas.draw(piece(xy, arc, centre + gap / 2, arc[arc.length - 1]));
        label(xy, arc, centre, gap, label, colour);
    }

    private double labelPlace(double[] xy, double[] arc, double gap, double width) {
        double best = Double.NaN;
        double bestScore = STRAIGHT;
        double length = arc[arc.length - 1];
        for (int i = 0; i < CANDIDATES; i++) {
            double s = gap / 2 + (length - gap) * (i + 0.5) / CANDIDATES;
            Point2D a = at(xy, arc, s - gap / 2);
            Point2D b = at(xy, arc, s + gap / 2);
            Point2D m = at(xy, arc, s);
            // through the middle too: a tight hairpin has a short chord, a gentle arc a middle off the chord
            double straight = a.distance(b) / gap * (1 - 2 * m.distance((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2) / gap);
            double level = Math.abs(b.getX() - a.getX()) / Math.max(1e-9, a.distance(b));
            double score = straight + 0.04 * level;
            if (straight > STRAIGHT && score > bestScore && free(m, width)) {
                best = s;
                bestScore = score;
            }
        }
        return best;
    }

    private boolean free(Point2D middle, double width) {
        Rectangle2D room = room(middle, width);
        return area.contains(room) && occupied.stream().noneMatch(room::intersects);
    }

    private Rectangle2D room(Point2D middle, double width) {
        double r = width / 2 + 0.5 * style.fontSize();
        return new Rectangle2D.Double(middle.getX() - r, middle.getY() - r, 2 * r, 2 * r);
    }

    private void label(double[] xy, double[] arc, double centre, double gap, String text, Color colour) {
        Point2D a = at(xy, arc, centre - gap / 2);
        Point2D b = at(xy, arc, centre + gap / 2);
        double angle = Math.atan2(b.getY() - a.getY(), b.getX() - a.getX());
        if (Math.abs(angle) > Math.PI / 2 + 1e-6) {
            angle += Math.PI;
        }
        double width = metrics.stringWidth(text);
        Point2D middle = new Point2D.Double((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2);
        occupied.add(room(middle, width));
        AffineTransform before = canvas.getTransform();
        canvas.translate(middle.getX(), middle.getY());
        canvas.rotate(angle);
        canvas.setFont(font);
        canvas.setPaint(colour);
        canvas.drawString(text, (float) (-width / 2), (float) ((metrics.getAscent() - metrics.getDescent()) / 2.0));
        canvas.setTransform(before);
    }

    private static double[] arcLengths(double[] xy) {
        double[] arc = new double[xy.length / 2];
        for (int i = 1; i < arc.length; i++) {
            arc[i] = arc[i - 1] + Math.hypot(xy[2 * i] - xy[2 * i - 2], xy[2 * i + 1] - xy[2 * i - 1]);
        }
        return arc;
    }

    private static Point2D at(double[] xy, double[] arc, double s) {
        int i = 1;
        while (i < arc.length - 1 && arc[i] < s) {
            i++;
        }
        double step = arc[i] - arc[i - 1];
        double t = step > 0 ? Math.clamp((s - arc[i - 1]) / step, 0, 1) : 0;
        return new Point2D.Double(xy[2 * i - 2] + t * (xy[2 * i] - xy[2 * i - 2]),
                xy[2 * i - 1] + t * (xy[2 * i + 1] - xy[2 * i - 1]));
    }

    private static Path2D piece(double[] xy, double[] arc, double from, double to) {
        Path2D path = new Path2D.Double();
        Point2D start = at(xy, arc, from);
        path.moveTo(start.getX(), start.getY());
        for (int i = 0; i < arc.length; i++) {
            if (arc[i] > from && arc[i] < to) {
                path.lineTo(xy[2 * i], xy[2 * i + 1]);
            }
        }
        Point2D end = at(xy, arc, to);
        path.lineTo(end.getX(), end.getY());
        return path;
    }
}
