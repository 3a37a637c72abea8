package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.experiment.Session;

class SliceCommandTest {
    @TempDir
    private Path folder;
    private Path file;
    private Path out;
    private final Harness harness = new Harness().runner((experiment, control, observer, frames) -> {
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            return session.run(control, frames, observer);
        }
    });

    @BeforeEach
    void writeExperiment() throws IOException {
        out = folder.resolve("out");
        file = Files.writeString(folder.resolve("valley.json"), """
                {"name": "Valley", "problem": {"type": "formula", "formula": "(x*y - 1)^2 + z^2", "variables": ["x", "y", "z"]}, "start": [0.5, -1, 1],
                 "training": {"steps": 5}, "optimizers": [{"type": "sgd", "stepSize": 0.01}], "grid": {"columns": 5, "rows": 5}, "figures": []}
                """);
    }

    private int slice(Object... arguments) {
        Object[] all = Arrays.copyOf(new Object[] {"slice", file, "--out", out}, 4 + arguments.length);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return harness.execute(all);
    }

    @Test
    void aSliceIsWrittenDrawnAndNotComputedTwice() throws IOException {
        assertEquals(ExitCode.DONE, slice("--start", "--plane", "axes", "--grid", "21x11", "--range", "-1,1,0,2"), harness.err());
        assertTrue(harness.out().contains("231 of 231 points to compute"), harness.out());
        assertTrue(Files.size(out.resolve("figures/axes-0-1-loss-map.png")) > 10_000);
        assertTrue(Files.size(out.resolve("figures/axes-0-1-loss-surface.png")) > 10_000);
        var arrays = Npz.read(out.resolve("slices/axes-0-1-loss.npz"));
        NpyArray.Numbers loss = (NpyArray.Numbers) arrays.get("loss");
        assertEquals(List.of(11, 21), loss.shape());
        // (x, y) = (1, 2) at z = 1
        assertEquals(2, loss.values()[11 * 21 - 1], 1e-12);
        assertEquals(ExitCode.DONE, slice("--start", "--plane", "axes", "--grid", "21x11", "--range", "-1,1,0,2"), harness.err());
        assertTrue(harness.out().contains("0 of 231 points to compute"), harness.out());
        assertEquals("", harness.err().lines().filter(line -> !line.startsWith("valley: ")).findAny().orElse(""));
    }

    @Test
    void aFileIsRunFirstAndItsPathsAreDrawnInFull() {
        assertEquals(ExitCode.DONE, slice("--plane", "principal"), harness.err());
        assertTrue(harness.err().contains("valley: training again for the full paths (5)"), harness.err());
        assertTrue(harness.out().contains("Gradient descent: the plane explains "), harness.out());
        assertTrue(Files.exists(out.resolve("slices/loss.npz")), "the run's own slice");
        assertTrue(Files.exists(out.resolve("slices/principal-loss.npz")));
        assertEquals(ExitCode.DONE, harness.execute("slice", out, "--plane", "between", "--grid", "11", "--kept"), harness.err());
        assertTrue(Files.exists(out.resolve("figures/between-start-end-line-loss-curve.png")));
        assertEquals(ExitCode.DONE, harness.execute("figures", out, "--kind", "map"), harness.err());
    }

    @Test
    void whatWouldTakeLongNeedsToBeAskedForTwice() {
        assertEquals(ExitCode.BAD_INPUT, slice("--start", "--plane", "axes", "--grid", "21x21", "--patience", "0"));
        assertTrue(harness.err().contains("441 points would take about ") && harness.err().contains("give --yes"), harness.err());
        assertFalse(Files.exists(out.resolve("figures")));
        assertEquals(ExitCode.DONE, slice("--start", "--plane", "axes", "--grid", "21x21", "--patience", "0", "--yes"), harness.err());
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefusedWithTheBytesItWouldNeed() {
        assertEquals(ExitCode.BAD_INPUT, slice("--start", "--plane", "axes", "--grid", "1000x1000", "--layers", "100"));
        assertTrue(harness.err().contains("slice: 100000000 points need about 6400000000 bytes"), harness.err());
    }

    @Test
    void drawsGetTheirBandsAndMaps() {
        assertEquals(ExitCode.DONE, slice("--start", "--plane", "random", "--repeats", "3", "--grid", "7x7"), harness.err());
        for (String name : List.of("map", "surface", "mean", "spread")) {
            assertTrue(Files.exists(out.resolve("figures/random-123-loss-" + name + ".png")), name);
        }
        assertEquals(ExitCode.DONE, slice("--start", "--plane", "random", "--repeats", "3", "--grid", "7"), harness.err());
        assertTrue(Files.exists(out.resolve("figures/random-123-line-loss-bands.png")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--grid|5x|--grid 5x: expected 1 or 2 numbers separated by \"x\", found \"\"",
        "--range|1|--range 1: expected 2 or 4 numbers separated by \",\", found 1",
        "--quantity|los|slice.quantity: expected one of loss, accuracy",
        "--plane|hesian|plane.type",
        "--repeats|2|slice.repeats: expected 1 for a plane that is not of random directions",
        "--set|plane={\"type\": \"hessian\", \"first\": 5}|plane.first: expected an eigenvector from -3 to 2, found 5; the nearest valid value is 2"})
    void badUsageIsOneLineThatNamesTheField(String option, String value, String message) {
        assertEquals(ExitCode.BAD_INPUT, slice("--start", option, value));
        assertEquals(1, harness.err().lines().count(), harness.err());
        assertTrue(harness.err().contains(message), harness.err());
        assertFalse(Files.exists(out));
    }
}
