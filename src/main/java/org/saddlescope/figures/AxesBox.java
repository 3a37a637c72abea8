package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.saddlescope.landscape.Slice;

/** The box around a surface: the faces behind it with grid lines, and ticks and names along three of its edges. */
final class AxesBox {
    private static final double H = Projection.HALF_HEIGHT;
    private static final double SHORTEST_EMS = 4;
    /** Words steeper than this do not come back inside by moving along their line. */
    private static final double LEANING = 0.3;
    private static final double UPRIGHT = Math.toRadians(75);
    private static final int TICKS = 6;
    /** The longest name, in lengths of its edge: there is a little room beside it. */
    private static final double NAME_OF_EDGE = 1.35;

    private final Slice slice;
    private final ColourScale scale;
    private final Projection projection;
    private final Style style;
    private final Point2D centre;
    private final double nearX;
    private final double nearY;

    AxesBox(Slice slice, ColourScale scale, Projection projection, Style style) {
        this.slice = slice;
        this.scale = scale;
        this.projection = projection;
        this.style = style;
        this.centre = projection.at(0, 0, 0);
        this.nearX = projection.back(1, 0) > 1e-9 ? -1 : projection.back(1, 0) < -1e-9 ? 1 : -1;
        this.nearY = projection.back(0, 1) >= 0 ? -1 : 1;
    }

    void draw(Graphics2D canvas) {
        List<Ticks.Tick> alpha = Ticks.linear(slice.alpha()[0], slice.alpha()[slice.columns() - 1], TICKS);
        List<Ticks.Tick> beta = Ticks.linear(slice.beta()[0], slice.beta()[slice.rows() - 1], TICKS);
        List<Ticks.Tick> height = scale.ticks(TICKS);
        faces(canvas, alpha, beta, height);
        axis(canvas, alpha, slice.plane().axis1(), place(slice.alpha()), x -> new double[] {x, nearY, -H}, 1);
        axis(canvas, beta, slice.plane().axis2(), place(slice.beta()), y -> new double[] {nearX, y, -H}, 1);
        double[] left = leftEdge();
        axis(canvas, height, slice.quantity(), v -> (2 * scale.t(v) - 1) * H,
                z -> new double[] {left[0], left[1], z}, H);
    }

    /** From a value on an axis to a coordinate of the box. */
    private interface Place {
        double of(double value);
    }

    /** From a coordinate to a point of the edge. */
    private interface Edge {
        double[] at(double coordinate);
    }

    private static Place place(double[] axis) {
        return value -> 2 * (value - axis[0]) / (axis[axis.length - 1] - axis[0]) - 1;
    }

    private void faces(Graphics2D canvas, List<Ticks.Tick> alpha, List<Ticks.Tick> beta, List<Ticks.Tick> height) {
        Place x = place(slice.alpha());
        Place y = place(slice.beta());
        for (double side : new double[] {-1, 1}) {
            if (projection.facesAway(0, side, 0)) {
                alpha.forEach(tick -> line(canvas, x.of(tick.value()), side, -H, x.of(tick.value()), side, H));
                height.forEach(tick -> line(canvas, -1, side, z(tick), 1, side, z(tick)));
                outline(canvas, new double[][] {{-1, side, -H}, {1, side, -H}, {1, side, H}, {-1, side, H}});
            }
            if (projection.facesAway(side, 0, 0)) {
                beta.forEach(tick -> line(canvas, side, y.of(tick.value()), -H, side, y.of(tick.value()), H));
                height.forEach(tick -> line(canvas, side, -1, z(tick), side, 1, z(tick)));
                outline(canvas, new double[][] {{side, -1, -H}, {side, 1, -H}, {side, 1, H}, {side, -1, H}});
            }
            if (projection.facesAway(0, 0, side)) {
                double z = side * H;
                alpha.forEach(tick -> line(canvas, x.of(tick.value()), -1, z, x.of(tick.value()), 1, z));
                beta.forEach(tick -> line(canvas, -1, y.of(tick.value()), z, 1, y.of(tick.value()), z));
                outline(canvas, new double[][] {{-1, -1, z}, {1, -1, z}, {1, 1, z}, {-1, 1, z}});
            }
        }
    }

    private double z(Ticks.Tick tick) {
        return (2 * scale.t(tick.value()) - 1) * H;
    }

    private void outline(Graphics2D canvas, double[][] corners) {
        canvas.setPaint(style.ink().muted());
        canvas.setStroke(new BasicStroke(0.8f * style.line()));
        for (int i = 0; i < corners.length; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % corners.length];
            canvas.draw(new Line2D.Double(projection.at(a[0], a[1], a[2]), projection.at(b[0], b[1], b[2])));
        }
    }

    private void line(Graphics2D canvas, double x0, double y0, double z0, double x1, double y1, double z1) {
        canvas.setPaint(style.ink().grid());
        canvas.setStroke(new BasicStroke(0.7f * style.line()));
        canvas.draw(new Line2D.Double(projection.at(x0, y0, z0), projection.at(x1, y1, z1)));
    }

    /** Which upright edge of the box stands furthest left. */
    private double[] leftEdge() {
        double[] best = {-1, -1};
        for (double x : new double[] {-1, 1}) {
            for (double y : new double[] {-1, 1}) {
                if (projection.at(x, y, 0).getX() < projection.at(best[0], best[1], 0).getX() - 1e-6) {
                    best = new double[] {x, y};
                }
            }
        }
        return best;
    }

    private void axis(Graphics2D canvas, List<Ticks.Tick> ticks, String name, Place place, Edge edge, double half) {
        Point2D from = point(edge.at(-half));
        Point2D to = point(edge.at(half));
        double em = style.fontSize();
        double length = from.distance(to);
        if (length < SHORTEST_EMS * em) {
            return;
        }
        double[] normal = normal(from, to);
        FontMetrics small = canvas.getFontMetrics(style.smallFont());
        double reach = 0;
        double lastAt = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks) {
            Point2D p = point(edge.at(place.of(tick.value())));
            canvas.setPaint(style.ink().muted());
            canvas.setStroke(new BasicStroke(0.8f * style.line()));
            canvas.draw(new Line2D.Double(p.getX(), p.getY(), p.getX() + 0.35 * em * normal[0], p.getY() + 0.35 * em * normal[1]));
            double width = small.stringWidth(tick.label());
            double height = small.getAscent() * 0.75;
            double needed = Math.abs(to.getX() - from.getX()) / length * (width + 0.5 * em)
                    + Math.abs(to.getY() - from.getY()) / length * 1.2 * em;
            double at = p.distance(from);
            if (at - lastAt >= needed) {
                canvas.setFont(style.smallFont());
                canvas.setPaint(style.ink().text());
                text(canvas, tick.label(), awayFromCorner(p, from, to), normal, 0.55 * em, width, height);
                reach = Math.max(reach, Math.abs(normal[0]) * width + Math.abs(normal[1]) * height);
                lastAt = at;
            }
        }
        name(canvas, name, from, to, normal, 0.55 * em + reach + 0.45 * em);
    }

    private void name(Graphics2D canvas, String whole, Point2D from, Point2D to, double[] normal, double distance) {
        FontMetrics metrics = canvas.getFontMetrics(style.font());
        String name = TextFit.shortened(whole, metrics, NAME_OF_EDGE * from.distance(to));
        Point2D middle = new Point2D.Double((from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2);
        double angle = Math.atan2(to.getY() - from.getY(), to.getX() - from.getX());
        // upright edges lean a little to either side and always read upwards
        if (angle > UPRIGHT) {
            angle -= Math.PI;
        } else if (angle < UPRIGHT - Math.PI) {
            angle += Math.PI;
        }
        // along the edge: the words cannot run into its tick labels
        double off = distance + metrics.getAscent() / 2.0;
        var before = canvas.getTransform();
        Point2D at = alongWithin(canvas.getClipBounds(), new Point2D.Double(middle.getX() + off * normal[0], middle.getY() + off * normal[1]),
                angle, metrics.stringWidth(name) / 2.0, metrics.getAscent() / 2.0);
        canvas.translate(at.getX(), at.getY());
        canvas.rotate(angle);
        canvas.setFont(style.font());
        canvas.setPaint(style.ink().text());
        canvas.drawString(name, (float) (-metrics.stringWidth(name) / 2.0), (float) ((metrics.getAscent() - metrics.getDescent()) / 2.0));
        canvas.setTransform(before);
    }

    /** The middle of words moved along their line until none of them sticks out at a side, as far as the line leads inwards. */
    static Point2D alongWithin(Rectangle2D bounds, Point2D middle, double angle, double halfWidth, double halfHeight) {
        double cos = Math.cos(angle);
        if (bounds == null || Math.abs(cos) < LEANING) {
            return middle;
        }
        double reach = halfWidth * Math.abs(cos) + halfHeight * Math.abs(Math.sin(angle));
        double x = bounds.getWidth() < 2 * reach ? bounds.getCenterX()
                : Math.clamp(middle.getX(), bounds.getMinX() + reach, bounds.getMaxX() - reach);
        double shift = (x - middle.getX()) / cos;
        return new Point2D.Double(x, middle.getY() + shift * Math.sin(angle));
    }

    /** The unit normal of an edge on the canvas that points away from the box. */
    private double[] normal(Point2D from, Point2D to) {
        double dx = (to.getX() - from.getX()) / from.distance(to);
        double dy = (to.getY() - from.getY()) / from.distance(to);
        double mx = (from.getX() + to.getX()) / 2 - centre.getX();
        double my = (from.getY() + to.getY()) / 2 - centre.getY();
        double sign = -dy * mx + dx * my >= 0 ? 1 : -1;
        return new double[] {-dy * sign, dx * sign};
    }

    /** Two axes that meet in a corner must not write their labels there side by side: each moves a little towards its middle. */
    private Point2D awayFromCorner(Point2D p, Point2D from, Point2D to) {
        double length = from.distance(to);
        double along = p.distance(from) / length;
        double shift = along < 0.06 ? 0.7 * style.fontSize() / length : along > 0.94 ? -0.7 * style.fontSize() / length : 0;
        return new Point2D.Double(p.getX() + shift * (to.getX() - from.getX()), p.getY() + shift * (to.getY() - from.getY()));
    }

    private static void text(Graphics2D canvas, String text, Point2D p, double[] normal, double gap, double width, double height) {
        double distance = gap + (Math.abs(normal[0]) * width + Math.abs(normal[1]) * height) / 2;
        double x = p.getX() + distance * normal[0];
        double y = p.getY() + distance * normal[1];
        canvas.drawString(text, (float) (x - width / 2), (float) (y + height / 2));
    }

    private Point2D point(double[] xyz) {
        return projection.at(xyz[0], xyz[1], xyz[2]);
    }
}
