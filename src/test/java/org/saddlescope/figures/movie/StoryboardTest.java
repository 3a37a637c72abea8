package org.saddlescope.figures.movie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.Frames;

class StoryboardTest {
    private static final Frame FRAME = Frames.frame(Frames.slice(11), Stories.STEPS);

    @Test
    void theShotsGoFromTheFirstStepToTheLastAndTogetherLastAsLongAsAskedFor() {
        for (Timing timing : List.of(new Timing(0.1, 1), new Timing(2, 6), new Timing(10, 30), new Timing(3.3, 7))) {
            Storyboard board = Stories.board(timing, FigureKind.MAP);
            assertEquals(timing.frames(), board.shots().stream().mapToInt(Storyboard.Shot::frames).sum(), timing.toString());
            assertEquals(Stories.STEPS, board.shots().getLast().step(), timing.toString());
            if (timing.frames() > 1) {
                assertEquals(0, board.shots().getFirst().step(), timing.toString());
            }
            for (int i = 1; i < board.size(); i++) {
                assertTrue(board.shots().get(i).step() > board.shots().get(i - 1).step(), timing.toString());
            }
        }
    }

    @Test
    void anOrbitGoesOnceAroundTheSurfaceAndDoesNothingToAMap() {
        Timing timing = new Timing(4, 10);
        MovieSize size = new MovieSize(320, 180);
        Storyboard around = new Storyboard(List.of(Stories.scene(FigureKind.SURFACE)), timing, size, Style.Theme.LIGHT, true);
        assertEquals(0, around.shots().getFirst().turn());
        assertEquals(360, around.shots().getLast().turn());
        assertTrue(around.size() > Stories.STEPS + 1, "also between steps");
        assertEquals(Stories.STEPS + 1, new Storyboard(List.of(Stories.scene(FigureKind.MAP)), timing, size, Style.Theme.LIGHT, true).size());
    }

    @Test
    void atAMomentAPathEndsAtTheLastRecordUpToItsStep() {
        Frame then = Moment.at(FRAME, 7);
        assertEquals(8, then.trajectories().getFirst().size());
        assertEquals(7, then.trajectories().getFirst().steps()[7]);
        assertEquals(FRAME.trajectories().getFirst().explained(), then.trajectories().getFirst().explained());
        assertEquals(1, Moment.at(FRAME, -3).trajectories().getFirst().size(), "never without its start");
        assertEquals(Stories.STEPS + 1, Moment.at(FRAME, 1000).trajectories().getFirst().size());
    }

    @Test
    void aLessonShowsTheViewsOfEachStepAtItsMomentAndTrainsWhatItSays() throws Exception {
        List<Experiment> trained = new ArrayList<>();
        Experiment lesson = Stories.lesson();
        List<Chapter> chapters = Chapter.of(lesson, ColourMap.VIRIDIS, experiment -> {
            trained.add(experiment);
            return FRAME;
        }, () -> false);
        assertEquals(2, trained.size(), "the experiment itself for the first two steps, and the changed one");
        assertEquals(0.01, trained.getFirst().optimizers().getFirst().stepSize());
        assertEquals(0.02, trained.get(1).optimizers().getFirst().stepSize());
        Scene first = chapters.getFirst().scene().orElseThrow();
        assertEquals(List.of(FigureKind.MAP), first.kinds(), "notes are no figure");
        assertEquals(0, first.to());
        Scene second = chapters.get(1).scene().orElseThrow();
        assertEquals(List.of(FigureKind.MAP), second.kinds(), "as before");
        assertEquals(0, second.from());
        assertEquals(5, second.to());
        Scene third = chapters.get(2).scene().orElseThrow();
        assertEquals(List.of(FigureKind.LOSS, FigureKind.RATIOS), third.kinds());
        assertEquals(0, third.from());
        assertEquals(Stories.STEPS, third.to(), "a new run is followed to its end");
        assertEquals("3/3  Larger <steps>", third.title());
    }

    @Test
    void aLessonWithABadChangeSaysWhichField() {
        Experiment lesson = Stories.taught(new Lesson("t", List.of(Stories.step("a", "b", List.of(), null, List.of("optimizers.0.stepSiz=1")))));
        String message = assertThrows(ExperimentException.class, () -> Chapter.of(lesson, ColourMap.VIRIDIS, _ -> FRAME, () -> false)).getMessage();
        assertTrue(message.contains("lesson") && message.contains("stepSize"), message);
    }

    @Test
    void aSizeIsReadWithEitherSignAndMadeEven() {
        assertEquals(Optional.of(new MovieSize(640, 480)), MovieSize.of(" 641 × 481"));
        assertEquals(Optional.of(MovieSize.HD), MovieSize.of("1280x720"));
        for (String bad : List.of("", "1280", "10x10", "99999x720", "1280x720x3", "-5x400")) {
            assertEquals(Optional.empty(), MovieSize.of(bad), bad);
        }
    }
}
