package org.saddlescope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiConsumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.ui.Frames;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Time is given by the test: nothing here waits, and no pulse comes between what one interaction does. */
@ExtendWith(ApplicationExtension.class)
class PlaybackTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int STEPS = 40;

    @Start
    void start(Stage stage) {
        // No window is needed; one that is shown without content would keep its size for the tests after this one.
        stage.hide();
    }

    private static void playing(FxRobot robot, BiConsumer<Timeline, Playback> what) {
        robot.interact(() -> {
            RunModel run = new RunModel(Training::of, failure -> { });
            Timeline timeline = new Timeline(run);
            Playback playback = new Playback(timeline);
            playback.speedProperty().set(Playback.Speed.SLOW);
            run.show(Frames.experiment(), Frames.frame(Frames.slice(5), STEPS), () -> {
                throw new ExperimentException("only looked at");
            });
            playback.playingProperty().set(true);
            what.accept(timeline, playback);
            playback.playingProperty().set(false);
            run.close();
        });
    }

    @Test
    void itBeginsAtTheFirstStepAndMakesFiveStepsASecond(FxRobot robot) {
        playing(robot, (timeline, playback) -> {
            assertEquals(0, timeline.position().index());
            playback.tick(SECOND);
            assertEquals(0, timeline.position().index(), "the first call only takes the time");
            playback.tick(SECOND + SECOND * 3 / 10);
            assertEquals(1, timeline.position().index(), "one and a half steps are due");
            playback.tick(SECOND + SECOND * 41 / 100);
            assertEquals(2, timeline.position().index(), "the half is not lost");
            playback.tick(3 * SECOND);
            assertEquals(10, timeline.position().index(), 1);
        });
    }

    @Test
    void itEndsAtTheLastStepOrWhereSomebodyMovesTheTimeline(FxRobot robot) {
        playing(robot, (timeline, playback) -> {
            playback.tick(SECOND);
            playback.tick(100 * SECOND);
            assertTrue(timeline.position().last());
            assertFalse(playback.playingProperty().get());
        });
        playing(robot, (timeline, playback) -> {
            playback.tick(SECOND);
            playback.tick(2 * SECOND);
            timeline.moveTo(20);
            assertFalse(playback.playingProperty().get());
            playback.tick(9 * SECOND);
            assertEquals(20, timeline.position().index());
        });
    }
}
