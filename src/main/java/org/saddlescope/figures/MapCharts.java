package org.saddlescope.figures;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;
import org.saddlescope.landscape.Slice;

/** Charts of slices: a map, or a curve where the slice is a line. */
final class MapCharts {
    /** How many contours a map has. */
    static final int LEVELS = 11;

    private MapCharts() {}

    static JFreeChart chart(Figure.SliceMap map, Style style) {
        Slice slice = map.slice();
        if (slice.rows() == 1) {
            return LineCharts.chart(map, style);
        }
        ColourScale scale = ColourScale.of(slice, map.logColour(), map.range());
        double[] levels = map.contours() && !scale.empty() && !scale.constant() ? scale.levels(LEVELS) : new double[0];
        Rectangle2D bounds = ScalarImage.extent(slice);
        PlainAxis alpha = new PlainAxis(slice.plane().axis1(), new Range(bounds.getMinX(), bounds.getMaxX()));
        PlainAxis beta = new PlainAxis(slice.plane().axis2(), new Range(bounds.getMinY(), bounds.getMaxY()));
        ColourBar bar = new ColourBar(scale, map.colours(), slice.quantity(), levels, style);
        MapPlot plot = new MapPlot(alpha, beta, bar);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(new SliceAnnotation(map, scale, levels, style));
        Key key = LandscapeKey.map(slice, map.trajectories(), map.marks(), map.arrows(), scale, style);
        return ChartTheme.chart(map.title(), plot, key, style);
    }
}
