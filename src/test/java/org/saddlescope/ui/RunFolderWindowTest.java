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
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.saddlescope.data.DataSource;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunWriter;
import org.saddlescope.experiment.Schema;
import org.saddlescope.experiment.Session;
import org.saddlescope.landscape.Slice;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** Runs that were made before, opened from their folders. */
@Tag(HeadlessOnly.TAG)
class RunFolderWindowTest extends WindowCase {
    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT, new FileExperimentStore(), Experiments.himmelblau(10));
    }

    /** A run of this problem with a checkpoint at every fourth step. */
    private Frame runInto(Path run, ProblemSpec problem) throws Exception {
        Experiment small = (Experiment) Schema.experiment().with(Experiments.twoMoons(), "problem", problem);
        small = (Experiment) Schema.experiment().with(small, "training", new Experiment.Training(12, 1, 4));
        small = small.viewed(small.plane(), new Experiment.Grid(21, 21, Optional.empty()));
        Control control = Control.running();
        try (Session session = new Session(small, Session.View.AT_END); RunWriter writer = new RunWriter(RunFolder.create(run), small, control)) {
            Frame last = session.run(control, writer, writer);
            writer.finish(last, RunEnd.DONE, last.message());
            return last;
        }
    }

    private Frame frame() {
        return window.run().frameProperty().get().orElseThrow();
    }

    private boolean shows() {
        return window.run().frameProperty().get().isPresent();
    }

    private static ProblemSpec moons() {
        return new ProblemSpec.Network(new DataSource.TwoMoons(60, 0.1, 0.25),
                new Architecture.Mlp(List.of(4), org.saddlescope.engine.Kernels.Activation.TANH, true), Loss.CROSS_ENTROPY);
    }

    @Test
    void aRunFolderShowsWhatItRecordedAndIsSlicedAndTrainedAgain(FxRobot robot) throws Exception {
        Path run = folder.resolve("run");
        Frame recorded = runInto(run, moons());
        opened.dialogs().file = Optional.of(run);
        robot.interact(() -> window.open(run));
        until(this::shows);
        assertEquals(recorded.tracks().size(), frame().tracks().size());
        for (int i = 0; i < recorded.tracks().size(); i++) {
            assertArrayEquals(recorded.tracks().get(i).history().loss(), frame().tracks().get(i).history().loss());
        }
        assertArrayEquals(recorded.slice().orElseThrow().values(), frame().slice().orElseThrow().values());
        assertArrayEquals(recorded.trajectories().getFirst().alpha(), frame().trajectories().getFirst().alpha());
        assertEquals(Optional.empty(), window.document().fileProperty().get());
        assertFalse(window.document().changedProperty().get());
        until(() -> !robot.lookup("#recompute").query().isDisabled());
        Screen.shoot(opened.stage().getScene().getRoot(), "run-folder");

        Slice before = frame().slice().orElseThrow();
        robot.interact(() -> window.actions().recompute.action().run());
        until(() -> window.run().state() == State.IDLE && frame().slice().filter(slice -> slice != before && slice.complete()).isPresent());
        // Checkpoints at 0, 4, 8 and 12.
        assertArrayEquals(new int[] {0, 4, 8, 12}, frame().trajectories().getFirst().steps());
        double[] trueLoss = frame().trajectories().getFirst().trueLoss();
        double[] losses = recorded.tracks().getFirst().history().loss();
        assertArrayEquals(IntStream.of(0, 4, 8, 12).mapToDouble(i -> losses[i]).toArray(), trueLoss);
        assertTrue(frame().message().contains("8 checkpoints") && frame().message().contains("26 recorded points"), frame().message());

        robot.clickOn("#train");
        until(() -> window.run().state() == State.IDLE && frame().phase() == Frame.Phase.DONE && !frame().message().contains("checkpoints"));
        assertArrayEquals(losses, frame().tracks().getFirst().history().loss());
        assertEquals("", window.notices().showing());
    }

    @Test
    void aRunWhoseDataAreGoneIsShownAndSaysWhyItCannotBeSliced(FxRobot robot) throws Exception {
        Path data = folder.resolve("set.csv");
        Files.writeString(data, "a,b,kind\n1,2,cat\n3,4,dog\n5,6,cat\n7,8,dog\n1,1,cat\n2,1,dog\n3,3,cat\n9,9,dog\n"
                + "4,4,cat\n5,5,dog\n".repeat(20));
        Path run = folder.resolve("run");
        runInto(run, new ProblemSpec.Network(new DataSource.Csv(data.toString(), "kind", true, DataSource.Task.CLASSIFICATION, 0.25),
                ((ProblemSpec.Network) moons()).architecture(), Loss.CROSS_ENTROPY));
        Files.delete(data);
        // The file in the folder stands for the folder.
        robot.interact(() -> window.open(run.resolve("experiment.json")));
        until(() -> shows() && window.notices().showing().contains("no slice of it can be computed: problem.data: " + data));
        assertTrue(robot.lookup("#recompute").query().isDisabled());
        assertTrue(frame().slice().isPresent());
        robot.interact(() -> window.actions().recompute.action().run());
        assertEquals(State.IDLE, window.run().state());
    }

    @Test
    void aFolderWithoutARunSaysSo(FxRobot robot) throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        robot.interact(() -> window.open(empty));
        until(() -> window.notices().showing().contains("is no run folder"));
        assertEquals("Himmelblau", window.document().experiment().name());
    }

    @Test
    void aDroppedFolderIsTakenAsARunAndAnotherFileIsNot() throws Exception {
        Path run = Files.createDirectory(folder.resolve("dropped"));
        assertEquals(Optional.of(run), Documents.experimentFile(List.of(folder.resolve("a.txt").toFile(), run.toFile())));
        assertEquals(Optional.empty(), Documents.experimentFile(List.of(folder.resolve("a.txt").toFile())));
    }
}
