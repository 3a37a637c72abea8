package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The levers, pulled by one thread while another runs. */
@Timeout(60)
class ControlTest {
    /** One update in three years: whoever waits for its turn waits for a lever. */
    private static final double STANDING = 1e-8;

    private final Control control = Control.running();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** A run that says what happens to it, and how many updates it has made at its end. */
    private CompletableFuture<Integer> run() {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                int updates = 0;
                while (control.awaitTurn(() -> heard.add("held"))) {
                    updates++;
                    heard.add("update " + updates);
                }
                end.complete(updates);
            } catch (InterruptedException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private String next() throws InterruptedException {
        return heard.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void aRunWithoutAPaceIsNotHeldBack() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            assertTrue(control.awaitTurn());
        }
    }

    @Test
    void aPacedRunMakesItsFirstUpdateAndWaitsForTheNext() throws Exception {
        control.pace(STANDING);
        CompletableFuture<Integer> end = run();
        assertEquals("update 1", next());
        control.stop();
        assertEquals(1, end.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aPausedRunThatWaitsForItsPaceSaysThatItIsHeld() throws Exception {
        control.pace(STANDING);
        CompletableFuture<Integer> end = run();
        assertEquals("update 1", next());
        control.pause();
        assertEquals("held", next());
        control.stop();
        assertEquals(1, end.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aSingleStepDoesNotWaitForThePace() throws Exception {
        control.pace(STANDING);
        CompletableFuture<Integer> end = run();
        assertEquals("update 1", next());
        control.step();
        assertEquals("update 2", next());
        assertEquals("held", next());
        control.step();
        assertEquals("update 3", next());
        control.stop();
        assertEquals(3, end.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aFasterPaceHoldsForTheUpdateThatIsWaitedFor() throws Exception {
        control.pace(STANDING);
        CompletableFuture<Integer> end = run();
        assertEquals("update 1", next());
        control.pace(Double.POSITIVE_INFINITY);
        assertEquals("update 2", next());
        control.stop();
        assertTrue(end.get(30, TimeUnit.SECONDS) >= 2);
    }

    @Test
    void aStoppedRunGetsNoTurnAnyMore() throws Exception {
        control.pause();
        control.step();
        control.stop();
        assertFalse(control.awaitTurn());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aPaceIsAPositiveNumber(double pace) {
        assertThrows(IllegalArgumentException.class, () -> control.pace(pace));
    }
}
