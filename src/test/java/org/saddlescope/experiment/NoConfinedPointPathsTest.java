package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MATH preset 13 as its sample experiment describes it. */
class NoConfinedPointPathsTest {
    private static final Path SAMPLE = Path.of("sample-experiments/lederer-path.json");

    @Test
    void twentySeedsReachZeroWithoutARiseAndTheStraightLinesHaveBarriers() throws ExperimentException {
        List<PathReport.Measured> paths = study("path.points=11").paths();
        assertEquals(80, paths.size());
        for (PathReport.Measured path : paths) {
            if (path.name().equals("no confined point")) {
                assertTrue(path.profile().largestRise() <= 1e-12, path.between() + " rises by " + path.profile().largestRise());
                assertTrue(path.profile().end() < 1e-20, path.between() + " ends at " + path.profile().end());
            }
        }
        assertEquals(20, barriers(paths, "trapped"));
        assertTrue(barriers(paths, "dead") >= 19, barriers(paths, "dead") + " dead starts");
    }

    @Test
    void tooNarrowANetworkIsRefusedWithTheReason() {
        ExperimentException e = assertThrows(ExperimentException.class, () -> study("problem.architecture.width=15"));
        assertTrue(e.getMessage().contains("at least 20 hidden neurons"), e.getMessage());
    }

    @Test
    void aLossWithoutAMinimumIsRefused() {
        ExperimentException e = assertThrows(ExperimentException.class, () -> study("problem.penalty=0.1"));
        assertTrue(e.getMessage().contains("without a penalty"), e.getMessage());
    }

    private static long barriers(List<PathReport.Measured> paths, String start) {
        return paths.stream().filter(path -> path.name().equals("straight line") && path.between().startsWith(start)
                && path.profile().barrier() > 0).count();
    }

    private static PathReport study(String override) throws ExperimentException {
        Experiment experiment = ExperimentFile.read(SAMPLE, List.of(override));
        return new NoConfinedPointPaths(experiment, (PathSpec.NoConfinedPoint) experiment.path()).run(() -> false, _ -> { });
    }
}
