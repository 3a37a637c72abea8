package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Schema;
import org.saddlescope.figures.PngSize;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does with the window and the samples of the program, with real runs. */
class SessionWindowTest extends WindowCase {
    @Override
    OpenWindow open(Stage stage) throws Exception {
        FileExperimentStore store = new FileExperimentStore();
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED), store, store.sample(store.samples().getFirst()));
    }

    private Frame frame() {
        return window.run().frameProperty().get().orElseThrow();
    }

    private int step() {
        return window.run().frameProperty().get().stream().flatMap(frame -> frame.tracks().stream())
                .mapToInt(Frame.Track::step).findFirst().orElse(-1);
    }

    private boolean shows(Predicate<Slice> wanted) {
        return window.run().frameProperty().get().flatMap(Frame::slice).filter(Slice::complete).filter(wanted).isPresent();
    }

    private boolean idle() {
        return window.run().state() == State.IDLE;
    }

    private void pick(FxRobot robot, String sample) throws TimeoutException {
        MenuItem item = MenuItems.all(robot)
                .filter(one -> ("sample-" + sample).equals(one.getId())).findFirst().orElseThrow();
        robot.interact(item::fire);
        until(() -> window.document().experiment().name().equals(item.getText()));
    }

    /** Slowly enough to be caught in the middle. */
    private void trainSlowly(FxRobot robot, String sample) throws TimeoutException {
        pick(robot, sample);
        robot.interact(() -> window.run().paceProperty().set(Pace.SLOW));
        robot.clickOn("#train");
        until(() -> step() > 5);
    }

    private void trainToTheEnd(FxRobot robot, String sample) throws TimeoutException {
        pick(robot, sample);
        robot.clickOn("#train");
        until(() -> window.run().frameProperty().get().isPresent() && idle());
        assertEquals("", window.notices().showing());
        assertEquals(Frame.Phase.DONE, frame().phase());
    }

    private <T> void choose(FxRobot robot, String id, Predicate<T> wanted) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<T> combo = robot.lookup(id).queryAs(ComboBox.class);
            combo.setValue(combo.getItems().stream().filter(wanted).findFirst().orElseThrow());
        });
    }

    private static boolean centred(Slice slice, Frame frame) {
        var path = frame.trajectories().getFirst();
        double x = path.alpha()[path.size() - 1];
        double width = slice.alpha()[slice.columns() - 1] - slice.alpha()[0];
        return Math.abs((slice.alpha()[0] + slice.alpha()[slice.columns() - 1]) / 2 - x) < 1e-9 * width;
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-moons", "saddle-escape", "himmelblau", "rosenbrock", "deep-linear"})
    void everySampleTrainsToItsEndInTheWindow(String sample, FxRobot robot) throws Exception {
        trainToTheEnd(robot, sample);
        assertEquals(window.document().experiment().optimizers().size(), frame().tracks().size());
        frame().tracks().forEach(track -> assertEquals(track.total(), track.step(), track.name()));
        assertTrue(frame().slice().orElseThrow().complete());
        assertEquals("Done", robot.lookup("#state").queryAs(Label.class).getText());
        List<String> tabs = robot.lookup("#charts").queryAs(TabPane.class).getTabs().stream().map(Tab::getText).toList();
        assertTrue(tabs.containsAll(List.of("Loss", "Ratios", "Spectrum")), tabs::toString);
        // The surface is drawn by a thread of its own, and the camera turns to where the paths are seen.
        until(() -> everythingIsDrawn(Screen.shoot(opened.stage().getScene().getRoot(), "sample-" + sample)));
    }

    /** The map on the left, the surface on the right, curves below. */
    private static boolean everythingIsDrawn(BufferedImage picture) {
        return Screen.colours(picture, 0.28, 0.12, 0.6, 0.55) > 100 && Screen.colours(picture, 0.65, 0.12, 0.98, 0.55) > 100
                && Screen.colours(picture, 0.3, 0.68, 0.98, 0.93) > 8;
    }

    @Test
    void stepsAdvanceAndTheMapChangesWhileASampleTrains(FxRobot robot) throws Exception {
        trainSlowly(robot, "two-moons");
        until(() -> shows(slice -> true));
        Slice first = frame().slice().orElseThrow();
        AtomicReference<BufferedImage> before = new AtomicReference<>(Screen.shoot(robot.lookup("#map").query(), "map-early"));
        int then = step();
        until(() -> step() > then + 5 && shows(slice -> slice != first && slice.alpha()[0] != first.alpha()[0]));
        assertEquals("Training", robot.lookup("#state").queryAs(Label.class).getText());
        until(() -> {
            BufferedImage later = Screen.shoot(robot.lookup("#map").query(), "map-later");
            // Where views of the run came below it in the meantime, it is another size, and is compared from then on.
            BufferedImage earlier = before.updateAndGet(one -> one.getWidth() == later.getWidth() && one.getHeight() == later.getHeight() ? one : later);
            return Screen.difference(earlier, later) > 0.1;
        });
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aPausedRunStandsWhileItIsSlicedAndAStepIsOneUpdate(FxRobot robot) throws Exception {
        trainSlowly(robot, "two-moons");
        robot.clickOn("#pause");
        until(() -> frame().phase() == Frame.Phase.PAUSED);
        int held = step();
        choose(robot, "#grid", size -> size.toString().startsWith("21"));
        until(() -> shows(slice -> slice.columns() == 21));
        assertEquals(held, step());
        robot.clickOn("#step");
        until(() -> step() != held);
        assertEquals(held + 1, step());
        assertEquals(State.PAUSED, window.run().state());
        robot.clickOn("#train");
        until(() -> step() > held + 2);
        robot.clickOn("#stop");
        until(this::idle);
        assertEquals("Stopped", robot.lookup("#state").queryAs(Label.class).getText());
        assertEquals("", window.notices().showing());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void planeAndGridAndCentreChangeDuringARunAndAfterIt(FxRobot robot) throws Exception {
        trainSlowly(robot, "two-moons");
        changeTheView(robot, 21);
        assertEquals(State.TRAINING, window.run().state());
        robot.clickOn("#stop");
        until(this::idle);
        choose(robot, "#plane", (Schema.Option option) -> option.name().equals("principal"));
        until(() -> idle() && shows(slice -> slice.plane().axis1().startsWith("PC")));
        changeTheView(robot, 51);
        until(this::idle);
        Slice last = frame().slice().orElseThrow();
        robot.clickOn("#recompute");
        until(() -> idle() && shows(slice -> slice != last));
        assertEquals("", window.notices().showing());
    }

    private void changeTheView(FxRobot robot, int columns) throws TimeoutException {
        choose(robot, "#grid", size -> size.toString().startsWith(Integer.toString(columns)));
        until(() -> shows(slice -> slice.columns() == columns));
        choose(robot, "#plane", (Schema.Option option) -> option.name().equals("random"));
        until(() -> shows(slice -> Double.isNaN(slice.plane().explained1()) && slice.alpha()[0] == -1));
        robot.clickOn("#recentre");
        until(() -> shows(slice -> slice.columns() == columns && centred(slice, frame())));
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void aRunThatNeedsAFolderSaysSo(FxRobot robot) throws Exception {
        pick(robot, "mnist-mlp");
        robot.clickOn("#train");
        until(() -> window.notices().showing().contains("problem.data") && idle());
    }

    @Test
    @Tag(HeadlessOnly.TAG)
    void anExportedMapHasTheSizeAskedFor(FxRobot robot) throws Exception {
        trainToTheEnd(robot, "himmelblau");
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup("#export").queryButton().fire());
        until(() -> robot.lookup("#exportFile").tryQuery().isPresent());
        Path file = folder.resolve("map.png");
        type(robot, "#exportWidth", "8.4");
        type(robot, "#exportHeight", "7");
        type(robot, "#exportFile", file.toString());
        until(() -> !robot.lookup("#exportSave").query().isDisabled());
        String dpi = String.valueOf(robot.lookup("#exportDpi").queryAs(ComboBox.class).getValue());
        robot.interact(() -> robot.lookup("#exportSave").queryButton().fire());
        until(() -> window.notices().showing().startsWith("Wrote") && Files.exists(file));
        BufferedImage picture = ImageIO.read(file.toFile());
        PngSize size = new PngSize(8.4, 7, Integer.parseInt(dpi), 8);
        assertEquals(List.of(size.pixelWidth(), size.pixelHeight()), List.of(picture.getWidth(), picture.getHeight()));
        assertTrue(Screen.colours(picture, 0.3, 0.2, 0.7, 0.5) > 100);
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    @Test
    void theStepUnderThePointerIsRingedOnTheMapAndItsCurveHasALine(FxRobot robot) throws Exception {
        trainToTheEnd(robot, "himmelblau");
        Node chart = robot.lookup("#chart-loss").query();
        BufferedImage plain = Screen.shoot(chart, "cursor-none");
        robot.moveTo(chart, new Point2D(-100, -20));
        until(() -> rings(robot).size() == 5);
        List<Point2D> there = rings(robot);
        until(() -> Screen.difference(plain, Screen.shoot(chart, "cursor")) > 0.0005);
        robot.moveTo(chart, new Point2D(-200, -20));
        until(() -> rings(robot).size() == 5 && !rings(robot).equals(there));
        robot.moveTo(robot.lookup("#field-name").queryAs(TextField.class));
        until(() -> rings(robot).isEmpty());
    }

    private static List<Point2D> rings(FxRobot robot) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> robot.lookup("#map").query().lookupAll("Circle").stream()
                .map(Circle.class::cast).filter(Node::isVisible).map(ring -> new Point2D(ring.getCenterX(), ring.getCenterY())).toList());
    }
}
