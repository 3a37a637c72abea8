package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What live slices cost, with a clock that the test sets. */
class LivePaceTest {
    private final LivePace pace = new LivePace();

    /** A run whose updates are counted at a rate that what goes on sets. */
    private final class Run {
        private double time;
        private double exact;
        private int counted;
        private double undisturbed;
        private double busy = 1;

        void pass(double seconds, double rate, boolean work, DoubleUnaryOperator alone) {
            undisturbed += seconds * alone.applyAsDouble(time);
            time += seconds;
            exact += seconds * rate;
            int made = (int) exact - counted;
            counted += made;
            if (work) {
                pace.worked(seconds, made, busy * seconds);
            } else {
                pace.silent(seconds, made);
            }
        }

        double lost() {
            return 1 - exact / undisturbed;
        }
    }

    /**
     * @param slice seconds of a piece of work
     * @param alone updates a second without the view
     * @param share what of them is left while it works
     * @param after what is left for as long as a piece lasted after it, for pictures that are painted of it
     */
    private Run live(double seconds, double slice, DoubleUnaryOperator alone, double share, double after) {
        return live(new Run(), seconds, slice, alone, share, after);
    }

    private Run live(Run run, double seconds, double slice, DoubleUnaryOperator alone, double share, double after) {
        while (run.time < seconds) {
            if (pace.quiet()) {
                run.pass(0.01, alone.applyAsDouble(run.time), false, alone);
            } else {
                run.pass(slice, share * alone.applyAsDouble(run.time), true, alone);
                double rest = pace.rest(run.busy * slice);
                double echo = Math.min(rest, slice);
                run.pass(echo, after * alone.applyAsDouble(run.time), false, alone);
                run.pass(Math.max(0.001, rest - echo), alone.applyAsDouble(run.time), false, alone);
            }
        }
        return run;
    }

    @ParameterizedTest
    @CsvSource({"0.02, 1000, 0.5, 1", "0.1, 100, 0, 1", "0.05, 20, 0.6, 1", "0.002, 3000, 0.9, 1", "0.2, 5, 0.5, 1", "0.003, 2000, 0.5, 0.4", "0.003, 2000, 0, 0"})
    void trainingKeepsFourFifthsOfItsSpeedAndWhatIsShownIsWhatIsLost(double slice, double rate, double share, double after) {
        Run run = live(120, slice, t -> rate, share, after);
        assertTrue(run.lost() <= LivePace.MOST, "lost " + run.lost());
        assertEquals(run.lost(), pace.cost(), 0.05, "what is shown is what is lost");
        assertTrue(share == 0 || run.lost() > 0.05, "it refreshes as often as it may: " + run.lost());
    }

    @Test
    void aRunThatGetsFasterAsItIsCompiledIsNotTakenForACheapView() {
        DoubleUnaryOperator compiled = t -> 3000 * (1 - 0.9 * Math.exp(-t / 5));
        Run run = live(60, 0.003, compiled, 0.5, 0.8);
        assertTrue(run.lost() <= LivePace.MOST, "lost " + run.lost());
        assertEquals(run.lost(), pace.cost(), 0.05);
    }

    @Test
    void aViewThatWaitsForAProcessorMostOfTheTimeDoesNotRestForIt() {
        Run waiting = new Run();
        waiting.busy = 0.05;
        live(waiting, 60, 0.05, t -> 300, 0.95, 1);
        assertTrue(waiting.lost() <= LivePace.MOST && waiting.lost() > 0.03, "lost " + waiting.lost());
        assertEquals(waiting.lost(), pace.cost(), 0.05);
    }

    @Test
    void asLongAsNothingIsKnownTheViewIsTakenToCostMuch() {
        pace.worked(0.1, 10, 0.1);
        assertTrue(Double.isNaN(pace.cost()));
        assertEquals(LivePace.ASSUMED, pace.slowdown());
        assertEquals(0.2 * LivePace.ASSUMED / LivePace.GOAL - 0.2, pace.rest(0.2), 1e-12);
    }

    @Test
    void aTurnInWhichTheRunWasHeldIsNoMeasure() {
        live(20, 0.01, t -> 1000, 0.5, 1);
        double cost = pace.cost();
        pace.worked(1, 0, 1);
        pace.held();
        assertFalse(pace.quiet());
        pace.silent(6, 6000);
        assertTrue(pace.quiet());
        pace.silent(0.3, 300);
        // The second that stood still is forgotten; the turn that cost nothing counts.
        assertEquals(0.6 * cost, pace.cost(), 1e-12);
    }

    @Test
    void theFirstTurnIsComparedWithTheQuietPartAfterIt() {
        pace.worked(1, 400, 1);
        pace.silent(1, 400);
        assertTrue(pace.quiet());
        pace.silent(0.5, 250);
        assertFalse(pace.quiet());
        // 400 of 500 a second in 2 s of 2.5.
        assertEquals(0.2 * 2 / 2.5, pace.cost(), 1e-12);
        assertEquals(LivePace.ASSUMED + 0.4 * (0.4 - LivePace.ASSUMED), pace.slowdown(), 1e-12);
    }

    @Test
    void aLaterTurnIsComparedWithTheMeanOfTheQuietPartsAround() {
        pace.held();
        pace.silent(2, 1);
        pace.silent(0.5, 450);
        double first = pace.cost();
        assertFalse(pace.quiet());
        pace.worked(1, 200, 1);
        pace.silent(3, 3000);
        assertTrue(pace.quiet());
        pace.silent(0.5, 550);
        // 800 a second in the 4 s with the view, 1000 without it, which was half a second: 0.2 of the speed in 8 of 9 parts.
        assertEquals(first + 0.4 * (0.2 * 4 / 4.5 - first), pace.cost(), 1e-12);
    }

    @Test
    void viewsThatSlowNothingDownFollowEachOtherAtOnce() {
        live(60, 0.01, t -> 1000, 1, 1);
        assertEquals(0, pace.rest(0.5));
        assertEquals(0, pace.cost(), 0.01);
    }
}
