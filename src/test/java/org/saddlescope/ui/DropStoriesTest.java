package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunWriter;
import org.saddlescope.experiment.Session;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** Whatever the program writes, and a surface of another tool, is let go over the window and opens; anything else is named. */
class DropStoriesTest extends WindowCase {
    private final FileExperimentStore store = new FileExperimentStore();

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, store, Experiments.himmelblau(20));
    }

    private void drop(FxRobot robot, Path... files) {
        assertTrue(Drop.on(robot, opened.stage().getScene(), files), "the window takes what is dropped");
    }

    private Optional<Frame> shown() {
        return window.run().frameProperty().get();
    }

    private static Experiment small() {
        return Experiments.himmelblau(12).viewed(new Experiment.PlaneSpec.Auto(), new Experiment.Grid(21, 21, Optional.empty())).named("Dropped");
    }

    private Frame runInto(Path run) throws Exception {
        Control control = Control.running();
        try (Session session = new Session(small(), Session.View.AT_END); RunWriter writer = new RunWriter(RunFolder.create(run), small(), control)) {
            Frame last = session.run(control, writer, writer);
            writer.finish(last, RunEnd.DONE, last.message());
            return last;
        }
    }

    @Test
    void anExperimentOpensInTheForm(FxRobot robot) throws Exception {
        Path file = folder.resolve("dropped.json");
        store.save(small(), file);
        drop(robot, file);
        until(() -> window.document().experiment().equals(small()));
        assertEquals(Optional.of(file), window.document().fileProperty().get());
        assertFalse(window.document().changedProperty().get());
        assertEquals("Dropped", robot.lookup("#field-name").queryAs(TextField.class).getText());
    }

    @Test
    void aRunFolderOpensWithWhatItRecorded(FxRobot robot) throws Exception {
        Frame recorded = runInto(folder.resolve("run"));
        drop(robot, folder.resolve("run"));
        until(() -> shown().flatMap(Frame::slice).isPresent());
        assertArrayEquals(recorded.slice().orElseThrow().values(), shown().flatMap(Frame::slice).orElseThrow().values());
        assertArrayEquals(recorded.tracks().getFirst().history().loss(), shown().orElseThrow().tracks().getFirst().history().loss());
        assertEquals(small(), window.document().experiment());
    }

    @Test
    void aSurfaceOfAnotherToolIsShownAndTheExperimentStays(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("other.csv"), "x,y,loss\n0,0,1\n1,0,2\n0,1,3\n1,1,4\n0,2,5\n1,2,6\n");
        drop(robot, file);
        until(() -> shown().flatMap(Frame::slice).isPresent());
        assertEquals(6, shown().flatMap(Frame::slice).orElseThrow().value(2, 1), "row = y, column = x");
        assertEquals("Himmelblau", window.document().experiment().name());
    }

    @Test
    void theJsonBesideAFigureOpensTheExportDialogOnIt(FxRobot robot) throws Exception {
        Figure figure = RunFigures.of(Experiment.FigureKind.LOSS, Frames.experiment(), Frames.frame(Frames.slice(21), 40), RunFigures.Look.DEFAULT).orElseThrow();
        Path file = folder.resolve("loss.json");
        new Sidecar(FigureSource.of(Frames.experiment()), FigureStyle.of(new PngSize(11.5, 7, 200, 8), Style.Theme.LIGHT), figure).write(file);
        drop(robot, file);
        until(() -> robot.lookup("#exportWidth").tryQuery().isPresent());
        assertEquals("11.5", robot.lookup("#exportWidth").queryAs(TextField.class).getText());
        robot.interact(() -> robot.lookup("#exportCancel").queryButton().fire());
    }

    @Test
    void theFirstThatCanBeOpenedOfSeveralFilesIs(FxRobot robot) throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear reviewers");
        Path file = folder.resolve("dropped.json");
        store.save(small(), file);
        drop(robot, letter, file);
        until(() -> window.document().experiment().equals(small()));
        assertEquals("", window.notices().showing());
    }

    @Test
    void aFileOfAnotherKindIsNamedWithWhatCanBeDropped(FxRobot robot) throws Exception {
        drop(robot, Files.writeString(folder.resolve("letter.txt"), "Dear reviewers"));
        until(() -> !window.notices().showing().isEmpty());
        String told = window.notices().showing();
        assertTrue(told.startsWith("letter.txt: expected an experiment"), told);
        List.of(".json", ".saddlescope", ".h5", ".csv", ".npy", ".npz", "run folder").forEach(kind -> assertTrue(told.contains(kind), kind));
        assertEquals("Himmelblau", window.document().experiment().name());
    }

    @Test
    void anExperimentWithAMistakeIsRefusedByItsFileAndField(FxRobot robot) throws Exception {
        Path file = folder.resolve("mistaken.json");
        store.save(small(), file);
        Files.writeString(file, Files.readString(file).replace("\"sgd\"", "\"sdg\""));
        drop(robot, file);
        until(() -> !window.notices().showing().isEmpty());
        String told = window.notices().showing();
        assertTrue(told.contains("mistaken.json") && told.contains("optimizers[0]") && told.contains("sgd"), told);
        assertEquals("Himmelblau", window.document().experiment().name());
    }
}
