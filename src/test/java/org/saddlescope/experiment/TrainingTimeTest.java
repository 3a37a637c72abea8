package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTimeTest {
    private static Experiment.Probes probes(int curvatureEvery) {
        return new Experiment.Probes(1, curvatureEvery, 1e-6);
    }

    @Test
    void stepsWithAProbeOfCurvatureCountAsOftenAsTheyCome() {
        // Began after 1 s; updates of 0.1 s, and of 2 s where the curvature is measured, at steps 2 and 4.
        List<Double> marks = List.of(1.0, 1.1, 3.1, 3.2, 5.2);
        assertEquals(1 + 50 * 2 + 50 * 0.1, TrainingTime.expected(marks, 100, probes(2)), 1e-9);
    }

    @Test
    void aProbeThatDidNotComeYetIsExpectedToTakeAsLongAsTheOneAtTheStart() {
        assertEquals(1.5 + 10 * 1.5 + 90 * 0.1, TrainingTime.expected(List.of(1.5, 1.6, 1.7), 100, probes(10)), 1e-9);
    }

    @Test
    void aShortTrainingIsTimedAsAWholeAndAStoppedOneNotAtAll() throws Exception {
        String json = "{\"schema\": 1, \"name\": \"x\", \"problem\": {\"type\": \"analytic\", \"function\": \"himmelblau\"}, "
                + "\"optimizers\": [{\"type\": \"sgd\", \"stepSize\": 0.001}], \"training\": {\"steps\": 3}}";
        Experiment experiment = ExperimentFile.parse(json, "");
        TrainingTime time = TrainingTime.measure(experiment, Control.running()).orElseThrow();
        assertTrue(time.complete());
        assertEquals(3, time.steps());
        assertTrue(time.seconds() > 0);
        Control stopped = Control.running();
        stopped.stop();
        assertEquals(Optional.empty(), TrainingTime.measure(experiment, stopped));
    }

    @Test
    void aTimeIsToldInTheUnitThatFits() {
        assertEquals("0.1 s", new TrainingTime(0.01, 1, true).words());
        assertEquals("12 s", new TrainingTime(12.3, 1, true).words());
        assertEquals("5 min", new TrainingTime(300, 1, true).words());
        assertEquals("2.5 h", new TrainingTime(9000, 1, true).words());
    }
}
