package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StationaryTestTest {
    @Test
    void theMarginIsThatOfTheInequalityByHand() {
        // Two components at x̂ with ∇f = 0: losses 0.9 and 0.5, f* = 0.4 as the mean of 0.3 and 0.5, f_i* = 0; σ² = 0.4, gap 0.3.
        StationaryTest test = new StationaryTest(0.3, 0.4);
        assertEquals(2 * 0.4 / 0.5 - 0.3, test.margin(2.5, 2), 1e-15);
        // (α − β)·0.3 = β·0.4 at β = 0.75 (α − β)
        assertEquals(1.75, test.leastAlpha(1), 1e-15);
        assertEquals(0, test.margin(1.75, 0.75), 1e-15);
    }

    @Test
    void itIsNecessaryForTheRegionOfRecordsWhoseGradientsCancel() {
        // a of the two components cancels, as at every stationary point; c averages to σ², e − c to the gap.
        List<AlphaBetaRecord> records = List.of(new AlphaBetaRecord(0, 0, 0.7, 0.9, 0.3), new AlphaBetaRecord(0, 1, -0.7, 0.5, 0.5));
        StationaryTest test = new StationaryTest(0.3, 0.4);
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        for (double delta = 0.01; delta < 10; delta *= 1.3) {
            assertTrue(region.alphaMin(delta) >= test.leastAlpha(delta) - 1e-12);
            assertTrue(test.margin(region.alphaMin(delta), region.alphaMin(delta) - delta) >= -1e-12);
        }
        double below = test.leastAlpha(1) - 1e-6;
        assertFalse(region.holds(below, below - 1));
    }

    @Test
    void underInterpolationNothingAboveTheMinimumPassesAndTheMinimumItselfAlwaysDoes() {
        assertEquals(Double.POSITIVE_INFINITY, new StationaryTest(0.1, 0).leastAlpha(1));
        assertEquals(1, new StationaryTest(0, 0).leastAlpha(1));
    }
}
