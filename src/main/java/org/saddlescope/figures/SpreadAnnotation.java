package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * How far the values of a curve reach: a translucent band about a line, a bar with caps at each single point. On a log
 * axis an end without a logarithm reaches to the edge of the plot.
 */
final class SpreadAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final int BAND_ALPHA = 56;
    private static final double CAP_EMS = 0.3;

    private final transient Figure.Curve curve;
    private final transient Figure.Spread spread;
    private final boolean logX;
    private final boolean logY;
    private final transient Style style;

    SpreadAnnotation(Figure.Curve curve, Figure.Spread spread, boolean logX, boolean logY, Style style) {
        this.curve = curve;
        this.spread = spread;
        this.logX = logX;
        this.logY = logY;
        this.style = style;
    }

    @Override
    public void draw(Graphics2D canvas, XYPlot plot, Rectangle2D area, ValueAxis x, ValueAxis y, int index,
                     PlotRenderingInfo info) {
        Color colour = SeriesStyle.colour(curve.series(), style.theme());
        if (curve.drawn().joined()) {
            band(canvas, area, x, y, Ink.withAlpha(colour, BAND_ALPHA));
        } else {
            bars(canvas, area, x, y, colour);
        }
    }

    /** One polygon a stretch without a gap. */
    private void band(Graphics2D canvas, Rectangle2D area, ValueAxis x, ValueAxis y, Color colour) {
        canvas.setPaint(colour);
        int n = curve.x().length;
        for (int from = 0; from < n; from++) {
            int to = from;
            while (to < n && known(to)) {
                to++;
            }
            if (to - from > 1) {
                Path2D path = new Path2D.Double();
                for (int i = from; i < to; i++) {
                    point(path, x(i, area, x), y(spread.high()[i], area, y));
                }
                for (int i = to - 1; i >= from; i--) {
                    point(path, x(i, area, x), y(spread.low()[i], area, y));
                }
                path.closePath();
                canvas.fill(path);
            }
            from = Math.max(from, to);
        }
    }

    private void bars(Graphics2D canvas, Rectangle2D area, ValueAxis x, ValueAxis y, Color colour) {
        canvas.setPaint(colour);
        canvas.setStroke(new BasicStroke(0.9f * style.line()));
        double cap = CAP_EMS * style.fontSize();
        for (int i = 0; i < curve.x().length; i++) {
            if (known(i)) {
                double at = x(i, area, x);
                double low = y(spread.low()[i], area, y);
                double high = y(spread.high()[i], area, y);
                canvas.draw(new Line2D.Double(at, low, at, high));
                canvas.draw(new Line2D.Double(at - cap, low, at + cap, low));
                canvas.draw(new Line2D.Double(at - cap, high, at + cap, high));
            }
        }
    }

    private boolean known(int i) {
        return Double.isFinite(curve.x()[i]) && Double.isFinite(spread.low()[i]) && Double.isFinite(spread.high()[i])
                && !(logX && curve.x()[i] <= 0) && !(logY && spread.high()[i] <= 0);
    }

    private double x(int i, Rectangle2D area, ValueAxis axis) {
        return axis.valueToJava2D(curve.x()[i], area, RectangleEdge.BOTTOM);
    }

    private double y(double value, Rectangle2D area, ValueAxis axis) {
        return logY && value <= 0 ? area.getMaxY() : axis.valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    private static void point(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }
}
