package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.experiment.Schema;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.runs.RunEntry;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Runs are kept, listed, compared and restored. */
@ExtendWith(ApplicationExtension.class)
class RunsWindowTest {
    @TempDir
    Path folder;

    private final ExecutorService io = Executors.newSingleThreadExecutor();
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private WorkbenchWindow window;
    private Stage stage;
    private Optional<WorkbenchWindow> other = Optional.empty();

    @Start
    void start(Stage shown) {
        new SettingsStore(folder.resolve("settings.json")).save(Settings.DEFAULT.pacing(Pace.FULL_SPEED));
        stage = shown;
        window = open(shown);
    }

    private WorkbenchWindow open(Stage on) {
        WorkbenchWindow opened = new WorkbenchWindow(on, new WorkbenchWindow.Parts(new FileExperimentStore(), Training::of,
                new UserFolders(folder, folder.resolve("data")), io, new ExperimentRules()), Optional.of(dialogs), small(60, 0.001));
        opened.show();
        return opened;
    }

    private static Experiment small(int steps, double rate) {
        Experiment one = Experiments.himmelblau(steps);
        return (Experiment) Schema.experiment().with(one, "optimizers", List.of(new Optimizer.Sgd("GD " + rate, rate, new Schedule.Constant(), 0)));
    }

    @AfterEach
    void close(FxRobot robot) throws InterruptedException {
        for (WorkbenchWindow one : other.map(second -> List.of(window, second)).orElse(List.of(window))) {
            robot.interact(() -> {
                one.run().close();
                one.desk().close();
            });
            assertTrue(one.run().awaitClosed(Duration.ofSeconds(20)));
        }
        robot.interact(stage::close);
        io.shutdown();
        assertTrue(io.awaitTermination(10, TimeUnit.SECONDS));
        WaitForAsyncUtils.clearExceptions();
    }

    private List<RunEntry> entries() {
        return window.desk().runs().entries();
    }

    /** Trains to the end, until the list has the run. */
    private RunEntry train(FxRobot robot, Experiment experiment) throws Exception {
        robot.interact(() -> window.document().edit("change", experiment, Optional.empty()));
        int before = entries().size();
        robot.interact(() -> window.train());
        until(() -> window.run().state() == State.IDLE && entries().size() == before + 1 && !entries().getFirst().running());
        return entries().getFirst();
    }

    private Frame shown() {
        return window.run().shownProperty().get().orElseThrow();
    }

    private ListView<RunEntry> page(FxRobot robot) throws Exception {
        robot.push(KeyCode.F7);
        until(() -> robot.lookup("#runs").tryQuery().isPresent() && robot.lookup("#runs").query().isFocused());
        return robot.lookup("#runs").queryListView();
    }

    /** Chooses a run, whatever has been read of it anew since it was trained. */
    private void choose(FxRobot robot, ListView<RunEntry> list, RunEntry run) throws Exception {
        until(() -> {
            robot.interact(() -> {
                list.getItems().stream().filter(entry -> entry.folder().equals(run.folder())).findFirst()
                        .ifPresent(entry -> list.getSelectionModel().select(entry));
                list.requestFocus();
            });
            return list.isFocused() && Optional.ofNullable(list.getSelectionModel().getSelectedItem()).filter(entry -> entry.folder().equals(run.folder())).isPresent();
        });
    }

    @Test
    void aRunThatIsTrainedIsKeptWithEverythingAndOpensAgain(FxRobot robot) throws Exception {
        RunEntry first = train(robot, small(60, 0.001));
        SavedRun saved = RunFolder.open(first.folder());
        assertEquals(Optional.of(RunEnd.DONE), saved.end());
        Frame trained = window.run().frameProperty().get().orElseThrow();
        assertArrayEquals(trained.tracks().getFirst().history().loss(), saved.frame().tracks().getFirst().history().loss());
        assertArrayEquals(trained.slice().orElseThrow().values(), saved.frame().slice().orElseThrow().values());
        assertEquals(61, saved.checkpoints().size(), "every recorded point of a short run is kept");
        assertTrue(first.folder().getFileName().toString().matches("\\d{8}-\\d{6}-Himmelblau"), first.folder().toString());

        RunEntry second = train(robot, small(30, 0.002));
        ListView<RunEntry> list = page(robot);
        assertEquals(List.of(second, first), List.copyOf(list.getItems()));
        choose(robot, list, first);
        robot.push(KeyCode.ENTER);
        until(() -> window.document().experiment().equals(small(60, 0.001)) && window.run().frameProperty().get().isPresent());
        assertArrayEquals(trained.tracks().getFirst().history().loss(), window.run().frameProperty().get().orElseThrow().tracks().getFirst().history().loss());
        assertEquals(Optional.of(first.folder()), window.desk().runs().shownProperty().get());
        Screen.shoot(stage.getScene().getRoot(), "runs-page");
    }

    @Test
    void runsLieOverEachOtherInOnePlaneWithTheirCurvesAndTheTimelineGoesOverAll(FxRobot robot) throws Exception {
        RunEntry longer = train(robot, small(80, 0.001));
        Frame alone = window.run().frameProperty().get().orElseThrow();
        train(robot, small(40, 0.004));
        ListView<RunEntry> list = page(robot);
        choose(robot, list, longer);
        robot.push(KeyCode.SPACE);
        until(() -> shown().tracks().size() == 2 && shown().trajectories().size() == 2
                && Double.isFinite(shown().trajectories().getLast().inPlaneLoss()[0]));
        assertEquals(List.of("GD 0.004", "Himmelblau › GD 0.001"), shown().tracks().stream().map(Frame.Track::name).toList());
        assertArrayEquals(alone.tracks().getFirst().history().loss(), shown().tracks().getLast().history().loss());
        Trajectory laid = shown().trajectories().getLast();
        assertEquals("Himmelblau › GD 0.001", laid.name());
        assertEquals(81, laid.size(), "every recorded point of a run of the session");
        // Both planes are the coordinate axes.
        assertArrayEquals(alone.trajectories().getFirst().alpha(), laid.alpha(), 1e-12);
        assertArrayEquals(laid.trueLoss(), laid.inPlaneLoss(), 1e-9);
        assertEquals(1, laid.explained(), 1e-12);
        assertEquals(1, window.run().frameProperty().get().orElseThrow().tracks().size(), "the run itself stays what it is");
        Screen.shoot(stage.getScene().getRoot(), "runs-overlay");
        robot.interact(() -> robot.lookup("#train").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.HOME);
        robot.push(KeyCode.CONTROL, KeyCode.END);
        until(() -> robot.lookup("#hover").queryLabeled().getText().startsWith("step 80"));

        page(robot);
        robot.push(KeyCode.SPACE);
        until(() -> shown().tracks().size() == 1 && shown().trajectories().size() == 1);
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aListThatIsReadAgainKeepsTheRunThatIsChosen(FxRobot robot) throws Exception {
        RunEntry first = train(robot, small(10, 0.001));
        train(robot, small(10, 0.002));
        ListView<RunEntry> list = page(robot);
        choose(robot, list, first);
        Path made = train(robot, small(10, 0.003)).folder();
        assertEquals(made, entries().getFirst().folder());
        assertEquals(first.folder(), list.getSelectionModel().getSelectedItem().folder());
        assertEquals(2, list.getSelectionModel().getSelectedIndex());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aRunOfAnotherDimensionSaysWhyItCannotLieOverThisOne(FxRobot robot) throws Exception {
        Experiment formula = (Experiment) Schema.experiment().with(small(10, 0.001), "problem",
                new Experiment.ProblemSpec.Formula("x^2 + y^2 + z^2", List.of("x", "y", "z")));
        RunEntry three = train(robot, formula);
        train(robot, small(10, 0.001));
        ListView<RunEntry> list = page(robot);
        choose(robot, list, three);
        robot.push(KeyCode.SPACE);
        until(() -> window.notices().showing().contains("has 3 parameters, and the plane that is shown lies in a space of 2"));
        assertEquals(1, shown().tracks().size());
    }

    @Test
    void aDeletedRunComesBackAndARenamedOneKeepsItsName(FxRobot robot) throws Exception {
        RunEntry first = train(robot, small(10, 0.001));
        train(robot, small(10, 0.002));
        ListView<RunEntry> list = page(robot);
        choose(robot, list, first);
        robot.push(KeyCode.DELETE);
        until(() -> entries().size() == 1 && !Files.exists(first.folder()));
        assertEquals("Deleted the run “Himmelblau”", window.notices().showing());
        robot.interact(list::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> entries().size() == 2 && Files.exists(first.folder().resolve("summary.json")));
        assertEquals(Optional.empty(), window.desk().runs().undoNameProperty().get());

        robot.interact(() -> window.desk().runs().rename(entries().getLast(), "Slow descent"));
        until(() -> entries().getLast().name().equals("Slow descent"));
        TextField search = robot.lookup("#runSearch").query();
        robot.interact(() -> search.setText("slow done"));
        assertEquals(List.of("Slow descent"), list.getItems().stream().map(RunEntry::name).toList());
        robot.interact(() -> search.setText("nothing like it"));
        assertTrue(list.getItems().isEmpty());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void runsAreNotKeptWhereTheUserDoesNotWantIt(FxRobot robot) throws Exception {
        robot.interact(() -> window.desk().runs().keepingProperty().set(false));
        robot.interact(() -> window.train());
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().filter(frame -> frame.phase() == Frame.Phase.DONE).isPresent());
        assertFalse(Files.exists(folder.resolve("data").resolve("runs")));
        until(() -> Files.exists(folder.resolve("runs.json")) && Files.readString(folder.resolve("runs.json")).contains("false"));
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aFolderThatCannotBeWrittenCostsTheRecordAndNotTheRun(FxRobot robot) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("runs"), "a file in the way");
        robot.interact(() -> window.train());
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().filter(frame -> frame.phase() == Frame.Phase.DONE).isPresent());
        until(() -> window.notices().showing().contains("This run goes on, but it is not kept"));
    }

    private void lockRange(FxRobot robot, boolean wanted) {
        robot.interact(() -> ((CheckMenuItem) MenuItems.all(robot).filter(item -> "menu-lockRange".equals(item.getId())).findFirst().orElseThrow())
                .setSelected(wanted));
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void theRangeOfTheColoursStaysLockedFromRunToRun(FxRobot robot) throws Exception {
        train(robot, small(10, 0.001));
        double[] values = window.run().frameProperty().get().orElseThrow().slice().orElseThrow().values();
        lockRange(robot, true);
        var locked = window.options().rangeProperty().get().orElseThrow();
        assertEquals(java.util.Arrays.stream(values).max().orElseThrow(), locked.to());
        train(robot, small(10, 0.002).viewed(new Experiment.PlaneSpec.Auto(), new Experiment.Grid(21, 21, Optional.of(List.of(-8.0, 8.0, -8.0, 8.0)))));
        assertEquals(Optional.of(locked), window.options().rangeProperty().get());
        Screen.shoot(stage.getScene().getRoot(), "range-locked");
        dialogs.range = Optional.of(new double[] {0, 50});
        robot.interact(() -> MenuItems.all(robot).filter(item -> "menu-editRange".equals(item.getId())).findFirst().orElseThrow().fire());
        assertEquals(50, window.options().rangeProperty().get().orElseThrow().to());
        lockRange(robot, false);
        assertEquals(Optional.empty(), window.options().rangeProperty().get());
    }

    @Test
    void afterAKillTheChangesAndTheRunAsFarAsItGotAreOffered(FxRobot robot) throws Exception {
        Experiment edited = small(1_000_000, 1e-6);
        robot.interact(() -> window.document().edit("change", edited, Optional.empty()));
        robot.interact(() -> window.train());
        until(() -> window.run().frameProperty().get().filter(frame -> frame.tracks().stream().anyMatch(track -> track.step() > 200)).isPresent()
                && window.desk().runs().goingProperty().get().isPresent());
        Path run = window.desk().runs().goingProperty().get().orElseThrow();
        Path sessions = folder.resolve("data").resolve("sessions");
        until(() -> text(sessions).contains(run.getFileName().toString()) && text(sessions).contains("1000000") && Files.size(run.resolve("history.csv")) > 1000);

        // As a kill: nothing of the first window says goodbye.
        robot.interact(() -> window.run().pause());
        until(() -> window.run().state() == State.PAUSED);
        robot.interact(() -> window.desk().abandon());
        robot.interact(() -> other = Optional.of(open(new Stage())));
        WorkbenchWindow second = other.orElseThrow();
        until(() -> bar(second, "#restoreEdits").isVisible());
        assertTrue(label(second).contains("unsaved changes of “Himmelblau”"), label(second));
        Screen.shoot(second.root(), "restore-bar");
        robot.interact(() -> ((javafx.scene.control.Button) bar(second, "#restoreEdits")).fire());
        assertEquals(edited, second.document().experiment());
        assertTrue(second.document().changedProperty().get());
        javafx.scene.control.Button openRun = (javafx.scene.control.Button) bar(second, "#restoreOpenRun");
        assertTrue(openRun.getText().matches("Open the run \\(step [1-9]\\d{2,} of 1000000\\)"), openRun.getText());
        robot.interact(openRun::fire);
        until(() -> second.run().frameProperty().get().filter(frame -> frame.tracks().getFirst().step() > 200).isPresent());
        assertEquals(edited, second.document().experiment());
        assertTrue(second.run().frameProperty().get().orElseThrow().message().contains("cut off"));
        assertFalse(bar(second, "#restoreBar").isVisible());
        // It is not offered a second time, and the first window's file is gone.
        until(() -> !text(sessions).contains(run.getFileName().toString()));
        robot.interact(() -> second.root().getScene().getWindow().hide());
    }

    private static String label(WorkbenchWindow of) {
        return ((javafx.scene.control.Label) bar(of, "#restoreMessage")).getText();
    }

    private static javafx.scene.Node bar(WorkbenchWindow of, String id) {
        return of.root().lookup(id);
    }

    /** Everything that the files of a folder say. */
    private static String text(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
