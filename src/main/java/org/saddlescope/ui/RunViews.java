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
import javafx.scene.layout.StackPane;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.chart.MapView;
import org.saddlescope.ui.chart.StepCursor;
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

    private final RunModel run;
    private final Instruments instruments;
    private final Overlay overlay = new Overlay();
    private final BorderPane seen = new BorderPane();
    private final PlotsPane spectrumPane = new PlotsPane("spectrumPlots");
    private final PlotsPane pathPane = new PlotsPane("pathPlots");
    private final PlotsPane waysPane = new PlotsPane("wayPlots");
    private final Tab criticalTab;
    private final Tab spectrumTab = RunCharts.tab("eigenvalues", "Spectrum here", spectrumPane);
    private final Tab pathTab = RunCharts.tab("path", "Path", pathPane);
    private final Tab waysTab = RunCharts.tab("ways", "Ways down", waysPane);
    private final AlphaBetaPane alphaBetaPane;
    private final Tab alphaBetaTab;
    private Optional<Tab> arrived = Optional.empty();
    /** What alone is seen; empty: everything that there is. */
    private List<ViewKind> only = List.of();
    private final SplitPane top;
    private final ViewOptions options;
    private final MapView map = new MapView();
    private final SurfaceView surface = new SurfaceView();
    private final RunCharts charts;
    private final TabPane tabs = new TabPane();
    private final Label hint = new Label();
    private final SplitPane pictures;
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private final Timeline timeline;
    private StepCursor cursor = StepCursor.NONE;
    private final Redraw redraw = new Redraw(this::draw);
    private final Redraw pointing = new Redraw(this::point);

    /**
     * @param bar      moves the timeline
     * @param hintText what to say as long as there is nothing to see
     * @param explain  shows what the conditions mean
     */
    RunViews(RunModel run, Instruments instruments, PointCard card, TimelineBar bar, ViewOptions options, ObservableValue<String> hintText,
             Runnable explain) {
        this.timeline = bar.timeline();
        this.run = run;
        this.instruments = instruments;
        this.options = options;
        criticalTab = RunCharts.tab("critical", "Critical points", new CriticalPane(instruments));
        alphaBetaPane = new AlphaBetaPane(timeline::moveTo);
        alphaBetaTab = RunCharts.tab("alphabeta", "Alpha-beta", alphaBetaPane);
        map.setId("map");
        surface.setId("surface");
        tabs.setId("charts");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        charts = new RunCharts(run.shownProperty(), explain);
        top = new SplitPane(map, surface);
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
        charts.views().forEach(view -> {
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
        run.shownProperty().subscribe(redraw::request);
        options.logScaleProperty().subscribe(redraw::request);
        options.coloursProperty().subscribe(redraw::request);
        options.rangeProperty().subscribe(redraw::request);
        options.theme().subscribe(redraw::request);
        charts.ratios().chosenProperty().subscribe(redraw::request);
        tabs.getSelectionModel().selectedItemProperty().subscribe(redraw::request);
        draw();
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
        charts.setCursor(cursor);
        String moment = run.shownProperty().get().flatMap(frame -> cursor.held().map(step -> MomentText.of(frame, step))).orElse("");
        readout.set(hover.get().isEmpty() ? moment : hover.get());
    }

    private void draw() {
        Optional<Frame> frame = run.shownProperty().get();
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
        List<Tab> wanted = new ArrayList<>(charts.tabs(experiment, frame));
        Finds finds = instruments.findsProperty().get();
        addIf(wanted, !frame.alphaBeta().isEmpty(), alphaBetaTab);
        addIf(wanted, !finds.points().isEmpty(), criticalTab);
        addIf(wanted, !finds.walks().isEmpty(), waysTab);
        addIf(wanted, instruments.spectraProperty().get().isPresent(), spectrumTab);
        addIf(wanted, instruments.pathsProperty().get().isPresent(), pathTab);
        wanted.removeIf(tab -> !only.isEmpty() && only.stream().noneMatch(kind -> tab.getId().equals(tabOf(kind))));
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
        charts.show(experiment, frame, look, theme);
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
        return run.shownProperty().get().map(frame -> overlay.on(frame, instruments.findsProperty().get()));
    }

    private static String tabOf(ViewKind kind) {
        return "tab-" + (kind == ViewKind.ALPHA_BETA ? "alphabeta" : kind.name().toLowerCase(Locale.ROOT));
    }

    private void seeOnly(List<ViewKind> views) {
        only = views;
        List<Node> seenOnTop = Stream.<Node>of(map, surface).filter(view -> views.isEmpty() || views.contains(view == map ? ViewKind.MAP : ViewKind.SURFACE)).toList();
        if (!top.getItems().equals(seenOnTop)) {
            top.getItems().setAll(seenOnTop);
        }
        if (pictures.getItems().contains(top) == seenOnTop.isEmpty()) {
            if (seenOnTop.isEmpty()) {
                pictures.getItems().remove(top);
            } else {
                pictures.getItems().addFirst(top);
                pictures.setDividerPositions(PICTURES);
            }
        }
        redraw.request();
    }

    /** Which views are seen. */
    Workspace workspace() {
        return new Workspace() {
            @Override
            public void showOnly(List<ViewKind> views) {
                seeOnly(List.copyOf(views));
            }

            @Override
            public void restore() {
                seeOnly(List.of());
            }

            @Override
            public ObjectProperty<Figure.Camera> cameraProperty() {
                return surface.cameraProperty();
            }
        };
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
