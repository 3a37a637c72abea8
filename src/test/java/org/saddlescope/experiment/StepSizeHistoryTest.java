package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The step sizes that a run records are those that were taken. */
class StepSizeHistoryTest {
    private static double[][] stepSizes(String optimizers) throws Exception {
        Experiment experiment = ExperimentFile.parse("""
                {"problem": {"type": "formula", "formula": "3*x^2/2", "variables": ["x"]}, "start": [2],
                 "optimizers": [%s], "training": {"steps": 3}, "grid": {"columns": 3, "rows": 1},
                 "probes": {"every": 0, "curvatureEvery": 0}, "figures": []}""".formatted(optimizers), "test");
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            return session.run(Control.running(), _ -> { }).tracks().stream()
                    .map(track -> track.history().stepSize()).toArray(double[][]::new);
        }
    }

    @Test
    void rulesThatChooseTheirStepSizeRecordTheirOwn() throws Exception {
        double[][] taken = stepSizes("""
                {"type": "ngn", "stepSize": 0.5}, {"type": "spsMax", "stepSize": 10, "c": 1}, {"type": "decSps", "stepSize": 10},
                {"type": "adaGradNormMax", "stepSize": 2, "initial": 8}""");
        // γ/(1 + γλ) and 1/(2cλ) at every point of λx²/2, here with λ = 3.
        assertArrayEquals(new double[] {0.2, 0.2, 0.2, Double.NaN}, taken[0], 1e-15);
        assertArrayEquals(new double[] {1 / 6.0, 1 / 6.0, 1 / 6.0, Double.NaN}, taken[1], 1e-15);
        assertArrayEquals(new double[] {1 / 6.0, 1 / (6 * Math.sqrt(2)), 1 / (6 * Math.sqrt(3)), Double.NaN}, taken[2], 1e-15);
        assertEquals(2 / Math.sqrt(64 + 36), taken[3][0], 1e-15);
    }

    @Test
    void theOthersRecordTheirStepSizeTimesTheSchedule() throws Exception {
        double[][] taken = stepSizes("""
                {"type": "sgd", "stepSize": 0.1, "schedule": {"type": "step", "every": 2, "drop": 0.5}},
                {"type": "ngn", "stepSize": 0.5, "schedule": {"type": "inverseSquareRoot"}},
                {"type": "adam", "stepSize": 0.1, "schedule": {"type": "warmUp", "steps": 4, "then": "inverseSquareRoot"}},
                {"type": "lbfgs"}""");
        assertArrayEquals(new double[] {0.1, 0.1, 0.05, Double.NaN}, taken[0], 1e-16);
        assertEquals(0.5 / Math.sqrt(2) / (1 + 3 * 0.5 / Math.sqrt(2)), taken[1][1], 1e-15);
        assertArrayEquals(new double[] {0.025, 0.05, 0.075, Double.NaN}, taken[2], 1e-16);
        assertTrue(taken[3][0] > 0 && taken[3][0] <= 1);
    }
}
