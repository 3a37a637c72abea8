package org.saddlescope.ui.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Point2D;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.Text;

/**
 * Curves over steps: losses, accuracies, condition ratios or eigenvalues. Wheel zooms, drag pans, double click shows
 * everything; the readout names the point of a curve that is nearest to the pointer.
 */
public final class CurveView extends FigureView {
    private static final double REACH = 40;
    private static final String NOTHING = Text.of("chart.curveView.nothingToPlotYet");

    private final Function<Request, Optional<Figure>> maker;
    private final boolean steps;
    private Optional<Figure> held = Optional.empty();
    private Optional<CurveView> beside = Optional.empty();
    private Optional<Figure.CurvePlot> whole = Optional.empty();
    private Optional<Figure.RegionPlot> region = Optional.empty();

    /** @param kind one of the kinds that are curves */
    public CurveView(Experiment.FigureKind kind) {
        super(kind.name().toLowerCase(Locale.ROOT) + "View", NOTHING);
        maker = request -> RunFigures.of(kind, request.experiment(), request.frame(), request.look());
        // The fit lies over the norm of the gradient: no step has a place there.
        steps = kind != Experiment.FigureKind.SMOOTHNESS_FIT;
    }

    /** The condition ratios that are chosen. */
    public CurveView(RatioChoice choice) {
        super("ratiosView", NOTHING);
        maker = request -> choice.figure(request.experiment(), request.frame(), request.look());
        steps = true;
    }

    /** A view of curves that are given to it, over something else than the steps of a run. */
    public CurveView(String id) {
        super(id, NOTHING);
        maker = request -> held;
        steps = false;
    }

    /** Leaves it to a view beside this one to say whose curve is whose, where its key does. */
    public void leaveSignsTo(CurveView other) {
        beside = Optional.of(other);
    }

    @Override
    boolean signed(Request request, Figure figure) {
        return !(figure instanceof Figure.CurvePlot own && beside.flatMap(view -> view.maker.apply(request))
                .filter(other -> other instanceof Figure.CurvePlot plot && own.curves().stream().allMatch(curve -> owned(curve, plot))).isPresent());
    }

    /** Whether another plot names the optimizer of a curve, by the same sign. */
    private static boolean owned(Figure.Curve curve, Figure.CurvePlot other) {
        return other.curves().stream().anyMatch(one -> one.series() == curve.series() && one.name().startsWith(curve.name() + Figure.OF));
    }

    /** Shows this figure, of the run that the frame is of. */
    public void show(Figure figure, Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        held = Optional.of(figure);
        super.show(experiment, frame, look, theme);
    }

    @Override
    public void show(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        super.show(experiment, frame, look, theme);
    }

    /** Whether this frame has anything for this view. */
    public boolean hasContent(Experiment experiment, Frame frame) {
        return maker.apply(new Request(experiment, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT)).isPresent();
    }

    @Override
    public ReadOnlyStringProperty hoverTextProperty() {
        return super.hoverTextProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Double>> hoverStepProperty() {
        return super.hoverStepProperty();
    }

    @Override
    Optional<Figure> figure(Request request) {
        Optional<Figure> figure = maker.apply(request);
        whole = figure.map(f -> f instanceof Figure.CurvePlot plot ? plot : null);
        region = figure.map(f -> f instanceof Figure.RegionPlot plot ? plot : null);
        return figure;
    }

    @Override
    void shown(Request request, Figure figure) {}

    /** What takes the step that the user clicks on or drags to. */
    public void setOnStep(DoubleConsumer listener) {
        if (steps) {
            chart().setOnScrubbed(listener);
        }
    }

    @Override
    public void setCursor(StepCursor cursor) {
        super.setCursor(cursor);
    }

    /** Lines at the steps, and on every curve of an optimizer the last point at or before the step that is held. */
    @Override
    void mark(Request request, StepCursor cursor, ChartMarks marks) {
        if (!steps || whole.isEmpty()) {
            return;
        }
        marks.setLines(optional(cursor.held()), optional(cursor.pointed()));
        Figure.CurvePlot plot = whole.get();
        marks.setMarkers(cursor.held().stream().flatMap(step -> plot.curves().stream()
                .filter(curve -> curve.series() >= 0 && curve.drawn() == Figure.Drawn.LINE)
                .flatMap(curve -> at(curve, step).filter(i -> Double.isFinite(curve.y()[i]) && !(plot.logY() && curve.y()[i] <= 0)).stream()
                        .map(i -> new ChartMarks.Marker(curve.x()[i], curve.y()[i], curve.series(), request.theme())))).toList());
    }

    private static Optional<Integer> at(Figure.Curve curve, double step) {
        int found = Arrays.binarySearch(curve.x(), step);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    private static OptionalDouble optional(Optional<Double> step) {
        return step.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    @Override
    String describe(Request request, Figure figure) {
        StringBuilder text = new StringBuilder(figure.title()).append('.');
        whole.ifPresent(plot -> {
            plot.notes().forEach(note -> text.append(' ').append(note).append('.'));
            plot.curves().stream().filter(curve -> curve.x().length > 0).forEach(curve -> {
                int last = curve.x().length - 1;
                text.append(' ').append(Text.of("curve.end", curve.name(), plot.xLabel(), Numbers.format(curve.x()[last], 6), Numbers.format(curve.y()[last], 4)));
            });
        });
        return text.toString();
    }

    /** Whether the alpha-beta condition holds for the pair under the pointer, of each region. */
    static String pair(Figure.RegionPlot plot, double alpha, double vertical) {
        double beta = plot.against() == Figure.Against.BETA ? vertical : alpha - vertical;
        String text = "α = " + Numbers.format(alpha, 4) + ", β = " + Numbers.format(beta, 4) + ": ";
        if (!(alpha > beta && beta > 0)) {
            return text + Text.of("curve.noPair");
        }
        return text + plot.regions().stream().map(one -> (plot.regions().size() > 1 ? one.name() + " " : "")
                + (one.shape().holds(alpha, beta) ? Text.of("curve.holds") : Text.of("curve.holdsNot"))).collect(Collectors.joining(", "));
    }

    @Override
    Hover readout(Request request, Point2D pixel, Point2D data) {
        if (whole.isEmpty()) {
            return region.map(plot -> new Hover(pair(plot, data.getX(), data.getY()), Optional.empty(), Optional.empty())).orElse(Hover.NONE);
        }
        Figure.CurvePlot plot = whole.get();
        return chart().toPixel().map(to -> {
            String text = plot.xLabel() + " = " + Numbers.format(data.getX(), 4)
                    + ", " + plot.yLabel() + " = " + Numbers.format(data.getY(), 4);
            Point2D mark = null;
            double step = Math.rint(data.getX());
            double reach = REACH;
            for (Figure.Curve curve : plot.curves()) {
                for (int i = 0; i < curve.x().length; i++) {
                    if (!Double.isFinite(curve.y()[i]) || plot.logY() && curve.y()[i] <= 0) {
                        continue;
                    }
                    Point2D at = to.at(curve.x()[i], curve.y()[i]);
                    if (at.distance(pixel) < reach) {
                        reach = at.distance(pixel);
                        mark = at;
                        step = curve.x()[i];
                        text = plot.xLabel() + " " + Numbers.format(curve.x()[i], 8) + ": " + curve.name() + " = "
                                + Numbers.format(curve.y()[i], 6);
                    }
                }
            }
            return new Hover(text, Optional.ofNullable(mark), steps ? Optional.of(Math.max(0, step)) : Optional.empty());
        }).orElse(Hover.NONE);
    }
}
