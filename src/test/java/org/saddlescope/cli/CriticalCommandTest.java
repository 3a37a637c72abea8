package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code saddlescope critical} as it is typed. */
class CriticalCommandTest {
    @TempDir
    private Path folder;

    private Path file() throws Exception {
        return Files.writeString(folder.resolve("h.json"), """
                {"name": "h", "problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}],
                 "grid": {"columns": 11, "rows": 11, "range": [-5, 5, -5, 5]}}""");
    }

    @Test
    void aGridOfStartsGivesATableFilesAndAMap() throws Exception {
        Harness harness = new Harness();
        Path out = folder.resolve("out");
        assertEquals(ExitCode.DONE, harness.execute("critical", file(), "--start", "--grid", "9x9", "--walk", "--out", out), harness.err());
        assertTrue(harness.out().contains("h: 9 critical points from 82 starts"), harness.out());
        assertTrue(harness.out().lines().anyMatch(line -> line.matches(" *9 +maximum +181\\.6165 .* 2 +0 +-45\\.60523 .*")), harness.out());
        assertEquals(10, harness.out().lines().filter(line -> line.contains("down from")).count());
        for (String name : new String[] {"catalogue.csv", "catalogue.png", "indices.png", "plane.npz", "plane.png", "plane-walks.png", "point-09.npy"}) {
            assertTrue(Files.exists(out.resolve("critical").resolve(name)), name);
        }
    }

    @Test
    void theJsonHasEveryPointWithAllDigits() throws Exception {
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("critical", file(), "--at", "3.4,0.1", "--json", "--out", folder.resolve("out")), harness.err());
        JsonNode root = new ObjectMapper().readTree(harness.out());
        JsonNode point = root.get("points").get(0);
        assertEquals("saddle", point.get("kind").asText());
        assertEquals(1, point.get("index").asInt());
        assertEquals(3.38515418, point.get("theta").get(0).asDouble(), 1e-8);
        assertEquals(-14.1351785, point.get("lambdaMin").asDouble(), 1e-6);
        assertTrue(root.get("complete").asBoolean());
    }

    @Test
    void whatIsNoCriticalPointIsSaidWithTheReason() throws Exception {
        Path flat = Files.writeString(folder.resolve("flat.json"), """
                {"problem": {"type": "formula", "formula": "x^3/3 + x + y^2/2"}, "optimizers": [{"type": "sgd"}], "start": [0.5, 0.8]}""");
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("critical", flat, "--start", "--out", folder.resolve("out")), harness.err());
        assertTrue(harness.out().contains("0 critical points from 1 start"), harness.out());
        assertTrue(harness.out().contains("a gradient-flat point, not a critical one"), harness.out());
    }

    @ParameterizedTest
    @CsvSource({"--grid, 9, for instance 11x11", "--grid, 1x5, the nearest is 2x5", "--perturbed, -1, the nearest is 0", "--escape, 0, expected a distance above 0"})
    void badOptionsAreAnsweredWithWhatIsExpected(String option, String value, String answer) throws Exception {
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("critical", file(), "--start", option, value, "--out", folder.resolve("out")));
        assertTrue(harness.err().contains(option), harness.err());
        assertTrue(harness.err().contains(answer), harness.err());
    }
}
