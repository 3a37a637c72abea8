package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.saddlescope.experiment.study.Quantity;
import org.saddlescope.experiment.study.SweptPlot;

/** Quantities of a claim over a swept number: means with the range over the seeds, predictions, bounds, fits, and numbers from elsewhere. */
final class SweptFigures {
    /** More curves than this cannot be told apart. */
    static final int CURVES = 8;
    private static final double DECADES_X = 20;
    private static final double DECADES_Y = 30;
    private static final int LONG_LABEL = 48;
    /** How far a line reaches that belongs to one value, as a share of the axis to each side. */
    private static final double HALF_MARK = 0.03;

    private final SweptPlot plot;
    private final List<SweptPlot.Series> shown;
    private final List<String> places;
    private final boolean logX;
    private final boolean logY;
    private final CommonEnding names;

    private SweptFigures(SweptPlot plot) {
        this.plot = plot;
        this.shown = plot.series().stream().limit(CURVES).toList();
        this.places = shown.stream().map(SweptPlot.Series::place).distinct().toList();
        double[] x = plot.series().stream().flatMapToDouble(series -> Arrays.stream(series.x())).toArray();
        double[] y = shown.stream().flatMapToDouble(series -> Arrays.stream(series.y())).filter(Double::isFinite).toArray();
        this.logX = spans(x, DECADES_X) || x.length > 0 && Arrays.stream(x).distinct().count() > 2 && Ticks.powersOfTwo(x);
        boolean fitted = plot.lines().stream().anyMatch(line -> line.kind() == SweptPlot.Line.Kind.FIT);
        double[] lines = plot.lines().stream().flatMapToDouble(line -> Arrays.stream(line.y())).filter(v -> v > 0).toArray();
        this.logY = spans(DoubleStream.concat(Arrays.stream(y), Arrays.stream(lines)).toArray(), fitted ? 1 : DECADES_Y);
        this.names = new CommonEnding(plot.quantities().stream().map(Quantity::label).toList());
    }

    static Figure.CurvePlot of(String title, SweptPlot plot, List<String> notes) {
        return new SweptFigures(plot).figure(title, notes);
    }

    private static boolean spans(double[] values, double factor) {
        double low = Arrays.stream(values).min().orElse(0);
        return low > 0 && Arrays.stream(values).max().orElse(0) >= factor * low;
    }

    private Figure.CurvePlot figure(String title, List<String> more) {
        List<Figure.Curve> curves = new ArrayList<>();
        shown.forEach(series -> curves.add(curve(series)));
        plot.lines().stream().filter(line -> line.place().isEmpty() || places.contains(line.place())).forEach(line -> curves.add(line(line)));
        for (SweptPlot.Printed printed : plot.printed()) {
            curves.add(Figure.Curve.hollow("printed, not expected: " + printed.label(), printed.quantity(), printed.x(), printed.y()));
        }
        return new Figure.CurvePlot(title + ": " + names.together(), plot.axis(), yLabel(), logX, logY, curves,
                Stream.concat(notes().stream(), more.stream()).toList(), Optional.empty());
    }

    private Figure.Curve curve(SweptPlot.Series series) {
        boolean fitted = plot.lines().stream().anyMatch(line -> line.kind() == SweptPlot.Line.Kind.FIT && line.place().equals(series.place()));
        boolean several = plot.quantities().size() > 1;
        String label = names.own(series.quantity());
        String name = series.place().isEmpty() ? label : several ? series.place() + Figure.OF + label : series.place();
        int colour = places.size() == 1 ? series.quantity() : places.indexOf(series.place());
        Figure.Curve curve = new Figure.Curve(name, colour, places.size() == 1 ? 0 : series.quantity(), series.x(), series.y(), Optional.empty(),
                fitted ? Figure.Drawn.POINTS : Figure.Drawn.LINE);
        return series.seeds() > 1 && !plot.deviation() ? curve.within(series.low(), series.high()) : curve;
    }

    private Figure.Curve line(SweptPlot.Line line) {
        int at = places.indexOf(line.place());
        int colour = line.kind() == SweptPlot.Line.Kind.FIT && at >= 0 ? at : -1;
        double[] x = line.x().length == 1 ? mark(line.x()[0]) : line.x();
        double[] y = line.x().length == 1 ? new double[] {line.y()[0], line.y()[0]} : line.y();
        Figure.Curve curve = new Figure.Curve((line.place().isEmpty() ? "" : line.place() + ": ") + line.name(), colour, dash(line.kind()), x, y,
                Optional.empty(), Figure.Drawn.BOUND);
        return line.tolerance() == 0 ? curve : curve.within(Arrays.stream(y).map(v -> v - line.tolerance()).toArray(),
                Arrays.stream(y).map(v -> v + line.tolerance()).toArray());
    }

    private static int dash(SweptPlot.Line.Kind kind) {
        return switch (kind) {
            case BOUND -> 1;
            case EXPECTED -> 2;
            case FIT -> 4;
        };
    }

    /** A short line about one value of the field. */
    private double[] mark(double x) {
        double[] all = plot.series().stream().flatMapToDouble(series -> Arrays.stream(series.x())).toArray();
        double low = DoubleStream.of(all).min().orElse(x);
        double high = DoubleStream.of(all).max().orElse(x);
        double factor = Math.pow(high / low, HALF_MARK);
        double reach = HALF_MARK * (high - low);
        return logX ? new double[] {x / factor, x * factor} : new double[] {x - reach, x + reach};
    }

    private String yLabel() {
        String label = names.together();
        return (label.length() > LONG_LABEL ? "value" : label) + (plot.deviation() ? ", standard deviation over seeds" : "");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        int seeds = shown.stream().mapToInt(SweptPlot.Series::seeds).max().orElse(0);
        if (seeds > 1) {
            notes.add(plot.deviation() ? "Standard deviation of " + seeds + " seeds" : "Mean and range (smallest to largest) of " + seeds + " seeds");
        }
        if (shown.size() < plot.series().size()) {
            notes.add("Not drawn: " + (plot.series().size() - shown.size()) + " of " + plot.series().size() + " curves, "
                    + plot.series().stream().skip(shown.size()).limit(3).map(SweptPlot.Series::place).distinct().collect(Collectors.joining("; "))
                    + (plot.series().size() - shown.size() > 3 ? "; …" : ""));
        }
        plot.quantities().stream().filter(quantity -> !quantity.doc().isBlank())
                .forEach(quantity -> notes.add(quantity.label() + ": " + quantity.doc()));
        return notes;
    }
}
