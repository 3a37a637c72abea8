package org.saddlescope.ui.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.LatePane;
import org.saddlescope.ui.base.Redraw;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.chart.MapView;
import org.saddlescope.ui.chart.StepCursor;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.Overlay;
import org.saddlescope.ui.instrument.PointCard;
import org.saddlescope.ui.instrument.Steps;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.scene.SurfaceView;
import org.saddlescope.ui.settings.ViewOptions;
import org.saddlescope.ui.timeline.MomentText;
import org.saddlescope.ui.timeline.Timeline;
import org.saddlescope.ui.timeline.TimelineBar;
import org.saddlescope.ui.workspace.Arranger;
import org.saddlescope.ui.workspace.KeyDisplay;
import org.saddlescope.ui.workspace.View;
import org.saddlescope.ui.workspace.ViewArea;
import org.saddlescope.ui.workspace.Workspace;

/**
 * The pictures of the run, wherever the user has put them. Whatever changes, frame, look or arrangement, each view that is
 * seen is drawn again once a pulse at most; one that is hidden is drawn when it is seen.
 */
public final class RunViews extends StackPane implements Workspace {
    private final RunModel run;
    private final Instruments instruments;
    private final Steps steps;
    private final Arranger arranger;
    private final ViewOptions options;
    private final Overlay overlay = new Overlay();
    private final MapView map = new MapView();
    private final SurfaceView surface = new SurfaceView();
    private final List<RunView> views;
    private final BorderPane seen = new BorderPane();
    private final Label hint = new Label();
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private final ObjectProperty<StepCursor> cursor = new SimpleObjectProperty<>(StepCursor.NONE);
    private Extent known = Extent.NOTHING;
    private List<ViewKind> there = List.of();
    private final Redraw redraw = new Redraw(this::draw);
    private final Redraw pointing = new Redraw(this::point);

    /**
     * @param card     makes what tells of the place that is looked at
     * @param bar      moves the timeline
     * @param hintText what to say as long as there is nothing to see
     * @param explain  shows what the conditions mean
     */
    public RunViews(RunModel run, Instruments instruments, Steps steps, Supplier<PointCard> card, TimelineBar bar, ViewOptions options, Arranger arranger,
             ObservableValue<String> hintText, Runnable explain) {
        this.run = run;
        this.instruments = instruments;
        this.steps = steps;
        this.options = options;
        this.arranger = arranger;
        Timeline timeline = bar.timeline();
        map.setId("map");
        surface.setId("surface");
        RunCharts charts = new RunCharts(run.shownProperty(), options.lectureProperty(), explain);
        FoundViews found = new FoundViews(instruments, steps, timeline::moveTo);
        views = Stream.of(pictures(), charts.views(), found.views()).flatMap(List::stream).toList();
        hint.setId("hint");
        hint.textProperty().bind(hintText);
        hint.setWrapText(true);
        // In the order in which one reads, which is that of Tab.
        seen.setTop(bar);
        seen.setCenter(new ViewArea(views.stream().map(RunView::view).toList(), arranger));
        seen.setRight(duringLectures(card));
        KeyDisplay keys = new KeyDisplay(options.readingProperty().map(reading -> reading.keys()));
        StackPane.setAlignment(keys, Pos.BOTTOM_CENTER);
        getChildren().setAll(seen, hint, keys);
        getStyleClass().add("run-views");
        follow(map.hoverTextProperty(), map.hoverStepProperty(), map.hoverPlaceProperty());
        follow(surface.hoverTextProperty(), surface.hoverStepProperty(), surface.hoverPlaceProperty());
        charts.curves().forEach(view -> {
            follow(view.hoverTextProperty(), view.hoverStepProperty(), new SimpleObjectProperty<>(Optional.empty()));
            view.setOnStep(timeline::moveTo);
        });
        found.hovers().forEach(text -> text.subscribe(hover::set));
        found.onArrival(arranger::bringToFront);
        timeline.positionProperty().subscribe(now -> cursor.set(cursor.get().holding(now.held())));
        cursor.subscribe(pointing::request);
        hover.subscribe(pointing::request);
        map.setOnPicked(instruments::look);
        surface.setOnPicked(instruments::look);
        instruments.lookedProperty().subscribe(looked -> map.setPlace(looked.map(now -> now.place().theta())));
        for (ObservableValue<?> changing : List.of(run.shownProperty(), options.logScaleProperty(), options.coloursProperty(), options.rangeProperty(), options.theme(),
                charts.ratios().chosenProperty(), arranger.seatingProperty(), instruments.findsProperty(), instruments.spectraProperty(),
                instruments.pathsProperty(), steps.accountProperty())) {
            changing.subscribe(redraw::request);
        }
        steps.seenProperty().bind(arranger.seatingProperty().map(seating -> seating.arrangement().seen().contains(ViewKind.STEP)));
        draw();
    }

    /** What the viewer chose, with the step whose arithmetic is seen. */
    public RunFigures.Look look() {
        return options.look(surface.cameraProperty().get(), Optional.empty()).stepping(steps.accountProperty().get());
    }

    private List<RunView> pictures() {
        return List.of(new RunView(new View(ViewKind.MAP, "map", Text.of("view.map"), map), (experiment, frame) -> true, map::show, map::setCursor),
                new RunView(new View(ViewKind.SURFACE, "surface", Text.of("view.surface"), surface), (experiment, frame) -> true,
                        surface::show, surface::setCursor));
    }

    /** A card that was open when a lecture began is out of sight until the lecturer looks at a point. */
    private Node duringLectures(Supplier<PointCard> card) {
        StackPane side = new StackPane(new LatePane(instruments.lookedProperty().map(Optional::isPresent), card));
        side.managedProperty().bind(side.visibleProperty());
        options.lectureProperty().subscribe(on -> side.setVisible(!on));
        instruments.lookedProperty().subscribe((before, now) -> side.setVisible(true));
        return side;
    }

    /** What is under the pointer in one view: its text is shown, its step and its place are marked in all views. */
    private void follow(ReadOnlyStringProperty text, ReadOnlyObjectProperty<Optional<Double>> step,
                        ReadOnlyObjectProperty<Optional<StepCursor.Place>> place) {
        text.subscribe(hover::set);
        step.subscribe(() -> cursor.set(cursor.get().pointing(step.get(), place.get())));
        place.subscribe(() -> cursor.set(cursor.get().pointing(step.get(), place.get())));
    }

    private Stream<RunView> onScreen() {
        List<ViewKind> kinds = arranger.seating().arrangement().seen();
        return views.stream().filter(view -> kinds.contains(view.view().kind()));
    }

    /** Marks what is looked at in every view; no picture is drawn again for it. */
    private void point() {
        StepCursor now = cursor.get();
        onScreen().forEach(view -> view.cursor().accept(now));
        String moment = run.shownProperty().get().flatMap(frame -> now.held().map(step -> MomentText.of(frame, step))).orElse("");
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
        arranger.setThere(there(experiment, frame));
        RunFigures.Look look = look();
        Style.Theme theme = options.theme().get();
        onScreen().forEach(view -> view.drawing().show(experiment, frame, look, theme));
        point();
    }

    /** What has something to show; as long as a run goes on only asked where that can have changed. */
    private List<ViewKind> there(Experiment experiment, Frame frame) {
        Extent extent = Extent.of(experiment, frame, instruments);
        if (!frame.phase().goesOn() || !extent.equals(known)) {
            known = extent;
            there = views.stream().filter(view -> view.content().in(experiment, frame)).map(view -> view.view().kind()).toList();
        }
        return there;
    }

    /** The views that there are, seen or not. */
    public List<View> views() {
        return views.stream().map(RunView::view).toList();
    }

    /** Whether a slice has been drawn on the map. */
    public boolean pictured() {
        return map.pictured();
    }

    /** The frame with what was found in it, as it is shown. */
    public Optional<Frame> shown() {
        return run.shownProperty().get().map(frame -> overlay.on(frame, instruments.findsProperty().get()));
    }

    /** What the mouse is over, or else what was measured at the step that the timeline is held at. */
    public ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    @Override
    public void showOnly(List<ViewKind> kinds) {
        arranger.teach(Optional.of(kinds));
    }

    @Override
    public void restore() {
        arranger.teach(Optional.empty());
    }

    @Override
    public ObjectProperty<Figure.Camera> cameraProperty() {
        return surface.cameraProperty();
    }

    /** All of the map, and the surface from where the experiment says or, where it does not, its paths are seen best. */
    public void reset(Experiment experiment) {
        map.showAll();
        Figure.Camera.of(experiment).ifPresentOrElse(surface.cameraProperty()::set, surface::showPaths);
    }

    /** Looks at the surface from where its paths are seen best. */
    public void showPaths() {
        surface.showPaths();
    }
}
