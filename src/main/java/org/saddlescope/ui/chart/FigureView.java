package org.saddlescope.ui.chart;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jfree.chart.JFreeChart;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.Painter;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.Text;

/**
 * What the map and the curves share: a figure made from a frame, shown as a chart, with a readout. Its title is left to
 * the place that it stands in.
 */
abstract sealed class FigureView extends StackPane implements ShowsFigure permits MapView, CurveView {
    /** At this size of text the marks over the chart have the sizes that are given for them. */
    private static final double USUAL_FONT = 13;
    private static final double TIP_EMS = 40;

    private final ChartPane chart = new ChartPane();
    private final Label nothing;
    private final ReadOnlyStringWrapper hoverText = new ReadOnlyStringWrapper(this, "hoverText", "");
    private final ReadOnlyObjectWrapper<Optional<Double>> hoverStep = new ReadOnlyObjectWrapper<>(this, "hoverStep", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<StepCursor.Place>> hoverPlace = new ReadOnlyObjectWrapper<>(this, "hoverPlace", Optional.empty());
    private Optional<Request> request = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();
    private StepCursor cursor = StepCursor.NONE;
    /** Made when there is something to say: each is a window of its own. */
    private Optional<Tooltip> keyTip = Optional.empty();
    private final SpokenText spoken = new SpokenText(this);
    private boolean tipped;
    /** Whether the pointer is where the keyboard has put it, which no mouse shows. */
    private boolean byKeys;
    private Style style = new Style(USUAL_FONT, Style.Theme.LIGHT, true);

    FigureView(String id, String empty) {
        setId(id);
        getStyleClass().add("figure-view");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        nothing = new Label(empty);
        nothing.setWrapText(true);
        nothing.getStyleClass().add("figure-placeholder");
        spoken.now(empty);
        chart.setVisible(false);
        setFocusTraversable(true);
        getChildren().addAll(chart, nothing, new FocusRing(this));
        focusedProperty().subscribe(focused -> {
            if (!focused && byKeys) {
                pointAt(Optional.empty());
            }
        });
        chart.setOnHover(at -> {
            byKeys = false;
            pointer = at;
            updateHover();
        });
        chart.setOnViewChanged(this::viewChanged);
        // The label inherits the window's font: charts are written in the same size, in lecture mode too.
        nothing.fontProperty().addListener((property, before, now) -> request.ifPresent(this::draw));
    }

    /** Shows what this frame has for the view. One redraw; on the JavaFX application thread. */
    void show(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        Request wanted = new Request(experiment, frame, look, theme);
        request = Optional.of(wanted);
        draw(wanted);
    }

    /** The readout of what is under the pointer; empty where it is elsewhere. */
    ReadOnlyStringProperty hoverTextProperty() {
        return hoverText.getReadOnlyProperty();
    }

    /** The step of the runs that is under the pointer; empty where there is none. */
    ReadOnlyObjectProperty<Optional<Double>> hoverStepProperty() {
        return hoverStep.getReadOnlyProperty();
    }

    /** The place of the slice that is under the pointer; empty where there is none. */
    ReadOnlyObjectProperty<Optional<StepCursor.Place>> hoverPlaceProperty() {
        return hoverPlace.getReadOnlyProperty();
    }

    /** How the figure that is shown was drawn. */
    final Style style() {
        return style;
    }

    /** Marks these steps, without drawing the figure again; on the JavaFX application thread. */
    void setCursor(StepCursor steps) {
        boolean moved = !cursor.held().equals(steps.held());
        cursor = steps;
        markSteps();
        if (moved) {
            request.filter(r -> chart.isVisible()).ifPresent(r -> figure(r).ifPresent(f -> spoken.often(() -> words(r, f))));
        }
    }

    @Override
    public Optional<Figure> figureShown() {
        return request.flatMap(this::figure);
    }

    private void markSteps() {
        request.filter(r -> chart.isVisible()).ifPresent(r -> chart.mark(marks -> mark(r, cursor, marks)));
    }

    /** Puts the marks of these steps on the figure that is shown. */
    abstract void mark(Request request, StepCursor steps, ChartMarks marks);

    /** The figure to be shown, or empty where the frame has nothing for it. */
    abstract Optional<Figure> figure(Request request);

    /** Told after the figure has been drawn. */
    abstract void shown(Request request, Figure figure);

    abstract String describe(Request request, Figure figure);

    /** Whether its key says what its signs mean; false where another view beside it does. */
    boolean signed(Request request, Figure figure) {
        return true;
    }

    /** What is to be said about this point, which lies inside the plot. */
    abstract Hover readout(Request request, Point2D pixel, Point2D data);

    /** The user has zoomed or panned. */
    void viewChanged() {
        updateHover();
    }

    final ChartPane chart() {
        return chart;
    }

    final Optional<Request> request() {
        return request;
    }

    final void draw(Request wanted) {
        Optional<Figure> figure = figure(wanted);
        chart.setVisible(figure.isPresent());
        nothing.setVisible(figure.isEmpty());
        figure.ifPresentOrElse(f -> {
            boolean sameLook = style.theme() == wanted.theme() && style.fontSize() == nothing.getFont().getSize();
            style = new Style(nothing.getFont().getSize(), wanted.theme(), true);
            Style now = style;
            // A timeline that is dragged brings one step after the other, as a run brings frames. Another theme or
            // size of text is seen at once, with the rest of the window.
            boolean signed = signed(wanted, f);
            chart.show(() -> signed ? Painter.chart(f.untitled(), now) : Painter.unsignedChart(f.untitled(), now), sameLook && (wanted.frame().phase().goesOn() || wanted.look().step().isPresent()));
            chart.mark(marks -> marks.setUnit(style.fontSize() / USUAL_FONT));
            if (wanted.frame().phase().goesOn()) {
                spoken.often(() -> words(wanted, f));
            } else {
                spoken.now(words(wanted, f));
            }
            shown(wanted, f);
            markSteps();
        }, () -> spoken.now(nothing.getText()));
        updateHover();
    }

    /** Puts the pointer of the keyboard on a pixel of the chart, or takes it away; the readout follows. */
    final void pointAt(Optional<Point2D> pixel) {
        byKeys = pixel.isPresent();
        pointer = pixel;
        updateHover();
    }

    /** Where the pointer of the keyboard is. */
    final Optional<Point2D> pointedByKeys() {
        return pointer.filter(at -> byKeys);
    }

    /** What the figure shows, and the step that the timeline stands at. */
    private String words(Request now, Figure figure) {
        String shown = describe(now, figure);
        return cursor.held().map(step -> shown + " " + Text.of("plot.step", Numbers.format(step, 9))).orElse(shown);
    }

    /** Says this over the chart; nothing where it is empty. */
    private void tip(String words) {
        if (!words.isEmpty() && keyTip.isEmpty()) {
            Tooltip made = new Tooltip();
            made.setWrapText(true);
            made.setMaxWidth(TIP_EMS * USUAL_FONT);
            keyTip = Optional.of(made);
        }
        keyTip.ifPresent(tooltip -> {
            tooltip.setText(words);
            if (words.isEmpty() == tipped) {
                tipped = !words.isEmpty();
                if (tipped) {
                    Tooltip.install(chart, tooltip);
                } else {
                    Tooltip.uninstall(chart, tooltip);
                }
            }
        });
    }

    private void updateHover() {
        Hover hover = request.filter(r -> chart.isVisible())
                .flatMap(r -> pointer.flatMap(at -> chart.dataAt(at).map(data -> readout(r, at, data))))
                .orElse(Hover.NONE);
        // Beside the plot there is what its key has no room for.
        String key = hover == Hover.NONE && pointer.filter(chart::overKey).isPresent() && chart.isVisible() ? chart.keyWords() : "";
        hoverText.set(key.isEmpty() ? hover.text() : key.replace("\n", "  ·  "));
        tip(key);
        hoverStep.set(hover.step());
        hoverPlace.set(hover.place());
        chart.point(hover.pixel().or(() -> byKeys ? pointer : Optional.empty()));
    }

    /** What the view was last asked to show. */
    record Request(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {}

    /**
     * @param pixel the point that the text is about, to be marked
     * @param step  the step that it was reached at
     * @param place the place of the slice
     */
    record Hover(String text, Optional<Point2D> pixel, Optional<Double> step, Optional<StepCursor.Place> place) {
        Hover(String text, Optional<Point2D> pixel, Optional<Double> step) {
            this(text, pixel, step, Optional.empty());
        }

        static final Hover NONE = new Hover("", Optional.empty(), Optional.empty());
    }
}
