package org.saddlescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.PictureWriter;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;
import org.saddlescope.ui.Frames;
import org.saddlescope.ui.HeadlessOnly;
import org.saddlescope.ui.Screen;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag(HeadlessOnly.TAG)
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
        StyleShelf shelf = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> new StyleShelf(folder, io, told::add));
        WaitForAsyncUtils.waitForAsync(20_000, () -> io.submit(() -> { }).get());
        List<Figure> figures = List.of(Experiment.FigureKind.MAP, Experiment.FigureKind.SURFACE, Experiment.FigureKind.LOSS).stream()
                .map(kind -> RunFigures.of(kind, Frames.experiment(), Frames.frame(Frames.slice(21), 40), RunFigures.Look.DEFAULT).orElseThrow())
                .toList();
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> new ExportDialog(owner, io, told::add, shelf)
                .show(figures, FigureSource.of(Frames.experiment()), Style.Theme.LIGHT));
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
        assertEquals("496 × 372 pixels", text(robot, "#exportPixels"));
        Path file = folder.resolve("map.png");
        type(robot, "#exportFile", file.toString());
        press(robot, "#exportSave");
        waitForNews();
        assertEquals("Wrote " + file + " (496 × 372 pixels)", told.getFirst());
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(496, picture.getWidth());
        assertEquals(372, picture.getHeight());
        assertTrue((picture.getRGB(2, 2) & 0xFFFFFF) == 0xFFFFFF, "light by default");
        assertTrue(robot.lookup("#exportSave").tryQuery().isEmpty(), "the dialog has closed");
    }

    @Test
    void everyThemeOfAStyleIsKeptByItsFields() {
        for (Style.Theme theme : Style.Theme.values()) {
            FigureStyle style = FigureStyle.of(new PngSize(17, 12.75, 300, 9), theme);
            FigureStyle kept = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
                StylePane fields = new StylePane();
                new Scene(fields);
                fields.applyCss();
                fields.layout();
                fields.setStyle(style);
                return fields.form(new ExportForm.Target("x.png", false)).style();
            });
            assertEquals(theme, kept.theme());
        }
    }

    @Test
    void theChosenFigureOnDarkPaperIsWritten(FxRobot robot) throws Exception {
        show();
        robot.interact(() -> robot.lookup("#exportFigure").queryAs(ListView.class).getSelectionModel().select(1));
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
        PreviewPane preview = (PreviewPane) robot.lookup("#exportPreview").query();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, preview::showing);
        assertTrue(Screen.colours(Screen.shoot(preview, "export-preview"), 0.2, 0.2, 0.8, 0.6) > 200);
        press(robot, "#exportCancel");
    }

    @Test
    void theDataBesideAPictureDrawItAgain(FxRobot robot) throws Exception {
        show();
        type(robot, "#exportFile", folder.resolve("map.png").toString());
        robot.interact(() -> {
            robot.lookup("#exportData").queryAs(CheckBox.class).setSelected(true);
            robot.lookup("#exportTransparent").queryAs(CheckBox.class).setSelected(true);
            robot.lookup("#exportTitle").queryAs(CheckBox.class).setSelected(false);
            robot.lookup("#exportKey").<ChoiceBox<Object>>query().setValue(Style.KeyPlace.BESIDE);
        });
        press(robot, "#exportSave");
        waitForNews();
        Sidecar kept = Sidecar.read(folder.resolve("map.json"));
        assertTrue(kept.style().transparent() && !kept.style().title() && kept.style().key() == Style.KeyPlace.BESIDE, kept.style().toString());
        assertEquals(Frames.experiment().name(), kept.source().experiment());
        Path again = folder.resolve("again.png");
        PictureWriter.write(kept.figure(), PictureFormat.PNG, kept.style(), again);
        assertEquals(-1, Files.mismatch(folder.resolve("map.png"), again));
        assertTrue(Files.readString(folder.resolve("map.csv")).startsWith("kind,name,"));
    }

    @Test
    void allFiguresAreWrittenWithTheirDataInOneStyle(FxRobot robot) throws Exception {
        show();
        robot.interact(() -> {
            robot.lookup("#exportAll").queryAs(RadioButton.class).setSelected(true);
            robot.lookup("#exportFormatPDF").queryAs(CheckBox.class).setSelected(true);
            robot.lookup("#exportStyle").<ComboBox<Object>>query().setValue("Paper, one column");
            robot.lookup("#exportDpi").queryAs(ComboBox.class).getEditor().setText("100");
        });
        Path out = folder.resolve("all");
        type(robot, "#exportFolder", out.toString());
        press(robot, "#exportSave");
        waitForNews();
        assertEquals("Wrote 3 figures into " + out, told.getFirst());
        try (var files = Files.list(out)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(12, names.size(), names.toString());
            assertTrue(names.containsAll(List.of("loss.csv", "loss.json", "loss.pdf", "loss.png", "loss-surface.png")), names.toString());
        }
        assertEquals(331, ImageIO.read(out.resolve("loss.png").toFile()).getWidth());
    }

    @Test
    void stylesAreSavedUnderANameTakenAgainAndRemoved(FxRobot robot) throws Exception {
        show();
        type(robot, "#exportWidth", "12");
        type(robot, "#exportFont", "8");
        ComboBox<String> names = robot.lookup("#exportStyle").query();
        assertEquals(null, names.getValue(), "the fields are no longer those of a named style");
        MenuButton more = robot.lookup("#exportStyleMore").queryAs(MenuButton.class);
        robot.interact(() -> more.getItems().get(0).fire());
        type(robot, "#exportStyleName", "Thesis");
        press(robot, "#exportStyleKeep");
        assertEquals("Thesis", names.getValue());
        robot.interact(() -> more.getItems().get(1).fire());
        robot.interact(() -> names.setValue("Slides"));
        assertEquals("16", robot.lookup("#exportFont").queryAs(TextField.class).getText());
        press(robot, "#exportCancel");
        show();
        assertEquals("12", robot.lookup("#exportWidth").queryAs(TextField.class).getText(), "kept in a file, and begun with");
        ComboBox<String> again = robot.lookup("#exportStyle").query();
        assertEquals("Thesis", again.getValue());
        MenuItem remove = robot.lookup("#exportStyleMore").queryAs(MenuButton.class).getItems().get(2);
        robot.interact(remove::fire);
        assertFalse(again.getItems().contains("Thesis"));
        assertTrue(again.getItems().contains("Slides"));
        assertTrue(remove.isDisable(), "what comes with the program stays");
        press(robot, "#exportCancel");
    }

    @Test
    void anotherUnitLeavesTheSizeWhatItIs(FxRobot robot) {
        show();
        robot.interact(() -> robot.lookup("#exportUnit").<ChoiceBox<Object>>query().setValue(FigureStyle.Unit.INCH));
        assertEquals("6.69", robot.lookup("#exportWidth").queryAs(TextField.class).getText());
        assertEquals("5.02", robot.lookup("#exportHeight").queryAs(TextField.class).getText());
        press(robot, "#exportOneColumn");
        assertEquals("3.31", robot.lookup("#exportWidth").queryAs(TextField.class).getText());
        press(robot, "#exportCancel");
    }

    @Test
    void aFigureIsCopiedAsAnImageOfItsSize(FxRobot robot) throws Exception {
        show();
        type(robot, "#exportWidth", "5");
        robot.interact(() -> robot.lookup("#exportDpi").queryAs(ComboBox.class).getEditor().setText("127"));
        press(robot, "#exportCopy");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> text(robot, "#exportNews").equals("Copied: 250 × 188 pixels"));
        assertEquals(250, WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getImage()).getWidth());
        press(robot, "#exportCancel");
    }

    @Test
    void theTrueSizeIsShownAtAHundredPercent(FxRobot robot) throws Exception {
        show();
        PreviewPane preview = (PreviewPane) robot.lookup("#exportPreview").query();
        robot.interact(() -> robot.lookup("#exportPrinted").queryAs(RadioButton.class).setSelected(true));
        ImageView picture = (ImageView) preview.lookup(".export-paper .image-view");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Math.abs(picture.getFitWidth() - 17 / 2.54 * 96) < 1);
        press(robot, "#exportCancel");
    }

    @Test
    void writingAllCanBeStoppedAndTheDialogStays(FxRobot robot) throws Exception {
        show();
        robot.interact(() -> robot.lookup("#exportAll").queryAs(RadioButton.class).setSelected(true));
        Path out = folder.resolve("all");
        type(robot, "#exportFolder", out.toString());
        CountDownLatch busy = new CountDownLatch(1);
        io.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        press(robot, "#exportSave");
        assertTrue(robot.lookup("#exportProgress").query().isVisible());
        assertTrue(robot.lookup("#exportSave").queryButton().isDisabled());
        press(robot, "#exportCancel");
        busy.countDown();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> text(robot, "#exportNews").equals("Stopped: 0 written"));
        assertFalse(Files.exists(out));
        assertFalse(robot.lookup("#exportSave").queryButton().isDisabled());
        press(robot, "#exportCancel");
        assertTrue(robot.lookup("#exportSave").tryQuery().isEmpty());
    }
}
