package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.saddlescope.ui.OpenWindow.until;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.saddlescope.ui.chart.Places;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.scene.SurfaceBalls;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;

/** The pointer over one view marks its place in the others. */
class LinkedViewsWindowTest extends WindowCase {
    @Override
    OpenWindow open(Stage stage) {
        return OpenWindow.of(stage, folder, Settings.DEFAULT.pacing(Pace.FULL_SPEED), new MemoryStore(), HimmelblauTraining::new, Experiments.himmelblau(40));
    }

    private String readout(FxRobot robot) {
        return robot.lookup("#hover").queryAs(Label.class).getText();
    }

    @Test
    void aPlaceOfTheMapIsMarkedOnTheSurfaceAndOneOfTheSurfaceOnTheMap(FxRobot robot) throws Exception {
        robot.interact(window::train);
        until(() -> window.run().state() == State.IDLE);
        until(() -> robot.lookup("#map").tryQuery().isPresent() && robot.lookup("#surface").tryQuery().isPresent());
        Node map = robot.lookup("#map").query();
        Node surface = robot.lookup("#surface").query();
        until(() -> surface.getAccessibleText().contains("Values from"));
        // The camera turns to where the paths are seen: what it shows meanwhile is soon elsewhere.
        until(() -> SurfaceBalls.settled(surface));
        // On the high ground at the back: the valleys are hidden by what is before them.
        Point2D place = map.localToScreen(Places.of(map, 4, 4));
        robot.moveTo(place.add(1, 1)).moveTo(place);
        // The pointer may have rested on a view before: its old place is marked until this one is.
        until(() -> readout(robot).matches("α = (4|3\\.9).*") && readout(robot).matches(".*β = (4|3\\.9).*"));
        until(() -> surface.lookupAll(".pointed-place").size() == 1);
        // The marker on the surface is where the pointer marks the same place of the map.
        Node marker = surface.lookup(".pointed-place");
        assertFalse(marker.getStyleClass().contains("behind"), "nothing hides it");
        Bounds at = marker.localToScreen(marker.getBoundsInLocal());
        Point2D there = new Point2D(at.getCenterX(), at.getCenterY());
        robot.moveTo(there.add(1, 0)).moveTo(there);
        until(() -> readout(robot).startsWith("α") && Places.rings(map).size() == 1);
        double alpha = Double.parseDouble(readout(robot).split("[=,]")[1].strip().replace('−', '-'));
        double beta = Double.parseDouble(readout(robot).split("[=,]")[3].strip().replace('−', '-'));
        assertEquals(4, alpha, 0.35, readout(robot));
        assertEquals(4, beta, 0.35, readout(robot));
        List<Point2D> rings = Places.rings(map);
        assertEquals(1, rings.size());
        assertEquals(0, rings.getFirst().distance(Places.of(map, alpha, beta)), 1.5);
        // A valley behind a ridge is marked as what it is: its ring is dashed.
        Point2D valley = map.localToScreen(Places.of(map, -2.8, 3.1));
        robot.moveTo(valley.add(1, 1)).moveTo(valley);
        until(() -> surface.lookup(".pointed-place.behind") != null);
    }
}
