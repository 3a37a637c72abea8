package org.saddlescope.ui.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.ExperimentException;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LaneTest {
    private final List<String> heard = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Lane lane = new Lane("test", failures::add);

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, lane::close);
    }

    /** Works until it is asked to end. */
    private static String patient(Lane.Pulse<String> pulse, CountDownLatch begun, String result) {
        begun.countDown();
        while (!pulse.cancelled()) {
            Thread.onSpinWait();
        }
        return result;
    }

    private void start(CountDownLatch begun, String result) throws InterruptedException {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> lane.<String>start(result, pulse -> patient(pulse, begun, result), heard::add));
        assertTrue(begun.await(10, TimeUnit.SECONDS));
    }

    private void idle() throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, () -> !lane.busy()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void whatIsCancelledHandsOverWhatItHas() throws Exception {
        start(new CountDownLatch(1), "half");
        WaitForAsyncUtils.waitForAsyncFx(10_000, lane::cancel);
        idle();
        assertEquals(List.of("half"), heard);
        assertTrue(lane.progressProperty().get().isEmpty());
    }

    @Test
    void ofWhatIsReplacedNothingIsHeard() throws Exception {
        start(new CountDownLatch(1), "old");
        start(new CountDownLatch(1), "new");
        WaitForAsyncUtils.waitForAsyncFx(10_000, lane::cancel);
        idle();
        assertEquals(List.of("new"), heard);
    }

    @Test
    void aFailureIsToldAndTheLaneIsFreeAgain() throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> lane.<String>start("bad", pulse -> {
            throw new ExperimentException("no such point");
        }, heard::add));
        idle();
        assertEquals("no such point", failures.getFirst().getMessage());
        assertTrue(heard.isEmpty());
        assertFalse(lane.busy());
    }
}
