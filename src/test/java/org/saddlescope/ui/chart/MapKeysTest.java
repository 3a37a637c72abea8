package org.saddlescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.Frames;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapKeysTest {
    private final Slice slice = Frames.slice(51);
    private final Frame frame = Frames.frame(slice, 120);
    private final List<double[]> picked = new ArrayList<>();
    private MapView map;

    @Start
    void open(Stage stage) {
        map = new MapView();
        map.setOnPicked((of, alpha, beta) -> picked.add(new double[] {alpha, beta}));
        stage.setScene(new Scene(new StackPane(map), 640, 520));
        stage.show();
        map.show(Frames.experiment(), frame, RunFigures.Look.DEFAULT, Style.Theme.LIGHT);
        map.requestFocus();
    }

    @AfterEach
    void forget() {
        WaitForAsyncUtils.clearExceptions();
    }

    @Test
    void arrowsMoveAPointByACellAndEnterPicksIt(FxRobot robot) {
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.UP).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, picked.size());
        // The first key puts the point in the middle.
        assertEquals(slice.alpha()[27], picked.getFirst()[0], 1e-6);
        assertEquals(slice.beta()[26], picked.getFirst()[1], 1e-6);
        assertTrue(map.hoverTextProperty().get().startsWith("α = "), map.hoverTextProperty().get());
    }

    @Test
    void thePointStaysOnTheSliceAndEnterWithoutOneDoesNothing(FxRobot robot) {
        robot.type(KeyCode.ENTER);
        assertTrue(picked.isEmpty());
        for (int i = 0; i < 60; i++) {
            robot.type(KeyCode.LEFT);
        }
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(slice.alpha()[0], picked.getFirst()[0], 1e-6);
    }
}
