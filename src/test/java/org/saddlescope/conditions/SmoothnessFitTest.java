package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.SeededRandom;

class SmoothnessFitTest {
    @Test
    void pairsOnALineGiveThatLineWithoutErrorAndItIsItsOwnEnvelope() {
        double[] x = {0.5, 1, 4, 2};
        SmoothnessFit fit = SmoothnessFit.of(x, Arrays.stream(x).map(v -> 3 + 0.25 * v).toArray()).orElseThrow();
        assertEquals(3, fit.l0(), 1e-13);
        assertEquals(0.25, fit.l1(), 1e-13);
        assertEquals(0, fit.l0Error(), 1e-13);
        assertEquals(3, fit.upperL0(), 1e-13);
        assertEquals(0.25, fit.upperL1(), 1e-13);
    }

    @Test
    void theErrorsAreThoseOfTheTextbookExample() {
        // Anscombe's first quartet: 3.0001 ± 1.1247, 0.5001 ± 0.1179 (Anscombe 1973).
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        SmoothnessFit fit = SmoothnessFit.of(x, y).orElseThrow();
        assertEquals(3.0001, fit.l0(), 5e-5);
        assertEquals(0.5001, fit.l1(), 5e-5);
        assertEquals(1.1247, fit.l0Error(), 5e-5);
        assertEquals(0.1179, fit.l1Error(), 5e-5);
    }

    @Test
    void theEnvelopeIsTheLowestOfManyLinesAboveEveryPair() {
        SeededRandom random = SeededRandom.of(1, "test pairs");
        for (int draw = 0; draw < 50; draw++) {
            double[] x = random.gaussians(12);
            double[] y = random.gaussians(12);
            for (int i = 0; i < 12; i++) {
                x[i] = Math.abs(x[i]);
                y[i] = Math.abs(y[i]) + (draw % 2) * 2 * x[i];
            }
            SmoothnessFit fit = SmoothnessFit.of(x, y).orElseThrow();
            assertTrue(fit.upperL0() >= 0 && fit.upperL1() >= 0);
            double mean = Arrays.stream(x).average().orElseThrow();
            double own = fit.upperL0() + fit.upperL1() * mean;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 12; i++) {
                assertTrue(fit.upperL0() + fit.upperL1() * x[i] >= y[i] - 1e-12);
            }
            // The lowest line of each slope has the largest y − slope·x, or 0, for its intercept.
            for (int s = 0; s <= 4000; s++) {
                double slope = s * 0.005;
                double intercept = 0;
                for (int i = 0; i < 12; i++) {
                    intercept = Math.max(intercept, y[i] - slope * x[i]);
                }
                least = Math.min(least, intercept + slope * mean);
            }
            assertTrue(own <= least + 1e-12, own + " against " + least);
            assertEquals(least, own, 0.02);
        }
    }

    @Test
    void pairsThatAreNotFiniteAreLeftOutAndCountedAndOneIsNoFit() {
        assertEquals(1, SmoothnessFit.of(new double[] {1, 2, 3}, new double[] {1, Double.NaN, 2}).orElseThrow().leftOut());
        assertEquals(Optional.empty(), SmoothnessFit.of(new double[] {1, 2}, new double[] {1, Double.POSITIVE_INFINITY}));
    }
}
