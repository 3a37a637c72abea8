package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.conditions.Condition;
import org.saddlescope.figures.Style;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ConditionSheetTest {
    private ConditionSheet sheet;

    @Start
    void start(Stage stage) {
        sheet = new ConditionSheet();
        Scene scene = new Scene(sheet, 700, 900);
        Themes.apply(scene.getStylesheets(), Style.Theme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyConditionSaysWhatItIsWhoseItIsAndWhatItDoesNearASaddle(FxRobot robot) {
        List<Node> cards = List.copyOf(sheet.getContent().lookupAll(".condition"));
        assertEquals(Condition.all().stream().map(condition -> "condition-" + condition.id()).toList(), cards.stream().map(Node::getId).toList());
        for (int i = 0; i < cards.size(); i++) {
            Condition condition = Condition.all().get(i);
            String text = cards.get(i).lookupAll(".label").stream().map(label -> ((Label) label).getText()).collect(Collectors.joining("\n"));
            assertTrue(text.contains(condition.statement()) && text.contains(condition.nearSaddle()), text);
            assertTrue(text.startsWith(condition.label().split("  ", 2)[0]), text);
        }
        Screen.shoot(sheet, "conditions");
    }
}
