package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Schema;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does with the window, on a run whose every step is known. */
class WorkbenchTest extends WindowCase {
    private final MemoryStore store = new MemoryStore();

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED), store, HimmelblauTraining::new, Experiments.himmelblau(100_000));
    }

    private int step() {
        return window.run().frameProperty().get().map(frame -> frame.tracks().getFirst().step()).orElse(-1);
    }

    private void train(FxRobot robot) throws TimeoutException {
        robot.clickOn("#train");
        until(() -> step() > 5);
    }

    private MenuItem menuItem(FxRobot robot, String id) {
        return MenuItems.all(robot).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).requestFocus());
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    @Test
    void trainingAdvancesAndTheStatusBarTellsTheStep(FxRobot robot) throws Exception {
        train(robot);
        int before = step();
        until(() -> step() > before);
        until(() -> robot.lookup("#stepLabel").queryAs(Label.class).getText().matches("step \\d+ / 100000"));
        assertEquals("Training", robot.lookup("#state").queryAs(Label.class).getText());
        assertTrue(robot.lookup("#lossLabel").queryAs(Label.class).getText().startsWith("loss "));
    }

    @Test
    void aPausedRunStandsAndAStepIsOneUpdate(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#pause");
        until(() -> window.run().frameProperty().get().orElseThrow().phase() == Frame.Phase.PAUSED);
        int held = step();
        robot.clickOn("#step");
        until(() -> step() != held);
        assertEquals(held + 1, step());
        robot.clickOn("#step");
        until(() -> step() == held + 2);
        assertEquals(State.PAUSED, window.run().state());
        robot.clickOn("#train");
        until(() -> step() > held + 4);
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void stepWithoutARunMakesItsFirstUpdate(FxRobot robot) throws Exception {
        robot.clickOn("#step");
        until(() -> step() == 1);
        assertEquals(State.PAUSED, window.run().state());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void stoppingKeepsWhatWasComputed(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#stop");
        until(() -> window.run().state() == State.IDLE);
        assertTrue(step() > 5);
        assertEquals("Stopped", robot.lookup("#state").queryAs(Label.class).getText());
        assertFalse(robot.lookup("#train").query().isDisabled());
        assertTrue(robot.lookup("#stop").query().isDisabled());
    }

    @Test
    void theMapChangesWhileTraining(FxRobot robot) throws Exception {
        train(robot);
        Node map = robot.lookup("#map").query();
        var before = pixels(robot, map);
        until(() -> !java.util.Arrays.equals(before, pixels(robot, map)));
    }

    private static int[] pixels(FxRobot robot, Node node) {
        var taken = WaitForAsyncUtils.asyncFx(() -> {
            var image = node.snapshot(null, null);
            int width = (int) image.getWidth();
            int[] argb = new int[width * (int) image.getHeight()];
            image.getPixelReader().getPixels(0, 0, width, (int) image.getHeight(),
                    javafx.scene.image.PixelFormat.getIntArgbInstance(), argb, 0, width);
            return argb;
        });
        return WaitForAsyncUtils.waitFor(taken);
    }

    @Test
    void theSpaceBarTrainsAndPausesButNotWhereTextIsTyped(FxRobot robot) throws Exception {
        robot.interact(() -> opened.stage().getScene().getRoot().requestFocus());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        until(() -> step() > 5);
        robot.interact(() -> opened.stage().getScene().getRoot().requestFocus());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        until(() -> window.run().state() == State.PAUSED);
        robot.clickOn("#field-name");
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(State.PAUSED, window.run().state());
    }

    @Test
    void aSpaceBarThatIsHeldDownCountsOnce(FxRobot robot) throws Exception {
        robot.interact(() -> {
            opened.stage().getScene().getRoot().requestFocus();
            for (int i = 0; i < 4; i++) {
                key(javafx.scene.input.KeyEvent.KEY_PRESSED);
            }
            key(javafx.scene.input.KeyEvent.KEY_RELEASED);
        });
        assertEquals(State.TRAINING, window.run().state());
        until(() -> step() > 5);
        robot.interact(() -> key(javafx.scene.input.KeyEvent.KEY_PRESSED));
        assertEquals(State.PAUSED, window.run().state());
    }

    private void key(javafx.event.EventType<javafx.scene.input.KeyEvent> type) {
        Node target = java.util.Objects.requireNonNullElse(opened.stage().getScene().getFocusOwner(), opened.stage().getScene().getRoot());
        javafx.event.Event.fireEvent(target, new javafx.scene.input.KeyEvent(type, "", "", KeyCode.SPACE, false, false, false, false));
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void anInvalidSettingIsMarkedAtItsFieldAndHoldsTrainingBack(FxRobot robot) {
        type(robot, "#field-optimizers-0-stepSize", "-1");
        Node field = robot.lookup("#field-optimizers-0-stepSize").query();
        assertTrue(field.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("invalid")));
        assertEquals("Must be above 0 and at most 1000000; for example 0.1",
                robot.lookup("#message-optimizers-0-stepSize").queryAs(Label.class).getText());
        assertTrue(robot.lookup("#train").query().isDisabled());
        type(robot, "#field-optimizers-0-stepSize", "0.01");
        assertTrue(robot.lookup("#message-optimizers-0-stepSize").tryQuery().isEmpty());
        assertFalse(robot.lookup("#train").query().isDisabled());
        assertEquals(0.01, window.document().experiment().optimizers().getFirst().stepSize());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aWordTypedLetterByLetterIsUndoneAsAWhole(FxRobot robot) {
        TextInputControl name = robot.lookup("#field-name").queryAs(TextInputControl.class);
        robot.interact(() -> {
            name.requestFocus();
            name.selectAll();
        });
        robot.write("Peaks");
        assertEquals("Peaks", window.document().experiment().name());
        assertEquals("Undo change name", menuItem(robot, "menu-undo").getText());
        robot.interact(() -> menuItem(robot, "menu-undo").fire());
        assertEquals("Himmelblau", window.document().experiment().name());
        assertEquals("Himmelblau", robot.lookup("#field-name").queryAs(TextInputControl.class).getText());
        assertTrue(menuItem(robot, "menu-undo").isDisable());
        assertEquals("Redo change name", menuItem(robot, "menu-redo").getText());
        robot.interact(() -> menuItem(robot, "menu-redo").fire());
        assertEquals("Peaks", robot.lookup("#field-name").queryAs(TextInputControl.class).getText());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void anotherSampleTakesThePlaceOfTheRun(FxRobot robot) throws Exception {
        train(robot);
        robot.interact(() -> menuItem(robot, "sample-two-moons").fire());
        until(() -> window.document().experiment().name().equals("Two moons"));
        assertEquals(-1, step());
        assertEquals(State.IDLE, window.run().state());
        assertTrue(robot.lookup("#field-problem-architecture-hidden").queryAs(TextInputControl.class).getText().equals("32, 32"));
        train(robot);
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void editingDuringTrainingConcernsTheNextRun(FxRobot robot) throws Exception {
        train(robot);
        type(robot, "#field-training-steps", "7");
        assertEquals(100_000, window.run().experimentProperty().get().orElseThrow().training().steps());
        robot.clickOn("#stop");
        until(() -> window.run().state() == State.IDLE);
        robot.clickOn("#train");
        until(() -> window.run().state() == State.IDLE && step() == 7);
        assertEquals("Done", robot.lookup("#state").queryAs(Label.class).getText());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aSliceThatTakesHoursIsComputedOnlyWhenTheUserAgrees(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#stop");
        until(() -> window.run().state() == State.IDLE);
        opened.dialogs().agree = false;
        robot.interact(() -> window.document().edit("quantity", window.document().experiment().showing(SliceSpec.Quantity.LAMBDA_MIN), Optional.empty()));
        Frame before = window.run().frameProperty().get().orElseThrow();
        robot.clickOn("#recompute");
        until(() -> opened.dialogs().asked.contains("This slice would take about 2.0 h. Compute it?"));
        assertEquals(State.IDLE, window.run().state());
        assertEquals(before, window.run().frameProperty().get().orElseThrow());
        opened.dialogs().agree = true;
        robot.clickOn("#recompute");
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().orElseThrow() != before);
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void recentringPutsTheSliceWhereTheOptimizerIs(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#stop");
        until(() -> window.run().state() == State.IDLE);
        Frame before = window.run().frameProperty().get().orElseThrow();
        robot.clickOn("#recentre");
        until(() -> window.run().frameProperty().get().orElseThrow() != before && window.run().state() == State.IDLE);
        double[] alpha = window.run().frameProperty().get().orElseThrow().slice().orElseThrow().alpha();
        double x = before.trajectories().getFirst().alpha()[before.trajectories().getFirst().size() - 1];
        assertEquals(x, (alpha[0] + alpha[alpha.length - 1]) / 2, 1e-12);
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void theToolbarChangesThePlaneOfTheExperimentAndCanBeUndone(FxRobot robot) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var plane = (javafx.scene.control.ComboBox<Schema.Option>) robot.lookup("#plane").queryAs(javafx.scene.control.ComboBox.class);
            plane.setValue(plane.getItems().stream().filter(option -> option.name().equals("random")).findFirst().orElseThrow());
        });
        assertEquals(new Experiment.PlaneSpec.Random(org.saddlescope.landscape.Normalisation.FILTER, true, 123), window.document().experiment().plane());
        assertTrue(robot.lookup("#field-plane-normalisation").tryQuery().isPresent());
        robot.interact(() -> menuItem(robot, "menu-undo").fire());
        assertEquals(new Experiment.PlaneSpec.Auto(), window.document().experiment().plane());
        assertTrue(robot.lookup("#field-plane-normalisation").tryQuery().isEmpty());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void optimizersAreAddedDuplicatedAndRemoved(FxRobot robot) {
        robot.interact(() -> robot.lookup("#add-optimizers").queryButton().fire());
        assertEquals(2, window.document().experiment().optimizers().size());
        type(robot, "#field-optimizers-1-stepSize", "0.5");
        robot.interact(() -> robot.lookup("#duplicate-optimizers-1").queryButton().fire());
        assertEquals(0.5, window.document().experiment().optimizers().get(2).stepSize());
        robot.interact(() -> robot.lookup("#remove-optimizers-0").queryButton().fire());
        assertEquals(2, window.document().experiment().optimizers().size());
        assertEquals("0.5", robot.lookup("#field-optimizers-0-stepSize").queryAs(TextInputControl.class).getText());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aRefusedRunIsToldInItsOwnWords(FxRobot robot) throws Exception {
        type(robot, "#field-name", "refused");
        robot.clickOn("#train");
        until(() -> window.notices().showing().equals("problem.function: expected one of himmelblau"));
        assertEquals(State.IDLE, window.run().state());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void savingWritesTheExperimentAndItsFileIsRecent(FxRobot robot) throws Exception {
        Path file = folder.resolve("mine.json");
        opened.dialogs().file = Optional.of(file);
        type(robot, "#field-name", "Mine");
        assertTrue(opened.stage().getTitle().startsWith("•"));
        robot.interact(() -> menuItem(robot, "menu-save").fire());
        until(() -> store.files.containsKey(file) && !window.document().changedProperty().get());
        assertEquals("Mine", store.files.get(file).name());
        assertEquals("save mine.json", opened.dialogs().asked.getLast());
        until(() -> new SettingsStore(folder.resolve("settings.json")).load().recent().equals(java.util.List.of(file.toString())));
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void changesAreNotLostWithoutAQuestion(FxRobot robot) throws Exception {
        type(robot, "#field-name", "Precious");
        opened.dialogs().unsaved = Dialogs.Unsaved.CANCEL;
        robot.interact(() -> menuItem(robot, "sample-two-moons").fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("unsaved Precious", opened.dialogs().asked.getLast());
        assertEquals("Precious", window.document().experiment().name());
        opened.dialogs().unsaved = Dialogs.Unsaved.DISCARD;
        robot.interact(() -> menuItem(robot, "sample-two-moons").fire());
        until(() -> window.document().experiment().name().equals("Two moons"));
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aFileThatCannotBeReadIsToldAndTheExperimentStays(FxRobot robot) throws Exception {
        robot.interact(() -> window.open(Path.of("nowhere.json")));
        until(() -> window.notices().showing().equals("nowhere.json: there is no such file"));
        assertEquals("Himmelblau", window.document().experiment().name());
    }

    @Test
    void theThemeChangesTheColoursOfTheWindow(FxRobot robot) {
        String before = opened.stage().getScene().getStylesheets().toString();
        robot.interact(() -> menuItem(robot, "menu-theme-dark").fire());
        assertNotEquals(before, opened.stage().getScene().getStylesheets().toString());
        assertTrue(opened.stage().getScene().getStylesheets().toString().contains("dark.css"));
    }

    @Test
    void aFigureOfTheRunIsExportedAsPng(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#stop");
        until(() -> window.run().state() == State.IDLE);
        robot.interact(() -> robot.lookup("#export").queryButton().fire());
        until(() -> robot.lookup("#exportFile").tryQuery().isPresent());
        Path file = folder.resolve("map.png");
        type(robot, "#exportFile", file.toString());
        until(() -> !robot.lookup("#exportSave").query().isDisabled());
        robot.interact(() -> robot.lookup("#exportSave").queryButton().fire());
        until(() -> java.nio.file.Files.exists(file) && window.notices().showing().startsWith("Wrote"));
        assertTrue(javax.imageio.ImageIO.read(file.toFile()).getWidth() > 200);
    }

    @Test
    void chartsAppearWithTheirContent(FxRobot robot) throws Exception {
        train(robot);
        until(() -> robot.lookup("#charts").tryQueryAs(javafx.scene.control.TabPane.class).isPresent());
        until(() -> robot.lookup("#charts").queryAs(javafx.scene.control.TabPane.class).getTabs().stream().map(javafx.scene.control.Tab::getText).toList()
                .equals(java.util.List.of("Loss", "Ratios", "Loss and ratios", "Spectrum", "One step", "Notes")));
    }

    @Test
    void nothingOfTheToolbarIsHiddenOnASmallScreen(FxRobot robot) {
        Screen.shoot(robot.lookup("#toolbar").query(), "toolbar");
        double right = robot.lookup("#toolbar").query().getBoundsInParent().getMaxX();
        for (String id : java.util.List.of("#train", "#pause", "#step", "#stop", "#plane", "#grid", "#recompute", "#recentre", "#logScale", "#export", "#lecture")) {
            Node node = robot.lookup(id).query();
            assertTrue(node.localToScene(node.getBoundsInLocal()).getMaxX() <= right && node.getParent() != null && node.isVisible(), id);
        }
        assertTrue(robot.lookup(".tool-bar-overflow-button").tryQuery().filter(Node::isVisible).isEmpty());
    }
}
