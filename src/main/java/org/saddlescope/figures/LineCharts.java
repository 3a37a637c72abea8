package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/** A slice along a line: the quantity against α, with the true loss of every path at its α. */
final class LineCharts {
    private LineCharts() {}

    static JFreeChart chart(Figure.SliceMap map, Style style) {
        Slice slice = map.slice();
        List<Figure.Curve> curves = new ArrayList<>();
        curves.add(new Figure.Curve(slice.quantity() + " on the line", -1, 0, slice.alpha(), slice.values()));
        // A path has a true loss at its points; of other quantities nothing is known there.
        for (int i = 0; slice.quantity().equals("loss") && i < map.trajectories().size(); i++) {
            Trajectory path = map.trajectories().get(i);
            curves.add(new Figure.Curve("true loss of " + LandscapeKey.statement(path), i, 0, path.alpha(), path.trueLoss()));
        }
        List<String> notes = new ArrayList<>();
        if (!slice.note().isEmpty()) {
            notes.add("Measured against: " + slice.note());
        }
        if (!slice.plane().description().isBlank()) {
            notes.add("Line: " + slice.plane().description());
        }
        if (!slice.complete()) {
            notes.add("Being computed: points not reached yet repeat their nearest neighbour");
        }
        boolean log = map.logColour() && Arrays.stream(slice.values()).filter(Double::isFinite).allMatch(v -> v > 0);
        JFreeChart chart = CurveCharts.chart(new Figure.CurvePlot(map.title(), slice.plane().axis1(), slice.quantity(), log,
                curves, notes, Optional.empty()), style);
        map.marks().stream().filter(_ -> slice.quantity().equals("loss")).forEach(mark -> ((XYPlot) chart.getPlot()).addAnnotation(new MarkAnnotation(mark, style)));
        return chart;
    }

    /** A critical point at its α and loss. */
    private static final class MarkAnnotation extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1L;
        private final transient Figure.Mark mark;
        private final transient Style style;

        MarkAnnotation(Figure.Mark mark, Style style) {
            this.mark = mark;
            this.style = style;
        }

        @Override
        public void draw(Graphics2D canvas, XYPlot plot, Rectangle2D area, ValueAxis x, ValueAxis y, int index,
                         PlotRenderingInfo info) {
            double cx = x.valueToJava2D(mark.alpha(), area, RectangleEdge.BOTTOM);
            double cy = y.valueToJava2D(mark.loss(), area, RectangleEdge.LEFT);
            if (Double.isFinite(cx) && Double.isFinite(cy)) {
                Symbol.critical(mark.symbol(), style).draw(canvas, cx, cy);
            }
        }
    }
}
