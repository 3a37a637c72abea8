package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.Intervention;
import org.saddlescope.experiment.Schema;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** A run is steered while it trains, and what was done gives the same run again. */
class SteerWindowTest extends WindowCase {
    @Override
    OpenWindow open(Stage stage) {
        Experiment moons = (Experiment) Schema.experiment().with(Experiments.twoMoons(), "probes", new Experiment.Probes(10, 0, 1e-6));
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.SLOW), new MemoryStore(),
                moons.viewed(moons.plane(), new Experiment.Grid(21, 21, Optional.empty())));
    }

    private Frame frame() {
        return window.run().frameProperty().get().orElseThrow();
    }

    private Experiment ran() {
        return window.run().experimentProperty().get().orElseThrow();
    }

    private void trainTo(FxRobot robot, int step) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().frameProperty().get().filter(now -> !now.tracks().isEmpty() && now.tracks().getFirst().step() >= step).isPresent()
                && window.run().state() == State.TRAINING);
    }

    private void finish(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.run().paceProperty().set(Pace.FULL_SPEED));
        until(() -> window.run().state() == State.IDLE && frame().phase() == Frame.Phase.DONE);
    }

    private static MenuItem menu(FxRobot robot, String id) {
        return MenuItems.all(robot).filter(item -> ("menu-" + id).equals(item.getId())).findFirst().orElseThrow();
    }

    private void fire(FxRobot robot, String id) {
        MenuItem item = menu(robot, id);
        assertFalse(item.isDisable(), item.getText());
        robot.interact(item::fire);
    }

    private static void toggle(FxRobot robot, String id) {
        CheckMenuItem item = (CheckMenuItem) menu(robot, id);
        robot.interact(() -> item.setSelected(!item.isSelected()));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void aStepSizeThatWasChangedWhileItTrainedIsInTheExperimentWhichGivesTheSameRunAgain(FxRobot robot) throws Exception {
        assertTrue(robot.lookup("#steer").queryAs(ToggleButton.class).isDisabled(), "nothing to steer yet");
        trainTo(robot, 3);
        robot.clickOn("#steer");
        robot.interact(() -> robot.lookup("#steerTwice").queryAs(Button.class).fire());
        until(() -> text(robot, "#hand").startsWith("step size × 2 at update "));
        robot.interact(window.run()::pause);
        until(() -> frame().phase() == Frame.Phase.PAUSED);
        int held = frame().tracks().getFirst().step();
        robot.interact(() -> {
            robot.lookup("#steerLength").queryAs(TextField.class).setText("0.25");
            robot.lookup("#train").query().requestFocus();
        });
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        until(() -> text(robot, "#steerSaid").equals("next: kicked by 0.25"));
        Screen.shoot(opened.stage().getScene().getRoot(), "steer-paused");
        robot.interact(() -> window.run().step(window.document().experiment()));
        until(() -> text(robot, "#hand").equals("kicked by 0.25 at update " + held));
        robot.interact(() -> window.run().train(window.document().experiment()));
        finish(robot);
        assertEquals(List.of(), window.document().experiment().training().interventions());
        List<Intervention> done = ran().training().interventions();
        assertEquals(2, done.size());
        assertTrue(done.getFirst() instanceof Intervention.StepSize(int _, String whose, double factor) && whose.isEmpty() && factor == 2, done.toString());
        assertEquals(new Intervention.Kick(held, "", 0.25, 1), done.getLast());
        Frame first = frame();
        Screen.shoot(opened.stage().getScene().getRoot(), "steer-done");

        fire(robot, "useRun");
        assertEquals(ran(), window.document().experiment());
        assertTrue(menu(robot, "useRun").isDisable(), "there is nothing to take over any more");
        assertEquals("Undo use the run’s experiment", menu(robot, "undo").getText());
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && frame() != first && frame().phase() == Frame.Phase.DONE);
        for (int i = 0; i < 2; i++) {
            History before = first.tracks().get(i).history();
            History again = frame().tracks().get(i).history();
            assertArrayEquals(before.loss(), again.loss());
            assertArrayEquals(before.gradientNorm(), again.gradientNorm());
            assertArrayEquals(before.stepSize(), again.stepSize());
        }
        assertArrayEquals(first.slice().orElseThrow().values(), frame().slice().orElseThrow().values());
        assertEquals(done, ran().training().interventions());
        fire(robot, "undo");
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && frame().interventions().isEmpty() && frame().phase() == Frame.Phase.DONE);
        assertNotEquals(first.tracks().getFirst().history().loss()[held + 1], frame().tracks().getFirst().history().loss()[held + 1]);
    }

    @Test
    void oneOptimizerIsSteeredByTheSliderOrATypedFactorAndNonsenseIsRefused(FxRobot robot) throws Exception {
        trainTo(robot, 2);
        robot.interact(window.run()::pause);
        robot.clickOn("#steer");
        robot.interact(() -> {
            robot.lookup("#steerTarget").queryComboBox().getSelectionModel().select(2);
            TextField typed = robot.lookup("#steerFactor").queryAs(TextField.class);
            typed.setText("much");
            typed.fireEvent(new javafx.event.ActionEvent());
        });
        assertEquals("expected a factor above 0, for instance 0.5, found “much”", text(robot, "#steerSaid"));
        robot.interact(() -> robot.lookup("#steerSlider").queryAs(Slider.class).setValue(-1));
        until(() -> text(robot, "#steerSaid").equals("next: Momentum: step size × 0.1"));
        assertEquals("0.1", robot.lookup("#steerFactor").queryAs(TextField.class).getText());
        robot.interact(() -> robot.lookup("#steerTarget").queryComboBox().getSelectionModel().select(0));
        assertEquals("1", robot.lookup("#steerFactor").queryAs(TextField.class).getText(), "the others keep theirs");
        robot.interact(() -> window.run().train(window.document().experiment()));
        finish(robot);
        assertTrue(ran().training().interventions().getFirst() instanceof Intervention.StepSize(int _, String whose, double factor)
                && whose.equals("Momentum") && factor == 0.1, ran().training().interventions().toString());
        assertFalse(robot.lookup("#steerBar").query().isVisible(), "a run that has ended is steered no more");
    }

    private void hold(FxRobot robot, int step) throws TimeoutException {
        robot.interact(() -> robot.lookup("#timelineSlider").queryAs(Slider.class).setValue(step));
        until(() -> text(robot, "#timelineStep").startsWith("step " + step + " "));
    }

    private double offPlane(int track, int step) {
        Trajectory path = frame().trajectories().get(track);
        for (int i = 0; i < path.size(); i++) {
            if (path.steps()[i] == step) {
                return path.offPlane()[i];
            }
        }
        throw new AssertionError("step " + step + " is not recorded");
    }

    @Test
    void thePlaneGoesThroughTheStepThatTheTimelineIsHeldAt(FxRobot robot) throws Exception {
        trainTo(robot, 0);
        finish(robot);
        assertTrue(menu(robot, "sliceAround").isDisable());
        Plane before = frame().slice().orElseThrow().plane();
        hold(robot, 100);
        assertTrue(offPlane(0, 100) > 1e-3, "the point lies beside the plane: " + offPlane(0, 100));
        double alpha = frame().trajectories().getFirst().alpha()[100];
        fire(robot, "sliceAround");
        until(() -> window.run().state() == State.IDLE && frame().slice().orElseThrow().plane() != before && frame().slice().orElseThrow().complete());
        assertEquals(0, offPlane(0, 100), 1e-9);
        assertEquals(alpha, frame().trajectories().getFirst().alpha()[100], 1e-9, "its place in the plane stays");
        Plane after = frame().slice().orElseThrow().plane();
        assertArrayEquals(before.direction1(), after.direction1());
        assertArrayEquals(before.direction2(), after.direction2());
        assertTrue(frame().message().contains("plane through Adam at step 100"), frame().message());
        assertTrue(text(robot, "#timelineStep").startsWith("step 100 "), "the timeline is held where it was");
        Screen.shoot(opened.stage().getScene().getRoot(), "steer-around");

        toggle(robot, "sliceScrubbing");
        hold(robot, 40);
        hold(robot, 60);
        until(() -> window.run().state() == State.IDLE && offPlane(0, 60) < 1e-9);
        assertEquals(0, offPlane(0, 60), 1e-9);
        until(() -> Files.exists(folder.resolve("live.json")) && Files.readString(folder.resolve("live.json")).contains("\"scrubbing\" : true"));
    }

    @Test
    void withoutLiveSlicesTheLandscapeComesAtTheEnd(FxRobot robot) throws Exception {
        toggle(robot, "liveSlices");
        trainTo(robot, 5);
        assertTrue(frame().slice().isEmpty());
        assertTrue(Double.isNaN(frame().liveCost()));
        finish(robot);
        assertTrue(frame().slice().orElseThrow().complete());
    }

    @Test
    void whatLiveSlicesCostIsShownWhileItTrains(FxRobot robot) throws Exception {
        trainTo(robot, 5);
        until(() -> text(robot, "#liveCost").matches("live slices take \\d+ % of the speed"));
        Screen.shoot(opened.stage().getScene().getRoot(), "steer-live");
        finish(robot);
    }
}
