package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static void factors(Schedule schedule, int total, int from, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], schedule.factor(from + i, total), 1e-15, "step " + (from + i));
        }
    }

    @Test
    void theStepScheduleDropsAtRegularIntervals() {
        factors(new StepDecay(3, 0.5), 100, 0, 1, 1, 1, 0.5, 0.5, 0.5, 0.25);
    }

    @Test
    void theInverseSquareRootIsOneFirst() {
        factors(new InverseSquareRoot(), 100, 0, 1, 1 / Math.sqrt(2), 1 / Math.sqrt(3), 0.5);
    }

    @Test
    void theOneCycleRisesToItsPeakAndFallsToItsEnd() {
        Schedule cycle = new OneCycle(0.25, 0.2, 0.1);
        assertEquals(0.2, cycle.factor(0, 400), 1e-15);
        assertEquals(0.6, cycle.factor(50, 400), 1e-15);
        assertEquals(1, cycle.factor(100, 400), 1e-15);
        assertEquals(0.55, cycle.factor(250, 400), 1e-15);
        assertEquals(0.1, cycle.factor(400, 400), 1e-15);
        for (int step = 0; step < 400; step++) {
            assertTrue((cycle.factor(step + 1, 400) > cycle.factor(step, 400)) == (step < 100), "step " + step);
        }
    }

    @Test
    void theOneCycleMayRiseOrFallThroughout() {
        assertEquals(1, new OneCycle(0, 0.2, 0.1).factor(0, 10), 1e-15);
        assertEquals(1, new OneCycle(1, 0.2, 0.1).factor(10, 10), 1e-15);
        assertEquals(0.6, new OneCycle(1, 0.2, 0.1).factor(5, 10), 1e-15);
    }

    @Test
    void theWarmUpRisesLinearlyAndIsThenWhatFollows() {
        factors(new WarmUp(4, WarmUp.Then.CONSTANT), 12, 0, 0.25, 0.5, 0.75, 1, 1, 1);
        factors(new WarmUp(4, WarmUp.Then.COSINE), 12, 3, 1, 1, (1 + Math.cos(Math.PI / 8)) / 2);
        assertEquals(0.5, new WarmUp(4, WarmUp.Then.COSINE).factor(8, 12), 1e-15);
        factors(new WarmUp(4, WarmUp.Then.INVERSE_SQUARE_ROOT), 12, 3, 1, 1, 1 / Math.sqrt(2));
    }

    @Test
    void aWarmUpOfNoStepsIsWhatFollowsAndOneLongerThanTheTrainingOnlyRises() {
        factors(new WarmUp(0, WarmUp.Then.INVERSE_SQUARE_ROOT), 12, 0, 1, 1 / Math.sqrt(2));
        factors(new WarmUp(40, WarmUp.Then.COSINE), 4, 0, 0.025, 0.05, 0.075, 0.1);
    }
}
