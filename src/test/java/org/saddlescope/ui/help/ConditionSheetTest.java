package org.saddlescope.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.conditions.Condition;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.HeadlessOnly;
import org.saddlescope.ui.Screen;
import org.saddlescope.ui.formula.FormulaView;
import org.saddlescope.ui.settings.Themes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class ConditionSheetTest {
    private ConditionSheet sheet;
    private Stage stage;

    @Start
    void start(Stage shared) {
        // A window of its own: the shared one would keep this small size for the tests after this one.
        stage = new Stage();
        sheet = new ConditionSheet();
        Scene scene = new Scene(sheet);
        Themes.apply(scene.getStylesheets(), Style.Theme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::close);
    }

    /** An id with a point in it, as a δ of 1.25 has, is no selector. */
    private Node card(String id) {
        return sheet.getContent().lookupAll(".condition").stream().filter(card -> card.getId().equals("condition-" + id)).findFirst().orElseThrow();
    }

    private static String text(Node card) {
        return card.lookupAll(".label").stream().map(label -> ((Label) label).getText()).filter(words -> words != null).collect(Collectors.joining("\n"));
    }

    @Test
    void everyConditionSaysWhatItIsWhoseItIsAndWhatItDoesNearASaddle(FxRobot robot) {
        for (Condition condition : Condition.all()) {
            String text = text(card(condition.id()));
            assertTrue(text.contains(condition.statement()) && text.contains(condition.nearSaddle()), text);
            assertTrue(text.startsWith(condition.label().split("  ", 2)[0]), text);
        }
        Screen.shoot(sheet, "conditions");
    }

    @Test
    void everyFormulaIsTypesetInTheColourOfTheTextAndHasWords(FxRobot robot) {
        List<Explanation> all = Explanation.all().stream().flatMap(group -> group.members().stream()).toList();
        assertEquals(all.size(), all.stream().map(Explanation::id).distinct().count());
        for (Style.Theme theme : Style.Theme.values()) {
            robot.interact(() -> {
                Themes.apply(sheet.getScene().getStylesheets(), theme);
                sheet.getScene().getRoot().applyCss();
            });
            for (Explanation explanation : all) {
                FormulaView formula = (FormulaView) card(explanation.id()).lookup(".condition-formula");
                assertEquals(explanation.words(), formula.getAccessibleText());
                Color ink = (Color) formula.getTextFill();
                assertEquals(theme.dark(), ink.getBrightness() > 0.5, explanation.id());
                Image image = formula.picture().getImage();
                int full = 0;
                for (int y = 0; y < image.getHeight(); y++) {
                    for (int x = 0; x < image.getWidth(); x++) {
                        Color pixel = image.getPixelReader().getColor(x, y);
                        full += pixel.getOpacity() == 1 && Math.abs(pixel.getBrightness() - ink.getBrightness()) < 0.02 ? 1 : 0;
                    }
                }
                assertTrue(full > 20, explanation.id() + " in " + theme + ": " + full + " pixels of " + ink);
                assertTrue(formula.picture().getFitWidth() <= sheet.getViewportBounds().getWidth(), explanation.id() + " is cut off");
            }
            assertTrue(sheet.getContent().getLayoutBounds().getWidth() <= sheet.getViewportBounds().getWidth() + 0.5, "nothing is cut off on the right");
            double bottom = sheet.getContent().getLayoutBounds().getHeight();
            for (Explanation.Group group : Explanation.all()) {
                double at = card(group.members().getFirst().id()).getBoundsInParent().getMinY();
                robot.interact(() -> sheet.setVvalue(at / (bottom - sheet.getViewportBounds().getHeight())));
                Screen.shoot(sheet, "conditions-" + group.members().getFirst().id() + "-" + theme);
            }
        }
    }
}
