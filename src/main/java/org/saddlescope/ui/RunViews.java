package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.chart.CurveView;
import org.saddlescope.ui.chart.MapView;
import org.saddlescope.ui.chart.StepCursor;
import org.saddlescope.ui.experiment.Words;
import org.saddlescope.ui.instrument.AlphaBetaPane;
import org.saddlescope.ui.instrument.CriticalPane;
import org.saddlescope.ui.instrument.Findings;
import org.saddlescope.ui.instrument.Finds;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.Overlay;
import org.saddlescope.ui.instrument.PlotsPane;
import org.saddlescope.ui.instrument.PointCard;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.scene.SurfaceView;
import org.saddlescope.ui.timeline.MomentText;
import org.saddlescope.ui.timeline.Timeline;
import org.saddlescope.ui.timeline.TimelineBar;

/**
 * The pictures of the run: the map beside the surface, and below them a tab for each chart that has something to show.
 * Whatever changes, frame or look, each visible view is drawn again once a pulse at most.
 */
final class RunViews extends StackPane {
    /** The share of the height that map and surface have. */
    private static final double PICTURES = 0.62;
    private static final List<FigureKind> CURVES = List.of(FigureKind.LOSS, FigureKind.RATIOS, FigureKind.SPECTRUM, FigureKind.ACCURACY);

    private final RunModel run;
    private final Instruments instruments;
    private final Overlay overlay = new Overlay();
    private final BorderPane seen = new BorderPane();
    private final PlotsPane spectrumPane = new PlotsPane("spectrumPlots");
    private final PlotsPane pathPane = new PlotsPane("pathPlots");
    private final PlotsPane waysPane = new PlotsPane("wayPlots");
    private final Tab criticalTab;
    private final Tab spectrumTab = tab("eigenvalues", "Spectrum here", spectrumPane);
    private final Tab pathTab = tab("path", "Path", pathPane);
    private final Tab waysTab = tab("ways", "Ways down", waysPane);
    private final AlphaBetaPane alphaBetaPane;
    private final Tab alphaBetaTab;
    private Optional<Tab> arrived = Optional.empty();
    private final ViewOptions options;
    private final MapView map = new MapView();
    private final SurfaceView surface = new SurfaceView();
    private final List<Chart> charts;
    private final TabPane tabs = new TabPane();
    private final Label hint = new Label();
    private final SplitPane pictures;
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private final Timeline timeline;
    private StepCursor cursor = StepCursor.NONE;
    private final Redraw redraw = new Redraw(this::draw);
    private final Redraw pointing = new Redraw(this::point);

    /** Charts side by side and their tab, which is in the window only where each has content. */
    private record Chart(List<CurveView> views, Tab tab) {
        boolean hasContent(Experiment experiment, Frame frame) {
            return views.stream().allMatch(view -> view.hasContent(experiment, frame));
        }
    }

    /**
     * @param bar      moves the timeline
     * @param hintText what to say as long as there is nothing to see
     */
    RunViews(RunModel run, Instruments instruments, PointCard card, TimelineBar bar, ViewOptions options, ObservableValue<String> hintText) {
        this.timeline = bar.timeline();
        this.run = run;
        this.instruments = instruments;
        this.options = options;
        criticalTab = tab("critical", "Critical points", new CriticalPane(instruments));
        alphaBetaPane = new AlphaBetaPane(timeline::moveTo);
        alphaBetaTab = tab("alphabeta", "Alpha-beta", alphaBetaPane);
        map.setId("map");
        surface.setId("surface");
        tabs.setId("charts");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        charts = Stream.concat(CURVES.stream().map(kind -> chart(kind.name(), Words.of(kind.name()), List.of(kind))),
                // What decides convergence, beside what converges: the timeline moves through both.
                Stream.of(chart("together", "Loss and ratios", List.of(FigureKind.LOSS, FigureKind.RATIOS)))).toList();
        SplitPane top = new SplitPane(map, surface);
        top.setId("pictures");
        pictures = new SplitPane(top, tabs);
        pictures.setOrientation(Orientation.VERTICAL);
        pictures.setDividerPositions(PICTURES);
        hint.setId("hint");
        hint.textProperty().bind(hintText);
        hint.setWrapText(true);
        seen.setCenter(pictures);
        seen.setRight(card);
        seen.setTop(bar);
        getChildren().setAll(seen, hint);
        getStyleClass().add("run-views");
        follow(map.hoverTextProperty(), map.hoverStepProperty());
        follow(surface.hoverTextProperty(), surface.hoverStepProperty());
        charts.stream().flatMap(chart -> chart.views().stream()).forEach(view -> {
            follow(view.hoverTextProperty(), view.hoverStepProperty());
            view.setOnStep(timeline::moveTo);
        });
        timeline.positionProperty().subscribe(now -> {
            cursor = new StepCursor(now.held(), cursor.pointed());
            pointing.request();
        });
        hover.subscribe(pointing::request);
        Stream.of(spectrumPane.hoverTextProperty(), pathPane.hoverTextProperty(), waysPane.hoverTextProperty(), alphaBetaPane.hoverTextProperty())
                .forEach(text -> text.subscribe(hover::set));
        map.setOnPicked(instruments::look);
        instruments.lookedProperty().subscribe(looked -> map.setPlace(looked.map(now -> now.place().theta())));
        instruments.findsProperty().subscribe((before, now) -> {
            arrived = !now.walks().equals(before.walks()) ? Optional.of(waysTab)
                    : now.points().size() > before.points().size() ? Optional.of(criticalTab) : arrived;
            redraw.request();
        });
        instruments.spectraProperty().subscribe(now -> arrive(now.isPresent(), spectrumTab));
        instruments.pathsProperty().subscribe(now -> arrive(now.isPresent(), pathTab));
        run.frameProperty().subscribe(redraw::request);
        options.logScaleProperty().subscribe(redraw::request);
        options.coloursProperty().subscribe(redraw::request);
        options.theme().subscribe(redraw::request);
        tabs.getSelectionModel().selectedItemProperty().subscribe(redraw::request);
        draw();
    }

    private static Chart chart(String id, String name, List<FigureKind> kinds) {
        String lower = id.toLowerCase(Locale.ROOT);
        List<CurveView> views = kinds.stream().map(CurveView::new).toList();
        views.forEach(view -> HBox.setHgrow(view, Priority.ALWAYS));
        if (views.size() == 1) {
            views.getFirst().setId("chart-" + lower);
            return new Chart(views, tab(lower, name, views.getFirst()));
        }
        for (int i = 0; i < views.size(); i++) {
            views.get(i).setId("chart-" + lower + "-" + kinds.get(i).name().toLowerCase(Locale.ROOT));
            // The same share of the width each.
            views.get(i).setPrefWidth(100);
        }
        return new Chart(views, tab(lower, name, new HBox(views.toArray(Node[]::new))));
    }

    private static Tab tab(String id, String name, Node content) {
        Tab tab = new Tab(name, content);
        tab.setId("tab-" + id);
        return tab;
    }

    /** A result has come: its tab is to be seen. */
    private void arrive(boolean there, Tab tab) {
        if (there) {
            arrived = Optional.of(tab);
        }
        redraw.request();
    }

    /** What is under the pointer in one view: its text is shown, its step is marked in all views. */
    private void follow(ReadOnlyStringProperty text, ReadOnlyObjectProperty<Optional<Double>> step) {
        text.subscribe(hover::set);
        step.subscribe(now -> {
            cursor = new StepCursor(cursor.held(), now);
            pointing.request();
        });
    }

    /** Marks the steps that are looked at in every view; no picture is drawn again for it. */
    private void point() {
        map.setCursor(cursor);
        surface.setCursor(cursor);
        charts.stream().filter(chart -> chart.tab().isSelected()).flatMap(chart -> chart.views().stream()).forEach(view -> view.setCursor(cursor));
        String moment = run.frameProperty().get().flatMap(frame -> cursor.held().map(step -> MomentText.of(frame, step))).orElse("");
        readout.set(hover.get().isEmpty() ? moment : hover.get());
    }

    private void draw() {
        Optional<Frame> frame = run.frameProperty().get();
        Optional<Experiment> experiment = run.experimentProperty().get();
        boolean something = experiment.isPresent() && frame.filter(RunViews::hasPicture).isPresent();
        seen.setVisible(something);
        hint.setVisible(!something);
        if (something) {
            draw(experiment.get(), overlay.on(frame.get(), instruments.findsProperty().get()));
        }
    }

    /** A run that still loads its data and its program has nothing to show. */
    private static boolean hasPicture(Frame frame) {
        return frame.slice().isPresent() || frame.tracks().stream().anyMatch(track -> track.history().size() > 0);
    }

    private void draw(Experiment experiment, Frame frame) {
        var look = options.look(surface.cameraProperty().get(), Optional.empty());
        Style.Theme theme = options.theme().get();
        map.show(experiment, frame, look, theme);
        surface.show(experiment, frame, look, theme);
        List<Tab> wanted = new ArrayList<>(charts.stream().filter(chart -> chart.hasContent(experiment, frame)).map(Chart::tab).toList());
        Finds finds = instruments.findsProperty().get();
        addIf(wanted, !frame.alphaBeta().isEmpty(), alphaBetaTab);
        addIf(wanted, !finds.points().isEmpty(), criticalTab);
        addIf(wanted, !finds.walks().isEmpty(), waysTab);
        addIf(wanted, instruments.spectraProperty().get().isPresent(), spectrumTab);
        addIf(wanted, instruments.pathsProperty().get().isPresent(), pathTab);
        if (wanted.isEmpty() == pictures.getItems().contains(tabs)) {
            // Without a chart the pictures have all the room.
            if (wanted.isEmpty()) {
                pictures.getItems().remove(tabs);
            } else {
                pictures.getItems().add(tabs);
                pictures.setDividerPositions(PICTURES);
            }
        }
        if (!tabs.getTabs().equals(wanted)) {
            Tab selected = tabs.getSelectionModel().getSelectedItem();
            tabs.getTabs().setAll(wanted);
            if (wanted.contains(selected)) {
                tabs.getSelectionModel().select(selected);
            }
        }
        arrived.filter(wanted::contains).ifPresent(tabs.getSelectionModel()::select);
        arrived = Optional.empty();
        findings(experiment, frame, look, theme);
        // The others are drawn when they are selected: nobody sees them before.
        charts.stream().filter(chart -> chart.tab().isSelected())
                .flatMap(chart -> chart.views().stream()).forEach(view -> view.show(experiment, frame, look, theme));
        point();
    }

    private static void addIf(List<Tab> tabs, boolean there, Tab tab) {
        if (there) {
            tabs.add(tab);
        }
    }

    private void findings(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        if (alphaBetaTab.isSelected()) {
            alphaBetaPane.show(experiment, frame, look, theme);
        }
        if (waysTab.isSelected()) {
            waysPane.show(Findings.of(experiment.name(), instruments.findsProperty().get()), "", experiment, frame, look, theme);
        }
        instruments.spectraProperty().get().filter(now -> spectrumTab.isSelected()).ifPresent(spectra ->
                spectrumPane.show(Findings.of(experiment.name(), spectra), Findings.note(spectra), experiment, frame, look, theme));
        instruments.pathsProperty().get().filter(now -> pathTab.isSelected()).ifPresent(path ->
                pathPane.show(Findings.of(path.experiment(), path.report()), Findings.note(path.report()), experiment, frame, look, theme));
    }

    /** The frame with what was found in it, as it is shown. */
    Optional<Frame> shown() {
        return run.frameProperty().get().map(frame -> overlay.on(frame, instruments.findsProperty().get()));
    }

    /** What the mouse is over, or else what was measured at the step that the timeline is held at. */
    ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    ObjectProperty<Figure.Camera> cameraProperty() {
        return surface.cameraProperty();
    }

    /** Looks at the surface from where its paths are seen best. */
    void showPaths() {
        surface.showPaths();
    }
}
