package org.saddlescope.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.ui.OpenWindow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TipsTest {
    private Button button;
    private Label label;

    @Start
    void start(Stage stage) {
        button = new Button("Go");
        label = new Label("far away");
        VBox box = new VBox(100, label, button);
        stage.setScene(new Scene(box, 400, 300));
        stage.show();
    }

    private void enter() {
        button.fireEvent(new MouseEvent(MouseEvent.MOUSE_ENTERED, 1, 1, 1, 1, MouseButton.NONE, 0, false, false, false, false, false, false, false, false, false, true, null));
    }

    @Test
    void theTooltipIsMadeWhenThePointerComesAndIsHeardAsHelpBefore(FxRobot robot) {
        robot.interact(() -> {
            Tips.on(button, "Goes there");
            assertNull(button.getTooltip());
            assertEquals("Goes there", button.getAccessibleHelp());
            enter();
            assertEquals("Goes there", button.getTooltip().getText());
            enter();
            Tips.on(button, "Goes elsewhere");
            assertEquals("Goes elsewhere", button.getTooltip().getText());
            assertEquals("Goes elsewhere", button.getAccessibleHelp());
        });
    }

    @Test
    void aTextThatIsFollowedGivesWayToOneThatStays(FxRobot robot) {
        robot.interact(() -> {
            StringProperty text = new SimpleStringProperty("Goes there");
            Tips.on(button, text);
            enter();
            Tips.on(button, "Stays here");
            text.set("Goes elsewhere");
            assertEquals("Stays here", button.getTooltip().getText());
        });
    }

    @Test
    void aHelpOfItsOwnIsLeftAlone(FxRobot robot) {
        robot.interact(() -> {
            button.setAccessibleHelp("Press it");
            Tips.on(button, "Goes there");
            assertEquals("Press it", button.getAccessibleHelp());
        });
    }

    @Test
    void aTextThatChangesIsFollowedAndAnEmptyOneIsNotShown(FxRobot robot) {
        robot.interact(() -> {
            StringProperty text = new SimpleStringProperty("");
            Tips.on(button, text);
            enter();
            assertNull(button.getTooltip());
            text.set("now there is one");
            enter();
            assertEquals("now there is one", button.getTooltip().getText());
            text.set("another");
            assertEquals("another", button.getTooltip().getText());
            text.set("");
            assertNull(button.getTooltip());
        });
    }

    @Test
    void thePointerThatComesAndRestsIsShownTheTooltip(FxRobot robot) throws Exception {
        robot.interact(() -> Tips.on(button, "Goes there"));
        robot.moveTo(label);
        robot.moveTo(button);
        OpenWindow.until(() -> Window.getWindows().size() > 1);
        assertNotNull(button.getTooltip());
        assertTrue(List.copyOf(Window.getWindows()).contains(button.getTooltip()));
    }
}
