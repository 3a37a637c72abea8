package org.saddlescope.ui.chart;

import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

/** What part of the data a chart shows. */
record ChartView(Range x, Range y) {
    private static final double MOST_OUT = 8;
    private static final double MOST_IN = 1e7;

    static ChartView of(XYPlot plot) {
        return new ChartView(plot.getDomainAxis().getRange(), plot.getRangeAxis().getRange());
    }

    void applyTo(XYPlot plot) {
        plot.getDomainAxis().setRange(x, true, false);
        plot.getRangeAxis().setRange(y, true, false);
    }

    boolean overlaps(ChartView other) {
        return x.intersects(other.x) && y.intersects(other.y);
    }

    /** Neither so near that the axes run out of digits nor so far that nothing can be seen. */
    boolean sensible(ChartView whole) {
        return sensible(x, whole.x) && sensible(y, whole.y);
    }

    private static boolean sensible(Range part, Range whole) {
        return Double.isFinite(part.getLowerBound()) && Double.isFinite(part.getUpperBound())
                && part.getLength() > whole.getLength() / MOST_IN
                && part.getLowerBound() > whole.getLowerBound() - MOST_OUT * whole.getLength()
                && part.getUpperBound() < whole.getUpperBound() + MOST_OUT * whole.getLength();
    }
}
