package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Probe;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFixture;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Style;

class CliTest {
    @TempDir
    private Path folder;
    private Path file;
    private final Harness harness = new Harness();

    @BeforeEach
    void writeExperiment() throws IOException, ExperimentException {
        file = Files.writeString(folder.resolve("fixture.json"), ExperimentFile.write(RunFixture.experiment()));
    }

    @Test
    void runLeavesARunFolderWithItsFigures() throws ExperimentException {
        Path out = folder.resolve("out");
        assertEquals(ExitCode.DONE, harness.execute("run", file, "--out", out), harness.err());
        assertEquals(Optional.of(RunEnd.DONE), RunFolder.open(out).end());
        assertTrue(Files.exists(out.resolve("figures/loss.png")));
        assertTrue(harness.out().contains("run folder: " + out), harness.out());
        assertTrue(harness.out().contains("a/b: 4 of 6 steps, loss Infinity, held-out accuracy 10.0000, DIVERGED"), harness.out());
    }

    @Test
    void severalFilesGetAFolderEach() throws IOException {
        Path other = Files.createDirectories(folder.resolve("sub")).resolve("fixture.json");
        Files.copy(file, other);
        assertEquals(ExitCode.DONE, harness.execute("run", file, other, "--out", folder.resolve("out"), "--quiet"));
        assertTrue(RunFolder.isRunFolder(folder.resolve("out/fixture")));
        assertTrue(RunFolder.isRunFolder(folder.resolve("out/fixture-2")));
        assertEquals("", harness.out() + harness.err());
    }

    @Test
    void aMistakeInTheLastFileStopsTheFirstFromRunning() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"problm\": 1}");
        assertEquals(ExitCode.BAD_INPUT, harness.execute("run", file, bad, "--out", folder.resolve("out")));
        assertFalse(Files.exists(folder.resolve("out")));
        assertTrue(harness.err().contains("bad.json") && harness.err().contains("problem"), harness.err());
        assertEquals(1, harness.err().lines().count());
    }

    @Test
    void settingsReachTheExperimentThatIsRun() {
        harness.runner((experiment, control, observer, frames) -> {
            assertEquals(99, experiment.training().steps());
            assertEquals(0.25, experiment.optimizers().getFirst().stepSize());
            return Harness.FIXTURE.run(experiment, control, observer, frames);
        });
        assertEquals(ExitCode.DONE, harness.execute("run", file, "--out", folder.resolve("out"), "--set", "training.steps=99",
                "--set", "optimizers.0.stepSize=0.25"), harness.err());
    }

    @Test
    void aRunFolderRunsAgainAsItDid() throws ExperimentException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        harness.execute("run", file, "--set", "training.steps=42", "--out", first);
        assertEquals(ExitCode.DONE, harness.execute("run", first, "--out", second), harness.err());
        assertEquals(RunFolder.experimentOf(first), RunFolder.experimentOf(second));
        assertEquals(ExitCode.DONE, harness.execute("check", first.resolve("experiment.json")), harness.err());
    }

    @Test
    void anExperimentThatCannotRunIsBadInputAndItsFolderSaysSo() throws ExperimentException {
        harness.runner((_, _, _, _) -> {
            throw new ExperimentException("data/images.gz: there is no such file");
        });
        Path out = folder.resolve("out");
        assertEquals(ExitCode.BAD_INPUT, harness.execute("run", file, "--out", out));
        assertEquals("saddlescope: data/images.gz: there is no such file\n", harness.err());
        assertEquals(Optional.of(RunEnd.FAILED), RunFolder.open(out).end());
    }

    @Test
    void aFaultInTheProgramIsFailureAndKeepsWhatWasComputed() throws ExperimentException {
        harness.runner((_, _, _, frames) -> {
            frames.accept(RunFixture.frame(3, Frame.Phase.TRAINING));
            throw new IllegalStateException("boom");
        });
        Path out = folder.resolve("out");
        assertEquals(ExitCode.FAILED, harness.execute("run", file, "--out", out));
        assertTrue(harness.err().endsWith("saddlescope: internal error: java.lang.IllegalStateException: boom\n"), harness.err());
        assertEquals(4, RunFolder.open(out).frame().tracks().getFirst().history().size());
    }

    @Test
    void aRunThatDoesNotFitIntoMemoryIsFailureInOneLine() {
        harness.runner((_, _, _, _) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertEquals(ExitCode.FAILED, harness.execute("run", file, "--out", folder.resolve("out")));
        assertEquals("saddlescope: not enough memory for this (Java heap space)\n", harness.err());
    }

    @Test
    void aStoppedRunIsInterrupted() throws ExperimentException {
        harness.runner((experiment, control, observer, frames) -> {
            control.stop();
            return Harness.FIXTURE.run(experiment, control, observer, frames);
        });
        Path out = folder.resolve("out");
        assertEquals(ExitCode.INTERRUPTED, harness.execute("run", file, "--out", out));
        assertEquals(Optional.of(RunEnd.STOPPED), RunFolder.open(out).end());
    }

    @Test
    void withoutFontsNothingIsStarted() {
        assertEquals(ExitCode.FAILED, harness.fontProblem("install fontconfig").execute("run", file, "--out", folder.resolve("out")));
        assertEquals("saddlescope: install fontconfig\n", harness.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void figuresAreDrawnAgainFromARunFolder() throws IOException {
        Path run = folder.resolve("run");
        harness.execute("run", file, "--out", run);
        Path out = folder.resolve("figures");
        assertEquals(ExitCode.DONE, harness.execute("figures", run, "--out", out, "--kind", "loss,ratios", "--width-cm", "8.4",
                "--height-cm", "6", "--dpi", "100", "--theme", "dark"), harness.err());
        assertTrue(Files.exists(out.resolve("ratios.png")));
        BufferedImage image = ImageIO.read(out.resolve("loss.png").toFile());
        assertEquals(List.of(331, 236), List.of(image.getWidth(), image.getHeight()));
    }

    @Test
    void aFigureThatARunHasNothingForIsNamed() {
        Path run = folder.resolve("run");
        harness.execute("run", file, "--out", run);
        assertEquals(ExitCode.BAD_INPUT, harness.execute("figures", run, "--kind", "map"));
        assertTrue(harness.err().contains("holds nothing for the figures asked for (map)"), harness.err());
    }

    @ParameterizedTest
    @CsvSource({"--dpi, 1, 36", "--dpi, 5000, 2400", "--width-cm, NaN, 2", "--font-pt, 100, 72"})
    void aSizeOutOfRangeIsAnsweredWithTheNearestValidOne(String option, String value, String nearest) {
        Path run = folder.resolve("run");
        harness.execute("run", file, "--out", run);
        assertEquals(ExitCode.BAD_INPUT, harness.execute("figures", run, option, value));
        assertTrue(harness.err().contains(option + " " + value + ": expected") && harness.err().contains("the nearest is " + nearest),
                harness.err());
    }

    @Test
    void theHelpOfFiguresNamesEveryChoice() {
        harness.execute("figures", "--help");
        for (Enum<?>[] choices : List.<Enum<?>[]>of(Experiment.FigureKind.values(), ColourMap.values(), Style.Theme.values())) {
            for (Enum<?> choice : choices) {
                String named = choice instanceof Experiment.FigureKind ? choice.toString() : choice.name().toLowerCase(Locale.ROOT);
                assertTrue(harness.out().toLowerCase(Locale.ROOT).contains(named.toLowerCase(Locale.ROOT)), named);
            }
        }
    }

    @Test
    void probesOfARunAreWhereItsOptimizersArrived() {
        Path run = folder.resolve("run");
        harness.execute("run", file, "--out", run, "--quiet");
        assertEquals(ExitCode.DONE, harness.execute("probe", run), harness.err());
        assertTrue(harness.out().startsWith("slow, steady at step 6  θ = (3.00000, 2.00000)"), harness.out());
    }

    @Test
    void jsonOfAProbeSaysWhatJsonHasNoNumbersFor() throws IOException {
        assertEquals(ExitCode.DONE, harness.execute("probe", file, "--at", "-3.5,1e-2", "--at", "1,2", "--json"), harness.err());
        JsonNode json = new ObjectMapper().readTree(harness.out());
        assertEquals("Fixture", json.path("experiment").asText());
        assertEquals(-3.49, json.path("points").get(0).path("loss").asDouble());
        assertEquals(3, json.path("points").get(1).path("loss").asDouble());
        assertEquals("inf", json.path("points").get(1).path("lambdaMax").asText());
        assertEquals("nan", json.path("points").get(1).path("readings").get(0).path("value").asText());
    }

    @Test
    void probesTakePointsFromNumpyFiles() throws Exception {
        Path theta = folder.resolve("theta.npy");
        Npy.write(theta, NpyArray.matrix(2, 2, new double[] {1, 2, 3, 4}));
        assertEquals(ExitCode.DONE, harness.execute("probe", file, "--theta", theta, "--json"), harness.err());
        JsonNode points = new ObjectMapper().readTree(harness.out()).path("points");
        assertEquals(List.of(3.0, 7.0), List.of(points.get(0).path("loss").asDouble(), points.get(1).path("loss").asDouble()));
    }

    @Test
    void aProbeWritesTheGradientOfEachPointAsARow() throws Exception {
        Path gradient = folder.resolve("gradient.npy");
        assertEquals(ExitCode.DONE, harness.execute("probe", file, "--at", "1,2", "--gradient", gradient), harness.err());
        NpyArray.Numbers one = (NpyArray.Numbers) Npy.read(gradient);
        assertEquals(List.of(2), one.shape());
        assertArrayEquals(new double[] {2, 6}, one.values());
        assertEquals(ExitCode.DONE, harness.execute("probe", file, "--at", "1,2", "--at", "3,4", "--gradient", gradient), harness.err());
        NpyArray.Numbers two = (NpyArray.Numbers) Npy.read(gradient);
        assertEquals(List.of(2, 2), two.shape());
        assertArrayEquals(new double[] {2, 6, 6, 12}, two.values());
        assertEquals(ExitCode.BAD_INPUT, harness.execute("probe", file, "--at", "1,2", "--gradient", folder.resolve("no/where.npy")));
        assertTrue(harness.err().contains("where.npy"), harness.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--at=1,2,3", "--at=1,x", "--theta=missing.npy", "--critical"})
    void aPointThatCannotBeProbedIsBadInput(String option) {
        assertEquals(ExitCode.BAD_INPUT, harness.execute("probe", file, option));
        assertEquals(1, harness.err().lines().count(), harness.err());
    }

    @Test
    void theLeastEigenvaluesAtHimmelblausNonMinimaAreThoseKnown() throws IOException {
        assertEquals(ExitCode.DONE, harness.probes(Probe::new).execute("probe", file, "--critical", "--json"), harness.err());
        // MATH.md GT8
        Map<String, Double> known = Map.of("saddle 1", -14.1351785, "saddle 2", -31.7066224, "saddle 3", -39.6514963,
                "saddle 4", -50.6102393, "maximum", -45.6052293);
        int found = 0;
        for (JsonNode point : new ObjectMapper().readTree(harness.out()).path("points")) {
            Double expected = known.get(point.path("point").asText());
            if (expected != null) {
                assertEquals(expected, point.path("lambdaMin").asDouble(), 5e-7 * Math.abs(expected));
                assertTrue(point.path("lambdaMinResidual").asDouble() < 1e-9);
                assertTrue(point.path("gradientNorm").asDouble() < 1e-9);
                found++;
            }
        }
        assertEquals(known.size(), found);
    }

    @Test
    void checkAnswersWithTheSizeOrWithOneLineThatSaysWhatIsWrong() throws IOException {
        assertEquals(ExitCode.DONE, harness.execute("check", file));
        List<String> lines = harness.out().lines().toList();
        assertEquals(file + ": valid (Fixture)", lines.getFirst());
        assertTrue(lines.get(1).startsWith("size: 2 parameters, ≈ "), harness.out());
        assertEquals(List.of("  x  1  1", "  y  1  1"), lines.subList(2, 4));
        Files.writeString(file, Files.readString(file).replace("himmelblau", "himelblau"));
        assertEquals(ExitCode.BAD_INPUT, harness.execute("check", file));
        assertEquals(1, harness.err().lines().count(), harness.err());
        assertTrue(harness.err().contains("himmelblau"), harness.err());
    }

    @Test
    void listNamesWhatExperimentsAreMadeOf() {
        assertEquals(ExitCode.DONE, harness.execute("list"));
        for (String name : List.of("himmelblau", "rosenbrock", "twoMoons", "mlp", "halfSquaredError", "tanh", "nesterov", "cosine", "principal",
                "pl_star", "surface", "two-moons")) {
            assertTrue(harness.out().lines().anyMatch(line -> line.startsWith("  " + name)), name);
        }
    }

    @Test
    void listOfAKindNamesItsFieldsAndDefaults() {
        assertEquals(ExitCode.DONE, harness.execute("list", "optimizers"));
        assertTrue(harness.out().contains("      beta (0.9): "), harness.out());
        assertEquals(ExitCode.BAD_INPUT, harness.execute("list", "optimisers"));
        assertTrue(harness.err().contains("optimizers"), harness.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trian", "--wrong", "run", "run --out", "figures run --dpi many"})
    void aCommandLineThatIsNoneIsBadUsage(String line) {
        assertEquals(ExitCode.BAD_INPUT, harness.execute((Object[]) line.split(" ")));
        assertEquals(1, harness.err().lines().count(), harness.err());
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        assertEquals(ExitCode.DONE, harness.execute("--version"));
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceAll("(?s).*?<artifactId>saddlescope</artifactId>\\s*<version>(.*?)</version>.*", "$1");
        assertEquals("saddlescope " + version + "\n", harness.out());
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        assertEquals(ExitCode.DONE, harness.execute("--help"));
        for (String word : List.of("run", "figures", "probe", "check", "list", "help", "130")) {
            assertTrue(harness.out().contains(word), word);
        }
    }

    @Test
    void progressIsOneLineAStageWhereNobodyWatches() {
        harness.execute("run", file, "--out", folder.resolve("out"));
        assertEquals("fixture: training 6 steps of slow, steady, a/b\n", harness.err());
    }

    @Test
    void progressIsDrawnOverItselfWhereAPersonWatches() {
        harness.interactive();
        try (Progress progress = new Progress("fixture", harness.terminal(), () -> 0)) {
            progress.accept(RunFixture.frame(1, Frame.Phase.TRAINING));
            progress.accept(RunFixture.frame(2, Frame.Phase.TRAINING));
        }
        String line = "fixture  step 1/6  loss 0.5000  100 steps/s  ETA 0:01";
        assertEquals("\r" + line + "\r" + " ".repeat(line.length()) + "\r", harness.err());
        assertEquals("59:59 1:01:01", Progress.duration(3599.4) + " " + Progress.duration(3661));
    }

    @Test
    void theWindowIsForNoArgumentOrOneExperiment() {
        assertTrue(Cli.asksForWindow());
        assertTrue(Cli.asksForWindow("a.json"));
        assertFalse(Cli.asksForWindow("run", "a.json"));
        assertFalse(Cli.asksForWindow(folder.toString()));
        Path run = folder.resolve("run");
        harness.execute("run", file, "--out", run);
        assertTrue(Cli.asksForWindow(run.toString()));
        assertFalse(Cli.asksForWindow("list"));
    }
}
