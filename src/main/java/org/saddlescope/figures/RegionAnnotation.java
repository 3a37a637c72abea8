package org.saddlescope.figures;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
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
    private static final double LEAST_ALPHA = 14;
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
        if (figure.regions().stream().noneMatch(region -> region.shape().feasible())) {
            return;
        }
        List<List<Point2D>> boundaries = figure.regions().stream().map(region -> boundary(plane, region.shape())).toList();
        for (int i = 0; i < boundaries.size(); i++) {
            fill(canvas, plane, boundaries.get(i), colour(i));
        }
        lines(canvas, plane);
        canvas.setStroke(SeriesStyle.stroke(0, 1.6f * style.line()));
        for (int i = 0; i < boundaries.size(); i++) {
            canvas.setPaint(colour(i));
            canvas.draw(path(boundaries.get(i)));
        }
        // The first is drawn last: it is the one that the key names first.
        figure.regions().reversed().forEach(region -> mark(canvas, plane, region));
    }

    private Color colour(int region) {
        return SeriesStyle.colour(figure.regions().get(region).series(), style.theme());
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

        /** The smallest α in sight. */
        double left() {
            return x.getLowerBound();
        }
    }

    private List<Point2D> boundary(Plane plane, AlphaBetaRegion shape) {
        boolean log = plane.x() instanceof DecadeAxis;
        double width = plane.right() - plane.left();
        double left = log ? plane.left() / 10 : plane.left() - width;
        double right = log ? plane.right() * 10 : plane.right() + width;
        return RegionBoundary.of(shape, Math.max(log ? Double.MIN_NORMAL : 0, left), right, log).stream()
                .map(point -> plane.at(point.alpha(), point.delta())).toList();
    }

    private void fill(Graphics2D canvas, Plane plane, List<Point2D> points, Color colour) {
        if (points.isEmpty()) {
            return;
        }
        Path2D path = path(points);
        // Back along α = β, which against α − β lies below everything.
        if (figure.against() == Figure.Against.MARGIN) {
            double bottom = plane.area().getMaxY() + plane.area().getHeight();
            path.lineTo(points.getLast().getX(), bottom);
            path.lineTo(points.getFirst().getX(), bottom);
        } else {
            for (Point2D point : points.reversed()) {
                double alpha = plane.x().java2DToValue(point.getX(), plane.area(), RectangleEdge.BOTTOM);
                Point2D equal = plane.at(alpha, 0);
                path.lineTo(equal.getX(), equal.getY());
            }
        }
        path.closePath();
        canvas.setPaint(Ink.withAlpha(colour, (int) Math.max(LEAST_ALPHA, FILL_ALPHA / Math.sqrt(figure.regions().size()))));
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
