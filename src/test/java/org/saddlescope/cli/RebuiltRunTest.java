package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.experiment.Probe;
import org.saddlescope.experiment.io.Python;

/**
 * A network of layers on images of an {@code .npz} file, trained and probed by the command line, is the same function where
 * PyTorch rebuilds it from the run folder alone. What {@code src/test/python/rebuild_from_run.py RUN} printed for this very
 * run is kept in {@code rebuilt/pytorch.json}; with {@code -Djunit.jupiter.tempdir.cleanup.mode.default=never} the run stays
 * in the folder for temporary files, for printing it again.
 */
class RebuiltRunTest {
    private static final double AGREEMENT = 1e-9;
    private static final int IMAGES = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;
    private static Path run;

    @BeforeAll
    static void train() throws Exception {
        Path experiment = folder.resolve("experiment.json");
        try (InputStream in = RebuiltRunTest.class.getResourceAsStream("rebuilt/experiment.json")) {
            Files.copy(in, experiment);
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("images", new NpyArray.Numbers(NpyArray.Type.FLOAT64, List.of(IMAGES, 1, 8, 8),
                IntStream.range(0, IMAGES * 64).mapToDouble(i -> Math.sin(0.37 * i * (1 + i / 64 % 3)) + 0.5 * Math.cos(1.3 * i)).toArray()));
        arrays.put("kinds", new NpyArray.Numbers(NpyArray.Type.INT64, List.of(IMAGES),
                IntStream.range(0, IMAGES).mapToDouble(i -> i % 3).toArray()));
        Path set = folder.resolve("set.npz");
        Npz.write(set, arrays, Npz.Packing.STORED);
        run = folder.resolve("run");
        execute("run", experiment, "--set", "problem.data.file=" + set, "--out", run, "--quiet");
    }

    @Test
    void lossAndGradientOfTheRunAreThoseThatPyTorchComputed() throws Exception {
        JsonNode expected;
        try (InputStream in = RebuiltRunTest.class.getResourceAsStream("rebuilt/pytorch.json")) {
            expected = JSON.readTree(in).path("points");
        }
        assertEquals(2, expected.size());
        List<double[]> points = new ArrayList<>();
        for (JsonNode point : expected) {
            double[] theta = numbers(point.path("theta"));
            points.add(theta);
            agrees(theta, array(run.resolve("theta").resolve(point.path("point").asText())));
        }
        Path thetas = folder.resolve("thetas.npy");
        Npy.write(thetas, NpyArray.matrix(2, points.getFirst().length,
                points.stream().flatMapToDouble(Arrays::stream).toArray()));
        Path gradients = folder.resolve("gradients.npy");
        JsonNode probed = JSON.readTree(execute("probe", run, "--theta", thetas, "--json", "--gradient", gradients)).path("points");
        double[] rows = array(gradients);
        int p = rows.length / 2;
        for (int k = 0; k < 2; k++) {
            agrees(new double[] {expected.get(k).path("loss").asDouble()}, new double[] {probed.get(k).path("loss").asDouble()});
            agrees(numbers(expected.get(k).path("gradient")), Arrays.copyOfRange(rows, k * p, (k + 1) * p));
        }
    }

    @Test
    void pyTorchRebuildsTheNetworkFromTheRunFolderAlone() throws Exception {
        Path script = Path.of("src/test/python/rebuild_from_run.py").toAbsolutePath();
        Path gradients = folder.resolve("probed.npy");
        Path probe = Files.writeString(folder.resolve("probe.json"), execute("probe", run, "--json", "--gradient", gradients));
        JsonNode compared = JSON.readTree(Python.torch(script, run, "--probe", probe, "--gradient", gradients)).path("points");
        assertEquals(2, compared.size());
        for (JsonNode point : compared) {
            assertTrue(point.path("lossDifference").doubleValue() <= AGREEMENT && point.path("gradientDifference").doubleValue() <= AGREEMENT,
                    point.toString());
        }
        JsonNode alone = JSON.readTree(Python.torch(script, run)).path("points");
        for (int k = 0; k < 2; k++) {
            assertEquals(compared.get(k).path("loss"), alone.get(k).path("loss"));
            assertEquals(compared.get(k).path("gradient"), alone.get(k).path("gradient"));
        }
    }

    @Test
    void theDataOfARunFolderReadAsDataSplitAsTheRunDidWhateverTheSeed() throws Exception {
        Path theta = run.resolve("theta/Adam-00000020.npy");
        JsonNode there = JSON.readTree(execute("probe", run, "--theta", theta, "--json")).path("points").get(0);
        JsonNode again = JSON.readTree(execute("probe", run, "--theta", theta, "--json", "--set", "seed=77",
                "--set", "problem.data.file=" + run.resolve("data.npz"), "--set", "problem.data.inputs=inputs",
                "--set", "problem.data.targets=targets", "--set", "problem.data.heldOut=0.6")).path("points").get(0);
        assertEquals(there.path("loss"), again.path("loss"));
    }

    /** Relative to the largest element. */
    private static void agrees(double[] expected, double[] actual) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, actual, AGREEMENT * largest);
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static double[] array(Path file) throws IOException {
        return ((NpyArray.Numbers) Npy.read(file)).values();
    }

    /** What the command prints. */
    private static String execute(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Cli cli = new Cli(new Services(Runner.SESSION, Probe::new, Optional::empty),
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false));
        assertEquals(ExitCode.DONE, cli.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new)), err.toString());
        return out.toString();
    }
}
