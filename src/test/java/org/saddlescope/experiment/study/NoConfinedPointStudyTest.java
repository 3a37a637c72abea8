package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;

/** MATH preset 13. */
class NoConfinedPointStudyTest {
    private static final String SAMPLE = "lederer-path";

    @ParameterizedTest
    @CsvSource({"20, 1", "20, 9", "22, 1", "40, 1"})
    void wideNetworksReachZeroWithoutARiseFromEveryStart(int width, int seed) throws ExperimentException {
        Map<String, Double> found = StudyMembers.quantities(SAMPLE, "problem.architecture.width=" + width, "training.seed=" + seed);
        assertEquals(40, found.get("starts"));
        assertTrue(found.get("max_rise") <= 1e-12, found.toString());
        assertTrue(found.get("max_end") <= 1e-20, found.toString());
        assertTrue(found.get("l1_growth") <= 1e-12, found.toString());
        assertTrue(found.get("least_bend") >= -1e-12, found.toString());
        assertEquals(20, found.get("barriers_trapped"));
        assertTrue(found.get("barriers_dead") >= 19, found.toString());
        assertTrue(found.get("median_barrier_trapped") > 0);
    }

    @Test
    void everyPointOfEverySegmentIsCounted() throws ExperimentException {
        // Of 22 neurons 12 are emptied one by one; then one segment to move and one to blend, each of 4 steps.
        Findings found = StudyMembers.findings(SAMPLE, "problem.architecture.width=22", "path.points=5", "path.seeds=2", "path.starts=[\"initial\"]");
        assertEquals(2 * (14 * 4 + 1), found.quantities().get("samples"));
        assertEquals(2, found.quantities().get("starts"));
        assertTrue(found.remarks().getFirst().contains("114 points of 2 paths"), found.remarks().getFirst());
        assertTrue(!found.quantities().containsKey("barriers_dead") && found.quantities().containsKey("barriers_initial"));
    }

    @Test
    void quantitiesAndPlotsAreThoseDeclared() throws ExperimentException {
        Experiment member = StudyMembers.member(SAMPLE, List.of("path.seeds=1", "training.steps=50"));
        Findings found = StudyMembers.findings(member);
        assertEquals(Studies.of(member.claim().orElseThrow().study()).quantities(member).stream().map(Quantity::id).toList(),
                new ArrayList<>(found.quantities().keySet()));
        StudyPlot loss = found.plots().getFirst();
        double[] path = loss.curves().getFirst().y();
        double[] line = loss.curves().get(1).y();
        assertEquals(path[0], line[0], 1e-12);
        assertEquals(0, path[path.length - 1], 1e-20);
        assertEquals(1, loss.curves().getFirst().x()[path.length - 1]);
        assertEquals("m = 20, the path", loss.curves().getFirst().name());
    }

    @Test
    void tooNarrowANetworkAndAnotherKindOfPathAreRefused() {
        refused("at least 20 hidden neurons", "problem.architecture.width=15");
        refused("needs a path of type \"noConfinedPoint\", found \"line\"", "path={\"type\": \"line\"}");
    }

    private static void refused(String words, String override) {
        String message = assertThrows(ExperimentException.class, () -> StudyMembers.findings(SAMPLE, override)).getMessage();
        assertTrue(message.contains(words), message);
    }
}
