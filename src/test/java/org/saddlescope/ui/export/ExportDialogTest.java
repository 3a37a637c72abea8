package org.saddlescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.Frames;
import org.saddlescope.ui.Screen;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ExportDialogTest {
    @TempDir
    private Path folder;
    private final ExecutorService io = Executors.newSingleThreadExecutor();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Stage owner;

    @Start
    void open(Stage stage) {
        owner = stage;
        stage.setScene(new Scene(new StackPane(), 300, 200));
        stage.show();
    }

    @AfterEach
    void close() {
        io.shutdownNow();
        WaitForAsyncUtils.clearExceptions();
    }

    private void show() {
        List<Figure> figures = List.of(Experiment.FigureKind.MAP, Experiment.FigureKind.SURFACE, Experiment.FigureKind.LOSS).stream()
                .map(kind -> RunFigures.of(kind, Frames.experiment(), Frames.frame(Frames.slice(21), 40), RunFigures.Look.DEFAULT).orElseThrow())
                .toList();
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> new ExportDialog(owner, io, told::add).show(figures, Style.Theme.LIGHT));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void waitForNews() throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !told.isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theFigureIsWrittenWithThePixelsThatTheDialogNames(FxRobot robot) throws Exception {
        show();
        press(robot, "#exportOneColumn");
        robot.interact(() -> robot.lookup("#exportDpi").queryAs(ComboBox.class).getEditor().setText("150"));
        assertEquals("6.3", robot.lookup("#exportHeight").queryAs(TextField.class).getText(), "4:3");
        assertEquals("496 x 372 pixels", text(robot, "#exportPixels"));
        Path file = folder.resolve("map.png");
        type(robot, "#exportFile", file.toString());
        press(robot, "#exportSave");
        waitForNews();
        assertEquals("Wrote " + file + " (496 x 372 pixels)", told.getFirst());
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(496, picture.getWidth());
        assertEquals(372, picture.getHeight());
        assertTrue((picture.getRGB(2, 2) & 0xFFFFFF) == 0xFFFFFF, "light by default");
        assertTrue(robot.lookup("#exportSave").tryQuery().isEmpty(), "the dialog has closed");
    }

    @Test
    void theChosenFigureOnDarkPaperIsWritten(FxRobot robot) throws Exception {
        show();
        robot.interact(() -> robot.lookup("#exportFigure").queryAs(ComboBox.class).getSelectionModel().select(1));
        robot.interact(() -> robot.lookup("#exportDark").queryAs(CheckBox.class).setSelected(true));
        type(robot, "#exportWidth", "5");
        Path file = folder.resolve("surface.png");
        type(robot, "#exportFile", file.toString());
        press(robot, "#exportSave");
        waitForNews();
        assertTrue((ImageIO.read(file.toFile()).getRGB(2, 2) & 0xFF) < 0x60);
    }

    @Test
    void aBadNumberIsNamedAtItsFieldAndNothingCanBeWritten(FxRobot robot) {
        show();
        type(robot, "#exportFile", folder.resolve("a.png").toString());
        assertFalse(robot.lookup("#exportSave").queryButton().isDisabled());
        type(robot, "#exportWidth", "wide");
        assertTrue(robot.lookup("#exportWidthError").query().isVisible());
        assertTrue(text(robot, "#exportWidthError").startsWith("A number from"));
        assertTrue(robot.lookup("#exportSave").queryButton().isDisabled());
        type(robot, "#exportWidth", "10");
        assertFalse(robot.lookup("#exportWidthError").query().isVisible());
        assertFalse(robot.lookup("#exportSave").queryButton().isDisabled());
        press(robot, "#exportCancel");
    }

    @Test
    void aFailureIsToldAndTheDialogStaysOpen(FxRobot robot) throws Exception {
        show();
        Path inner = Files.createDirectory(folder.resolve("gone"));
        type(robot, "#exportFile", inner.resolve("a.png").toString());
        Files.delete(inner);
        press(robot, "#exportSave");
        robot.interact(() -> {});
        if (told.isEmpty()) {
            // The form saw the missing folder before the writer did.
            type(robot, "#exportFont", "8");
            assertTrue(text(robot, "#exportFileError").contains("There is no folder"), text(robot, "#exportFileError"));
        }
        assertTrue(robot.lookup("#exportSave").tryQuery().isPresent());
        press(robot, "#exportCancel");
    }

    @Test
    void anExistingFileIsAnnouncedAndThePreviewIsPainted(FxRobot robot) throws Exception {
        show();
        Path file = Files.writeString(folder.resolve("old.png"), "old");
        assertFalse(robot.lookup("#exportReplaces").query().isVisible());
        type(robot, "#exportFile", file.toString());
        assertTrue(robot.lookup("#exportReplaces").query().isVisible());
        Node preview = robot.lookup("#exportPreview").query();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> preview.lookup(".image-view") instanceof ImageView view && view.getImage() != null);
        assertTrue(Screen.colours(Screen.shoot(preview.getScene().getRoot(), "export"), 0.6, 0.2, 0.9, 0.6) > 200);
        press(robot, "#exportCancel");
    }
}
