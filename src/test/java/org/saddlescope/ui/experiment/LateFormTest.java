package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.Experiments;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LateFormTest {
    private static final String STEPS = "#field-training-steps";

    private final ExperimentDocument document = new ExperimentDocument(Experiments.twoMoons());
    private final List<Runnable> later = new ArrayList<>();
    private ExperimentForm form;

    @Start
    void start(Stage stage) {
        form = new ExperimentForm(document, new Choices(Map.of("problem.function", List.of("himmelblau", "rosenbrock"))),
                experiment -> experiment.name().equals("unlucky")
                        ? Optional.of(new ExperimentForm.Contradiction("training.steps", "thirteen is unlucky")) : Optional.empty(), Optional.of(later::addAll));
        stage.setScene(new Scene(form, 400, 900));
        stage.show();
    }

    private static boolean there(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().isPresent();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextInputControl.class).getText();
    }

    private static Experiment named(String name) {
        return Experiments.twoMoons().named(name);
    }

    @Test
    void thePartsComeOneByOneAndTheTitlesAreThereBefore(FxRobot robot) {
        assertTrue(there(robot, "#section-training"));
        assertFalse(there(robot, STEPS));
        assertFalse(there(robot, "#field-name"));
        assertTrue(form.valid().get());
        robot.interact(() -> later.getFirst().run());
        assertTrue(there(robot, "#field-name"));
        assertFalse(there(robot, STEPS));
        robot.interact(() -> later.forEach(Runnable::run));
        assertEquals(Integer.toString(Experiments.twoMoons().training().steps()), text(robot, STEPS));
    }

    @Test
    void aPartThatComesLateShowsWhatTheDocumentHoldsByThenAndEditsIt(FxRobot robot) {
        robot.interact(() -> document.edit("rename", named("another"), Optional.empty()));
        robot.interact(() -> later.forEach(Runnable::run));
        assertEquals("another", text(robot, "#field-name"));
        robot.interact(() -> robot.lookup(STEPS).queryAs(TextInputControl.class).setText("17"));
        assertEquals(17, document.experiment().training().steps());
        assertEquals("another", document.experiment().name());
        robot.interact(() -> document.edit("rename", named("a third"), Optional.empty()));
        assertEquals("a third", text(robot, "#field-name"));
        assertEquals(Integer.toString(Experiments.twoMoons().training().steps()), text(robot, STEPS));
    }

    @Test
    void aSearchMakesWhatItLooksThrough(FxRobot robot) {
        robot.interact(() -> robot.lookup("#form-search").queryAs(TextInputControl.class).setText("steps"));
        assertTrue(there(robot, STEPS));
        assertTrue(robot.lookup("#section-training").query().isVisible());
        robot.interact(() -> robot.lookup("#form-search").queryAs(TextInputControl.class).setText("no such field"));
        assertFalse(robot.lookup("#section-training").query().isVisible());
    }

    @Test
    void aClosedPartIsMadeWhenItIsOpened(FxRobot robot) {
        assertFalse(there(robot, "#field-seed"));
        robot.interact(() -> later.forEach(Runnable::run));
        assertFalse(there(robot, "#field-seed"));
        robot.interact(() -> robot.lookup("#section-more").queryAs(TitledPane.class).setExpanded(true));
        assertTrue(there(robot, "#field-seed"));
    }

    @Test
    void aContradictionIsShownAtItsFieldThoughThatWasNotThere(FxRobot robot) {
        robot.interact(() -> document.edit("rename", named("unlucky"), Optional.empty()));
        assertFalse(form.valid().get());
        assertEquals("thirteen is unlucky", robot.lookup("#message-training-steps").queryAs(Label.class).getText());
        assertFalse(there(robot, "#field-name"));
    }
}
