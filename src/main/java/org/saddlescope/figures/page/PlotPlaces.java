package org.saddlescope.figures.page;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Painter;
import org.saddlescope.figures.Style;

/** Where the values of a chart lie on its picture: what is laid over a picture fits it. */
final class PlotPlaces {
    private final XYPlot plot;
    private final Rectangle2D area;

    /** @param em the size of letters, which the room for labels depends on */
    PlotPlaces(Figure figure, double width, double height, double em) {
        JFreeChart chart = Painter.keylessChart(figure, new Style(em, Style.Theme.LIGHT));
        ChartRenderingInfo info = new ChartRenderingInfo();
        Graphics2D canvas = new BufferedImage((int) Math.ceil(width), (int) Math.ceil(height), BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            Painter.hints(canvas);
            chart.draw(canvas, new Rectangle2D.Double(0, 0, width, height), info);
        } finally {
            canvas.dispose();
        }
        plot = chart.getXYPlot();
        area = info.getPlotInfo().getDataArea();
    }

    double x(double value) {
        return plot.getDomainAxis().valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double y(double value) {
        return plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    /** The plot without its axes. */
    Rectangle2D area() {
        return area;
    }
}
