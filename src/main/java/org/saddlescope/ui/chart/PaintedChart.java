package org.saddlescope.ui.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.saddlescope.ui.base.Pictures;

/**
 * A chart and what it looks like. Made on any thread; from then on the chart belongs to whoever it was handed to.
 *
 * @param order what was asked for
 * @param chart with the part of the data that the picture shows
 * @param whole what the chart shows of itself
 * @param area  the rectangle inside the axes, in units of the pane; empty where the pane has no size
 * @param image the picture; empty where the pane has no size
 * @param keyBelow whether the key stands below the plot; beside it otherwise
 */
record PaintedChart(Order order, JFreeChart chart, ChartView whole, Optional<Rectangle2D> area, Optional<Image> image, boolean keyBelow) {
    /** How many times as wide as high a pane is that is low. */
    private static final double LOW = 2.2;
    /** A pane narrower than this many heights has no room for a key beside its plot. */
    private static final double NARROW = 1.1;
    /** A key that leaves a plot less than this share of the height may stand better beside it. */
    private static final double CROWDED = 0.5;
    /** How many times as wide as high a plot of curves is best. */
    private static final double SHAPE = 1.6;

    /**
     * A picture that is wanted.
     *
     * @param chart  makes the chart, complete, on the thread that paints it
     * @param chosen the part of the data that the user has zoomed to; left out where the chart has nothing of it
     * @param width  of the pane, in units of the screen
     * @param height of the pane
     * @param scale  pixels a unit
     * @param epoch  counts what has been painted at once: what was asked for before that is out of date
     */
    record Order(Supplier<JFreeChart> chart, Optional<ChartView> chosen, double width, double height, double scale, int epoch) {}

    static PaintedChart of(Order order) {
        JFreeChart chart = order.chart().get();
        chart.setNotify(false);
        return again(chart, ChartView.of(chart.getXYPlot()), order);
    }

    /** The same chart, painted anew for another size or another part of the data. */
    PaintedChart again(Order next) {
        return again(chart, whole, next);
    }

    private static PaintedChart again(JFreeChart chart, ChartView whole, Order order) {
        XYPlot plot = chart.getXYPlot();
        order.chosen().filter(view -> view.overlaps(whole)).orElse(whole).applyTo(plot);
        if (order.width() < 1 || order.height() < 1) {
            return new PaintedChart(order, chart, whole, Optional.empty(), Optional.empty(), true);
        }
        // In a low pane the height is left to the plot: what stands below it elsewhere stands beside it there.
        boolean below = order.width() <= LOW * order.height();
        PaintedChart painted = painted(chart, whole, order, below);
        if (below && order.width() > NARROW * order.height() && painted.plotHeight() < CROWDED * order.height()) {
            PaintedChart other = painted(chart, whole, order, false);
            // The chart itself stays as it was painted last.
            return other.room() > painted.room() ? other : painted(chart, whole, order, true);
        }
        return painted;
    }

    private double plotHeight() {
        return area.map(Rectangle2D::getHeight).orElse(0.0);
    }

    /** The height that the largest plot of the best shape has in the area. */
    private double room() {
        return area.map(it -> Math.min(it.getWidth() / SHAPE, it.getHeight())).orElse(0.0);
    }

    private static PaintedChart painted(JFreeChart chart, ChartView whole, Order order, boolean below) {
        RectangleEdge edge = below ? RectangleEdge.BOTTOM : RectangleEdge.RIGHT;
        chart.getSubtitles().forEach(title -> title.setPosition(edge));
        int pixelsWide = (int) Math.max(1, Math.ceil(order.width() * order.scale()));
        int pixelsHigh = (int) Math.max(1, Math.ceil(order.height() * order.scale()));
        BufferedImage picture = new BufferedImage(pixelsWide, pixelsHigh, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D canvas = picture.createGraphics();
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            canvas.scale(order.scale(), order.scale());
            chart.draw(canvas, new Rectangle2D.Double(0, 0, order.width(), order.height()), info);
        } finally {
            canvas.dispose();
        }
        Optional<Rectangle2D> area = Optional.ofNullable(info.getPlotInfo().getDataArea()).filter(it -> it.getWidth() > 0 && it.getHeight() > 0);
        return new PaintedChart(order, chart, whole, area, Optional.of(Pictures.share(picture)), below);
    }
}
