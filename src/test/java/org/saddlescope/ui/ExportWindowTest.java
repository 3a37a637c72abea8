package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.export.CopyFigure;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class ExportWindowTest extends WindowCase {
    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, new MemoryStore(), Experiments.himmelblau(30));
    }

    private Path exported() throws Exception {
        Figure figure = RunFigures.of(Experiment.FigureKind.LOSS, Frames.experiment(), Frames.frame(Frames.slice(21), 40), RunFigures.Look.DEFAULT).orElseThrow();
        Path file = folder.resolve("loss.json");
        new Sidecar(FigureSource.of(Frames.experiment()), FigureStyle.of(new PngSize(11.5, 7, 200, 8), Style.Theme.LIGHT), figure).write(file);
        return file;
    }

    @Test
    void theJsonBesideAFigureOpensInTheExportDialogInItsStyle(FxRobot robot) throws Exception {
        Path file = exported();
        assertEquals(Optional.of(file), Documents.experimentFile(List.of(file.toFile())), "it can be dropped");
        robot.interact(() -> opened.window().open(file));
        until(() -> robot.lookup("#exportWidth").tryQuery().isPresent());
        assertEquals("11.5", robot.lookup("#exportWidth").queryAs(TextField.class).getText());
        robot.interact(() -> robot.lookup("#exportCancel").queryButton().fire());
        assertEquals("Himmelblau", opened.window().document().experiment().name(), "the document stays what it is");
    }

    @Test
    void aBrokenSidecarIsNamedInANotice(FxRobot robot) throws Exception {
        Path file = exported();
        Files.writeString(file, Files.readString(file).replace("\"dpi\" : 200", "\"dpi\" : \"many\""));
        robot.interact(() -> opened.window().open(file));
        until(() -> opened.window().notices().showing().contains("style.dpi: expected a whole number"));
    }

    @Test
    void theFigureOfTheFocusedViewIsCopiedAndThatOfTheMapOtherwise(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("#train").queryButton().fire());
        until(() -> opened.window().run().state() == State.IDLE && opened.window().run().frameProperty().get().flatMap(frame -> frame.slice()).isPresent());
        Node views = opened.stage().getScene().lookup(".run-views");
        CopyFigure copying = new CopyFigure(views, () -> FigureStyle.of(new PngSize(5, 4, 100, 5), Style.Theme.LIGHT), text -> { });
        robot.interact(() -> robot.lookup("#train").query().requestFocus());
        assertInstanceOf(Figure.SliceMap.class, copying.figure().orElseThrow());
        robot.interact(() -> robot.lookup("#surface").query().requestFocus());
        assertInstanceOf(Figure.SurfacePlot.class, copying.figure().orElseThrow());
        robot.interact(() -> robot.lookup("#charts").query().requestFocus());
        assertInstanceOf(Figure.CurvePlot.class, copying.figure().orElseThrow());
        robot.interact(() -> robot.lookup("#train").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        until(() -> opened.window().notices().showing().startsWith("Copied: 2008 × 1506"));
        assertTrue(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().hasImage()));
    }
}
