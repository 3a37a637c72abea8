package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class AfterPictureTest {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final AtomicBoolean pictured = new AtomicBoolean();

    @Start
    void start(Stage stage) {
        stage.show();
    }

    private Runnable piece(String name) {
        return () -> done.add(name + (pictured.get() ? "" : " without a picture"));
    }

    @Test
    void thePiecesAreDoneInTheirOrderOnceThereIsAPicture(FxRobot robot) throws Exception {
        robot.interact(() -> {
            AfterPicture later = new AfterPicture();
            later.accept(List.of(piece("first"), piece("second")));
            later.start(() -> {
                pictured.set(true);
                return true;
            }, () -> true);
            later.accept(List.of(piece("third")));
            assertEquals(List.of(), done);
        });
        OpenWindow.until(() -> done.size() == 3);
        assertEquals(List.of("first", "second", "third"), done);
    }

    @Test
    void theyAreDoneThoughNoPictureComes(FxRobot robot) throws Exception {
        robot.interact(() -> {
            AfterPicture later = new AfterPicture();
            later.accept(List.of(piece("first")));
            later.start(pictured::get, () -> false);
        });
        OpenWindow.until(() -> !done.isEmpty());
        assertEquals(List.of("first without a picture"), done);
    }
}
