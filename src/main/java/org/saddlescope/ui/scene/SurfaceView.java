package org.saddlescope.ui.scene;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.chart.FocusRing;
import org.saddlescope.ui.chart.MapView;
import org.saddlescope.ui.chart.Readout;
import org.saddlescope.ui.chart.ShowsFigure;
import org.saddlescope.ui.chart.SpokenText;
import org.saddlescope.ui.chart.StepCursor;

/**
 * The slice as a surface, seen by a camera that the user moves; see {@link Orbit}. With 3-D hardware it is a scene of
 * triangles, without it the painted figure, which says so. Meshes and pictures are made off the JavaFX application
 * thread, and only the newest is shown.
 */
public final class SurfaceView extends StackPane implements ShowsFigure {
    /** Nanoseconds between painted surfaces that follow a run; a camera that is moved does not wait. */
    private static final long BETWEEN_PAINTED = 160_000_000;

    private final ObjectProperty<Figure.Camera> camera = new SimpleObjectProperty<>(this, "camera", Figure.Camera.DEFAULT);
    private final ReadOnlyStringWrapper hoverText = new ReadOnlyStringWrapper(this, "hoverText", "");
    private final Label placeholder = new Label();
    private final Label note = new Label();
    private final SpokenText spoken = new SpokenText(this);
    private final SurfacePicture picture;
    private final NewestWork<Wanted, Prepared> preparing;
    private final CameraGuide guide = new CameraGuide(camera);
    private final ReadOnlyObjectWrapper<Optional<Double>> hoverStep = new ReadOnlyObjectWrapper<>(this, "hoverStep", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<StepCursor.Place>> hoverPlace = new ReadOnlyObjectWrapper<>(this, "hoverPlace", Optional.empty());
    private MapView.Picked picked = (slice, alpha, beta) -> { };
    private Optional<Experiment> subject = Optional.empty();
    private Viewpoint view = Viewpoint.of(Figure.Camera.DEFAULT);
    private Optional<Wanted> wanted = Optional.empty();
    private Optional<Prepared> shown = Optional.empty();
    private StepCursor cursor = StepCursor.NONE;

    public SurfaceView() {
        this(Platform.isSupported(ConditionalFeature.SCENE3D));
    }

    /** @param solid whether to show triangles, which needs {@link ConditionalFeature#SCENE3D}, or the painted figure */
    SurfaceView(boolean solid) {
        setId("surfaceView");
        getStyleClass().add("figure-view");
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        placeholder.setId("surfaceNothing");
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("figure-placeholder");
        note.setId("surfaceNote");
        note.setMouseTransparent(true);
        note.setWrapText(true);
        note.setPadding(new Insets(2, 8, 4, 8));
        note.getStyleClass().add("figure-note");
        StackPane.setAlignment(note, Pos.BOTTOM_LEFT);
        picture = solid ? new SolidPicture() : new PaintedPicture();
        preparing = new NewestWork<>(picture::prepare, this::prepared, problem -> say(Text.of("scene.surfaceView.theSurfaceCouldNotBe", problem)),
                took -> solid ? 0 : BETWEEN_PAINTED);
        getChildren().addAll(picture.node(), placeholder, note, new FocusRing(this));
        say(Text.of("scene.surfaceView.noSliceYetTheSurface"));
        camera.addListener((property, before, now) -> lookFrom(now));
        new Orbit(this, this::port, this::move, this::showPaths, this::pick);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> over(Optional.empty()));
        placeholder.fontProperty().addListener((property, before, now) -> redraw());
    }

    /** Shows the surface of this frame as soon as it is built; on the JavaFX application thread. */
    public void show(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        if (subject.filter(one -> one == experiment).isEmpty()) {
            Optional<Figure.Camera> before = subject.flatMap(Figure.Camera::of);
            subject = Optional.of(experiment);
            guide.forget();
            Optional<Figure.Camera> now = Figure.Camera.of(experiment);
            // What the user has turned to since stays, unless this experiment is to be seen from elsewhere.
            if (!now.equals(before)) {
                now.ifPresentOrElse(camera::set, guide::lead);
            }
        }
        // With a camera given, no time is spent here on choosing one.
        RunFigures.Look seen = look.seenBy(camera.get());
        Optional<Figure> figure = RunFigures.of(Experiment.FigureKind.SURFACE, experiment, frame, seen);
        if (figure.isPresent() && figure.get() instanceof Figure.SurfacePlot plot && plot.slice().rows() > 1) {
            boolean resting = frame.phase() != Frame.Phase.TRAINING && frame.phase() != Frame.Phase.REPLAYING
                    && frame.phase() != Frame.Phase.SLICING;
            Wanted next = new Wanted(plot, look, theme, guide.wants(plot.slice(), resting), !resting);
            // Frames come for every curve that grows: most of them leave the surface as it is.
            if (wanted.filter(next::shownBy).isEmpty()) {
                prepare(next);
            }
        } else {
            shown = Optional.empty();
            wanted = Optional.empty();
            say(frame.slice().isPresent() ? Text.of("scene.surfaceView.aLineHasNoSurface")
                    : Text.of("scene.surfaceView.noSliceYetTheSurface"));
        }
    }

    /** Puts each optimizer where it is at these steps; nothing is built again. On the JavaFX application thread. */
    public void setCursor(StepCursor steps) {
        cursor = steps;
        shown.ifPresent(prepared -> picture.move(prepared, view, placeholder.getFont(), steps));
    }

    /** Where the surface is seen from; the user's drags change it, and setting it moves the view and takes back pans. */
    public ObjectProperty<Figure.Camera> cameraProperty() {
        return camera;
    }

    /** The coordinates and the grid value under the pointer; empty where there are none. */
    public ReadOnlyStringProperty hoverTextProperty() {
        return hoverText.getReadOnlyProperty();
    }

    /** The step of the path that is under the pointer; empty where there is none. */
    public ReadOnlyObjectProperty<Optional<Double>> hoverStepProperty() {
        return hoverStep.getReadOnlyProperty();
    }

    /** The place of the slice that is under the pointer; empty where there is none. */
    public ReadOnlyObjectProperty<Optional<StepCursor.Place>> hoverPlaceProperty() {
        return hoverPlace.getReadOnlyProperty();
    }

    /** What is told of a single click on the surface. */
    public void setOnPicked(MapView.Picked listener) {
        picked = listener;
    }

    @Override
    public Optional<Figure> figureShown() {
        return wanted.map(now -> now.plot().seenFrom(camera.get()));
    }

    /** Whether what was last asked for is on the screen. */
    boolean settled() {
        return !preparing.busy() && picture.settled() && !guide.turning();
    }

    SurfacePicture picture() {
        return picture;
    }

    /** The part of the view above the note. */
    Port port() {
        double noteHeight = note.getText().isEmpty() ? 0 : note.prefHeight(getWidth());
        return new Port(getWidth(), Math.max(0, getHeight() - noteHeight), placeholder.getFont().getSize());
    }

    Viewpoint viewpoint() {
        return view;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (picture.resize(getWidth(), port().height())) {
            redraw();
        }
    }

    private void prepared(Prepared result) {
        shown = Optional.of(result);
        placeholder.setVisible(false);
        picture.node().setVisible(true);
        Inks inks = Inks.of(result.wanted().theme());
        setBackground(Background.fill(inks.paper()));
        note.setTextFill(inks.muted());
        note.setText(String.join("  ·  ", result.notes()));
        requestLayout();
        result.place().ifPresent(place -> guide.found(result.wanted().plot().slice(), place));
        spoken.often(() -> result.wanted().plot().title() + ". "
                + Readout.describe(result.wanted().plot().slice(), result.wanted().plot().trajectories()));
        redraw();
    }

    private void redraw() {
        shown.ifPresent(prepared -> picture.draw(prepared, view, placeholder.getFont(), cursor));
    }

    private void say(String text) {
        placeholder.setText(text);
        placeholder.setVisible(true);
        picture.node().setVisible(false);
        note.setText("");
        over(Optional.empty());
        spoken.now(text);
    }

    private void move(UnaryOperator<Viewpoint> change) {
        view = change.apply(view);
        if (camera.get().equals(view.camera())) {
            redraw();
        } else {
            camera.set(view.camera());
        }
    }

    private void lookFrom(Figure.Camera from) {
        if (!view.camera().equals(from)) {
            view = Viewpoint.of(from);
        }
        redraw();
    }

    /** Looks from where the paths are seen best, and goes on doing so until the user moves the camera. */
    public void showPaths() {
        guide.lead();
        move(before -> Viewpoint.of(camera.get()));
        // Where that is has not been asked while the user held the camera.
        wanted.filter(last -> guide.wants(last.plot().slice(), true))
                .ifPresent(last -> prepare(new Wanted(last.plot(), last.look(), last.theme(), true, last.draft())));
    }

    private void prepare(Wanted next) {
        wanted = Optional.of(next);
        preparing.request(next);
    }

    private void hover(MouseEvent event) {
        Optional<Point2D> there = shown.flatMap(prepared -> picture.pick(prepared, view, placeholder.getFont(), event));
        hoverPlace.set(there.map(at -> new StepCursor.Place(at.getX(), at.getY())));
        over(there.flatMap(at -> shown.map(prepared -> Readout.of(prepared.wanted().plot(), at.getX(), at.getY()))));
    }

    private void pick(MouseEvent event) {
        shown.ifPresent(prepared -> picture.pick(prepared, view, placeholder.getFont(), event)
                .ifPresent(at -> picked.at(prepared.wanted().plot().slice(), at.getX(), at.getY())));
    }

    private void over(Optional<Readout.At> at) {
        if (at.isEmpty()) {
            hoverPlace.set(Optional.empty());
        }
        hoverText.set(at.map(Readout.At::text).orElse(""));
        hoverStep.set(at.flatMap(Readout.At::step));
    }
}
