package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.chart.Places;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.scene.SurfaceBalls;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Scrubbing through the escape from a saddle: one step, in every view together. */
class TimelineWindowTest extends WindowCase {
    @Override
    OpenWindow open(Stage stage) throws Exception {
        FileExperimentStore store = new FileExperimentStore();
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED).looking(Settings.DEFAULT.colours(), true, Settings.ThemeChoice.LIGHT),
                store, Experiments.sample(store, "saddle-escape"));
    }

    private Frame frame() {
        return window.run().frameProperty().get().orElseThrow();
    }

    private void train(FxRobot robot) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().filter(f -> f.phase() == Frame.Phase.DONE).isPresent());
        until(() -> SurfaceBalls.settled(robot.lookup("#surface").query()));
    }

    private void select(FxRobot robot, String tab) {
        TabPane tabs = robot.lookup("#charts").queryAs(TabPane.class);
        Tab wanted = tabs.getTabs().stream().filter(one -> one.getId().equals(tab)).findFirst().orElseThrow();
        robot.interact(() -> tabs.getSelectionModel().select(wanted));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Slider slider(FxRobot robot) {
        return robot.lookup("#timelineSlider").queryAs(Slider.class);
    }

    private static String stepText(FxRobot robot) {
        return robot.lookup("#timelineStep").queryAs(Label.class).getText();
    }

    private void scrub(FxRobot robot, int step) throws TimeoutException {
        robot.interact(() -> slider(robot).setValue(step));
        until(() -> stepText(robot).startsWith("step " + step + " ") && robot.lookup("#hover").queryAs(Label.class).getText().startsWith("step " + step + ":"));
    }

    private static void near(Point2D expected, List<Point2D> actual, double tolerance, String what) {
        assertTrue(actual.stream().anyMatch(at -> at.distance(expected) <= tolerance), what + ": expected a marker at " + expected + ", there are " + actual);
    }

    private Figure.SurfacePlot surface() {
        Experiment experiment = window.run().experimentProperty().get().orElseThrow();
        Figure.Camera camera = WaitForAsyncUtils.waitForAsyncFx(5000, window::camera);
        return (Figure.SurfacePlot) RunFigures.of(Experiment.FigureKind.SURFACE, experiment, frame(),
                new RunFigures.Look(true, Settings.DEFAULT.colours(), camera, Optional.empty())).orElseThrow().untitled();
    }

    @Test
    void scrubbingThroughTheSaddleMovesTheMarkerInAllViewsTogetherAndTheRatioDips(FxRobot robot) throws Exception {
        train(robot);
        select(robot, "tab-together");
        Trajectory path = frame().trajectories().getFirst();
        History history = frame().tracks().getFirst().history();
        History.Column pl = history.columns().stream().filter(column -> column.id().equals("pl")).findFirst().orElseThrow();
        Node map = robot.lookup("#map").query();
        Node surface = robot.lookup("#surface").query();
        Node loss = robot.lookup("#chart-together-loss").query();
        Node ratios = robot.lookup("#chart-together-ratios").query();
        assertTrue(pl.values()[69] < 1e-6 && pl.values()[0] > 0.9 && pl.values()[140] > 0.01, "the run passes next to its saddle");
        Color ink = SeriesStyle.colour(0, Style.Theme.LIGHT);
        for (int step : new int[] {0, 69, 140}) {
            scrub(robot, step);
            assertEquals(step, history.steps()[step], "every step is recorded");
            String at = "step " + step;
            Point2D onMap = Places.of(map, path.alpha()[step], path.beta()[step]);
            assertEquals(1, Places.markers(map).size(), at);
            near(onMap, Places.markers(map), 0.5, at + " on the map");
            BufferedImage pixels = Screen.shoot(map, "timeline-map-" + step);
            assertEquals(ink.getRGB(), pixels.getRGB((int) Math.round(onMap.getX()), (int) Math.round(onMap.getY())), at + ": the colour of the optimizer on the map");
            assertEquals(1, Places.markers(loss).size(), at);
            near(Places.of(loss, step, history.loss()[step]), Places.markers(loss), 0.5, at + " on the loss");
            near(Places.of(ratios, step, pl.values()[step]), Places.markers(ratios), 0.5, at + " on the PL ratio");
            assertEquals(Places.of(loss, step, 1).getX(), Places.lines(loss).getFirst(), 0.5, at);
            assertEquals(Places.of(ratios, step, 1).getX(), Places.lines(ratios).getFirst(), 0.5, at);
            if (SurfaceBalls.solid(surface)) {
                assertEquals(1, SurfaceBalls.plane(surface, surface()).size(), at);
                near(new Point2D(path.alpha()[step], path.beta()[step]), SurfaceBalls.plane(surface, surface()), 1e-9, at + " on the surface");
            } else {
                assertEquals(1, SurfaceBalls.pixels(surface).size(), at);
                near(SurfaceBalls.expected(surface, path, step, surface()), SurfaceBalls.pixels(surface), 0.5, at + " on the painted surface");
            }
            String text = robot.lookup("#hover").queryAs(Label.class).getText();
            assertTrue(text.contains("loss ") && text.contains("‖∇f‖ ") && text.contains("PL ") && text.contains("λₘᵢₙ "), text);
            Screen.shoot(opened.stage().getScene().getRoot(), "timeline-" + step);
        }
        Point2D top = Places.of(ratios, 0, pl.values()[0]);
        Point2D dip = Places.of(ratios, 69, pl.values()[69]);
        assertTrue(dip.getY() - top.getY() > 40, "the dip is seen: from " + top + " to " + dip);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "1280, 800, DARK", "1920, 1080, LIGHT", "1920, 1080, DARK"})
    void theMarkersAreSeenAtCommonSizesInBothThemes(int width, int height, Style.Theme theme, FxRobot robot) throws Exception {
        Rectangle2D screen = javafx.stage.Screen.getPrimary().getBounds();
        assumeTrue(screen.getWidth() >= width && screen.getHeight() >= height, "the display of this machine is smaller");
        MenuItem choice = MenuItems.all(robot).filter(item -> ("menu-theme-" + theme.name().toLowerCase(Locale.ROOT)).equals(item.getId())).findFirst().orElseThrow();
        robot.interact(() -> {
            choice.fire();
            opened.stage().setWidth(width);
            opened.stage().setHeight(height);
        });
        train(robot);
        select(robot, "tab-together");
        scrub(robot, 69);
        Trajectory path = frame().trajectories().getFirst();
        Node map = robot.lookup("#map").query();
        Point2D at = Places.of(map, path.alpha()[69], path.beta()[69]);
        until(() -> Screen.shoot(map, "timeline-map-" + width + "-" + theme).getRGB((int) Math.round(at.getX()), (int) Math.round(at.getY()))
                == SeriesStyle.colour(0, theme).getRGB());
        Screen.shoot(opened.stage().getScene().getRoot(), "timeline-" + width + "-" + theme);
    }

    @Test
    void theMarkerOverThePaintedSurfaceLiesOnThePaintedEndOfThePath(FxRobot robot) throws Exception {
        train(robot);
        Node surface = robot.lookup("#surface").query();
        assumeTrue(!SurfaceBalls.solid(surface), "the surface is painted only where there is no 3-D hardware");
        BufferedImage without = Screen.shoot(surface, "timeline-surface-end");
        scrub(robot, 0);
        scrub(robot, 600);
        Point2D at = SurfaceBalls.pixels(surface).getFirst();
        assertEquals(SeriesStyle.colour(0, Style.Theme.LIGHT).getRGB(), without.getRGB((int) Math.round(at.getX()), (int) Math.round(at.getY())),
                "the figure itself has painted the optimizer's end there");
    }

    @Test
    void keysMoveTheTimelineAndLiveFollowsAgain(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#train", MouseButton.SECONDARY);
        robot.press(KeyCode.CONTROL, KeyCode.HOME).release(KeyCode.HOME, KeyCode.CONTROL);
        until(() -> stepText(robot).equals("step 0 / 600"));
        robot.press(KeyCode.CONTROL, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.CONTROL);
        until(() -> stepText(robot).equals("step 1 / 600"));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> stepText(robot).equals("step 11 / 600"));
        robot.press(KeyCode.CONTROL, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.CONTROL);
        until(() -> stepText(robot).equals("step 10 / 600"));
        robot.press(KeyCode.CONTROL, KeyCode.END).release(KeyCode.END, KeyCode.CONTROL);
        until(() -> stepText(robot).equals("step 600 / 600") && Places.markers(robot.lookup("#map").query()).size() == 1);
        robot.clickOn("#timelineLive");
        until(() -> Places.markers(robot.lookup("#map").query()).isEmpty());
        assertEquals("step 600 / 600", stepText(robot));
    }

    @Test
    void clickingAndDraggingOnTheLossMovesTheTimeline(FxRobot robot) throws Exception {
        train(robot);
        Node loss = robot.lookup("#chart-loss").query();
        Point2D at = loss.localToScreen(Places.of(loss, 200, 0.5));
        robot.clickOn(at);
        until(() -> !stepText(robot).equals("step 600 / 600"));
        int clicked = Integer.parseInt(stepText(robot).split(" ")[1]);
        assertEquals(200, clicked, 2);
        robot.press(MouseButton.PRIMARY).moveBy(40, 0).moveBy(40, 0).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        int dragged = Integer.parseInt(stepText(robot).split(" ")[1]);
        double pixelsAStep = Places.of(loss, 1, 1).getX() - Places.of(loss, 0, 1).getX();
        assertEquals(clicked + 80 / pixelsAStep, dragged, 3);
    }

    @Test
    void aNewRunIsFollowed(FxRobot robot) throws Exception {
        train(robot);
        scrub(robot, 69);
        train(robot);
        until(() -> stepText(robot).equals("step 600 / 600"));
        assertTrue(Places.markers(robot.lookup("#map").query()).isEmpty());
    }
}
