package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.ui.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.ui.chart.Places;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The tabs of what probes measure along the paths of a small network. */
@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class ProbeTabsTest {
    private static final List<String> MEASURED = List.of("tab-kernel", "tab-conditioning", "tab-drift", "tab-distance", "tab-smoothness", "tab-smoothness_fit");

    @TempDir
    Path folder;

    private OpenWindow opened;
    private WorkbenchWindow window;

    @Start
    void start(Stage stage) throws ExperimentException {
        opened = OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED),
                new MemoryStore(), experiment("\"kernelEvery\": 2, \"smoothness\": true"));
        window = opened.window();
    }

    private static Experiment experiment(String probes) throws ExperimentException {
        return ExperimentFile.parse("""
                {"name": "Kernel", "problem": {"type": "network", "data": {"type": "spherePoints", "samples": 6, "dimension": 3},
                  "architecture": {"type": "twoLayerWide", "width": 16}, "loss": "halfSquaredError"}, "optimizers": [{"type": "sgd", "stepSize": 0.2}],
                 "training": {"steps": 6}, "grid": {"columns": 3, "rows": 3}, "probes": {"curvatureEvery": 0, %s}}""".formatted(probes), "kernel");
    }

    @AfterEach
    void close(FxRobot robot) throws InterruptedException {
        opened.close(robot);
    }

    private void train(FxRobot robot) throws TimeoutException {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().filter(frame -> frame.slice().isPresent()).isPresent());
    }

    private static List<String> tabs(FxRobot robot) {
        return robot.lookup("#charts").queryAs(TabPane.class).getTabs().stream().map(Tab::getId).toList();
    }

    @Test
    void whatProbesMeasuredHasATabWithTheTimelinesCursorAndIsOfferedForExport(FxRobot robot) throws Exception {
        train(robot);
        until(() -> tabs(robot).containsAll(MEASURED));
        TabPane charts = robot.lookup("#charts").queryAs(TabPane.class);
        robot.interact(() -> robot.lookup("#timelineSlider").queryAs(javafx.scene.control.Slider.class).setValue(4));
        for (String id : MEASURED) {
            Tab tab = charts.getTabs().stream().filter(one -> one.getId().equals(id)).findFirst().orElseThrow();
            robot.interact(() -> charts.getSelectionModel().select(tab));
            Node chart = robot.lookup("#" + id.replace("tab-", "chart-")).query();
            if (id.equals("tab-smoothness_fit")) {
                WaitForAsyncUtils.waitForFxEvents();
                assertEquals(List.of(), Places.lines(chart), id);
            } else {
                until(() -> Places.lines(chart).size() == 1);
                double x = Places.of(chart, 4, 1).getX();
                assertEquals(x, Places.lines(chart).getFirst(), 0.51, id);
            }
            Screen.shoot(opened.stage().getScene().getRoot(), "probe-" + id);
        }
        robot.interact(() -> window.actions().export.action().run());
        until(() -> Window.getWindows().size() > 1);
        String offered = offered();
        for (String title : List.of("eigenvalues of the tangent kernel", "drift of the tangent kernel", "local smoothness", "fit of (L₀, L₁)-smoothness")) {
            assertTrue(offered.contains("Kernel: " + title), offered);
        }
        robot.interact(() -> Window.getWindows().stream().filter(other -> other != opened.stage()).toList().forEach(Window::hide));
    }

    /** What the dialog on top offers, as far as it is text. */
    private String offered() {
        StringBuilder text = new StringBuilder();
        for (Window other : Window.getWindows()) {
            Scene scene = other.getScene();
            if (other != opened.stage() && scene != null) {
                for (Node node : scene.getRoot().lookupAll("*")) {
                    switch (node) {
                        case javafx.scene.control.ListView<?> list -> list.getItems().forEach(item -> text.append(item).append('\n'));
                        case ComboBox<?> box -> box.getItems().forEach(item -> text.append(item).append('\n'));
                        case CheckBox box -> text.append(box.getText()).append('\n');
                        case Button _ -> { }
                        default -> { }
                    }
                }
            }
        }
        return text.toString();
    }

    @Test
    void whatWasNotMeasuredHasNoTab(FxRobot robot) throws Exception {
        Experiment without = experiment("\"every\": 1");
        robot.interact(() -> window.document().open(without, Optional.empty()));
        train(robot);
        until(() -> tabs(robot).contains("tab-ratios"));
        assertTrue(tabs(robot).stream().noneMatch(MEASURED::contains), tabs(robot).toString());
    }
}
