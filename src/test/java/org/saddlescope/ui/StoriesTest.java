package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.ui.chart.Places;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.instrument.Looked;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** What people come for, from the first click to the last, with the program's own samples, sessions and files. */
class StoriesTest extends WindowCase {
    /** Himmelblau's saddle between the two upper minima, to ten digits. */
    private static final double[] SADDLE = {0.0866775046, 2.8842547012};

    private final FileExperimentStore store = new FileExperimentStore();

    @Override
    OpenWindow open(Stage stage) throws Exception {
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED), store, Experiments.sample(store, "rosenbrock"));
    }

    private Optional<Frame> shown() {
        return window.run().frameProperty().get();
    }

    private Frame frame() {
        return shown().orElseThrow();
    }

    private Optional<Looked> looked() {
        return window.instruments().lookedProperty().get();
    }

    private void trained() throws TimeoutException {
        until(() -> window.run().state() == State.IDLE && shown().filter(now -> now.phase() == Frame.Phase.DONE).isPresent());
    }

    /** Opens the gallery, searches for the sample and clicks its card: it trains. */
    private void chooseInGallery(FxRobot robot, String id) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        until(() -> robot.lookup("#card-" + id).tryQuery().isPresent());
        String name = Experiments.sample(store, id).name();
        robot.clickOn("#gallery-search");
        robot.interact(() -> robot.lookup("#gallery-search").queryAs(TextField.class).setText(name));
        robot.clickOn("#card-" + id);
        until(() -> window.document().experiment().name().equals(name) && shown().isPresent());
        trained();
    }

    private static void clickOn(FxRobot robot, Node map, double x, double y) {
        Point2D at = map.localToScreen(Places.of(map, x, y));
        robot.moveTo(at.add(2, 2)).clickOn(at);
    }

    private void export(FxRobot robot, Path file) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.E);
        until(() -> robot.lookup("#exportFile").tryQuery().isPresent());
        robot.clickOn("#exportFile").write(file.toString());
        robot.interact(() -> robot.lookup("#exportSave").queryButton().fire());
        until(() -> robot.lookup("#exportSave").tryQuery().isEmpty() && Files.exists(file));
    }

    @Test
    void fromTheGalleryASampleIsTrainedScrubbedThroughAndExported(FxRobot robot) throws Exception {
        chooseInGallery(robot, "saddle-escape");
        Trajectory path = frame().trajectories().getFirst();
        assertEquals(601, path.size());

        robot.clickOn("#timelineSlider");
        Slider slider = robot.lookup("#timelineSlider").queryAs(Slider.class);
        until(() -> slider.getValue() > 250 && slider.getValue() < 350);
        robot.push(KeyCode.LEFT);
        int step = (int) slider.getValue();
        until(() -> robot.lookup("#timelineStep").queryAs(Label.class).getText().startsWith("step " + step + " "));
        until(() -> robot.lookup("#hover").queryAs(Label.class).getText().startsWith("step " + step + ":"));
        Node map = robot.lookup("#map").query();
        Point2D there = Places.of(map, path.alpha()[step], path.beta()[step]);
        until(() -> Places.markers(map).stream().anyMatch(marker -> marker.distance(there) < 1.5));

        Path file = folder.resolve("escape.png");
        export(robot, file);
        String told = window.notices().showing();
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals("Wrote " + file + " (" + picture.getWidth() + " × " + picture.getHeight() + " pixels)", told);
        assertTrue(picture.getWidth() > 500 && Screen.colours(picture, 0, 0, 1, 1) > 200, "the landscape is on it");
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(left -> left.toString().endsWith(".tmp")));
        }
    }

    @Test
    void aClickOnTheMapLeadsToTheSaddleAndTheNextRunStartsThere(FxRobot robot) throws Exception {
        chooseInGallery(robot, "himmelblau");
        clickOn(robot, robot.lookup("#map").query(), 0.3, 2.6);
        until(() -> looked().flatMap(Looked::spectrum).isPresent());
        robot.clickOn("#findCritical");
        until(() -> looked().flatMap(Looked::critical).isPresent());
        CriticalOutcome.Critical saddle = looked().orElseThrow().critical().orElseThrow();
        assertArrayEquals(SADDLE, saddle.reached().theta(), 1e-8);

        until(() -> !robot.lookup("#startHere").query().isDisabled());
        robot.clickOn("#startHere");
        List<Double> start = window.document().experiment().start().orElseThrow();
        assertEquals(saddle.reached().theta()[0], start.getFirst());
        assertEquals(saddle.reached().theta()[1], start.getLast());
        Frame before = frame();
        robot.clickOn("#train");
        until(() -> shown().filter(now -> now != before && now.phase() == Frame.Phase.DONE).isPresent());
        trained();
        // Whoever starts at the saddle of f = 67.72 stays there: the gradient is zero to rounding, and nothing is random.
        Frame.Track descent = frame().tracks().getFirst();
        assertEquals(Frames.himmelblau(SADDLE[0], SADDLE[1]), descent.history().loss()[0], 1e-9);
        assertTrue(descent.history().gradientNorm()[0] < 1e-6);
        assertEquals(start.getFirst(), frame().trajectories().getFirst().alpha()[0], 1e-9);
    }

    @Test
    void threeOptimizersOfOneStartAreComparedInEveryView(FxRobot robot) throws Exception {
        robot.interact(() -> window.document().open(Experiments.himmelblau(80).startingAt(List.of(-0.2, 0.7)), Optional.empty()));
        robot.interact(() -> robot.lookup("#field-optimizers-0-stepSize").queryAs(TextField.class).setText("0.01"));
        for (int added = 1; added < 3; added++) {
            robot.interact(() -> robot.lookup("#duplicate-optimizers-0").queryButton().fire());
        }
        robot.interact(() -> robot.lookup("#field-optimizers-1-stepSize").queryAs(TextField.class).setText("0.004"));
        robot.interact(() -> robot.lookup("#field-optimizers-2-stepSize").queryAs(TextField.class).setText("0.016"));
        until(() -> window.document().experiment().optimizers().stream().map(one -> one.stepSize()).toList().equals(List.of(0.01, 0.004, 0.016)));
        robot.clickOn("#train");
        until(() -> shown().isPresent());
        trained();

        assertEquals(3, frame().trajectories().size());
        assertEquals(3, new HashSet<>(frame().trajectories().stream().map(Trajectory::name).toList()).size(), "each has a name of its own");
        for (Trajectory path : frame().trajectories()) {
            assertEquals(-0.2, path.alpha()[0], 1e-12);
            assertEquals(0.7, path.beta()[0], 1e-12);
        }
        Figure.CurvePlot losses = (Figure.CurvePlot) RunFigures.of(Experiment.FigureKind.LOSS, window.run().experimentProperty().get().orElseThrow(), frame(),
                RunFigures.Look.DEFAULT).orElseThrow();
        assertEquals(3, losses.curves().size());

        // One step of the timeline is that step of all three, on the map and in the line of the readings.
        robot.interact(() -> robot.lookup("#timelineSlider").queryAs(Slider.class).setValue(5));
        Node map = robot.lookup("#map").query();
        for (Trajectory path : frame().trajectories()) {
            Point2D there = Places.of(map, path.alpha()[5], path.beta()[5]);
            until(() -> Places.markers(map).stream().anyMatch(marker -> marker.distance(there) < 1.5));
        }
        until(() -> robot.lookup("#hover").queryAs(Label.class).getText().startsWith("step 5:"));
        TabPane charts = robot.lookup("#charts").queryAs(TabPane.class);
        Tab loss = charts.getTabs().stream().filter(tab -> tab.getId().equals("tab-loss")).findFirst().orElseThrow();
        robot.interact(() -> charts.getSelectionModel().select(loss));
        until(() -> Places.markers(robot.lookup("#chart-loss").query()).size() == 3);
        Screen.shoot(opened.stage().getScene().getRoot(), "three-optimizers");
    }
}
