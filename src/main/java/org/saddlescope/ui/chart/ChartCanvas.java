package org.saddlescope.ui.chart;

import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.text.FontSmoothingType;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/**
 * A canvas that draws a chart when it is told to, and only then. The canvas of JFreeChart FX draws at every event of a
 * chart and at every change of a side, and needs JavaFX's Swing module for images; this one has the same graphics
 * underneath.
 */
final class ChartCanvas extends Canvas {
    private final ChartGraphics graphics = new ChartGraphics(getGraphicsContext2D());
    private Optional<JFreeChart> chart = Optional.empty();
    private Optional<Rectangle2D> area = Optional.empty();

    ChartCanvas() {
        getGraphicsContext2D().setFontSmoothingType(FontSmoothingType.GRAY);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
        graphics.setZeroStrokeWidth(0.1);
    }

    /** The chart to be drawn from now on; {@link #draw} draws it. */
    void setChart(JFreeChart next) {
        chart = Optional.of(next);
    }

    Optional<JFreeChart> chart() {
        return chart;
    }

    /** The rectangle inside the axes, as it was drawn; empty before that. */
    Optional<Rectangle2D> dataArea() {
        return area;
    }

    void draw() {
        getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        if (chart.isPresent() && getWidth() >= 1 && getHeight() >= 1) {
            ChartRenderingInfo info = new ChartRenderingInfo(null);
            getGraphicsContext2D().save();
            chart.get().draw(graphics, new Rectangle2D.Double(0, 0, getWidth(), getHeight()), info);
            getGraphicsContext2D().restore();
            area = Optional.ofNullable(info.getPlotInfo().getDataArea()).filter(it -> it.getWidth() > 0 && it.getHeight() > 0);
        }
    }
}
