package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.ui.Experiments;
import org.saddlescope.ui.HeadlessOnly;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class JsonPaneTest {
    private final ExperimentDocument document = new ExperimentDocument(Experiments.twoMoons());

    @Start
    void start(Stage stage) {
        ExperimentForm form = new ExperimentForm(document, new Choices(Map.of()), experiment -> Optional.empty());
        ExperimentPage page = new ExperimentPage(document, form);
        page.jsonProperty().set(true);
        stage.setScene(new Scene(page, 500, 900));
        stage.show();
    }

    private static TextArea text(FxRobot robot) {
        return robot.lookup("#json-text").queryAs(TextArea.class);
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void replace(FxRobot robot, String from, String to) {
        robot.interact(() -> {
            String now = text(robot).getText();
            assertTrue(now.contains(from), now);
            text(robot).replaceText(now.indexOf(from), now.indexOf(from) + from.length(), to);
        });
    }

    private double stepSize() {
        return document.experiment().optimizers().getFirst().stepSize();
    }

    @Test
    void anEditOfTheFormIsInTheTextAndTheCaretStays(FxRobot robot) {
        robot.interact(() -> text(robot).positionCaret(5));
        robot.interact(() -> robot.lookup("#field-optimizers-0-stepSize").queryAs(TextInputControl.class).setText("0.375"));
        assertEquals(ExperimentFile.write(document.experiment()), text(robot).getText());
        assertEquals(5, text(robot).getCaretPosition());
        assertEquals(0.375, stepSize());
    }

    @Test
    void anEditOfTheTextIsAnEditOfTheDocumentWithTheNameOfTheField(FxRobot robot) throws Exception {
        replace(robot, "\"stepSize\": 0.01", "\"stepSize\": 0.25");
        until(() -> stepSize() == 0.25);
        assertEquals(Optional.of("change step size"), document.undoNameProperty().get());
        assertEquals("0.25", robot.lookup("#field-optimizers-0-stepSize").queryAs(TextInputControl.class).getText());
        robot.interact(document::undo);
        assertEquals(Experiments.twoMoons(), document.experiment());
        assertEquals(ExperimentFile.write(Experiments.twoMoons()), text(robot).getText());
    }

    @Test
    void aTextThatIsNotValidStaysWithWhatIsWrongAndChangesNothing(FxRobot robot) throws Exception {
        replace(robot, "\"stepSize\"", "\"stepsize\"");
        until(() -> robot.lookup("#json-message").queryAs(Label.class).getText().contains("stepSize"));
        String typed = text(robot).getText();
        org.saddlescope.ui.Screen.shoot(text(robot).getScene().getRoot(), "json-invalid");
        assertEquals(Experiments.twoMoons(), document.experiment());
        robot.interact(() -> robot.lookup("#field-training-steps").queryAs(TextInputControl.class).setText("77"));
        assertEquals(typed, text(robot).getText());
        robot.interact(() -> robot.lookup("#json-revert").queryButton().fire());
        assertEquals(ExperimentFile.write(document.experiment()), text(robot).getText());
        assertEquals("", robot.lookup("#json-message").queryAs(Label.class).getText());
        assertEquals(77, document.experiment().training().steps());
    }

    @Test
    void aMessageOfTheCodecIsFoundInTheText() {
        String json = "{\n \"a\": 1,\n \"list\": [\n  {\"x\": 1},\n  {\"x\": true}\n ]\n}";
        assertEquals(OptionalInt.of(5), JsonPlaces.line(json, "list[1].x: expected a number"));
        assertEquals(OptionalInt.of(5), JsonPlaces.line(json, "list[1].y: expected a number, found nothing"));
        assertEquals(OptionalInt.of(3), JsonPlaces.line(json, "line 3, column 4: malformed JSON"));
    }

    @Test
    void aDifferenceIsNamedByWhatItIs() {
        Experiment one = Experiments.twoMoons();
        assertEquals("change name", Difference.between(one, one.named("Other")).name());
        assertEquals("change several settings", Difference.between(one, Experiments.himmelblau(3)).name());
        Experiment fewer = new Experiment(1, one.name(), one.notes(), one.seed(), one.precision(), one.problem(), one.start(), one.optimizers().subList(0, 1),
                one.training(), one.plane(), one.grid(), one.probes(), one.figures());
        assertEquals("remove optimizer", Difference.between(one, fewer).name());
        assertEquals("add optimizer", Difference.between(fewer, one).name());
    }

    @Test
    void aSearchLeavesTheFieldsThatItFindsAndOpensTheirSections(FxRobot robot) {
        TitledPane probes = robot.lookup("#section-probes").queryAs(TitledPane.class);
        assertFalse(probes.isExpanded());
        robot.interact(() -> robot.lookup("#form-search").queryAs(TextInputControl.class).setText("curvature tolerance"));
        assertTrue(probes.isExpanded());
        assertTrue(robot.lookup("#field-probes-curvatureTolerance").tryQuery().isPresent());
        assertTrue(robot.lookup("#field-probes-every").tryQuery().isEmpty());
        assertFalse(robot.lookup("#section-problem").query().isVisible());
        robot.interact(() -> robot.lookup("#form-search").queryAs(TextInputControl.class).setText("nothing of the kind"));
        assertEquals("No field matches “nothing of the kind”.", robot.lookup("#form-none").queryAs(Label.class).getText());
        robot.interact(() -> robot.lookup("#form-search").queryAs(TextInputControl.class).clear());
        assertFalse(probes.isExpanded());
        assertTrue(robot.lookup("#section-problem").query().isVisible());
    }

    @Test
    void tenVersionsAreListedAndOneIsGoneToDirectly(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 1; i <= 10; i++) {
                document.edit("edit " + i, Experiments.twoMoons().named("Version " + i), Optional.empty());
            }
            document.go(document.versions().get(4));
        });
        assertEquals("Version 4", document.experiment().name());
        assertEquals(Optional.of("edit 4"), document.undoNameProperty().get());
        robot.interact(() -> document.go(document.versions().getLast()));
        assertEquals("Version 10", document.experiment().name());
        robot.interact(() -> document.go(document.versions().getFirst()));
        assertEquals(Experiments.twoMoons(), document.experiment());
    }
}
