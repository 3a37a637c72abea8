package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.MinimumSpec;
import org.saddlescope.experiment.Schema;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.ui.Experiments;
import org.saddlescope.ui.HeadlessOnly;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class ExperimentFormTest {
    private final ExperimentDocument document = new ExperimentDocument(Experiments.twoMoons());
    private ExperimentForm form;

    @Start
    void start(Stage stage) {
        form = new ExperimentForm(document, new Choices(Map.of("problem.function", List.of("himmelblau", "rosenbrock"))),
                experiment -> experiment.training().steps() == 13
                        ? Optional.of(new ExperimentForm.Contradiction("training.steps", "thirteen is unlucky")) : Optional.empty());
        stage.setScene(new Scene(form, 400, 900));
        stage.show();
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Object> combo(FxRobot robot, String id) {
        return (ComboBox<Object>) robot.lookup("#" + id).queryAs(ComboBox.class);
    }

    private static void choose(FxRobot robot, String id, String variant) {
        ComboBox<Object> combo = combo(robot, id);
        robot.interact(() -> combo.setValue(combo.getItems().stream()
                .filter(item -> ((Schema.Option) item).name().equals(variant)).findFirst().orElseThrow()));
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(TextInputControl.class).setText(text));
    }

    private static String message(FxRobot robot, String id) {
        return robot.lookup("#message-" + id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    /**
     * Every union and the path at which the form shows it, found by choosing every variant there is. A record within
     * itself, such as a residual block in one, is not entered again.
     */
    private void chooseEverything(FxRobot robot, String path, Schema.Type type, List<String> seen, Set<Class<?>> within) {
        switch (type) {
            case Schema.Union union -> union.options().forEach(option -> {
                choose(robot, "field-" + path.replace('.', '-'), option.name());
                seen.add(path + "=" + option.name());
                chooseEverything(robot, path, option.record(), seen, within);
            });
            case Schema.RecordType record when within.add(record.type()) -> {
                record.fields().forEach(field -> chooseEverything(robot,
                        path.isEmpty() ? field.name() : path + "." + field.name(), field.type(), seen, within));
                within.remove(record.type());
            }
            case Schema.ListOf(Schema.Union union, int _, int _) -> {
                String id = path.replace('.', '-');
                if (robot.lookup("#field-" + id + "-0").tryQuery().isEmpty()) {
                    robot.interact(() -> robot.lookup("#add-" + id).queryButton().fire());
                }
                chooseEverything(robot, path + ".0", union, seen, within);
            }
            default -> { }
        }
    }

    @Test
    void everyVariantOfEveryPartCanBeChosen(FxRobot robot) {
        List<String> seen = new ArrayList<>();
        chooseEverything(robot, "", Schema.experiment(), seen, new HashSet<>());
        assertTrue(seen.containsAll(List.of("problem=formula", "problem.data=idx", "optimizers.0=adam",
                "optimizers.0.schedule=cosine", "plane=random")), seen.toString());
        assertInstanceOf(Experiment.PlaneSpec.FromFile.class, document.experiment().plane());
    }

    @Test
    void anotherKindOfOptimizerKeepsWhatBothHave(FxRobot robot) {
        type(robot, "field-optimizers-0-stepSize", "0.123");
        choose(robot, "field-optimizers-0", "nesterov");
        Optimizer.Nesterov chosen = assertInstanceOf(Optimizer.Nesterov.class, document.experiment().optimizers().getFirst());
        assertEquals(0.123, chosen.stepSize());
        assertEquals(0.9, chosen.beta());
        assertEquals(Optional.of("change optimizers"), document.undoNameProperty().get());
    }

    @Test
    void aTestFunctionIsChosenFromTheirNames(FxRobot robot) {
        choose(robot, "field-problem", "analytic");
        assertEquals(new ProblemSpec.Analytic("himmelblau"), document.experiment().problem());
        robot.interact(() -> combo(robot, "field-problem-function").setValue("rosenbrock"));
        assertEquals(new ProblemSpec.Analytic("rosenbrock"), document.experiment().problem());
    }

    @Test
    void aListIsValidatedEntryByEntry(FxRobot robot) {
        type(robot, "field-problem-architecture-hidden", "32, x");
        assertEquals("Entry 2 “x” is not a whole number", message(robot, "problem-architecture-hidden"));
        assertFalse(form.valid().get());
        assertEquals("Problem › architecture › hidden: entry 2 “x” is not a whole number", form.complaint().get());
        type(robot, "field-problem-architecture-hidden", "8, 8, 8");
        assertTrue(form.valid().get());
        assertTrue(document.experiment().problem().toString().contains("[8, 8, 8]"));
    }

    @Test
    void aContradictionStandsAtItsFieldAndGoesWhenItIsSolved(FxRobot robot) {
        type(robot, "field-training-steps", "13");
        assertEquals("thirteen is unlucky", message(robot, "training-steps"));
        assertFalse(form.valid().get());
        type(robot, "field-training-steps", "14");
        assertEquals("", message(robot, "training-steps"));
        assertTrue(form.valid().get());
    }

    @Test
    void aMistakeInAPartThatIsReplacedGoesWithIt(FxRobot robot) {
        type(robot, "field-problem-data-samples", "none");
        assertFalse(form.valid().get());
        choose(robot, "field-problem", "formula");
        assertFalse(message(robot, "problem-data-samples").contains("none"));
        assertTrue(form.valid().get());
    }

    @Test
    void undoingDropsWhatCouldNotBeRead(FxRobot robot) {
        type(robot, "field-training-steps", "500");
        type(robot, "field-training-steps", "many");
        assertFalse(form.valid().get());
        robot.interact(document::undo);
        assertTrue(form.valid().get());
        assertEquals("200", robot.lookup("#field-training-steps").queryAs(TextInputControl.class).getText());
    }

    @Test
    void aMistakeOpensTheSectionItIsIn(FxRobot robot) {
        TitledPane grid = robot.lookup("#section-grid").queryAs(TitledPane.class);
        assertFalse(grid.isExpanded());
        robot.interact(() -> grid.setExpanded(true));
        TextInputControl columns = robot.lookup("#field-grid-columns").queryAs(TextInputControl.class);
        robot.interact(() -> grid.setExpanded(false));
        robot.interact(() -> columns.setText("0"));
        assertTrue(grid.isExpanded());
        assertEquals("Must be between 2 and 1001; nearest: 2", message(robot, "grid-columns"));
    }

    @Test
    void aMinimumIsDeclaredAndTakenBack(FxRobot robot) {
        robot.interact(() -> robot.lookup("#section-probes").queryAs(TitledPane.class).setExpanded(true));
        choose(robot, "field-probes-minimum", "declared");
        type(robot, "field-probes-minimum-value", "0.25");
        type(robot, "field-probes-minimum-points", "1 2; 3 4");
        assertEquals(new MinimumSpec.Declared(0.25, List.of(List.of(1.0, 2.0), List.of(3.0, 4.0))), document.experiment().probes().minimum());
        choose(robot, "field-probes-minimum", "known");
        assertEquals(MinimumSpec.DEFAULT, document.experiment().probes().minimum());
    }

    @Test
    void theFiguresOfARunAreTicked(FxRobot robot) {
        robot.interact(() -> robot.lookup("#section-more").queryAs(TitledPane.class).setExpanded(true));
        robot.interact(() -> robot.lookup("#field-figures-surface").queryAs(CheckBox.class).fire());
        assertEquals(List.of(Experiment.FigureKind.MAP, Experiment.FigureKind.SURFACE, Experiment.FigureKind.LOSS), document.experiment().figures());
    }
}
