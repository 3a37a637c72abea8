package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Files;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.workspace.Reading;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window's lasting choices on one page. */
class PreferencesWindowTest extends WindowCase {
    private Stage dialog;

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, new FileExperimentStore(), Experiments.himmelblau(10));
    }

    /** As the keyboard asks for it, in the dialog of the real window. */
    @BeforeEach
    void ask(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("preferences"), opened.dialogs().asked);
        List<Window> before = List.copyOf(Window.getWindows());
        robot.interact(() -> new WindowDialogs(opened.stage(), window.options().theme()::get).preferences(opened.dialogs().offered));
        dialog = (Stage) Window.getWindows().stream().filter(one -> !before.contains(one)).findFirst().orElseThrow();
    }

    @AfterEach
    void leave(FxRobot robot) {
        robot.interact(dialog::close);
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String id) {
        return (T) dialog.getScene().lookup("#" + id);
    }

    @Test
    void whatIsChosenTakesEffectAtOnceAndIsKept(FxRobot robot) throws Exception {
        robot.interact(() -> {
            this.<ComboBox<Settings.ThemeChoice>>node("preferencesTheme").setValue(Settings.ThemeChoice.DARK);
            this.<ComboBox<ColourMap>>node("preferencesColours").setValue(ColourMap.CIVIDIS);
            this.<ComboBox<Pace>>node("preferencesPace").setValue(Pace.FULL_SPEED);
            this.<CheckBox>node("preferences-liveSlices").fire();
            this.<CheckBox>node("preferencesKeep").fire();
            this.<Spinner<Integer>>node("preferencesSize").getValueFactory().increment(2);
        });
        assertTrue(window.options().theme().get().dark());
        assertTrue(dialog.getScene().getRoot().getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("dark.css")), "the page itself too");
        assertEquals(ColourMap.CIVIDIS, window.options().coloursProperty().get());
        assertEquals(Pace.FULL_SPEED, window.run().paceProperty().get());
        assertFalse(window.run().liveProperty().get());
        assertEquals(1.2, window.options().readingProperty().get().zoom());
        assertTrue(this.<CheckBox>node("preferences-followRun").isDisabled(), "without live slices there is nothing to follow");
        until(() -> Files.readString(folder.resolve("runs.json")).contains("false") && Files.readString(folder.resolve("live.json")).contains("\"live\" : false"));
    }

    @Test
    void whatOtherCommandsChangeIsShownHere(FxRobot robot) {
        robot.interact(() -> {
            window.options().readingProperty().set(Reading.STANDARD.larger(false).larger(false));
            window.options().logScaleProperty().set(false);
        });
        assertEquals(121, this.<Spinner<Integer>>node("preferencesSize").getValue());
        assertEquals(1.21, window.options().readingProperty().get().zoom(), 1e-12, "and what is shown rounded stays as it was");
        assertFalse(this.<CheckBox>node("preferences-logScale").isSelected());
    }

    @Test
    void theDefaultsComeBack(FxRobot robot) {
        robot.interact(() -> {
            this.<ComboBox<Settings.ThemeChoice>>node("preferencesTheme").setValue(Settings.ThemeChoice.DARK);
            this.<CheckBox>node("preferences-liveSlices").fire();
            this.<CheckBox>node("preferences-logScale").fire();
            this.<Spinner<Integer>>node("preferencesSize").getValueFactory().increment(5);
        });
        robot.interact(() -> this.<javafx.scene.control.Button>node("preferencesReset").fire());
        assertEquals(Settings.ThemeChoice.SYSTEM, window.options().themeChoiceProperty().get());
        assertEquals(Reading.STANDARD, window.options().readingProperty().get());
        assertTrue(window.options().logScaleProperty().get());
        assertTrue(window.run().liveProperty().get());
    }
}
