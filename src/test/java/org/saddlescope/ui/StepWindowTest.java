package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Precision;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Intervention;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureData;
import org.saddlescope.figures.Numbers;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.ui.chart.MapView;
import org.saddlescope.ui.chart.Places;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.workspace.DockPlace;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** One step of the heavy ball and one of Adam, in numbers and as arrows. */
class StepWindowTest extends WindowCase {
    private static final double GAMMA = 0.002;
    private static final double BETA = 0.9;
    private static final int KICKED = 30;

    @Override
    OpenWindow open(Stage stage) {
        Experiment himmelblau = new Experiment(1, "Himmelblau", "", 1, Precision.DOUBLE, new Experiment.ProblemSpec.Analytic("himmelblau"),
                Optional.of(List.of(0.0, 0.5)), List.of(new Optimizer.Momentum("Ball", GAMMA, BETA, new Schedule.Constant(), 0),
                        new Optimizer.Adam("Adam", 0.05, 0.9, 0.999, 1e-8, new Schedule.Constant(), 0)),
                new Experiment.Training(60, 1, 0).with(List.of(new Intervention.Kick(KICKED, "Ball", 0.5, 7))), new Experiment.PlaneSpec.Auto(),
                new Experiment.Grid(41, 41, Optional.empty()), new Experiment.Probes(0, 10, 1e-6), List.of(Experiment.FigureKind.MAP));
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED).looking(Settings.DEFAULT.colours(), true, Settings.ThemeChoice.LIGHT),
                new MemoryStore(), himmelblau);
    }

    private void trainAndLook(FxRobot robot) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && frame().phase() == Frame.Phase.DONE);
        robot.interact(() -> window.arranger().bringToFront(ViewKind.STEP));
        until(() -> !text(robot, "#stepTitle").isEmpty());
    }

    private Frame frame() {
        return window.run().frameProperty().get().orElseThrow();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(node -> ((Label) node).getText()).orElse("");
    }

    private void hold(FxRobot robot, int step) throws TimeoutException {
        robot.interact(() -> robot.lookup("#timelineSlider").queryAs(Slider.class).setValue(step));
        until(() -> text(robot, "#stepTitle").equals("Step " + step + " → " + (step + 1)) && ((MapView) robot.lookup("#map").query()).pictured());
    }

    private Figure.SliceMap map(FxRobot robot) {
        return (Figure.SliceMap) ((MapView) robot.lookup("#map").query()).figureShown().orElseThrow();
    }

    /** The gradient of Himmelblau's function by hand. */
    private static double[] slope(double x, double y) {
        double a = x * x + y - 11;
        double b = x + y * y - 7;
        return new double[] {4 * x * a + 2 * b, 2 * a + 4 * y * b};
    }

    private static String pair(double x, double y) {
        return "(" + Numbers.format(x, 5) + ",  " + Numbers.format(y, 5) + ")";
    }

    @Test
    void theNumbersOfAHeldStepAreThoseComputedByHandAndItsArrowsStandAtItsPoint(FxRobot robot) throws Exception {
        trainAndLook(robot);
        assertEquals("Step 59 → 60", text(robot, "#stepTitle"), "the end of the run: the step that led there");
        hold(robot, 12);
        Trajectory path = frame().trajectories().getFirst();
        double x = path.alpha()[12];
        double y = path.beta()[12];
        double[] g = slope(x, y);
        double[] v = {x - path.alpha()[11], y - path.beta()[11]};
        assertEquals(pair(g[0], g[1]), text(robot, "#step-gradient-components"));
        assertEquals("‖·‖ = " + Numbers.format(Math.hypot(g[0], g[1]), 5), text(robot, "#step-gradient"));
        assertEquals(pair(BETA * v[0], BETA * v[1]), text(robot, "#step-carried-components"));
        assertEquals(pair(-GAMMA * g[0], -GAMMA * g[1]), text(robot, "#step-descent-components"));
        assertEquals(pair(BETA * v[0] - GAMMA * g[0], BETA * v[1] - GAMMA * g[1]), text(robot, "#step-step-components"));
        assertEquals(pair(path.alpha()[13] - x, path.beta()[13] - y), text(robot, "#step-step-components"));
        assertEquals("= 0.002", text(robot, "#step-stepSize"));

        List<Figure.Arrow> arrows = map(robot).arrows();
        assertEquals(List.of(Figure.ArrowKind.MOMENTUM, Figure.ArrowKind.GRADIENT, Figure.ArrowKind.STEP), arrows.stream().map(Figure.Arrow::kind).toList());
        Figure.Arrow total = arrows.getLast();
        assertEquals(x, total.alpha(), 1e-12);
        assertEquals(path.alpha()[13] - x, total.dAlpha(), 1e-12);
        assertEquals(1, total.share(), 1e-12);
        // On the shaft of the step, at its middle, its ink is seen; beside it is the map.
        Node view = robot.lookup("#map").query();
        Point2D from = Places.of(view, total.alpha(), total.beta());
        Point2D to = Places.of(view, total.tipAlpha(), total.tipBeta());
        BufferedImage pixels = Screen.shoot(view, "step-map");
        assertTrue(from.distance(to) > 20, "it can be seen: " + from.distance(to));
        assertTrue(dark(pixels, to.interpolate(from, 0.3 / 1)), "the ink of the step");
        assertTrue(FigureData.csv(map(robot)).contains("arrow_tip,The step,12,"));
    }

    private static boolean dark(BufferedImage image, Point2D at) {
        int count = 0;
        for (int dx = -2; dx <= 2; dx++) {
            for (int dy = -2; dy <= 2; dy++) {
                Color seen = new Color(image.getRGB((int) Math.round(at.getX()) + dx, (int) Math.round(at.getY()) + dy));
                count += Math.abs(seen.getRed() - 0x14) + Math.abs(seen.getGreen() - 0x17) + Math.abs(seen.getBlue() - 0x1A) < 40 ? 1 : 0;
            }
        }
        return count >= 4;
    }

    @Test
    void anotherOptimizerIsChosenAndAKickBelongsToTheStep(FxRobot robot) throws Exception {
        trainAndLook(robot);
        hold(robot, KICKED);
        assertEquals("‖·‖ = 0.5", text(robot, "#step-kick"));
        Trajectory path = frame().trajectories().getFirst();
        assertEquals(pair(path.alpha()[KICKED + 1] - path.alpha()[KICKED], path.beta()[KICKED + 1] - path.beta()[KICKED]), text(robot, "#step-step-components"));
        robot.interact(() -> robot.lookup("#stepOptimizer").queryAs(ChoiceBox.class).getSelectionModel().select(1));
        until(() -> !text(robot, "#step-moment").isEmpty());
        Trajectory adam = frame().trajectories().get(1);
        double[] g = slope(adam.alpha()[KICKED], adam.beta()[KICKED]);
        assertEquals(pair(g[0], g[1]), text(robot, "#step-gradient-components"));
        assertEquals("= " + Numbers.format(1 - Math.pow(0.9, KICKED + 1), 5), text(robot, "#step-correction"));
        assertEquals(adam.alpha()[KICKED], map(robot).arrows().getFirst().alpha(), 1e-12);
        Figure.Arrow plain = map(robot).arrows().stream().filter(arrow -> arrow.kind() == Figure.ArrowKind.GRADIENT).findFirst().orElseThrow();
        assertEquals(-0.05 * g[0], plain.dAlpha(), 1e-12);
    }

    @Test
    void theArrowsGoWhenTheViewIsOutOfSight(FxRobot robot) throws Exception {
        trainAndLook(robot);
        until(() -> !map(robot).arrows().isEmpty());
        robot.interact(() -> window.arranger().bringToFront(ViewKind.LOSS));
        until(() -> map(robot).arrows().isEmpty());
        assertFalse(frame().trajectories().isEmpty());
    }

    @Test
    void atEverySizeAndInBothThemesTheLinesAreSeen(FxRobot robot) throws Exception {
        trainAndLook(robot);
        hold(robot, 12);
        Rectangle2D screen = javafx.stage.Screen.getPrimary().getBounds();
        for (int[] size : new int[][] {{900, 700}, {1280, 800}, {1920, 1080}}) {
            if (screen.getWidth() < size[0] || screen.getHeight() < size[1]) {
                continue;
            }
            for (Settings.ThemeChoice theme : List.of(Settings.ThemeChoice.LIGHT, Settings.ThemeChoice.DARK)) {
                for (int number : new int[] {0, 1}) {
                    robot.interact(() -> {
                        opened.stage().setWidth(size[0]);
                        opened.stage().setHeight(size[1]);
                        window.options().themeChoiceProperty().set(theme);
                        robot.lookup("#stepOptimizer").queryAs(ChoiceBox.class).getSelectionModel().select(number);
                    });
                    until(() -> number == 0 ? !text(robot, "#step-velocityafter").isEmpty() : !text(robot, "#step-moment").isEmpty());
                    until(() -> ((MapView) robot.lookup("#map").query()).pictured());
                    WaitForAsyncUtils.waitForFxEvents(20);
                    Screen.shoot(window.root(), "step-" + size[0] + "-" + theme + "-" + number);
                }
            }
        }
        robot.interact(() -> window.arranger().move(ViewKind.STEP, DockPlace.RIGHT));
        WaitForAsyncUtils.waitForFxEvents(20);
        Screen.shoot(window.root(), "step-right");
        assertTrue(robot.lookup("#stepLines").query().getBoundsInParent().getWidth() > 0);
    }
}
