package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.PathFile;
import org.saddlescope.experiment.RunFolder;

class PathCommandTest {
    private static final Path LEDERER = Path.of("sample-experiments/lederer-path.json");
    private static final String RING = """
            {"problem": {"type": "formula", "formula": "(x^2 + y^2 - 1)^2"}, "start": [1.5, 0.5], "grid": {"columns": 3, "rows": 3}, "figures": [],
             "optimizers": [{"type": "sgd", "stepSize": 0.05}, {"type": "adam", "stepSize": 0.5}], "training": {"steps": 30},
             "path": {"type": "chain", "bends": 2, "points": 31, "fit": {"steps": 30}}}""";

    @TempDir
    private Path folder;
    private Path ring;
    private final Harness harness = new Harness().runner(Runner.SESSION);

    @BeforeEach
    void writeExperiment() throws IOException {
        ring = Files.writeString(folder.resolve("ring.json"), RING);
    }

    @Test
    void anExperimentIsRunAndItsTwoEndsAreJoined() throws ExperimentException {
        Path out = folder.resolve("out");
        assertEquals(ExitCode.DONE, harness.execute("path", ring, "--out", out), harness.err());
        assertTrue(RunFolder.isRunFolder(out));
        assertEquals(2, PathFile.read(out.resolve("paths")).paths().size());
        assertTrue(Files.exists(out.resolve("figures/path.png")));
        assertTrue(harness.out().contains("above interp.") && harness.out().contains("polygonal chain"), harness.out());
        assertTrue(harness.out().contains("not there: aligned straight line"), harness.out());
        assertTrue(harness.err().contains("training the polygonal chain"), harness.err());
    }

    @Test
    void theFolderOfARunIsLookedAtWithoutRunningItAgain() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(ExitCode.DONE, harness.execute("run", ring, "--out", out, "--quiet"), harness.err());
        byte[] before = Files.readAllBytes(out.resolve("summary.json"));
        assertEquals(ExitCode.DONE, harness.execute("path", out, "--set", "path={\"type\": \"line\"}", "--quiet"), harness.err());
        assertTrue(Files.exists(out.resolve("paths/paths.csv")));
        assertEquals(new String(before), Files.readString(out.resolve("summary.json")));
    }

    @Test
    void jsonIsOneObjectWithWhatTheTableSays() throws IOException {
        Npy.write(folder.resolve("a.npy"), NpyArray.vector(new double[] {-1, 0}));
        Npy.write(folder.resolve("b.npy"), NpyArray.vector(new double[] {1, 0}));
        assertEquals(ExitCode.DONE, harness.execute("path", ring, "--out", folder.resolve("out"), "--from", folder.resolve("a.npy"),
                "--to", folder.resolve("b.npy"), "--set", "path={\"type\": \"line\", \"align\": false}", "--json"), harness.err());
        JsonNode path = new ObjectMapper().readTree(harness.out()).get("paths").get(0);
        assertEquals("a.npy to b.npy", path.get("between").asText());
        assertEquals(1, path.get("barrierAboveLargerEnd").asDouble());
        assertEquals(2, path.get("length").asDouble(), 1e-14);
        assertEquals(101, path.get("points").asInt());
        assertFalse(Files.exists(folder.resolve("out/theta")), "nothing was trained");
    }

    @Test
    void thePathWithoutConfinedPointsTrainsNothing() throws ExperimentException {
        Path out = folder.resolve("out");
        assertEquals(ExitCode.DONE, harness.execute("path", LEDERER, "--out", out, "--set", "path.seeds=2", "--set", "path.starts=[\"dead\"]"),
                harness.err());
        assertEquals(4, PathFile.read(out.resolve("paths")).paths().size());
        assertFalse(Files.exists(out.resolve("theta")));
        assertTrue(Files.exists(out.resolve("figures/path.png")) && Files.exists(out.resolve("figures/path-norm.png")));
    }

    @Test
    void tooNarrowANetworkIsBadInputWithTheReason() {
        assertEquals(ExitCode.BAD_INPUT, harness.execute("path", LEDERER, "--out", folder.resolve("out"), "--set", "problem.architecture.width=15"));
        assertTrue(harness.err().contains("at least 20 hidden neurons"), harness.err());
        assertEquals(1, harness.err().lines().filter(line -> line.startsWith("saddlescope:")).count());
    }

    @Test
    void descentBeginsAtTheStartOfAFile() throws ExperimentException {
        Path out = folder.resolve("out");
        assertEquals(ExitCode.DONE, harness.execute("path", ring, "--out", out, "--set", "path={\"type\": \"descent\"}"), harness.err());
        assertEquals("from start", PathFile.read(out.resolve("paths")).paths().getFirst().between());
        assertTrue(Files.exists(out.resolve("figures/path-gradient.png")));
    }

    @Test
    void endsThatDoNotFitAreBadInput() throws IOException {
        Path one = folder.resolve("one.npy");
        Npy.write(one, NpyArray.vector(new double[] {1}));
        assertEquals(ExitCode.BAD_INPUT, harness.execute("path", ring, "--from", one));
        assertTrue(harness.err().contains("--from and --to go together"), harness.err());
        assertEquals(ExitCode.BAD_INPUT, harness.execute("path", ring, "--from", one, "--to", one, "--out", folder.resolve("out")));
        assertTrue(harness.err().contains("1 coordinates, expected 2"), harness.err());
        Path two = folder.resolve("two.npy");
        Npy.write(two, NpyArray.matrix(2, 2, new double[] {1, 0, 0, 1}));
        assertEquals(ExitCode.BAD_INPUT, harness.execute("path", ring, "--from", two, "--to", two, "--out", folder.resolve("out")));
        assertTrue(harness.err().contains("4 points in all"), harness.err());
        assertEquals(ExitCode.BAD_INPUT, harness.execute("path", LEDERER, "--from", one, "--to", one, "--out", folder.resolve("out")));
    }

    @Test
    void oneOptimizerHasNothingToGoToAndIsNotTrainedForIt() {
        assertEquals(ExitCode.BAD_INPUT, harness.execute("path", ring, "--out", folder.resolve("out"), "--set", "optimizers=[{\"type\": \"sgd\"}]"));
        assertTrue(harness.err().contains("expected two to go from one to the other"), harness.err());
        assertFalse(Files.exists(folder.resolve("out/theta")));
    }

    @Test
    void aRunThatIsInterruptedWhileTrainingIsSaidToBe() {
        harness.runner((experiment, control, observer, frames) -> {
            control.stop();
            return Runner.SESSION.run(experiment, control, observer, frames);
        });
        assertEquals(ExitCode.INTERRUPTED, harness.execute("path", ring, "--out", folder.resolve("out")));
    }
}
