package org.saddlescope.ui.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.DoubleClick;
import org.saddlescope.ui.Frames;
import org.saddlescope.ui.Screen;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SurfaceViewTest {
    private static final String NO_3D = "no 3-D hardware here: JavaFX does not support SCENE3D on this pipeline";

    private final Experiment experiment = Frames.experiment();
    private final Frame frame = Frames.frame(Frames.slice(51), 120);
    private StackPane root;

    @Start
    void open(Stage stage) {
        root = new StackPane();
        stage.setScene(new Scene(root, 720, 560));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @AfterEach
    void forget() {
        WaitForAsyncUtils.clearExceptions();
    }

    private SurfaceView view(boolean solid) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            SurfaceView view = new SurfaceView(solid);
            root.getChildren().setAll(view);
            return view;
        });
    }

    private void show(SurfaceView view, Frame f, RunFigures.Look look, Style.Theme theme) throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.show(experiment, f, look, theme));
        settle(view);
    }

    private static void settle(SurfaceView view) throws Exception {
        // Twice: a drawing may be ordered by what the first one hands over.
        for (int i = 0; i < 2; i++) {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, view::settled);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private static boolean solid() {
        return Platform.isSupported(ConditionalFeature.SCENE3D);
    }

    private SurfaceView shownSolid() throws Exception {
        assumeTrue(solid(), NO_3D);
        SurfaceView view = view(true);
        show(view, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        return view;
    }

    @Test
    void withoutHardwareTheSurfaceIsPaintedAndSaysSo() throws Exception {
        SurfaceView view = view(false);
        show(view, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        BufferedImage picture = Screen.shoot(view, "surface-painted");
        assertTrue(Screen.colours(picture, 0.3, 0.3, 0.6, 0.7) > 300);
        assertTrue(((Label) view.lookup("#surfaceNote")).getText().contains("No 3-D hardware"));
        assertTrue(view.getAccessibleText().contains("Momentum"));
    }

    private static Frame in(Frame.Phase phase, Frame f) {
        return new Frame(phase, f.tracks(), f.slice(), f.trajectories(), f.marks(), f.sliceCells(), f.sliceTotal(), f.stepsPerSecond(),
                f.secondsLeft(), f.message());
    }

    private static Image picture(SurfaceView view) {
        return ((ImageView) ((Group) view.picture().node()).getChildren().getFirst()).getImage();
    }

    @Test
    void aPaintedSurfaceIsPaintedAgainOnlyWhereItWouldBeAnother() throws Exception {
        SurfaceView view = view(false);
        show(view, in(Frame.Phase.TRAINING, frame), RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        Image first = picture(view);
        // Curves have grown: nothing of it is on the surface.
        show(view, in(Frame.Phase.TRAINING, frame), RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        assertSame(first, picture(view));
        show(view, in(Frame.Phase.TRAINING, Frames.frame(frame.slice().orElseThrow(), 60)), RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        Image shorter = picture(view);
        assertNotSame(first, shorter);
        // What stays on the screen is painted finely.
        show(view, in(Frame.Phase.PAUSED, Frames.frame(frame.slice().orElseThrow(), 60)), RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        assertNotSame(shorter, picture(view));
    }

    @Test
    void thePaintedSurfaceIsTurnedByADrag(FxRobot robot) throws Exception {
        SurfaceView view = view(false);
        show(view, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        Figure.Camera start = view.cameraProperty().get();
        BufferedImage before = Screen.shoot(view, "surface-painted-before");
        robot.moveTo(view);
        robot.press(MouseButton.PRIMARY).moveBy(30, 10).moveBy(50, 10).release(MouseButton.PRIMARY);
        settle(view);
        assertEquals(start.azimuth() + 0.4 * 80, view.cameraProperty().get().azimuth(), 1);
        assertEquals(start.elevation() + 0.4 * 20, view.cameraProperty().get().elevation(), 1);
        assertTrue(Screen.difference(before, Screen.shoot(view, "surface-painted-turned")) > 0.1);
    }

    @Test
    void theWheelZoomsArrowsTurnAndADoubleClickResets(FxRobot robot) throws Exception {
        SurfaceView view = view(solid());
        show(view, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        Figure.Camera start = view.cameraProperty().get();
        robot.moveTo(view);
        robot.scroll(3, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(view.cameraProperty().get().zoom() > 1.05);
        WaitForAsyncUtils.waitForAsyncFx(10_000, view::requestFocus);
        robot.push(KeyCode.LEFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(start.azimuth() - 6, view.cameraProperty().get().azimuth(), 1e-9);
        robot.press(MouseButton.SECONDARY).moveBy(20, 5).moveBy(20, 5).release(MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(view.viewpoint().panX() > 0 && view.viewpoint().panY() < 0);
        DoubleClick.on(robot, view);
        settle(view);
        assertEquals(Viewpoint.of(start), view.viewpoint());
    }

    @Test
    void thePathsAreSeenUntilTheUserTakesTheCamera() throws Exception {
        SurfaceView view = view(solid());
        show(view, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        Figure.Camera best = Figure.Camera.showing(frame.slice().orElseThrow(), frame.trajectories(), true);
        assertEquals(best, view.cameraProperty().get());
        Figure.Camera mine = new Figure.Camera(77, 11, 1);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.cameraProperty().set(mine));
        show(view, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        assertEquals(mine, view.cameraProperty().get());
        WaitForAsyncUtils.waitForAsyncFx(10_000, view::showPaths);
        settle(view);
        assertEquals(best, view.cameraProperty().get());
    }

    @Test
    void meshLinesAreTheFirstAndTheLastGridLinesAndSomeBetween() {
        assertEquals(List.of(0.0, 4.0, 8.0, 12.0), doubles(MeshLines.some(axis(13)), 4));
        assertEquals(14, MeshLines.some(axis(51)).length);
        assertEquals(50, MeshLines.some(axis(51))[13]);
        assertEquals(List.of(0.0, 1.0), doubles(MeshLines.some(axis(2)), 1));
    }

    private static double[] axis(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    private static List<Double> doubles(double[] values, int every) {
        return IntStream.range(0, values.length).filter(i -> i % every == 0).mapToObj(i -> values[i]).toList();
    }

    @Test
    void aFrameWithoutASliceLeavesAnExplanation() throws Exception {
        SurfaceView view = view(solid());
        show(view, frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        assertFalse(view.lookup("#surfaceNothing").isVisible());
        show(view, Frames.empty(), RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        assertTrue(view.lookup("#surfaceNothing").isVisible());
        assertTrue(view.getAccessibleText().contains("No slice yet"));
    }

    @Test
    void theSurfaceIsNotBlankInThreeDimensions() throws Exception {
        SurfaceView view = shownSolid();
        BufferedImage picture = Screen.shoot(view, "surface-solid");
        assertTrue(Screen.colours(picture, 0.3, 0.3, 0.6, 0.7) > 300);
    }

    @Test
    void theTopViewInThreeDimensionsShowsAnotherPicture() throws Exception {
        SurfaceView view = shownSolid();
        BufferedImage before = Screen.shoot(view, "surface-solid");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.cameraProperty().set(Figure.Camera.TOP));
        settle(view);
        BufferedImage top = Screen.shoot(view, "surface-solid-top");
        assertTrue(Screen.difference(before, top) > 0.2);
        assertTrue(Screen.colours(top, 0.4, 0.4, 0.6, 0.6) > 100);
    }

    @Test
    void aDarkSurfaceWithHolesSaysHowManyPointsAreLeftOpen() throws Exception {
        assumeTrue(solid(), NO_3D);
        SurfaceView view = view(true);
        Slice whole = Frames.slice(51);
        double[] values = whole.values().clone();
        for (int i = 1300; i < 1306; i++) {
            values[i] = Double.NaN;
        }
        Slice holed = new Slice(whole.plane(), whole.alpha(), whole.beta(), values, whole.computed(), "loss");
        show(view, Frames.frame(holed, 40), new RunFigures.Look(true, ColourMap.MAGMA, new Figure.Camera(120, 25, 1), Optional.of(10.0)), Style.Theme.DARK);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.cameraProperty().set(new Figure.Camera(120, 25, 1)));
        settle(view);
        Screen.shoot(view, "surface-solid-dark");
        assertTrue(((Label) view.lookup("#surfaceNote")).getText().startsWith("6 grid points are not finite"));
    }

    @Test
    void labelsAreWhereJavaFxDrawsTheirPoints() throws Exception {
        SurfaceView view = shownSolid();
        SolidScene scene = ((SolidPicture) view.picture()).scene();
        Port port = view.port();
        for (Vec p : new Vec[] {new Vec(0, 0, 0), new Vec(-1, -1, -0.62), new Vec(1, 1, 0.62), new Vec(1, -1, 0.3)}) {
            Point2D shown = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.sceneToLocal(scene.shownAt(p)));
            assertTrue(shown.distance(view.viewpoint().project(p, port)) < 0.5, p + " is at " + shown);
        }
    }

    @Test
    void hoverOnTheSolidSurfaceNamesTheCoordinates(FxRobot robot) throws Exception {
        SurfaceView view = shownSolid();
        SurfaceSpace space = SurfaceSpace.of((Figure.SurfacePlot) RunFigures.of(
                Experiment.FigureKind.SURFACE, Frames.experiment(), frame, RunFigures.Look.DEFAULT).orElseThrow());
        Port port = view.port();
        Point2D local = view.viewpoint().project(space.on(-0.4, -1.2), port);
        robot.moveTo(view.localToScreen(local));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !view.hoverTextProperty().get().isEmpty());
        String text = view.hoverTextProperty().get();
        assertTrue(text.matches("α = −0\\.[345].*, β = −1\\.[12].*, loss = 1[78]\\d.*\\(grid value\\)"), text);
        robot.moveTo(view.localToScreen(5, 5));
        WaitForAsyncUtils.waitForFxEvents();
        assertNotEquals(text, view.hoverTextProperty().get());
    }
}
