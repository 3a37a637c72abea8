package org.saddlescope.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.chart.CurveView;
import org.saddlescope.ui.chart.MapView;
import org.saddlescope.ui.experiment.Words;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.scene.SurfaceView;

/**
 * The pictures of the run: the map beside the surface, and below them a tab for each chart that has something to show.
 * Whatever changes, frame or look, each visible view is drawn again once a pulse at most.
 */
final class RunViews extends StackPane {
    private static final List<FigureKind> CURVES = List.of(FigureKind.LOSS, FigureKind.RATIOS, FigureKind.SPECTRUM, FigureKind.ACCURACY);

    private final RunModel run;
    private final ViewOptions options;
    private final MapView map = new MapView();
    private final SurfaceView surface = new SurfaceView();
    private final List<Chart> charts;
    private final TabPane tabs = new TabPane();
    private final Label hint = new Label();
    private final SplitPane pictures;
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");
    private Optional<Double> cursor = Optional.empty();
    private final Redraw redraw = new Redraw(this::draw);

    /** A chart and its tab, which is in the window only where the chart has content. */
    private record Chart(CurveView view, Tab tab) {}

    /**
     * @param hintText what to say as long as there is nothing to see
     */
    RunViews(RunModel run, ViewOptions options, ObservableValue<String> hintText) {
        this.run = run;
        this.options = options;
        map.setId("map");
        surface.setId("surface");
        tabs.setId("charts");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        charts = CURVES.stream().map(this::chart).toList();
        SplitPane top = new SplitPane(map, surface);
        top.setId("pictures");
        pictures = new SplitPane(top, tabs);
        pictures.setOrientation(Orientation.VERTICAL);
        pictures.setDividerPositions(0.62);
        hint.setId("hint");
        hint.textProperty().bind(hintText);
        hint.setWrapText(true);
        getChildren().setAll(pictures, hint);
        getStyleClass().add("run-views");
        follow(map.hoverTextProperty(), map.hoverStepProperty());
        follow(surface.hoverTextProperty(), surface.hoverStepProperty());
        charts.forEach(chart -> follow(chart.view().hoverTextProperty(), chart.view().hoverStepProperty()));
        run.frameProperty().subscribe(redraw::request);
        options.logScaleProperty().subscribe(redraw::request);
        options.coloursProperty().subscribe(redraw::request);
        options.theme().subscribe(redraw::request);
        tabs.getSelectionModel().selectedItemProperty().subscribe(redraw::request);
        draw();
    }

    private Chart chart(FigureKind kind) {
        CurveView view = new CurveView(kind);
        view.setId("chart-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        Tab tab = new Tab(Words.of(kind.name()), view);
        tab.setId("tab-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        return new Chart(view, tab);
    }

    /** What is under the pointer in one view: its text is shown, its step is marked in all views. */
    private void follow(ReadOnlyStringProperty text, ReadOnlyObjectProperty<Optional<Double>> step) {
        text.subscribe(hover::set);
        step.subscribe(now -> {
            cursor = now;
            redraw.request();
        });
    }

    private void draw() {
        Optional<Frame> frame = run.frameProperty().get();
        Optional<Experiment> experiment = run.experimentProperty().get();
        boolean something = experiment.isPresent() && frame.filter(RunViews::hasPicture).isPresent();
        pictures.setVisible(something);
        hint.setVisible(!something);
        if (something) {
            draw(experiment.get(), frame.get());
        }
    }

    /** A run that still loads its data and its program has nothing to show. */
    private static boolean hasPicture(Frame frame) {
        return frame.slice().isPresent() || frame.tracks().stream().anyMatch(track -> track.history().size() > 0);
    }

    private void draw(Experiment experiment, Frame frame) {
        var look = options.look(surface.cameraProperty().get(), cursor);
        Style.Theme theme = options.theme().get();
        map.show(experiment, frame, look, theme);
        surface.show(experiment, frame, look, theme);
        List<Tab> wanted = charts.stream().filter(chart -> chart.view().hasContent(experiment, frame)).map(Chart::tab).toList();
        if (!tabs.getTabs().equals(wanted)) {
            Tab selected = tabs.getSelectionModel().getSelectedItem();
            tabs.getTabs().setAll(wanted);
            if (wanted.contains(selected)) {
                tabs.getSelectionModel().select(selected);
            }
        }
        // The others are drawn when they are selected: nobody sees them before.
        charts.stream().filter(chart -> chart.tab().isSelected())
                .forEach(chart -> chart.view().show(experiment, frame, look, theme));
    }

    /** What the mouse is over. */
    ReadOnlyStringProperty hoverTextProperty() {
        return hover.getReadOnlyProperty();
    }

    ObjectProperty<Figure.Camera> cameraProperty() {
        return surface.cameraProperty();
    }

    /** Looks at the surface from where its paths are seen best. */
    void showPaths() {
        surface.showPaths();
    }
}
