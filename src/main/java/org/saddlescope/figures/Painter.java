package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;

/** Paints figures by Java2D: the same function serves the screen and every export, with or without a display. */
public final class Painter {
    private Painter() {}

    /**
     * The chart of a curve plot, a slice map or a region plot, for painting here and for the interactive charts of the window.
     *
     * @throws IllegalArgumentException for a surface or a table, which is no chart
     */
    public static JFreeChart chart(Figure figure, Style style) {
        return switch (figure) {
            case Figure.CurvePlot plot -> CurveCharts.chart(plot, style);
            case Figure.SliceMap map -> MapCharts.chart(map, style);
            case Figure.RegionPlot regions -> RegionCharts.chart(regions, style);
            case Figure.Table _ -> throw new IllegalArgumentException("a table is painted, it has no chart");
            case Figure.SurfacePlot _ -> throw new IllegalArgumentException("a surface is painted, it has no chart");
        };
    }

    /** What the keys of a chart say, a line each and nothing cut, however little room they have in the picture. */
    public static List<String> keyWords(JFreeChart chart) {
        return chart.getSubtitles().stream().flatMap(title -> title instanceof KeyTitle key ? key.key().words().stream() : Stream.of()).toList();
    }

    /** Paints a figure into an area of a canvas. */
    public static void paint(Figure figure, Style style, Graphics2D canvas, Rectangle2D area) {
        hints(canvas);
        switch (figure) {
            case Figure.CurvePlot plot -> chart(plot, style).draw(canvas, area);
            case Figure.SliceMap map -> chart(map, style).draw(canvas, area);
            case Figure.RegionPlot regions -> chart(regions, style).draw(canvas, area);
            case Figure.Table table -> new TablePainter(table, style).paint(canvas, area);
            case Figure.SurfacePlot surface when surface.slice().rows() == 1 -> chart(line(surface), style).draw(canvas, area);
            case Figure.SurfacePlot surface -> new SurfacePainter(surface, style).paint(canvas, area);
        }
    }

    /** Paints a surface as {@link #paint} does but coarsely and fast, for pictures that follow a run. */
    public static void paintDraft(Figure.SurfacePlot figure, Style style, Graphics2D canvas, Rectangle2D area) {
        hints(canvas);
        new SurfacePainter(figure, style, SurfaceMesh.Detail.DRAFT).paint(canvas, area);
    }

    /**
     * Paints a figure without the key of a map or surface, whose words change as paths grow and would move the picture: for
     * moving pictures and for pages that say elsewhere what a path is.
     */
    public static void paintKeyless(Figure figure, Style style, Graphics2D canvas, Rectangle2D area) {
        switch (figure) {
            case Figure.SliceMap map when map.slice().rows() > 1 -> {
                hints(canvas);
                keylessChart(map, style).draw(canvas, area);
            }
            case Figure.SurfacePlot surface when surface.slice().rows() > 1 -> {
                hints(canvas);
                new SurfacePainter(surface, style.keyless()).paint(canvas, area);
            }
            default -> paint(figure, style, canvas, area);
        }
    }

    /** The chart of {@link #paintKeyless}. */
    public static JFreeChart keylessChart(Figure figure, Style style) {
        JFreeChart chart = chart(figure, style);
        if (figure instanceof Figure.SliceMap map && map.slice().rows() > 1) {
            chart.clearSubtitles();
        }
        return chart;
    }

    /** A chart with no more of its key than the notes: for one that stands beside another whose key has the same signs. */
    public static JFreeChart unsignedChart(Figure figure, Style style) {
        JFreeChart chart = chart(figure, style);
        List<KeyTitle> keys = chart.getSubtitles().stream().filter(KeyTitle.class::isInstance).map(KeyTitle.class::cast).toList();
        keys.forEach(key -> {
            chart.removeSubtitle(key);
            Key notes = key.key().unsigned();
            if (!notes.isEmpty()) {
                KeyTitle rest = new KeyTitle(notes);
                rest.setPosition(key.getPosition());
                chart.addSubtitle(rest);
            }
        });
        return chart;
    }

    /** Makes a canvas ready: text is measured as it will be painted. */
    public static void hints(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    /** A line has no surface: the same data as a curve. */
    private static Figure.SliceMap line(Figure.SurfacePlot surface) {
        return new Figure.SliceMap(surface.title(), surface.slice(), surface.trajectories(), surface.marks(),
                surface.logHeight(), surface.colours(), false, surface.range());
    }
}
