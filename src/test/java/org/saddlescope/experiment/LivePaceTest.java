package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What live slices cost, with a clock that the test sets. */
class LivePaceTest {
    private final LivePace pace = new LivePace();

    @ParameterizedTest
    @CsvSource({"0.02, 1000, 500", "0.1, 100, 0", "0.05, 20, 12", "0.02, 1000, 900", "0.2, 2, 1"})
    void trainingKeepsFourFifthsOfItsSpeedWhateverAPieceOfASliceTakes(double slice, double idleRate, double slicingRate) {
        double seconds = 1;
        double steps = idleRate;
        pace.silent(seconds, (int) steps);
        double owed = 0;
        for (int i = 0; i < 2000; i++) {
            double made = slice * slicingRate + owed;
            pace.worked(slice, (int) made);
            owed = made - (int) made;
            double rest = Math.max(0.03, pace.rest(slice, LivePace.SLICES));
            double rested = rest * idleRate + owed;
            pace.silent(rest, (int) rested);
            owed = rested - (int) rested;
            seconds += slice + rest;
            steps += slice * slicingRate + rest * idleRate;
        }
        double lost = 1 - steps / seconds / idleRate;
        assertTrue(lost <= LivePace.MOST, "lost " + lost);
        assertEquals(lost, pace.cost(), 0.05, "what is shown is what is lost");
    }

    @Test
    void asLongAsNothingIsKnownSlicesAreTakenToCostMuch() {
        assertTrue(Double.isNaN(pace.cost()));
        pace.worked(2, 10);
        assertEquals(LivePace.ASSUMED, pace.slowdown());
        assertEquals(2 * LivePace.ASSUMED / LivePace.SLICES - 2, pace.rest(2, LivePace.SLICES), 1e-12);
        assertTrue(Double.isNaN(pace.cost()));
    }

    @Test
    void slicesThatSlowNothingDownFollowEachOtherAtOnce() {
        pace.silent(1, 100);
        pace.worked(0.5, 50);
        assertEquals(0, pace.rest(0.5, LivePace.SLICES));
        assertEquals(0, pace.cost());
    }

    @Test
    void theCostIsTheSlowdownTimesTheShareOfTheTime() {
        pace.silent(4, 400);
        pace.worked(1, 40);
        // The silence before counts less by what has faded in the second of work; its rate is what it was.
        assertEquals(0.6, pace.slowdown(), 1e-12);
        assertEquals(0.6 / (1 + 4 * Math.exp(-0.1)), pace.cost(), 1e-12);
    }
}
