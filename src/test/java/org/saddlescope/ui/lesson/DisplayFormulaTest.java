package org.saddlescope.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.ui.formula.Formula;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DisplayFormulaTest {
    private static final String SUM = "F(x)=\\sum_j a_j\\max(0,\\,\\langle w_j,x\\rangle+b_j)";

    private final ExecutorService painter = Executors.newSingleThreadExecutor();
    private final DoubleProperty room = new SimpleDoubleProperty(2000);
    private final ObjectProperty<Font> font = new SimpleObjectProperty<>(Font.font(13));
    private DisplayFormula formula;

    @Start
    void start(Stage stage) {
        formula = new DisplayFormula(SUM, font, room, painter);
        stage.setScene(new Scene(new VBox(formula), 900, 300));
        stage.show();
    }

    @AfterEach
    void close() {
        painter.shutdown();
    }

    private long lines() {
        return formula.getChildrenUnmodifiable().stream().filter(node -> node.isManaged()).count();
    }

    private void until(java.util.concurrent.Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }

    @Test
    void aFormulaIsBrokenWhereItWouldBeMuchSmallerAndIsWholeAgainWhereThereIsRoom(FxRobot robot) throws TimeoutException {
        until(() -> formula.getWidth() > 50 && formula.getChildrenUnmodifiable().getFirst().prefWidth(-1) > 100);
        assertEquals(1, lines());
        double whole = formula.getChildrenUnmodifiable().getFirst().prefWidth(-1);
        robot.interact(() -> room.set(0.9 * whole));
        assertEquals(1, lines(), "a little smaller is no reason to break it");
        robot.interact(() -> room.set(0.7 * whole));
        assertEquals(2, lines());
        until(() -> formula.prefWidth(-1) > 0.4 * whole && formula.prefWidth(-1) <= 0.7 * whole + 1);
        robot.interact(() -> room.set(2000));
        assertEquals(1, lines());
    }

    @Test
    void aFormulaHasTheSizeOfTheTextAroundItWhenThatChanges(FxRobot robot) throws TimeoutException {
        Formula whole = (Formula) formula.getChildrenUnmodifiable().getFirst();
        until(() -> whole.prefWidth(-1) > 100);
        double before = whole.prefWidth(-1);
        robot.interact(() -> font.set(Font.font(26)));
        until(() -> whole.prefWidth(-1) > 1.9 * before);
    }

    @Test
    void aFormulaBreaksBeforeTheRelationsThatStandInNoBracket() {
        assertEquals(List.of("F(x)", "=\\sum_j a_j\\max(0,\\,\\langle w_j,x\\rangle+b_j)"), DisplayFormula.beforeRelations(SUM));
        assertEquals(List.of("\\lambda_{\\min}(K)", "\\le\\frac{a=b}{2L}", "\\le\\lambda_{\\max}(K)"),
                DisplayFormula.beforeRelations("\\lambda_{\\min}(K)\\le\\frac{a=b}{2L}\\le\\lambda_{\\max}(K)"));
        assertEquals(List.of("a", "\\leq b"), DisplayFormula.beforeRelations("a \\leq b"));
    }

    @Test
    void whatHasNoRelationOrOnlyOneInFrontStaysWhole() {
        for (String one : List.of("(\\alpha-\\beta)", "=2", "\\left(a=b\\right)", "\\sum_{j=1}^n x_j", "\\{x=1\\}", "\\leftarrow x")) {
            assertEquals(List.of(one), DisplayFormula.beforeRelations(one));
        }
    }
}
