package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.conditions.AlphaBetaRecord;

class AlphaBetaFileTest {
    // α_min(δ) = max(δ, 4δ − 2, 10δ − 20): corners at δ = 2/3 and at δ = 3.
    private static final AlphaBetaReport OPEN = new AlphaBetaReport("slow, steady", 7, 0.1,
            List.of(new AlphaBetaRecord(0, 3, 1, 2, 0.5), new AlphaBetaRecord(4, 1, 10, 5, 0.5)), 2, 0.25, "f* = 0.5 (\"last\")", "f_i* = 0", "");
    private static final AlphaBetaReport CAPPED = new AlphaBetaReport("a/b", 7, 1,
            List.of(new AlphaBetaRecord(1, 0, 1, 2, 0), new AlphaBetaRecord(2, 0, 3, 1, 0.5)), 0, 0.5, "known", "declared", "f_i is below f_i* at step 1");
    private static final AlphaBetaReport BROKEN = new AlphaBetaReport("lost", 7, 0.1,
            List.of(new AlphaBetaRecord(1, 0, Double.NaN, Double.POSITIVE_INFINITY, 1)), 0, Double.NaN, "known", "known", "");

    @TempDir
    private Path folder;

    @Test
    void reportsReadBackAsTheyWereWritten() throws Exception {
        List<AlphaBetaReport> reports = List.of(OPEN, CAPPED, BROKEN);
        AlphaBetaFile.write(folder, reports);
        assertEquals(reports, AlphaBetaFile.read(folder));
    }

    @Test
    void theRegionIsWrittenByItsCornersAndBeyondThemOrToWhereItEnds() throws Exception {
        AlphaBetaFile.write(folder, List.of(OPEN, CAPPED, BROKEN));
        List<String> lines = Files.readAllLines(folder.resolve("region.csv"));
        assertEquals("optimizer,delta,alpha,beta", lines.getFirst());
        double[][] expected = {{0, 0, 0}, {2 / 3.0, 2 / 3.0, 0}, {3, 10, 7}, {6, 40, 34}, {0, 0, 0}, {0.5, 0.5, 0}};
        assertEquals(expected.length + 1, lines.size());
        for (int i = 0; i < expected.length; i++) {
            String[] cells = lines.get(i + 1).replace("\"slow, steady\"", "slow").split(",");
            for (int k = 0; k < 3; k++) {
                assertEquals(expected[i][k], Double.parseDouble(cells[k + 1]), 1e-12, lines.get(i + 1));
            }
        }
    }

    @Test
    void aRunFolderKeepsTheReportsAndItsSummaryTheConstants() throws Exception {
        RunFolder run = RunFolder.create(folder.resolve("run"));
        Frame plain = RunFixture.frame(6, Frame.Phase.DONE);
        Frame last = new Frame(plain.phase(), plain.tracks(), plain.slice(), plain.trajectories(), plain.marks(), plain.sliceCells(),
                plain.sliceTotal(), 1, 0, "", List.of(OPEN, CAPPED), Double.NaN);
        try (RunWriter writer = new RunWriter(run, RunFixture.experiment(), Control.running())) {
            writer.finish(last, RunEnd.DONE, "");
        }
        assertEquals(last.alphaBeta(), RunFolder.open(run.path()).frame().alphaBeta());
        JsonNode open = RunJson.read(run.summary()).path("alphaBeta").get(0);
        assertEquals(List.of(0.1, 0.1, 0.0, 0.0), List.of(open.path("margin").asDouble(), open.path("alphaMin").asDouble(),
                open.path("beta").asDouble(), open.path("betaSigmaSquared").asDouble()));
        assertEquals("inf", open.path("deltaMax").asText());
        assertTrue(open.path("binding").isNull());
        JsonNode capped = RunJson.read(run.summary()).path("alphaBeta").get(1);
        assertEquals("inf", capped.path("alphaMin").asText());
        assertEquals(0.5, capped.path("deltaMax").asDouble());
        assertEquals(1, capped.path("binding").path("step").asInt());
        assertEquals("f_i is below f_i* at step 1", capped.path("remark").asText());
        RunFolder.create(run.path());
        assertFalse(Files.exists(run.alphaBeta().resolve("records.csv")));
    }

    @Test
    void aRunWithoutTheConditionHasNoSuchFiles() throws Exception {
        RunFolder run = RunFolder.create(folder.resolve("run"));
        try (RunWriter writer = new RunWriter(run, RunFixture.experiment(), Control.running())) {
            writer.finish(RunFixture.frame(6, Frame.Phase.DONE), RunEnd.DONE, "");
        }
        assertFalse(Files.exists(run.alphaBeta()));
        SavedRun saved = RunFolder.open(run.path());
        assertEquals(List.of(), saved.frame().alphaBeta());
        assertEquals(Optional.of(RunEnd.DONE), saved.end());
    }
}
