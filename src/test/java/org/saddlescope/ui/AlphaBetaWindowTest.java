package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Numbers;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.chart.Places;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** The alpha-beta condition of a run in the window, on an example with two minimisers and a saddle between them. */
class AlphaBetaWindowTest extends WindowCase {
    private static final String EXAMPLE_SIX = """
            {"schema": 1, "name": "Two wells", "seed": 1, "problem": {"type": "analytic", "function": "alphaBeta6"},
             "start": [0.52, 0.48], "optimizers": [{"type": "sgd", "stepSize": 0.05, "batch": 1}, {"type": "sgd", "stepSize": 0.2, "batch": 1}],
             "training": {"steps": 120}, "plane": {"type": "axes", "first": 0, "second": 1},
             "grid": {"columns": 31, "rows": 31, "range": [-1, 2, -1, 2]}, "probes": {"alphaBeta": {}}}
            """;

    @Override
    OpenWindow open(Stage stage) throws Exception {
        FileExperimentStore store = new FileExperimentStore();
        Path file = Files.writeString(folder.resolve("wells.json"), EXAMPLE_SIX);
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED), store, store.read(file).experiment());
    }

    private Frame frame() {
        return window.run().frameProperty().get().orElseThrow();
    }

    /** The definition: the largest of δ and (δe − a)/c over the records. */
    private static double alphaMin(AlphaBetaReport report) {
        return report.records().stream().mapToDouble(r -> (report.margin() * r.e() - r.a()) / r.c()).reduce(report.margin(), Math::max);
    }

    @Test
    void theSmallestAlphaIsShownAndTheBindingRecordLeadsToItsStep(FxRobot robot) throws Exception {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && !frame().alphaBeta().isEmpty());
        TabPane tabs = robot.lookup("#charts").queryAs(TabPane.class);
        until(() -> tabs.getTabs().stream().anyMatch(tab -> tab.getId().equals("tab-alphabeta")));
        Tab tab = tabs.getTabs().stream().filter(one -> one.getId().equals("tab-alphabeta")).findFirst().orElseThrow();
        robot.interact(() -> tabs.getSelectionModel().select(tab));
        until(() -> robot.lookup(".binding-record").queryAll().size() == 2);
        for (int i = 0; i < 2; i++) {
            AlphaBetaReport report = frame().alphaBeta().get(i);
            AlphaBetaRecord binding = report.region().binding(report.margin()).orElseThrow();
            Node card = robot.lookup("#alphaBetaCards").query().lookupAll(".card").stream().toList().get(i);
            assertEquals(Numbers.format(alphaMin(report), 5), ((Label) card.lookup(".alpha-beta-value")).getText());
            Node button = card.lookup(".binding-record");
            robot.interact(((javafx.scene.control.Button) button)::fire);
            until(() -> robot.lookup("#timelineStep").queryAs(Label.class).getText().equals("step " + binding.step() + " / 120"));
            Node map = robot.lookup("#map").query();
            until(() -> Places.markers(map).size() == 2);
            Trajectory path = frame().trajectories().get(i);
            Point2D there = Places.of(map, path.alpha()[binding.step()], path.beta()[binding.step()]);
            until(() -> Places.markers(map).stream().anyMatch(at -> at.distance(there) < 0.5));
        }
        Screen.shoot(opened.stage().getScene().getRoot(), "alpha-beta");
    }

    @Test
    void anExperimentWhoseClaimDoesNotFitItsStudyIsOpenedAndTheFieldIsNamed(FxRobot robot) throws Exception {
        String sample = Files.readString(Path.of("sample-experiments", "halfspace.json"));
        String broken = sample.replace("\"min_pl\"", "\"min_lp\"");
        assertNotEquals(sample, broken);
        Path file = Files.writeString(folder.resolve("broken.json"), broken);
        robot.interact(() -> window.open(file));
        until(() -> window.notices().showing().contains("claim.expect[1].term.quantity"));
        String told = window.notices().showing();
        assertTrue(told.contains("\"min_lp\"") && told.contains("min_pl"), told);
        assertEquals("Half-space learning", window.document().experiment().name());
        assertFalse(robot.lookup("#train").query().isDisabled());
        robot.interact(() -> window.open(Path.of("sample-experiments", "halfspace.json")));
        until(() -> window.document().fileProperty().get().filter(path -> path.endsWith("halfspace.json")).isPresent());
    }
}
