package org.saddlescope.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.chart.CurveView;
import org.saddlescope.ui.chart.RatioChoice;
import org.saddlescope.ui.chart.StepCursor;
import org.saddlescope.ui.experiment.Words;

/** The charts over the steps of the run, a tab each, and one in which loss and ratios stand side by side. */
final class RunCharts {
    private static final List<FigureKind> CURVES = List.of(FigureKind.LOSS, FigureKind.RATIOS, FigureKind.SPECTRUM, FigureKind.ACCURACY,
            FigureKind.LOG_RATIOS, FigureKind.KERNEL, FigureKind.CONDITIONING, FigureKind.DRIFT, FigureKind.MODEL_HESSIAN, FigureKind.DISTANCE,
            FigureKind.SMOOTHNESS, FigureKind.SMOOTHNESS_FIT, FigureKind.INDEX);

    private final ReadOnlyObjectProperty<Optional<Frame>> frame;
    private final Runnable explain;
    private final RatioChoice ratios = new RatioChoice();
    private final List<Chart> charts;
    private Extent known = new Extent("", List.of(), 0, 0, false);
    private List<Tab> tabs = List.of();

    /** Charts side by side and their tab, which is in the window only where each has content. */
    private record Chart(List<CurveView> views, Tab tab) {}

    /**
     * @param frame   the newest frame
     * @param explain shows what the conditions mean
     */
    RunCharts(ReadOnlyObjectProperty<Optional<Frame>> frame, Runnable explain) {
        this.frame = frame;
        this.explain = explain;
        charts = Stream.concat(CURVES.stream().map(kind -> chart(kind.name(), Words.of(kind.name()), List.of(kind))),
                // What decides convergence, beside what converges: the timeline moves through both.
                Stream.of(chart("together", "Loss and ratios", List.of(FigureKind.LOSS, FigureKind.RATIOS)))).toList();
    }

    private Chart chart(String id, String name, List<FigureKind> kinds) {
        String lower = id.toLowerCase(Locale.ROOT);
        List<CurveView> views = kinds.stream().map(kind -> kind == FigureKind.RATIOS ? new CurveView(ratios) : new CurveView(kind)).toList();
        views.forEach(view -> HBox.setHgrow(view, Priority.ALWAYS));
        if (views.size() == 1) {
            views.getFirst().setId("chart-" + lower);
            return new Chart(views, tab(lower, name, beside(views.getFirst(), kinds)));
        }
        for (int i = 0; i < views.size(); i++) {
            views.get(i).setId("chart-" + lower + "-" + kinds.get(i).name().toLowerCase(Locale.ROOT));
            // The same share of the width each.
            views.get(i).setPrefWidth(100);
        }
        return new Chart(views, tab(lower, name, beside(new HBox(views.toArray(Node[]::new)), kinds)));
    }

    static Tab tab(String id, String name, Node content) {
        Tab tab = new Tab(name, content);
        tab.setId("tab-" + id);
        return tab;
    }

    /** Ratios have beside them which ones are drawn, and what they mean. */
    private Node beside(Node shown, List<FigureKind> kinds) {
        if (!kinds.contains(FigureKind.RATIOS)) {
            return shown;
        }
        Button meaning = new Button("Meaning");
        meaning.setId("ratioMeaning");
        meaning.setTooltip(new Tooltip("Each condition with its formula, its source, and what to look for near a saddle"));
        meaning.setOnAction(event -> explain.run());
        MenuButton choose = ratios.button(frame);
        List.of(choose, meaning).forEach(button -> {
            button.getStyleClass().add("flat");
            button.setMaxWidth(Double.MAX_VALUE);
        });
        VBox side = new VBox(choose, meaning);
        side.getStyleClass().add("chart-side");
        BorderPane pane = new BorderPane(shown);
        pane.setMinSize(0, 0);
        pane.setRight(side);
        return pane;
    }

    Stream<CurveView> views() {
        return charts.stream().flatMap(chart -> chart.views().stream());
    }

    /** The tabs that have something to show. */
    List<Tab> tabs(Experiment experiment, Frame now) {
        Extent extent = Extent.of(experiment, now);
        if (now.phase().goesOn() && extent.equals(known)) {
            return tabs;
        }
        known = extent;
        tabs = charts.stream().filter(chart -> chart.views().stream().allMatch(view -> view.hasContent(experiment, now))).map(Chart::tab).toList();
        return tabs;
    }

    /**
     * What decides which charts have content, as long as the run goes on: to find that out from the frame is to make every
     * figure. Within twice as many recorded steps what is measured every so many steps has come to be.
     */
    private record Extent(String experiment, List<Integer> magnitudes, int columns, int reports, boolean slice) {
        static Extent of(Experiment experiment, Frame frame) {
            return new Extent(experiment.name(), frame.tracks().stream().map(track -> Integer.SIZE - Integer.numberOfLeadingZeros(track.history().size())).toList(),
                    frame.tracks().stream().mapToInt(track -> track.history().columns().size()).sum(), frame.alphaBeta().size(), frame.slice().isPresent());
        }
    }

    /** Draws what is to be seen; the others are drawn when they are selected: nobody sees them before. */
    void show(Experiment experiment, Frame now, RunFigures.Look look, Style.Theme theme) {
        selected().forEach(view -> view.show(experiment, now, look, theme));
    }

    void setCursor(StepCursor steps) {
        selected().forEach(view -> view.setCursor(steps));
    }

    private Stream<CurveView> selected() {
        return charts.stream().filter(chart -> chart.tab().isSelected()).flatMap(chart -> chart.views().stream());
    }

    /** Which ratios are drawn. */
    RatioChoice ratios() {
        return ratios;
    }
}
