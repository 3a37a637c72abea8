package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** A log axis with ticks at whole decades or at powers of two; zooming out restores the range that it was made with. */
final class DecadeAxis extends LogAxis {
    private final Range full;
    private final boolean powersOfTwo;

    /** @param powersOfTwo whether ticks stand at powers of two, as far as some are in sight */
    DecadeAxis(String label, Range full, boolean powersOfTwo) {
        super(label);
        this.full = full;
        this.powersOfTwo = powersOfTwo;
        // Double.MIN_NORMAL instead of the library's 1e-100: squared gradients go far below that
        setSmallestValue(Double.MIN_NORMAL);
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
        int count = AxisTicks.count(this, area, edge);
        return AxisTicks.of(powersOfTwo ? Ticks.binary(getLowerBound(), getUpperBound(), count)
                : Ticks.logarithmic(getLowerBound(), getUpperBound(), count), edge);
    }

    @Override
    protected AxisState drawLabel(String label, Graphics2D canvas, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge,
                                  AxisState state) {
        return super.drawLabel(AxisTicks.name(this, label, canvas, dataArea, edge), canvas, plotArea, dataArea, edge, state);
    }
}
