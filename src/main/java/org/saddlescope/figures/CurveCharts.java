package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Charts of curves over steps. */
final class CurveCharts {
    private static final int STRETCHES = 1500;
    /** Room for half a marker at the first and the last step. */
    private static final double SIDES = 0.015;
    private static final double ABOVE_AND_BELOW = 0.05;

    private CurveCharts() {}

    static JFreeChart chart(Figure.CurvePlot figure, Style style) {
        List<double[][]> data = new ArrayList<>();
        CurveGaps gaps = new CurveGaps(figure.logX(), figure.logY());
        for (Figure.Curve curve : figure.curves()) {
            double[] y = gaps.drawable(curve);
            double[] x = figure.logX() ? places(curve.x()) : curve.x();
            data.add(curve.drawn().joined() ? thinned(x, y) : new double[][] {x, y});
        }
        List<String> notes = new ArrayList<>(figure.notes());
        gaps.note().ifPresent(notes::add);
        SeriesStyle.repeats(1 + figure.curves().stream().mapToInt(Figure.Curve::series).max().orElse(-1)).ifPresent(notes::add);
        XYPlot plot = plot(figure, data, style);
        if (data.stream().noneMatch(xy -> has(xy[1]))) {
            boolean hidden = figure.logY() && figure.curves().stream().anyMatch(curve -> has(curve.y()));
            plot.setNoDataMessage(hidden ? "no value above 0: a logarithmic axis has no place for the others" : "nothing to draw yet");
            plot.setNoDataMessageFont(style.font());
            plot.setNoDataMessagePaint(style.ink().muted());
        }
        figure.cursor().filter(step -> Double.isFinite(step) && (!figure.logX() || step > 0)).ifPresent(step -> plot.addDomainMarker(
                new ValueMarker(step, style.ink().text(), new BasicStroke(1.1f * style.line())), Layer.FOREGROUND));
        if (!figure.logY() && plot.getRangeAxis().getRange().contains(0)) {
            plot.addRangeMarker(new ValueMarker(0, style.ink().muted(), new BasicStroke(1.1f * style.line())), Layer.BACKGROUND);
        }
        return ChartTheme.chart(figure.title(), plot, CurveKey.of(figure.curves(), notes, style), style);
    }

    private static XYPlot plot(Figure.CurvePlot figure, List<double[][]> data, Style style) {
        DefaultXYDataset dataset = new DefaultXYDataset();
        Bounds x = new Bounds();
        Bounds y = new Bounds();
        for (int i = 0; i < data.size(); i++) {
            // numbered: two curves of one name stay two
            dataset.addSeries(i, data.get(i));
            x.addAll(data.get(i)[0]);
            y.addAll(data.get(i)[1]);
            figure.curves().get(i).spread().ifPresent(spread -> {
                y.addAll(figure.logY() ? positive(spread.low()) : spread.low());
                y.addAll(figure.logY() ? positive(spread.high()) : spread.high());
            });
        }
        boolean points = figure.curves().stream().anyMatch(curve -> !curve.drawn().joined());
        double sides = points ? ABOVE_AND_BELOW : SIDES;
        ValueAxis xAxis = figure.logX() ? new DecadeAxis(figure.xLabel(), x.paddedLog(sides), Ticks.powersOfTwo(swept(figure)))
                : new PlainAxis(figure.xLabel(), x.padded(sides), Arrays.stream(swept(figure)).allMatch(v -> v == Math.rint(v)));
        ValueAxis yAxis = figure.logY() ? new DecadeAxis(figure.yLabel(), y.paddedLog(ABOVE_AND_BELOW), false)
                : new PlainAxis(figure.yLabel(), y.padded(ABOVE_AND_BELOW));
        XYItemRenderer renderer = new CurveRenderer(figure.curves(), data, style);
        XYPlot plot = new XYPlot(dataset.getSeriesCount() > 0 && data.stream().anyMatch(d -> has(d[1])) ? dataset : null,
                xAxis, yAxis, renderer);
        plot.setOrientation(PlotOrientation.VERTICAL);
        for (Figure.Curve curve : figure.curves()) {
            curve.spread().ifPresent(spread -> renderer.addAnnotation(new SpreadAnnotation(curve, spread, figure.logX(), figure.logY(), style), Layer.BACKGROUND));
        }
        return plot;
    }

    private static double[][] thinned(double[] x, double[] y) {
        int[] kept = Thinning.of(y, STRETCHES);
        double[][] drawn = new double[2][kept.length];
        for (int i = 0; i < kept.length; i++) {
            drawn[0][i] = x[kept[i]];
            drawn[1][i] = y[kept[i]];
        }
        return drawn;
    }

    /** Every x at which something was measured. */
    private static double[] swept(Figure.CurvePlot figure) {
        return figure.curves().stream().filter(curve -> curve.drawn() != Figure.Drawn.BOUND).flatMapToDouble(curve -> Arrays.stream(curve.x())).toArray();
    }

    /** NaN where a place has no logarithm: nothing is drawn there. */
    private static double[] places(double[] x) {
        return Arrays.stream(x).map(v -> v > 0 ? v : Double.NaN).toArray();
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values).filter(v -> v > 0).toArray();
    }

    private static boolean has(double[] y) {
        for (double v : y) {
            if (!Double.isNaN(v)) {
                return true;
            }
        }
        return false;
    }

    /** The smallest and largest of some numbers, and the axis ranges made of them. */
    private static final class Bounds {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void addAll(double[] values) {
            for (double v : values) {
                if (Double.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }

        Range padded(double share) {
            if (low > high) {
                return new Range(0, 1);
            }
            double pad = low < high ? share * (high - low) : low == 0 ? 1 : 0.1 * Math.abs(low);
            return new Range(low - pad, high + pad);
        }

        Range paddedLog(double share) {
            if (low > high) {
                return new Range(0.1, 1);
            }
            double factor = low < high ? Math.pow(high / low, share) : 2;
            double bottom = Double.isInfinite(factor) ? low : Math.max(Double.MIN_NORMAL, low / factor);
            double top = Double.isInfinite(high * factor) ? Double.MAX_VALUE : high * factor;
            return new Range(bottom, top);
        }
    }
}
