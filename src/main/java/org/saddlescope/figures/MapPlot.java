package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;

/** A plot with a colour bar at its right, exactly as high as the plot itself. */
final class MapPlot extends XYPlot {
    private static final long serialVersionUID = 1L;
    private final transient ColourBar bar;

    MapPlot(ValueAxis alpha, ValueAxis beta, ColourBar bar) {
        super(null, alpha, beta, null);
        this.bar = bar;
    }

    @Override
    public void draw(Graphics2D canvas, Rectangle2D area, Point2D anchor, PlotState parent, PlotRenderingInfo info) {
        double width = Math.min(bar.width(canvas, area.getHeight()), area.getWidth() / 2);
        double right = area.getMaxX();
        Rectangle2D rest = new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth() - width, area.getHeight());
        PlotRenderingInfo known = info != null ? info : new PlotRenderingInfo(new ChartRenderingInfo());
        super.draw(canvas, rest, anchor, parent, known);
        Rectangle2D data = known.getDataArea();
        if (data != null && data.getHeight() > 0) {
            bar.draw(canvas, new Rectangle2D.Double(right - width, data.getY(), width, data.getHeight()));
        }
    }
}
