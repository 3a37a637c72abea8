package org.saddlescope.figures;

import java.awt.BasicStroke;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The look of every chart: plain paper, a thin grid, words of one size. */
final class ChartTheme {
    /** The blank on the right of a plot, in sizes of text. */
    static final double RIGHT_EMS = 1.6;

    private ChartTheme() {}

    static JFreeChart chart(String title, XYPlot plot, Key key, Style style) {
        Ink ink = style.ink();
        double em = style.fontSize();
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(style.ground());
        chart.setPadding(new RectangleInsets(0.6 * em, 0.6 * em, 0.5 * em, 0.6 * em));
        if (!title.isBlank()) {
            TextTitle heading = new TextTitle(title, style.titleFont());
            heading.setPaint(ink.text());
            heading.setPadding(new RectangleInsets(0, 0, 0.4 * em, 0));
            chart.setTitle(heading);
        }
        plot.setBackgroundPaint(style.ground());
        plot.setOutlinePaint(ink.muted());
        plot.setOutlineStroke(new BasicStroke(0.8f * style.line()));
        plot.setDomainGridlinePaint(ink.grid());
        plot.setRangeGridlinePaint(ink.grid());
        plot.setDomainGridlineStroke(new BasicStroke(0.7f * style.line()));
        plot.setRangeGridlineStroke(new BasicStroke(0.7f * style.line()));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        // half of the last tick label of the horizontal axis hangs over the plot's right edge
        plot.setInsets(new RectangleInsets(0.5 * em, 0, 0.2 * em, RIGHT_EMS * em));
        axis(plot.getDomainAxis(), style);
        axis(plot.getRangeAxis(), style);
        if (!key.isEmpty() && style.key() != Style.KeyPlace.NONE) {
            KeyTitle words = new KeyTitle(key);
            words.setPosition(style.key() == Style.KeyPlace.BESIDE ? RectangleEdge.RIGHT : RectangleEdge.BOTTOM);
            chart.addSubtitle(words);
        }
        return chart;
    }

    private static void axis(ValueAxis axis, Style style) {
        Ink ink = style.ink();
        double em = style.fontSize();
        axis.setLabelFont(style.font());
        axis.setLabelPaint(ink.text());
        axis.setLabelInsets(new RectangleInsets(0.25 * em, 0.25 * em, 0.25 * em, 0.25 * em));
        axis.setTickLabelFont(style.smallFont());
        axis.setTickLabelPaint(ink.text());
        axis.setTickLabelInsets(new RectangleInsets(0.45 * em, 0.55 * em, 0.1 * em, 0.55 * em));
        axis.setAxisLinePaint(ink.muted());
        axis.setAxisLineStroke(new BasicStroke(0.8f * style.line()));
        axis.setTickMarkPaint(ink.muted());
        axis.setTickMarkStroke(new BasicStroke(0.8f * style.line()));
        axis.setTickMarkOutsideLength((float) (0.4 * em));
        axis.setMinorTickMarkOutsideLength((float) (0.2 * em));
        axis.setMinorTickMarksVisible(true);
    }
}
