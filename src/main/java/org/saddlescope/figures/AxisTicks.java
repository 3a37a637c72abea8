package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Ticks and names of axes in the form that the chart library draws. */
final class AxisTicks {
    private static final double EMS_PER_LABEL_ACROSS = 6;
    private static final double EMS_PER_LABEL_UP = 3;

    private AxisTicks() {}

    /** How many labels fit on an axis along this edge. */
    static int count(ValueAxis axis, Rectangle2D area, RectangleEdge edge) {
        double em = axis.getTickLabelFont().getSize2D();
        double labels = RectangleEdge.isTopOrBottom(edge)
                ? area.getWidth() / (EMS_PER_LABEL_ACROSS * em) : area.getHeight() / (EMS_PER_LABEL_UP * em);
        return Math.clamp((int) labels, 2, 10);
    }

    /** The name of an axis, shortened where it is longer than the axis along this edge. */
    static String name(ValueAxis axis, String name, Graphics2D canvas, Rectangle2D area, RectangleEdge edge) {
        // On both sides of a plot there is as much room as the last label of its ticks may need.
        double length = RectangleEdge.isTopOrBottom(edge) ? area.getWidth() + 2 * ChartTheme.RIGHT_EMS * axis.getLabelFont().getSize2D() : area.getHeight();
        return TextFit.shortened(name, canvas.getFontMetrics(axis.getLabelFont()), length);
    }

    static List<NumberTick> of(List<Ticks.Tick> ticks, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        List<NumberTick> list = new ArrayList<>();
        for (Ticks.Tick tick : ticks) {
            list.add(new NumberTick(tick.major() ? TickType.MAJOR : TickType.MINOR, tick.value(), tick.label(),
                    anchor, TextAnchor.CENTER, 0));
        }
        return list;
    }
}
