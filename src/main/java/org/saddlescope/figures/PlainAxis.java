package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** A linear axis with the ticks of {@link Ticks}; zooming out restores the range that it was made with. */
final class PlainAxis extends NumberAxis {
    private final Range full;
    private final boolean whole;

    PlainAxis(String label, Range full) {
        this(label, full, false);
    }

    /** @param whole whether only whole numbers have ticks, as of things that are counted */
    PlainAxis(String label, Range full, boolean whole) {
        super(label);
        this.full = full;
        this.whole = whole;
        setAutoRange(true);
        setRange(full, false, false);
    }

    @Override
    protected void autoAdjustRange() {
        if (full != null) {
            setRange(full, false, false);
        }
    }

    @Override
    public List<?> refreshTicks(Graphics2D canvas, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<Ticks.Tick> ticks = Ticks.linear(getLowerBound(), getUpperBound(), AxisTicks.count(this, area, edge));
        return AxisTicks.of(whole ? Ticks.whole(ticks) : ticks, edge);
    }

    @Override
    protected AxisState drawLabel(String label, Graphics2D canvas, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge,
                                  AxisState state) {
        return super.drawLabel(AxisTicks.name(this, label, canvas, dataArea, edge), canvas, plotArea, dataArea, edge, state);
    }
}
