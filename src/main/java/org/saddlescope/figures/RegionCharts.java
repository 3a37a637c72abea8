package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.saddlescope.conditions.AlphaBetaRegion;

/** Charts of the pairs (α, β) for which the alpha-beta condition holds. */
final class RegionCharts {
    /** The margin of the figures of Islamov et al. 2024. */
    private static final double PAPER = 0.1;

    private RegionCharts() {}

    static JFreeChart chart(Figure.RegionPlot figure, Style style) {
        RegionWindow window = RegionWindow.of(figure);
        boolean plane = figure.against() == Figure.Against.BETA;
        ValueAxis alpha = axis("α", window.alpha(), window.log());
        ValueAxis vertical = axis(plane ? "β" : "α − β", window.vertical(), window.log());
        XYPlot plot = new XYPlot(null, alpha, vertical, null);
        plot.addAnnotation(new RegionAnnotation(figure, style));
        if (figure.regions().stream().noneMatch(region -> RegionWindow.finite(region.shape()))) {
            plot.setNoDataMessage(figure.regions().isEmpty() ? "nothing measured" : "no pair is feasible");
            plot.setNoDataMessageFont(style.font());
            plot.setNoDataMessagePaint(style.ink().text());
        }
        return ChartTheme.chart(figure.title(), plot, key(figure, style), style);
    }

    private static ValueAxis axis(String label, Range range, boolean log) {
        return log ? new DecadeAxis(label, range, false) : new PlainAxis(label, range);
    }

    static Key key(Figure.RegionPlot figure, Style asked) {
        // Regions are told apart by their words: these are never cut.
        Style style = asked.uncut();
        List<Key.Entry> regions = new ArrayList<>();
        for (Figure.Region region : figure.regions()) {
            regions.add(Key.Entry.line(Symbol.line(region.series(), 0, SeriesStyle.colour(region.series(), style.theme()), style, true),
                    statement(region, figure.margin()), brief(region, figure.margin())));
        }
        if (figure.regions().stream().noneMatch(region -> region.shape().feasible())) {
            return new Key(List.of(regions), figure.notes(), "", style);
        }
        String name = figure.margin() == PAPER ? ", the paper's margin" : "";
        boolean plane = figure.against() == Figure.Against.BETA;
        List<Key.Entry> lines = List.of(
                Key.Entry.line(sample(margin(style), style.ink().text(), style), "α = β + " + Numbers.format(figure.margin(), 6) + name),
                Key.Entry.line(sample(equal(style), style.ink().muted(), style), plane ? "α = β" : "β = 0"));
        return new Key(List.of(regions, lines), figure.notes(), "Of each region: " + alphaMin(figure.margin()), style);
    }

    private static String brief(Figure.Region region, double margin) {
        return region.name() + ": " + (region.shape().feasible() ? Numbers.format(region.shape().alphaMin(margin), 3) : "no pair is feasible");
    }

    /** "width 32: αₘᵢₙ(0.1) = 96.5, β = 96.4, βσ² = 1.03". */
    static String statement(Figure.Region region, double margin) {
        AlphaBetaRegion shape = region.shape();
        String name = region.name().isBlank() ? "" : region.name() + ": ";
        if (!shape.feasible()) {
            return name + "no pair is feasible";
        }
        double delta = Math.min(margin, shape.deltaMax());
        double alpha = shape.alphaMin(delta);
        double beta = Math.max(0, alpha - delta);
        String only = delta < margin ? "only α − β ≤ " + Numbers.format(delta, 3) + " is feasible, " : "";
        return name + only + alphaMin(delta) + " = " + Numbers.format(alpha, 5) + ", β = " + Numbers.format(beta, 5) + sigma(region, beta);
    }

    private static String sigma(Figure.Region region, double beta) {
        if (region.sigmaSquared().isEmpty()) {
            return "";
        }
        String low = Numbers.format(beta * region.sigmaSquared().getFirst(), 3);
        String high = Numbers.format(beta * region.sigmaSquared().getLast(), 3);
        return ", βσ² = " + (low.equals(high) ? low : low + " to " + high);
    }

    static String alphaMin(double delta) {
        return "αₘᵢₙ(" + Numbers.format(delta, 3) + ")";
    }

    /** The stroke of α = β, and of β = 0 where α − β is drawn. */
    static BasicStroke equal(Style style) {
        return SeriesStyle.stroke(0, 1.0f * style.line());
    }

    /** The stroke of α = β + margin. */
    static BasicStroke margin(Style style) {
        return SeriesStyle.stroke(1, 1.2f * style.line());
    }

    private static Symbol sample(BasicStroke stroke, Color colour, Style style) {
        return (Graphics2D canvas, double x, double y) -> {
            double half = 1.2 * style.fontSize();
            canvas.setPaint(colour);
            canvas.setStroke(stroke);
            canvas.draw(new Line2D.Double(x - half, y, x + half, y));
        };
    }
}
