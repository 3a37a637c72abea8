package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
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

    @Test
    void theTrainingSeedMovesStartAndTargetAndLeavesTheData() throws ExperimentException {
        PathReport.Measured one = study("path.seeds=1").paths().getFirst();
        PathReport.Measured same = study("path.seeds=1", "training.seed=1").paths().getFirst();
        PathReport.Measured other = study("path.seeds=1", "training.seed=5").paths().getFirst();
        assertEquals("dead, seed 1", same.between());
        assertEquals("dead, seed 1, training seed 5", other.between());
        for (int i = 0; i < one.corners().size(); i++) {
            assertArrayEquals(one.corners().get(i), same.corners().get(i));
        }
        // A dead network gives 0, and its loss is ½‖y‖² of the data alone.
        assertEquals(one.profile().start(), other.profile().start());
        assertFalse(Arrays.equals(one.corners().getFirst(), other.corners().getFirst()));
        assertNotEquals(one.note(), other.note(), "the condition of the target neurons");
    }

    @Test
    void bothSeedsGoUpByOneFromPathToPath() throws ExperimentException {
        List<PathReport.Measured> two = study("path.seeds=2", "path.starts=[\"dead\"]", "training.seed=5").paths();
        PathReport.Measured second = study("path.seeds=1", "path.starts=[\"dead\"]", "seed=2", "training.seed=6").paths().getFirst();
        assertEquals("dead, seed 2, training seed 6", two.get(2).between());
        assertArrayEquals(second.profile().loss(), two.get(2).profile().loss());
    }

    private static long barriers(List<PathReport.Measured> paths, String start) {
        return paths.stream().filter(path -> path.name().equals("straight line") && path.between().startsWith(start)
                && path.profile().barrier() > 0).count();
    }

    private static PathReport study(String... overrides) throws ExperimentException {
        Experiment experiment = ExperimentFile.read(SAMPLE, List.of(overrides));
        return new NoConfinedPointPaths(experiment, (PathSpec.NoConfinedPoint) experiment.path()).run(() -> false, _ -> { });
    }
}
