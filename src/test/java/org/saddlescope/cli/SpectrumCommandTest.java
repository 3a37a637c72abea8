package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.experiment.SpectrumFile;

class SpectrumCommandTest {
    @TempDir
    private Path folder;
    private Path file;
    private Path out;

    @BeforeEach
    void writeExperiment() throws Exception {
        file = folder.resolve("hills.json");
        out = folder.resolve("out");
        Files.writeString(file, """
                {"name": "Fixture", "seed": 7, "problem": {"type": "analytic", "function": "himmelblau"}, "training": {"steps": 6},
                 "optimizers": [{"type": "sgd", "name": "slow, steady", "stepSize": 0.01}, {"type": "sgd", "name": "a/b", "stepSize": 1}]}
                """);
    }

    @Test
    void aMinimumOfHimmelblauHasItsTwoEigenvalues() throws Exception {
        Harness cli = new Harness();
        assertEquals(0, cli.execute("spectrum", file, "--at", "3,2", "--json", "--out", out, "--quiet"), cli.err());
        JsonNode root = new ObjectMapper().readTree(cli.out());
        JsonNode hessian = root.at("/points/0/operators/0");
        // MATH.md, GT8.
        assertEquals(82.284271, hessian.at("/high/0/value").asDouble(), 1e-6);
        assertEquals(25.715729, hessian.at("/low/0/value").asDouble(), 1e-6);
        assertEquals(108, root.at("/points/0/quantities/0/value").asDouble(), 1e-9);
        assertTrue(hessian.at("/converged").asBoolean() && root.at("/complete").asBoolean());
        assertEquals(82.284271, SpectrumFile.read(out.resolve("spectra")).eigenvalues().get(2).value(), 1e-6);
        assertTrue(Files.exists(out.resolve("figures/spectrum-density.png")));
    }

    @Test
    void aFileIsRunAndItsCheckpointsAreLookedAt() throws Exception {
        Harness cli = new Harness();
        assertEquals(0, cli.execute("spectrum", file, "--out", out), cli.err());
        assertTrue(cli.out().contains("slow, steady at step 6") && cli.out().contains("2/η 200.0000"), cli.out());
        assertTrue(Files.exists(out.resolve("spectra/trajectory.csv")) && Files.exists(out.resolve("figures/spectrum-along.png")));
        assertTrue(cli.err().contains("spectrum of the Hessian"), cli.err());
        // The folder is a run now; a new run in it takes the spectra away.
        assertEquals(0, new Harness().execute("run", file, "--out", out));
        assertFalse(Files.exists(out.resolve("spectra/trajectory.csv")));
    }

    @Test
    void directionsAreExcludedAndSaid() throws Exception {
        Path direction = folder.resolve("d.npy");
        Npy.write(direction, NpyArray.vector(new double[] {2, 0}));
        Harness cli = new Harness();
        assertEquals(0, cli.execute("spectrum", file, "--at", "3,2", "--out", out, "--exclude", direction), cli.err());
        // ∂²f/∂y² = 12·2² + 4·3 − 26 at (3, 2), coupled to x by 4(3 + 2).
        assertTrue(cli.out().contains("1 directions excluded (leak 20.00000)") && cli.out().contains("34.00000 ±"), cli.out());
        Npy.write(direction, NpyArray.vector(new double[] {2, 0, 1}));
        Harness wrong = new Harness();
        assertEquals(2, wrong.execute("spectrum", file, "--at", "3,2", "--out", out, "--exclude", direction));
        assertTrue(wrong.err().contains("3 coordinates, expected 2"), wrong.err());
    }

    @Test
    void withoutFontsThereAreNumbersButNoFigures() {
        Harness cli = new Harness().fontProblem("no fonts here");
        assertEquals(0, cli.execute("spectrum", file, "--at", "3,2", "--out", out), cli.err());
        assertTrue(cli.err().contains("no figures: no fonts here"), cli.err());
        assertFalse(Files.exists(out.resolve("figures/spectrum-density.png")));
        assertTrue(Files.exists(out.resolve("spectra/eigenvalues.csv")));
    }

    @Test
    void aPointOfAnotherDimensionIsNamed() {
        Harness cli = new Harness();
        assertEquals(2, cli.execute("spectrum", file, "--at", "3,2,1", "--out", out));
        assertTrue(cli.err().contains("3 coordinates, expected 2"), cli.err());
    }
}
