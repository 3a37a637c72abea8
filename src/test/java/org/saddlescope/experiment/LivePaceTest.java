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
    @CsvSource({"0.2, 1000, 500", "3, 100, 0", "0.05, 20, 12", "1, 1000, 900", "0.5, 2, 1"})
    void trainingKeepsFourFifthsOfItsSpeedWhateverASliceTakes(double slice, double idleRate, double slicingRate) {
        double seconds = 1;
        double steps = idleRate;
        pace.idle(seconds, (int) steps);
        double owed = 0;
        for (int i = 0; i < 200; i++) {
            double made = slice * slicingRate + owed;
            pace.sliced(slice, (int) made);
            owed = made - (int) made;
            double rest = Math.max(0.03, pace.rest(slice));
            double rested = rest * idleRate + owed;
            pace.idle(rest, (int) rested);
            owed = rested - (int) rested;
            seconds += slice + rest;
            steps += slice * slicingRate + rest * idleRate;
        }
        double lost = 1 - steps / seconds / idleRate;
        assertTrue(lost <= LivePace.MOST, "lost " + lost);
        assertEquals(lost, pace.cost(), 0.05, "what is shown is what is lost");
    }

    @Test
    void asLongAsNothingIsKnownTheWorstIsAssumed() {
        assertTrue(Double.isNaN(pace.cost()));
        pace.sliced(2, 10);
        assertEquals(1, pace.slowdown());
        assertEquals(2 / LivePace.AIM - 2, pace.rest(2), 1e-12);
        assertTrue(Double.isNaN(pace.cost()));
    }

    @Test
    void slicesThatSlowNothingDownFollowEachOtherAtOnce() {
        pace.idle(1, 100);
        pace.sliced(0.5, 50);
        assertEquals(0, pace.rest(0.5));
        assertEquals(0, pace.cost());
    }

    @Test
    void theCostIsTheSlowdownTimesTheShareOfTheTime() {
        pace.idle(4, 400);
        pace.sliced(1, 40);
        // Older windows count 0.7 of what they did: 1 s of 1 + 2.8 s at 60 % less.
        assertEquals(0.6, pace.slowdown(), 1e-12);
        assertEquals(0.6 / 3.8, pace.cost(), 1e-12);
    }
}
