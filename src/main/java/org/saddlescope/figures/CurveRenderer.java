package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Lines with the dash of their quantity and a few markers of their series; a point between two gaps is a dot. Points without lines where a curve asks for them. */
final class CurveRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private static final int MARKERS = 9;
    private static final Color NOTHING = new Color(0, true);

    private final transient List<double[][]> data;
    private final int[] series;
    private final Figure.Drawn[] drawn;

    /** @param data x and y of each curve, y NaN where there is a gap */
    CurveRenderer(List<Figure.Curve> curves, List<double[][]> data, Style style) {
        super(true, true);
        this.data = data;
        this.series = curves.stream().mapToInt(Figure.Curve::series).toArray();
        this.drawn = curves.stream().map(Figure.Curve::drawn).toArray(Figure.Drawn[]::new);
        setDrawSeriesLineAsPath(true);
        setUseOutlinePaint(true);
        for (int i = 0; i < series.length; i++) {
            boolean hollow = drawn[i] == Figure.Drawn.HOLLOW;
            setSeriesLinesVisible(i, drawn[i].joined());
            setSeriesPaint(i, SeriesStyle.colour(series[i], style.theme()));
            setSeriesFillPaint(i, hollow ? NOTHING : SeriesStyle.colour(series[i], style.theme()));
            setSeriesStroke(i, SeriesStyle.stroke(curves.get(i).dash(), 1.6f * style.line()));
            setSeriesShape(i, SeriesStyle.marker(Math.max(0, series[i]), (hollow ? Symbol.HOLLOW_EMS : 0.3) * style.fontSize()));
            setSeriesOutlinePaint(i, hollow ? SeriesStyle.colour(series[i], style.theme()) : style.ink().paper());
            setSeriesOutlineStroke(i, new BasicStroke((hollow ? 1.2f : 0.6f) * style.line()));
        }
        setUseFillPaint(true);
    }

    @Override
    public boolean getItemShapeVisible(int curve, int item) {
        if (!drawn[curve].joined()) {
            return true;
        }
        double[] y = data.get(curve)[1];
        boolean alone = (item == 0 || Double.isNaN(y[item - 1])) && (item == y.length - 1 || Double.isNaN(y[item + 1]));
        if (alone) {
            return true;
        }
        // shifted from curve to curve, so that markers of curves that coincide lie side by side
        int spacing = Math.max(1, y.length / MARKERS);
        int shift = spacing * curve / Math.max(1, data.size()) + spacing / 2;
        return drawn[curve] != Figure.Drawn.BOUND && series[curve] >= 0 && item % spacing == Math.min(shift, spacing - 1) % spacing;
    }
}
