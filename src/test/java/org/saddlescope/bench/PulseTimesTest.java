package org.saddlescope.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.Problems;

class PulseTimesTest {
    @Test
    void ranksAreThoseOfTheSortedTimesAndTheGivenOnesStayAsTheyAre() {
        double[] times = IntStream.rangeClosed(1, 200).mapToDouble(i -> 201 - i).toArray();
        double[] before = times.clone();
        assertEquals(new PulseTimes(200, 100, 198, 200), PulseTimes.of(times));
        assertArrayEquals(before, times);
    }

    @Test
    void oneTimeIsEveryRankAndNoneIsNotANumber() {
        assertEquals(new PulseTimes(1, 7, 7, 7), PulseTimes.of(new double[] {7}));
        assertTrue(Double.isNaN(PulseTimes.of(new double[0]).longest()));
    }

    @Test
    void theWindowIsMeasuredWithTheNetworkAndTheSliceThatAreNamed() throws Exception {
        Experiment experiment = WindowWork.experiment();
        assertTrue(experiment.problem() instanceof ProblemSpec.Network);
        assertEquals(WindowWork.PARAMETERS, Problems.load(experiment, Workers.shared()).problem().objective().dimension());
        assertEquals(WindowWork.SIDE, experiment.grid().columns());
        assertEquals(WindowWork.SIDE, experiment.grid().rows());
    }
}
