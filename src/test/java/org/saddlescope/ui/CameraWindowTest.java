package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.saddlescope.ui.OpenWindow.until;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Camera;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.scene.SurfaceView;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** From where the surface is seen, and what the experiment says of that. */
class CameraWindowTest extends WindowCase {
    private static final Figure.Camera KEPT = new Figure.Camera(12.35, 40, 1.5);

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, new FileExperimentStore(), Experiments.himmelblau(10));
    }

    private void train(FxRobot robot, Experiment experiment) throws TimeoutException {
        robot.interact(() -> window.document().open(experiment, Optional.empty()));
        again(robot);
    }

    private void again(FxRobot robot) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().flatMap(Frame::slice).filter(Slice::complete).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Figure.Camera camera() {
        return window.camera();
    }

    private void turn(FxRobot robot, Figure.Camera place) {
        robot.interact(() -> robot.lookup("#surface").<SurfaceView>query().cameraProperty().set(place));
    }

    @Test
    void aViewThatIsKeptIsPartOfTheExperimentAndCanBeUndone(FxRobot robot) throws Exception {
        train(robot, Experiments.himmelblau(10));
        turn(robot, new Figure.Camera(372.349, 40, 1.5));
        robot.interact(() -> window.actions().keepCamera.action().run());
        assertEquals(Optional.of(new Camera(12.35, 40, 1.5)), window.document().experiment().camera());
        robot.interact(window.document()::undo);
        assertEquals(Optional.empty(), window.document().experiment().camera());
    }

    @Test
    void anExperimentIsSeenFromWhereItSaysAndTheUserMayTurnItUntilTheViewIsReset(FxRobot robot) throws Exception {
        train(robot, Experiments.himmelblau(10).seenFrom(Optional.of(new Camera(12.35, 40, 1.5))));
        until(() -> camera().equals(KEPT));
        turn(robot, new Figure.Camera(100, 10, 1));
        again(robot);
        assertEquals(new Figure.Camera(100, 10, 1), camera(), "the user's turn stays for another run of it");
        robot.press(KeyCode.R).release(KeyCode.R);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(KEPT, camera());
        train(robot, Experiments.himmelblau(12));
        assertNotEquals(KEPT, camera(), "an experiment that leaves it open is seen from where its paths are");
    }
}
