package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.LessonPlan;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.Figure;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.lesson.LessonPlayer;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A lecturer goes through a lesson with the keys of a presenter. */
class LessonWindowTest extends WindowCase {
    private final FileExperimentStore store = new FileExperimentStore();

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, store, Experiments.himmelblau(50));
    }

    private Experiment open(FxRobot robot, String id) throws Exception {
        Experiment lesson = Experiments.sample(store, id);
        Path file = folder.resolve(id + ".json");
        store.save(lesson, file);
        robot.interact(() -> window.open(file));
        until(() -> window.lessons().shownProperty().get().isPresent());
        return lesson;
    }

    private LessonPlayer.Shown shown() {
        return window.lessons().shownProperty().get().orElseThrow();
    }

    private Frame frame() {
        return window.run().frameProperty().get().orElseThrow();
    }

    /** Waits until the run of the step has ended and the timeline is where the step wants it. */
    private void settled() throws TimeoutException {
        LessonPlan.Stage stage = shown().stage();
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().filter(frame -> frame.phase() == Frame.Phase.DONE).isPresent());
        assertEquals(stage.run().set().isEmpty(), window.run().experimentProperty().get().orElseThrow().equals(shown().base().withoutLesson()));
    }

    private static void awaiting(java.util.concurrent.Callable<Boolean> condition, java.util.function.Supplier<String> otherwise) throws TimeoutException {
        try {
            OpenWindow.until(condition);
        } catch (TimeoutException e) {
            throw new TimeoutException(otherwise.get());
        }
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    /** What stands before the audience: the view in front of each dock. */
    private Set<ViewKind> seen(FxRobot robot) {
        return robot.lookup(".dock").queryAllAs(TabPane.class).stream().filter(Node::isVisible)
                .map(dock -> (ViewKind) dock.getSelectionModel().getSelectedItem().getUserData())
                .collect(Collectors.toSet());
    }

    /** Of the words and the formulas of the step. */
    private static List<Double> sizes(FxRobot robot) {
        return Stream.concat(robot.lookup("#lessonText .lesson-words").queryAllAs(javafx.scene.text.Text.class).stream().map(words -> words.getFont().getSize()),
                robot.lookup("#lessonText .lesson-formula").queryAllAs(Label.class).stream().map(formula -> formula.getFont().getSize())).toList();
    }

    @Test
    void whenALectureBeginsWordsAndFormulasOfTheStepGrow(FxRobot robot) throws Exception {
        open(robot, "lesson-saddle");
        assertTrue(sizes(robot).stream().allMatch(size -> size < 18), () -> "without a lecture: " + sizes(robot));
        robot.interact(() -> window.options().lectureProperty().set(true));
        until(() -> sizes(robot).stream().allMatch(size -> size >= 18));
        robot.interact(() -> window.options().lectureProperty().set(false));
    }

    @Test
    void aLecturerGoesThroughALessonWithPageDownAndBackWithPageUpAndFindsTheWindowAsItWas(FxRobot robot) throws Exception {
        Figure.Camera camera = window.camera();
        var before = window.arranger().seating().layout();
        Experiment lesson = open(robot, "lesson-saddle");
        LessonPlan plan = LessonPlan.of(lesson.lesson().orElseThrow());
        List<Frame> frames = new ArrayList<>();
        assertTrue(robot.lookup("#lesson").tryQuery().isPresent());
        assertTrue(robot.lookup("#sidebar").tryQuery().isEmpty(), "the form makes room");
        for (int i = 0; i < plan.stages().size(); i++) {
            LessonPlan.Stage stage = plan.stages().get(i);
            // Nobody waits for what is stretched to be watched.
            robot.interact(() -> window.run().stretch(0));
            assertEquals((i + 1) + " / " + plan.stages().size(), text(robot, "lessonPlace"));
            assertEquals(stage.step().title(), text(robot, "lessonTitle"));
            settled();
            awaiting(() -> seen(robot).equals(Set.copyOf(stage.views())), () -> stage.step().title() + " shows " + seen(robot) + ", not " + stage.views());
            if (stage.at().isPresent()) {
                until(() -> text(robot, "timelineStep").startsWith("step " + stage.at().get() + " "));
            }
            frames.add(frame());
            robot.type(KeyCode.PAGE_DOWN);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertEquals(plan.stages().size() - 1, shown().index(), "there is nothing after the last step");
        assertTrue(robot.lookup("#lessonNextButton").queryAs(Button.class).isDisabled());
        for (int i = plan.stages().size() - 2; i >= 0; i--) {
            robot.type(KeyCode.PAGE_UP);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(plan.stages().get(i).step().title(), text(robot, "lessonTitle"));
            assertSame(frames.get(i).tracks().getFirst().history().loss(), frame().tracks().getFirst().history().loss(), "the run of step " + (i + 1) + " again, at once");
        }
        assertEquals(lesson, window.document().experiment(), "the document is untouched");
        assertFalse(window.document().changedProperty().get());
        robot.type(KeyCode.ESCAPE);
        until(() -> window.lessons().shownProperty().get().isEmpty() && robot.lookup("#lesson").tryQuery().isEmpty());
        assertTrue(robot.lookup("#sidebar").tryQuery().isPresent(), "the form is back");
        assertEquals(before, window.arranger().seating().layout(), "the views stand where they stood");
        until(() -> seen(robot).containsAll(Set.of(ViewKind.MAP, ViewKind.SURFACE)));
        assertEquals(camera, window.camera());
    }

    @Test
    void theListGoesToAnyStepWhichTrainsItsOwnExperimentAndTheButtonLeaves(FxRobot robot) throws Exception {
        open(robot, "lesson-step-size");
        robot.type(KeyCode.PAGE_DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, shown().index());
        robot.interact(() -> robot.lookup("#lessonSteps").queryAs(javafx.scene.control.MenuButton.class).getItems().get(5).fire());
        assertEquals(5, shown().index());
        robot.interact(() -> window.run().stretch(0));
        settled();
        assertEquals(0.21, window.run().experimentProperty().get().orElseThrow().optimizers().getFirst().stepSize());
        robot.interact(() -> robot.lookup("#lessonClose").queryAs(Button.class).fire());
        until(() -> robot.lookup("#lesson").tryQuery().isEmpty());
    }

    @Test
    void aRunThatWasThereBeforeTheLessonIsThereAgainAfterIt(FxRobot robot) throws Exception {
        Experiment lesson = open(robot, "lesson-step-size");
        robot.interact(() -> window.lessons().leave());
        robot.interact(() -> window.run().train(lesson.withoutLesson()));
        settledRun();
        Frame mine = frame();
        robot.interact(() -> MenuItems.all(robot).filter(item -> "menu-lesson".equals(item.getId())).findFirst().orElseThrow().fire());
        until(() -> window.lessons().shownProperty().get().isPresent());
        robot.type(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
        until(() -> window.run().frameProperty().get().filter(now -> now != mine).isPresent());
        robot.interact(() -> window.lessons().leave());
        assertSame(mine, frame());
        WaitForAsyncUtils.waitForFxEvents();
        double width = robot.lookup("#sidebar").query().getLayoutBounds().getWidth();
        assertTrue(width > 150 && width < 500, "the form has its place: " + width);
        until(() -> window.run().refusalProperty().get().isEmpty());
        assertTrue(window.run().subject().isPresent(), "its slices and instruments work");
        robot.interact(() -> window.run().sliceAround(0, ""));
        until(() -> window.run().state() == State.IDLE && frame() != mine && frame().slice().filter(slice -> slice.complete()).isPresent());
    }

    @Test
    void aRunThatWentOnWhenTheLessonBeganIsThereAgainAsItWasAndCanBeSliced(FxRobot robot) throws Exception {
        Experiment lesson = open(robot, "lesson-step-size");
        robot.interact(() -> window.lessons().leave());
        robot.interact(() -> window.run().watch(lesson.withoutLesson(), 600));
        until(() -> window.run().frameProperty().get().filter(now -> !now.tracks().isEmpty() && now.tracks().getFirst().step() >= 1).isPresent());
        robot.interact(() -> window.lessons().start(lesson));
        robot.interact(() -> window.run().stretch(0));
        settled();
        robot.interact(() -> window.lessons().leave());
        assertEquals(Frame.Phase.STOPPED, frame().phase());
        assertTrue(frame().tracks().getFirst().step() < lesson.training().steps(), "what had been computed, and no more");
        until(() -> window.run().refusalProperty().get().isEmpty());
        assertTrue(window.run().subject().isPresent());
    }

    @Test
    void aStepsRunIsHeldAndGoesOnByTheSpaceBarAndTheLessonGoesOnFromThere(FxRobot robot) throws Exception {
        open(robot, "lesson-step-size");
        robot.interact(() -> window.lessons().go(2));
        robot.interact(() -> window.run().stretch(600));
        until(() -> window.run().state() == State.TRAINING && window.run().frameProperty().get().filter(now -> !now.tracks().isEmpty() && now.tracks().getFirst().step() >= 1).isPresent());
        Experiment stepped = window.run().experimentProperty().get().orElseThrow();
        robot.type(KeyCode.SPACE);
        until(() -> window.run().state() == State.PAUSED);
        robot.type(KeyCode.SPACE);
        until(() -> window.run().state() == State.TRAINING);
        assertSame(stepped, window.run().experimentProperty().get().orElseThrow(), "the run of the step goes on, and none of the document's begins");
        robot.type(KeyCode.SPACE);
        until(() -> window.run().state() == State.PAUSED);
        robot.type(KeyCode.PAGE_DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(3, shown().index());
        until(() -> window.run().state() != State.PAUSED);
        robot.interact(() -> window.run().stretch(0));
        settled();
    }

    @Test
    void inALectureAWholeLessonIsGoneThroughWithPageDownAndEscapeLeavesTheLectureBeforeTheLesson(FxRobot robot) throws Exception {
        robot.type(KeyCode.F5);
        until(() -> window.options().lectureProperty().get());
        LessonPlan plan = LessonPlan.of(open(robot, "lesson-step-size").lesson().orElseThrow());
        for (int i = 0; i < plan.stages().size(); i++) {
            if (i > 0) {
                robot.type(KeyCode.PAGE_DOWN);
            }
            robot.interact(() -> window.run().stretch(0));
            int at = i;
            until(() -> shown().index() == at && text(robot, "lessonTitle").equals(plan.stages().get(at).step().title()));
            settled();
            assertEquals(Set.copyOf(plan.stages().get(i).views()), seen(robot), plan.stages().get(i).step().title());
        }
        assertTrue(window.options().lectureProperty().get(), "it has stayed a lecture");
        robot.type(KeyCode.ESCAPE);
        until(() -> !window.options().lectureProperty().get());
        assertEquals(plan.stages().size() - 1, shown().index(), "the lesson goes on in the usual window");
        robot.type(KeyCode.ESCAPE);
        until(() -> window.lessons().shownProperty().get().isEmpty() && robot.lookup("#sidebar").tryQuery().isPresent());
    }

    @Test
    void thePageKeysAreThePresentersWhereTextIsTypedToo(FxRobot robot) throws Exception {
        open(robot, "lesson-step-size");
        TextField typed = new TextField("12");
        robot.interact(() -> {
            ((Pane) ((BorderPane) robot.lookup("#lesson").query()).getTop()).getChildren().add(typed);
            typed.requestFocus();
        });
        robot.type(KeyCode.PAGE_DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, shown().index());
        assertEquals(typed, opened.stage().getScene().getFocusOwner(), "what is typed in keeps the focus");
        robot.type(KeyCode.PAGE_UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, shown().index());
    }

    @Test
    void theTextHasAThirdOfTheWindowAtMostInALectureAndInASmallerWindowToo(FxRobot robot) throws Exception {
        open(robot, "lesson-saddle");
        robot.interact(() -> opened.stage().setWidth(1900));
        robot.interact(() -> window.options().lectureProperty().set(true));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> opened.stage().setWidth(1280));
        until(() -> robot.lookup("#lesson").query().getLayoutBounds().getWidth() <= opened.stage().getScene().getWidth() / 3 + 2);
        assertTrue(robot.lookup("#lesson").query().getLayoutBounds().getWidth() > opened.stage().getScene().getWidth() / 5);
    }

    @Test
    void theFormComesBackWhenBothTheLessonAndTheLectureHaveEnded(FxRobot robot) throws Exception {
        open(robot, "lesson-saddle");
        robot.interact(() -> window.options().lectureProperty().set(true));
        robot.interact(() -> window.options().lectureProperty().set(false));
        assertTrue(robot.lookup("#sidebar").tryQuery().isEmpty(), "the lesson still needs the room");
        robot.interact(() -> window.options().lectureProperty().set(true));
        robot.interact(() -> window.lessons().leave());
        assertTrue(robot.lookup("#sidebar").tryQuery().isEmpty(), "the lecture still needs the room");
        robot.interact(() -> window.options().lectureProperty().set(false));
        WaitForAsyncUtils.waitForFxEvents();
        double width = robot.lookup("#sidebar").query().getLayoutBounds().getWidth();
        assertTrue(width > 150 && width < 500, "the form has its place: " + width);
    }

    private void settledRun() throws TimeoutException {
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().filter(frame -> frame.phase() == Frame.Phase.DONE).isPresent());
    }
}
