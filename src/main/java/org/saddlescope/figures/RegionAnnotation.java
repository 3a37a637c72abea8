package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.saddlescope.conditions.AlphaBetaRegion;

/**
 * The feasible regions with their exact boundary α_min(δ), the lines α = β and α = β + margin (against α − β: the margin
 * and β = 0), and the mark of α_min at the margin.
 */
final class RegionAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final int SAMPLES = 300;
    private static final int FILL_ALPHA = 46;
    private static final double LIMIT = 1e6;

    private final transient Figure.RegionPlot figure;
    private final transient Style style;

    RegionAnnotation(Figure.RegionPlot figure, Style style) {
        this.figure = figure;
        this.style = style;
    }

    @Override
    public void draw(Graphics2D canvas, XYPlot plot, Rectangle2D area, ValueAxis x, ValueAxis y, int index, PlotRenderingInfo info) {
        Plane plane = new Plane(area, x, y, figure.against());
        for (Figure.Region region : figure.regions()) {
            fill(canvas, plane, region);
        }
        lines(canvas, plane);
        for (Figure.Region region : figure.regions()) {
            canvas.setPaint(SeriesStyle.colour(region.series(), style.theme()));
            canvas.setStroke(SeriesStyle.stroke(0, 1.6f * style.line()));
            canvas.draw(path(boundary(plane, region.shape())));
        }
        // The first is drawn last: it is the one that the key names first.
        figure.regions().reversed().forEach(region -> mark(canvas, plane, region));
    }

    /** From pairs (α, δ) to the canvas. */
    private record Plane(Rectangle2D area, ValueAxis x, ValueAxis y, Figure.Against against) {
        Point2D at(double alpha, double delta) {
            double vertical = against == Figure.Against.BETA ? alpha - delta : delta;
            return new Point2D.Double(inside(x.valueToJava2D(alpha, area, RectangleEdge.BOTTOM), area.getMinX()),
                    inside(y.valueToJava2D(vertical, area, RectangleEdge.LEFT), area.getMaxY()));
        }

        /** Far outside instead of nowhere: what has no logarithm lies beyond the lower end of a log axis. */
        private static double inside(double place, double low) {
            return Double.isNaN(place) ? low : Math.clamp(place, -LIMIT, LIMIT);
        }

        /** The largest α in sight. */
        double right() {
            return x.getUpperBound();
        }

        /** The largest α − β in sight. */
        double widest() {
            return against == Figure.Against.BETA ? right() : Math.max(y.getUpperBound(), y.getLowerBound());
        }
    }

    private static List<Point2D> boundary(Plane plane, AlphaBetaRegion shape) {
        double end = Math.min(plane.widest() * 1.01, shape.deltaMax());
        List<Point2D> points = new ArrayList<>();
        if (!(end > 0)) {
            return points;
        }
        DoubleStream between = DoubleStream.iterate(end, delta -> delta * Math.pow(1e-9, 1.0 / SAMPLES)).limit(SAMPLES);
        DoubleStream.concat(between, shape.corners(end).stream().mapToDouble(AlphaBetaRegion.Corner::delta)).filter(delta -> delta > 0).sorted()
                .forEach(delta -> points.add(plane.at(shape.alphaMin(delta), delta)));
        if (end == shape.deltaMax()) {
            // From there on α may grow at this difference and no larger one.
            double alpha = shape.alphaMin(end);
            for (int i = 1; i <= SAMPLES; i++) {
                points.add(plane.at(alpha + 1.01 * Math.max(0, plane.right() - alpha) * Math.pow(1e-6, 1 - (double) i / SAMPLES), end));
            }
        }
        return points;
    }

    private void fill(Graphics2D canvas, Plane plane, Figure.Region region) {
        List<Point2D> points = boundary(plane, region.shape());
        if (points.isEmpty()) {
            return;
        }
        double far = Math.max(plane.right() * 4, 4 * region.shape().alphaMin(Math.min(plane.widest(), region.shape().deltaMax())));
        Path2D path = path(points);
        // back along α = β, which is δ = 0; on a log axis of δ that is below everything
        double none = plane.against() == Figure.Against.BETA ? 0 : Double.MIN_NORMAL;
        Point2D last = plane.at(far, none);
        if (plane.against() == Figure.Against.MARGIN) {
            path.lineTo(last.getX(), points.getLast().getY());
        }
        path.lineTo(last.getX(), last.getY());
        Point2D first = plane.at(region.shape().alphaMin(Double.MIN_NORMAL), none);
        path.lineTo(first.getX(), first.getY());
        path.closePath();
        canvas.setPaint(Ink.withAlpha(SeriesStyle.colour(region.series(), style.theme()), FILL_ALPHA));
        canvas.fill(path);
    }

    private void lines(Graphics2D canvas, Plane plane) {
        canvas.setPaint(style.ink().muted());
        canvas.setStroke(RegionCharts.equal(style));
        canvas.draw(path(diagonal(plane, figure.against() == Figure.Against.BETA ? 0 : Double.NaN)));
        canvas.setPaint(style.ink().text());
        canvas.setStroke(RegionCharts.margin(style));
        canvas.draw(path(diagonal(plane, figure.margin())));
    }

    /** α = β + δ; where δ is NaN, β = 0. */
    private static List<Point2D> diagonal(Plane plane, double delta) {
        List<Point2D> points = new ArrayList<>();
        for (int i = 0; i <= SAMPLES; i++) {
            double share = (double) i / SAMPLES;
            double left = plane.x().getLowerBound();
            double alpha = left > 0 ? left * Math.pow(plane.right() / left, share) : left + share * (plane.right() - left);
            points.add(plane.at(alpha, Double.isNaN(delta) ? alpha : delta));
        }
        return points;
    }

    private void mark(Graphics2D canvas, Plane plane, Figure.Region region) {
        if (!region.shape().feasible()) {
            return;
        }
        double delta = Math.min(figure.margin(), region.shape().deltaMax());
        double alpha = region.shape().alphaMin(delta);
        Point2D at = plane.at(alpha, delta);
        Symbol.end(region.series(), 1, style).draw(canvas, at.getX(), at.getY());
        if (figure.regions().size() == 1) {
            label(canvas, plane.area(), at, RegionCharts.alphaMin(delta) + " = " + Numbers.format(alpha, 5));
        }
    }

    /** Beside a mark, where there is room: to its left, outside the region. */
    private void label(Graphics2D canvas, Rectangle2D area, Point2D at, String words) {
        double em = style.fontSize();
        canvas.setFont(style.smallFont());
        FontMetrics metrics = canvas.getFontMetrics();
        String text = Glyphs.shown(words, style.smallFont());
        double width = metrics.stringWidth(text);
        // below to the right of the boundary nothing is feasible in the plane; above to its left against α − β
        boolean below = figure.against() == Figure.Against.BETA;
        double x = below ? at.getX() + 0.8 * em : at.getX() - 0.8 * em - width;
        double y = below ? at.getY() + 1.3 * em : at.getY() - 0.7 * em;
        x = Math.clamp(x, area.getMinX() + 0.3 * em, Math.max(area.getMinX() + 0.3 * em, area.getMaxX() - width - 0.3 * em));
        y = Math.clamp(y, area.getMinY() + metrics.getAscent(), area.getMaxY() - metrics.getDescent());
        canvas.setPaint(Ink.withAlpha(style.ink().paper(), 215));
        canvas.fill(new Rectangle2D.Double(x - 0.2 * em, y - metrics.getAscent(), width + 0.4 * em, metrics.getHeight()));
        canvas.setPaint(style.ink().text());
        canvas.drawString(text, (float) x, (float) y);
    }

    private static Path2D path(List<Point2D> points) {
        Path2D path = new Path2D.Double();
        for (Point2D point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.getX(), point.getY());
            } else {
                path.lineTo(point.getX(), point.getY());
            }
        }
        return path;
    }
}
