package org.saddlescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Painter;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.DoubleClick;
import org.saddlescope.ui.Frames;
import org.saddlescope.ui.Screen;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChartViewsTest {
    private static final int STEPS = 120;

    private final Frame frame = Frames.frame(Frames.slice(51), STEPS);
    private MapView map;
    private CurveView loss;
    private CurveView ratios;

    @Start
    void open(Stage stage) {
        map = new MapView();
        loss = new CurveView(Experiment.FigureKind.LOSS);
        ratios = new CurveView(Experiment.FigureKind.RATIOS);
        GridPane grid = new GridPane();
        grid.add(map, 0, 0, 2, 1);
        grid.add(loss, 0, 1);
        grid.add(ratios, 1, 1);
        GridPane.setHgrow(map, Priority.ALWAYS);
        GridPane.setVgrow(map, Priority.ALWAYS);
        map.setPrefSize(940, 560);
        loss.setPrefSize(470, 320);
        ratios.setPrefSize(470, 320);
        stage.setScene(new Scene(grid, 940, 880));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @BeforeEach
    void show() {
        show(frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
    }

    @Test
    void besideAPlotThatNamesTheOptimizersAPlotOfThemHasNoKeyOfItsOwn() throws Exception {
        waitFor(() -> loss.chart().keyWords().contains("Momentum"));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> loss.leaveSignsTo(ratios));
        show();
        waitFor(() -> !loss.chart().keyWords().contains("Momentum") && ratios.chart().keyWords().contains("Momentum"));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ratios.leaveSignsTo(loss));
        show();
        waitFor(() -> ratios.chart().keyWords().contains("Momentum"));
    }

    @AfterEach
    void forget() {
        WaitForAsyncUtils.clearExceptions();
    }

    private void show(Frame f, RunFigures.Look look, Style.Theme theme) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            map.show(Frames.experiment(), f, look, theme);
            loss.show(Frames.experiment(), f, look, theme);
            ratios.show(Frames.experiment(), f, look, theme);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Point2D on(FigureView view, double x, double y) {
        Point2D local = view.chart().toPixel().orElseThrow().at(x, y);
        return view.chart().localToScreen(local);
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    }

    @Test
    void theMapAndTheCurvesAreDrawn() {
        BufferedImage picture = Screen.shoot(map.getScene().getRoot(), "charts");
        assertTrue(Screen.colours(picture, 0.2, 0.15, 0.7, 0.4) > 200, "the map has the colours of its image");
        assertTrue(Screen.colours(picture, 0.05, 0.65, 0.45, 0.9) > 10, "the loss has curves");
        assertFalse(map.getAccessibleText().isBlank());
        assertTrue(map.getAccessibleText().contains("x, from −5 to 5"), map.getAccessibleText());
        assertTrue(loss.getAccessibleText().contains("Momentum"), loss.getAccessibleText());
    }

    @Test
    void theDarkThemeHasDarkPaper() {
        show(frame, new RunFigures.Look(false, ColourMap.MAGMA, RunFigures.Look.DEFAULT.camera(), Optional.of(40.0)), Style.Theme.DARK);
        BufferedImage picture = Screen.shoot(map.getScene().getRoot(), "charts-dark");
        assertTrue((picture.getRGB(3, 3) & 0xFF) < 0x60);
    }

    @Test
    void hoverOnTheMapNamesTheCoordinatesAndTheGridValue(FxRobot robot) throws Exception {
        // (-2, 1) is a grid point: (4 + 1 - 11)² + (-2 + 1 - 7)² = 36 + 64
        robot.moveTo(on(map, -2, 1));
        waitFor(() -> !map.hoverTextProperty().get().isEmpty());
        String text = map.hoverTextProperty().get();
        assertTrue(text.matches("α = −(2|1\\.9\\d*|2\\.0\\d*), β = (1|0\\.9\\d*|1\\.0\\d*), loss = 100 \\(grid value\\)"), text);
    }

    @Test
    void hoverNearATrajectoryNamesItsStepAndLosses(FxRobot robot) throws Exception {
        Trajectory path = frame.trajectories().getFirst();
        robot.moveTo(on(map, path.alpha()[0], path.beta()[0]));
        waitFor(() -> map.hoverTextProperty().get().contains("step 0"));
        String text = map.hoverTextProperty().get();
        assertTrue(text.contains("true loss") && text.contains("in-plane") && text.contains("off-plane distance 0"), text);
    }

    @Test
    void theWheelZoomsAboutThePointerAndADoubleClickShowsEverythingAgain(FxRobot robot) throws Exception {
        Point2D target = on(map, 3, 2);
        BufferedImage whole = Screen.shoot(map, "map-whole");
        robot.moveTo(target);
        robot.scroll(10, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        Point2D after = on(map, 3, 2);
        assertEquals(target.getX(), after.getX(), 1.5, "what is under the pointer stays there");
        assertEquals(target.getY(), after.getY(), 1.5);
        BufferedImage near = Screen.shoot(map, "map-zoomed");
        assertTrue(Screen.difference(whole, near) > 0.2);

        show(Frames.frame(Frames.slice(51), STEPS + 1), RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        assertEquals(target.getX(), on(map, 3, 2).getX(), 2, "the zoom survives the next frame");

        DoubleClick.on(robot, map.chart());
        show(frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        robot.moveTo(on(loss, 60, 1));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(Screen.difference(whole, Screen.shoot(map, "map-reset")) < 0.001);
    }

    @Test
    void aDragPansThePicture(FxRobot robot) {
        Point2D before = on(map, 0, 0);
        robot.moveTo(before);
        robot.press(MouseButton.PRIMARY).moveBy(20, 10).moveBy(40, 20).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        Point2D after = on(map, 0, 0);
        assertEquals(60, after.getX() - before.getX(), 2);
        assertEquals(30, after.getY() - before.getY(), 2);
    }

    @Test
    void hoverOnACurveNamesItsPoint(FxRobot robot) throws Exception {
        Trajectory path = frame.trajectories().getFirst();
        robot.moveTo(on(loss, 30, path.trueLoss()[30]));
        waitFor(() -> loss.hoverTextProperty().get().contains("30: "));
        assertTrue(loss.hoverTextProperty().get().contains("Gradient descent"), loss.hoverTextProperty().get());
    }

    @Test
    void aFrameWithoutASliceSaysSo() {
        show(Frames.empty(), RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        assertTrue(map.getAccessibleText().contains("No slice yet"));
        assertFalse(loss.hasContent(Frames.experiment(), Frames.empty()));
        assertTrue(loss.hasContent(Frames.experiment(), frame));
        assertTrue(map.hoverTextProperty().get().isEmpty());
    }

    @Test
    void theCursorRingsEveryTrajectory() {
        show(frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> map.setCursor(new StepCursor(Optional.empty(), Optional.of(20.0))));
        List<?> rings = map.lookupAll("Circle").stream().filter(node -> node.isVisible()).toList();
        assertEquals(2, rings.size());
    }

    private static JFreeChart chartOf(String name) {
        double[] x = {0, 1};
        return Painter.chart(new Figure.CurvePlot("", "step", "loss", false, List.of(new Figure.Curve(name, 0, 0, x, x), new Figure.Curve("other", 1, 0, x, x)),
                List.of(), Optional.empty()), new Style(12, Style.Theme.LIGHT, true));
    }

    @Test
    void aChartThatIsStillPaintedElsewhereIsTheOneThatAnotherSizeShows(FxRobot robot) {
        robot.interact(() -> {
            ChartPane pane = loss.chart();
            pane.show(() -> chartOf("before"), false);
            pane.show(() -> chartOf("after"), true);
            pane.resize(pane.getWidth() - 20, pane.getHeight());
            pane.layout();
            assertTrue(pane.keyWords().contains("after"), pane.keyWords());
        });
    }

    @Test
    void aKeyThatWouldTakeTheHeightOfThePlotStandsBesideIt() {
        PaintedChart crowded = PaintedChart.of(new PaintedChart.Order(ChartViewsTest::manyCurves, Optional.empty(), 420, 230, 1, 0));
        assertFalse(crowded.keyBelow());
        assertTrue(crowded.area().orElseThrow().getHeight() > 115);
        assertTrue(PaintedChart.of(new PaintedChart.Order(ChartViewsTest::manyCurves, Optional.empty(), 420, 600, 1, 0)).keyBelow());
    }

    private static JFreeChart manyCurves() {
        double[] x = {0, 1};
        return Painter.chart(new Figure.CurvePlot("", "step", "loss", false,
                IntStream.range(0, 6).mapToObj(i -> new Figure.Curve("Gradient descent, series " + i, i, 0, x, x)).toList(),
                List.of("A note that takes a line of its own below the key"), Optional.empty()), new Style(12, Style.Theme.LIGHT, true));
    }
}
