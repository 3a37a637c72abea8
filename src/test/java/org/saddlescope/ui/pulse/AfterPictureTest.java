package org.saddlescope.ui.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.ui.OpenWindow;
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
    void thePictureHasPulsesOfItsOwnBeforeTheFirstPiece(FxRobot robot) throws Exception {
        AtomicInteger pulse = new AtomicInteger();
        AtomicInteger drawn = new AtomicInteger();
        AtomicInteger first = new AtomicInteger();
        AnimationTimer pulses = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse.incrementAndGet();
            }
        };
        robot.interact(() -> {
            pulses.start();
            AfterPicture later = new AfterPicture();
            later.accept(List.of(() -> first.set(pulse.get())));
            later.start(() -> {
                drawn.set(pulse.get());
                return true;
            }, () -> true);
        });
        OpenWindow.until(() -> first.get() > 0);
        robot.interact(pulses::stop);
        assertEquals(drawn.get() + 2, first.get());
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
