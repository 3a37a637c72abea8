package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Precision;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.landscape.Slice;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.Looked;
import org.saddlescope.ui.instrument.Place;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** What a user points the instruments at, on real runs of functions whose answers are known. */
class InstrumentsWindowTest extends WindowCase {
    /** Himmelblau's saddle between the two upper minima, to ten digits. */
    private static final double[] SADDLE = {0.0866775046, 2.8842547012};

    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED), new MemoryStore(), himmelblau(1));
    }

    private static Experiment himmelblau(int optimizers) {
        return experiment(new Experiment.ProblemSpec.Analytic("himmelblau"), Optional.of(List.of(0.2, -3.9)), optimizers);
    }

    private static Experiment experiment(Experiment.ProblemSpec problem, Optional<List<Double>> start, int optimizers) {
        List<Optimizer> both = List.of(new Optimizer.Sgd("plain", 0.01, new Schedule.Constant(), 0), new Optimizer.Sgd("quick", 0.012, new Schedule.Constant(), 0));
        return new Experiment(1, "Himmelblau", "", 1, Precision.DOUBLE, problem, start, both.subList(0, optimizers),
                new Experiment.Training(60, 1, 0), new Experiment.PlaneSpec.Auto(), new Experiment.Grid(21, 21, Optional.empty()),
                new Experiment.Probes(10, 20, 1e-6), List.of());
    }

    private Instruments instruments() {
        return window.instruments();
    }

    private Optional<Looked> looked() {
        return instruments().lookedProperty().get();
    }

    private Slice slice() {
        return window.run().frameProperty().get().flatMap(Frame::slice).orElseThrow();
    }

    private void train(FxRobot robot) throws TimeoutException {
        robot.clickOn("#train");
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().flatMap(Frame::slice).filter(Slice::complete).isPresent());
    }

    private void train(FxRobot robot, Experiment experiment) throws TimeoutException {
        robot.interact(() -> {
            window.run().clear();
            window.document().open(experiment, Optional.empty());
        });
        train(robot);
    }

    private void lookAt(FxRobot robot, double x, double y) throws TimeoutException {
        robot.interact(() -> instruments().look(new Place("here", new double[] {x, y})));
        until(() -> looked().flatMap(Looked::spectrum).isPresent());
    }

    private void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryButton().fire());
    }

    private String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private MenuItem menuItem(FxRobot robot, String id) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream().map(Menu::getItems).flatMap(List::stream)
                .filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private boolean tabIsOpen(FxRobot robot, String id) {
        return robot.lookup("#charts").queryAs(TabPane.class).getTabs().stream().filter(tab -> tab.getId().equals(id)).anyMatch(Tab::isSelected);
    }

    private static double[][] hessian(double[] at) {
        double x = at[0];
        double y = at[1];
        return new double[][] {{12 * x * x + 4 * y - 42, 4 * x + 4 * y}, {4 * x + 4 * y, 12 * y * y + 4 * x - 26}};
    }

    @Test
    void aClickOnTheMapTellsLossGradientConditionsAndCurvatureThere(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn("#map");
        until(() -> looked().flatMap(Looked::spectrum).isPresent());
        double[] at = looked().orElseThrow().place().theta();
        assertTrue(text(robot, "#pointTitle").startsWith("At α\u00A0=\u00A0"), "the sign does not part from its number");
        assertEquals(Frames.himmelblau(at[0], at[1]), looked().orElseThrow().measurements().orElseThrow().loss(), 1e-9);
        double[][] h = hessian(at);
        var spectrum = looked().orElseThrow().spectrum().orElseThrow();
        assertEquals(h[0][0] + h[1][1], spectrum.lowest().value() + spectrum.highest().value(), 1e-6);
        assertEquals(h[0][0] * h[1][1] - h[0][1] * h[1][0], spectrum.lowest().value() * spectrum.highest().value(), 1e-3);
        assertTrue(text(robot, "#pointFacts-λₘᵢₙ").contains(" ± "));
        assertTrue(text(robot, "#pointFacts-index").endsWith(" of 2"));
        assertTrue(robot.lookup("#pointRatios-PL").tryQuery().isPresent());
        robot.clickOn("#pointClose");
        assertTrue(looked().isEmpty());
        assertFalse(robot.lookup("#pointCard").query().isVisible());
    }

    @Test
    void theKeyPLooksAtWhereTheOptimizerIs(FxRobot robot) throws Exception {
        assertTrue(menuItem(robot, "menu-run-lookHere").isDisable());
        assertTrue(menuItem(robot, "menu-run-lookHere").getText().contains("train first"));
        train(robot);
        robot.interact(() -> robot.lookup("#map").query().getScene().getRoot().requestFocus());
        robot.press(KeyCode.P).release(KeyCode.P);
        until(() -> looked().flatMap(Looked::spectrum).isPresent());
        assertEquals("plain at step 60", looked().orElseThrow().place().name());
        var history = window.run().frameProperty().get().orElseThrow().tracks().getFirst().history();
        assertEquals(history.loss()[history.size() - 1], looked().orElseThrow().measurements().orElseThrow().loss(), 1e-12);
    }

    @Test
    void aSaddleIsFoundListedSlicedAndWalkedDownFrom(FxRobot robot) throws Exception {
        train(robot);
        assertTrue(robot.lookup("#walkDown").tryQuery().filter(node -> !node.isDisabled()).isEmpty());
        lookAt(robot, 0.3, 2.6);
        fire(robot, "#findCritical");
        until(() -> looked().flatMap(Looked::critical).isPresent());
        CriticalOutcome.Critical saddle = looked().orElseThrow().critical().orElseThrow();
        assertArrayEquals(SADDLE, saddle.reached().theta(), 1e-8);
        assertEquals(1, saddle.spectrum().index());
        until(() -> tabIsOpen(robot, "tab-critical"));
        assertEquals(1, robot.lookup("#criticalTable").queryAs(TableView.class).getItems().size());
        assertTrue(text(robot, "#pointOutcome").startsWith("Found: a saddle."), text(robot, "#pointOutcome"));

        until(() -> looked().flatMap(Looked::measurements).isPresent());
        fire(robot, "#walkDown");
        until(() -> instruments().findsProperty().get().walks().size() == 1);
        var ways = instruments().findsProperty().get().ways(saddle);
        assertEquals(2, ways.size());
        ways.forEach(walked -> assertEquals(0, walked.way().losses()[walked.way().last()], 1e-9));
        until(() -> tabIsOpen(robot, "tab-ways"));

        fire(robot, "#sliceHere");
        until(() -> window.run().state() == State.IDLE && slice().complete() && slice().plane().origin() != null
                && Arrays.equals(slice().plane().origin(), saddle.reached().theta()));
        double[][] h = hessian(SADDLE);
        double[] v = slice().plane().direction1();
        double curvature = v[0] * (h[0][0] * v[0] + h[0][1] * v[1]) + v[1] * (h[1][0] * v[0] + h[1][1] * v[1]);
        assertEquals(saddle.spectrum().lowest().value(), curvature, 1e-5);
        Screen.shoot(opened.stage().getScene().getRoot(), "instruments-saddle");

        lookAt(robot, 0.1, 2.9);
        fire(robot, "#findCritical");
        until(() -> looked().flatMap(Looked::critical).isPresent());
        assertEquals(1, instruments().findsProperty().get().points().size(), "the same saddle is listed once");
    }

    @Test
    void whereNoCriticalPointIsFoundItSaysSoAndListsNone(FxRobot robot) throws Exception {
        train(robot, experiment(new Experiment.ProblemSpec.Formula("1/x + y^2", List.of("x", "y")), Optional.of(List.of(1.0, 1.0)), 1));
        lookAt(robot, 1, 0.5);
        fire(robot, "#findCritical");
        until(() -> looked().flatMap(Looked::search).isPresent());
        assertInstanceOf(CriticalOutcome.GradientFlat.class, looked().orElseThrow().search().orElseThrow());
        assertTrue(text(robot, "#pointOutcome").startsWith("A gradient-flat point, not a critical one: ‖∇f‖ = "), text(robot, "#pointOutcome"));
        assertTrue(instruments().findsProperty().get().points().isEmpty());
        assertTrue(robot.lookup("#walkDown").query().isDisabled());
    }

    @Test
    void theNextRunStartsAtThePlaceAndThatCanBeUndone(FxRobot robot) throws Exception {
        train(robot);
        lookAt(robot, 1.25, -0.5);
        fire(robot, "#startHere");
        assertEquals(Optional.of(List.of(1.25, -0.5)), window.document().experiment().start());
        robot.interact(() -> menuItem(robot, "menu-undo").fire());
        assertEquals(Optional.of(List.of(0.2, -3.9)), window.document().experiment().start());
    }

    @Test
    void theSpectrumAtThePlaceHasBothEigenvaluesWithTheirResiduals(FxRobot robot) throws Exception {
        train(robot);
        lookAt(robot, 1, 1);
        fire(robot, "#spectrumHere");
        until(() -> instruments().spectraProperty().get().isPresent());
        until(() -> tabIsOpen(robot, "tab-eigenvalues"));
        var rows = instruments().spectraProperty().get().orElseThrow().tables().eigenvalues();
        double[][] h = hessian(new double[] {1, 1});
        double middle = (h[0][0] + h[1][1]) / 2;
        double radius = Math.hypot((h[0][0] - h[1][1]) / 2, h[0][1]);
        assertEquals(middle + radius, rows.stream().filter(row -> row.operator().equals("hessian") && row.end().equals("high") && row.rank() == 1)
                .findFirst().orElseThrow().value(), 1e-8);
        Node plots = robot.lookup("#spectrumPlots-1").query();
        assertTrue(Screen.colours(Screen.shoot(plots, "instruments-spectrum"), 0, 0, 1, 1) > 10, "the picture is blank");
    }

    @Test
    void aPathTakesTwoEndsAndIsDrawnWithItsBarrier(FxRobot robot) throws Exception {
        train(robot);
        assertTrue(menuItem(robot, "menu-run-followPath").isDisable());
        assertTrue(menuItem(robot, "menu-run-followPath").getText().contains("two optimizers"));
        train(robot, himmelblau(2));
        assertFalse(menuItem(robot, "menu-run-followPath").isDisable());
        robot.interact(() -> menuItem(robot, "menu-run-followPath").fire());
        until(() -> instruments().pathsProperty().get().isPresent());
        until(() -> tabIsOpen(robot, "tab-path"));
        var line = instruments().pathsProperty().get().orElseThrow().report().paths().getFirst();
        var tracks = window.run().frameProperty().get().orElseThrow().tracks();
        double[] first = tracks.getFirst().history().loss();
        assertEquals(first[first.length - 1], line.profile().start(), 1e-12);
        Screen.shoot(robot.lookup("#pathPlots").query(), "instruments-path");
    }

    @Test
    void anotherQuantityIsChosenInTheToolbar(FxRobot robot) throws Exception {
        train(robot);
        @SuppressWarnings("unchecked")
        ComboBox<SliceSpec.Quantity> quantity = robot.lookup("#quantity").queryAs(ComboBox.class);
        robot.interact(() -> quantity.setValue(SliceSpec.Quantity.LAMBDA_MIN));
        until(() -> window.run().state() == State.IDLE && slice().complete() && slice().quantity().equals(SliceSpec.Quantity.LAMBDA_MIN.label()));
        double[] at = slice().plane().at(slice().alpha()[3], slice().beta()[7]);
        double[][] h = hessian(at);
        double lowest = (h[0][0] + h[1][1]) / 2 - Math.hypot((h[0][0] - h[1][1]) / 2, h[0][1]);
        assertEquals(lowest, slice().value(7, 3), 1e-5);
        assertEquals(SliceSpec.Quantity.LAMBDA_MIN, window.document().experiment().slice().quantity());
    }

    @Test
    void aSurfaceFromElsewhereIsShownWithItsInfinitiesCounted(FxRobot robot) throws Exception {
        StringBuilder csv = new StringBuilder("x,y,train_loss,accuracy\n");
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < 7; i++) {
                csv.append(i).append(',').append(j).append(',').append(i == 6 && j > 2 ? "inf" : Integer.toString(10 * i + j)).append(",0.5\n");
            }
        }
        Path file = Files.writeString(folder.resolve("surface.csv"), csv);
        Experiment before = window.document().experiment();
        robot.interact(() -> window.open(file));
        until(() -> window.run().frameProperty().get().flatMap(Frame::slice).isPresent());
        assertEquals(23, slice().value(3, 2), "row = y, column = x");
        String message = window.run().frameProperty().get().orElseThrow().message();
        assertEquals("train_loss: 0.0 to 62.0, 2 infinite", message);
        assertEquals(before, window.document().experiment());
        until(() -> window.run().refusalProperty().get().filter(Documents.FROM_ELSEWHERE::equals).isPresent());
        assertTrue(menuItem(robot, "menu-run-findCritical").isDisable());
        assertTrue(menuItem(robot, "menu-recompute").isDisable());
        assertFalse(menuItem(robot, "menu-export").isDisable());
        Screen.shoot(opened.stage().getScene().getRoot(), "instruments-surface");
        Menu quantities = (Menu) menuItem(robot, "menu-surface");
        assertEquals(List.of("train_loss", "accuracy"), quantities.getItems().stream().map(MenuItem::getText).toList());
        robot.interact(() -> quantities.getItems().getLast().fire());
        assertEquals("accuracy", slice().quantity());
        train(robot);
        assertTrue(quantities.isDisable());
    }

    @Test
    void anotherProblemForgetsWhatWasFound(FxRobot robot) throws Exception {
        train(robot);
        lookAt(robot, 0.3, 2.6);
        fire(robot, "#findCritical");
        until(() -> !instruments().findsProperty().get().points().isEmpty());
        train(robot, experiment(new Experiment.ProblemSpec.Formula("x^2 + y^2", List.of("x", "y")), Optional.of(List.of(1.0, 1.0)), 1));
        assertTrue(instruments().findsProperty().get().points().isEmpty());
        assertTrue(looked().isEmpty());
    }
}
