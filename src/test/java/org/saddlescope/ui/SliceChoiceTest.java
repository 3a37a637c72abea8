package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.slice.SliceChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SliceChoiceTest {
    private final ExperimentDocument document = new ExperimentDocument(Experiments.himmelblau(40));

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new HBox(new SliceChoice(document, () -> {}).nodes().toArray(javafx.scene.Node[]::new))));
        stage.show();
    }

    private static String shown(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        ComboBox<?> grid = robot.lookup("#grid").queryAs(ComboBox.class);
        return grid.getChildrenUnmodifiable().stream().filter(ListCell.class::isInstance).map(cell -> ((ListCell<?>) cell).getText()).findFirst().orElseThrow();
    }

    private void edit(FxRobot robot, Experiment next) {
        robot.interact(() -> document.edit("change", next, Optional.empty()));
    }

    @Test
    void aGridOfASizeOfItsOwnIsNamedHoweverOftenTheExperimentIsShown(FxRobot robot) {
        edit(robot, (Experiment) Schema.experiment().with(document.experiment(), "grid", new Experiment.Grid(61, 41, Optional.empty())));
        assertEquals("61 × 41", shown(robot));
        edit(robot, document.experiment().named("Another name"));
        assertEquals("61 × 41", shown(robot));
        edit(robot, (Experiment) Schema.experiment().with(document.experiment(), "grid", new Experiment.Grid(51, 51, Optional.empty())));
        assertEquals("51 × 51", shown(robot));
    }
}
