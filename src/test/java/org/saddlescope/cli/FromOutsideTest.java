package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.hdf5.Hdf5Array;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.surface.LossLandscapeFile;
import org.saddlescope.data.weights.WeightFile;
import org.saddlescope.experiment.Probe;

/** Surfaces and weights of other tools, by the commands that take them. */
class FromOutsideTest {
    @TempDir
    private Path folder;
    private Path experiment;

    @BeforeEach
    void writeTheExperiment() throws Exception {
        experiment = Files.writeString(folder.resolve("mlp.json"), """
                {"name": "small", "problem": {"type": "network", "data": {"type": "twoMoons", "samples": 20},
                 "architecture": {"type": "mlp", "hidden": [3, 3]}, "loss": "crossEntropy"}, "optimizers": [{"type": "sgd"}]}
                """);
    }

    private static Path mlp() throws Exception {
        return Path.of(WeightFile.class.getResource("mlp.pt").toURI());
    }

    private static int execute(Harness harness, Object... arguments) {
        return harness.probes(Probe::new).execute(arguments);
    }

    @Test
    void aSurfaceIsListedAndDrawn() throws Exception {
        Path csv = Files.writeString(folder.resolve("s.csv"), "x,y,loss,acc\n0,0,1,9\n1,0,inf,8\n0,1,2,7\n1,1,3,6\n");
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("figures", csv, "--out", folder.resolve("f"), "--quantity", "all"), harness.err());
        assertTrue(harness.out().contains("loss: 1.0 to 3.0, 1 infinite"), harness.out());
        for (String name : List.of("loss-map", "loss-surface", "acc-map", "acc-surface")) {
            assertTrue(Files.exists(folder.resolve("f").resolve(name + ".png")), name);
        }
    }

    @Test
    void bothSharedSurfacesAreDrawnAndTheInfinitiesHaveTheirColour() throws Exception {
        Path near = Files.isDirectory(Path.of("../shared/data")) ? Path.of("../shared/data") : Path.of("../../shared/data");
        Path csv = near.resolve("cifar100_resnet50_surface_21x21.csv");
        Path h5 = near.resolve("dense_entropy_surface_25x25.h5");
        assumeTrue(Files.exists(csv) && Files.exists(h5), "needs the surfaces of ../shared/data");
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("figures", csv, "--quantity", "5", "--out", folder.resolve("f")), harness.err());
        assertTrue(harness.out().contains("31 infinite"));
        assertEquals(ExitCode.DONE, new Harness().execute("figures", h5, "--out", folder.resolve("f")));
        assertTrue(pink(folder.resolve("f/column_5-map.png")) > 2000);
        assertEquals(0, pink(folder.resolve("f/train_loss-map.png")));
        assertTrue(Files.exists(folder.resolve("f/train_loss-surface.png")));
    }

    /** Pixels of the colour of infinite values: much more red and blue than green. */
    private static int pink(Path png) throws Exception {
        BufferedImage image = ImageIO.read(png.toFile());
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 255;
                int green = rgb >> 8 & 255;
                int blue = rgb & 255;
                count += red > 230 && blue > 200 && green < 170 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void aSurfaceIsExportedInEveryFormat() throws Exception {
        Path csv = Files.writeString(folder.resolve("s.csv"), "x,y,loss,acc\n0,0,1,9\n1,0,2,8\n0,1,2,7\n1,1,3,6\n");
        Harness harness = new Harness();
        Path out = folder.resolve("o");
        assertEquals(ExitCode.DONE, harness.execute("export", csv, out.resolve("s.h5"), out.resolve("s.vti"), out.resolve("s.vtp"),
                out.resolve("s.npz"), out.resolve("t.csv"), "--quantity", "acc"), harness.err());
        assertTrue(harness.out().contains("s.vtp (acc)"), harness.out());
        assertEquals(2, LossLandscapeFile.read(out.resolve("s.h5")).fields().size());
        assertEquals(Files.readString(csv).lines().count(), Files.readString(out.resolve("t.csv")).lines().count());
    }

    @Test
    void anUnknownFormatIsSaidBeforeAnythingIsWritten() throws Exception {
        Path csv = Files.writeString(folder.resolve("s.csv"), "x,y,loss\n0,0,1\n1,0,2\n0,1,2\n1,1,3\n");
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("export", csv, folder.resolve("s.h5"), folder.resolve("s.obj")));
        assertTrue(harness.err().contains("s.obj: surfaces are written as"), harness.err());
        assertFalse(Files.exists(folder.resolve("s.h5")));
    }

    @Test
    void weightsOfPyTorchBecomeTheta() throws Exception {
        Harness harness = new Harness();
        Path theta = folder.resolve("theta.npy");
        assertEquals(ExitCode.DONE, execute(harness, "import", mlp(), "--onto", experiment, "--out", theta), harness.err());
        assertTrue(harness.out().contains("6 of 6 blocks (6 by order and shape)"), harness.out());
        double[] values = ((NpyArray.Numbers) Npy.read(theta)).values();
        assertEquals(29, values.length);
        assertArrayEquals(new double[] {100, 101, 102, 103, 104, 105, 200}, java.util.Arrays.copyOf(values, 7));
    }

    @Test
    void everyCommandTakesWeightsWhereItTakesTheta() throws Exception {
        Path theta = folder.resolve("theta.npy");
        execute(new Harness(), "import", mlp(), "--onto", experiment, "--out", theta);
        Harness byTheta = new Harness();
        assertEquals(ExitCode.DONE, execute(byTheta, "probe", experiment, "--theta", theta, "--json"), byTheta.err());
        Harness byWeights = new Harness();
        assertEquals(ExitCode.DONE, execute(byWeights, "probe", experiment, "--theta", mlp(), "--json"), byWeights.err());
        assertTrue(byWeights.err().contains("6 of 6 blocks"), byWeights.err());
        assertEquals(numbers(byTheta.out()), numbers(byWeights.out()));
    }

    /** Example 6 with one of its two minimisers declared; with f* cut to the seven digits 0.3169873 the ratio is −2198. */
    @Test
    void aProbeNextToAMinimiserThatWasLeftOutSaysThatOneIsMissing() throws Exception {
        Path sample = Path.of("sample-experiments", "ab-missing.json");
        Path beside = folder.resolve("beside.npy");
        Npy.write(beside, new NpyArray.Numbers(NpyArray.Type.FLOAT64, List.of(2), new double[] {0.84, 0.84}));
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, execute(harness, "probe", sample, "--theta", beside), harness.err());
        assertTrue(harness.out().contains("-2176"), harness.out());
        assertTrue(harness.out().contains("a minimiser near here is missing"), harness.out());
        Harness known = new Harness();
        assertEquals(ExitCode.DONE, execute(known, "probe", sample, "--theta", beside, "--set", "probes.minimum={\"type\": \"known\"}"), known.err());
        assertFalse(known.out().contains("is missing"), known.out());
    }

    /** The output from its first measured number on: before it stands the name of the file. */
    private static String numbers(String json) {
        return json.substring(json.indexOf("\"loss\""));
    }

    @Test
    void blocksWithoutATensorAreAnErrorUnlessTheStartMayFillThem() throws Exception {
        Files.writeString(experiment, Files.readString(experiment).replace("[3, 3]", "[3, 3, 5]"));
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, execute(harness, "import", mlp(), "--onto", experiment, "--out", folder.resolve("t.npy")));
        assertTrue(harness.out().contains("no tensor of this shape"), harness.out());
        assertTrue(harness.err().contains("--missing start"), harness.err());
        assertFalse(Files.exists(folder.resolve("t.npy")));
        assertEquals(ExitCode.DONE, execute(new Harness(), "import", mlp(), "--onto", experiment, "--out", folder.resolve("t.npy"), "--missing", "start"));
        Harness probe = new Harness();
        assertEquals(ExitCode.BAD_INPUT, execute(probe, "probe", experiment, "--theta", mlp()));
        assertTrue(probe.err().contains("mlp.pt: "), probe.err());
    }

    @Test
    void directionsBecomeAMatrixWithARowEach() throws Exception {
        SequencedMap<String, List<Hdf5Array>> directions = new LinkedHashMap<>();
        for (String name : List.of("xdirection", "ydirection")) {
            double sign = name.startsWith("x") ? 1 : -1;
            directions.put(name, List.of(filled(sign, 3, 2), filled(2 * sign, 3), filled(3 * sign, 3, 3), filled(4 * sign, 3),
                    filled(5 * sign, 2, 3), filled(6 * sign, 2)));
        }
        Path h5 = folder.resolve("dir.h5");
        LossLandscapeFile.writeDirections(h5, directions);
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, execute(harness, "import", h5, "--onto", experiment, "--out", folder.resolve("d.npy")), harness.err());
        NpyArray.Numbers matrix = (NpyArray.Numbers) Npy.read(folder.resolve("d.npy"));
        assertEquals(List.of(2, 29), matrix.shape());
        assertEquals(1, matrix.values()[5]);
        assertEquals(2, matrix.values()[6]);
        assertEquals(-6, matrix.values()[57]);
    }

    @Test
    void aRunsDirectionsAreExportedTensorByTensorAndAFileHasNone() throws Exception {
        Path run = folder.resolve("run");
        Files.writeString(experiment, Files.readString(experiment).replace("\"name\"",
                "\"training\": {\"steps\": 2}, \"plane\": {\"type\": \"random\"}, \"grid\": {\"rows\": 3, \"columns\": 3}, \"name\""));
        Harness harness = new Harness().runner(Runner.SESSION);
        assertEquals(ExitCode.DONE, harness.execute("run", experiment, "--out", run), harness.err());
        Path h5 = folder.resolve("d.h5");
        assertEquals(ExitCode.DONE, harness.execute("export", run, folder.resolve("s.h5"), "--directions", h5), harness.err());
        SequencedMap<String, List<Hdf5Array>> directions = LossLandscapeFile.directions(h5);
        assertEquals(List.of("xdirection", "ydirection"), List.copyOf(directions.sequencedKeySet()));
        assertEquals(List.of(List.of(3, 2), List.of(3), List.of(3, 3), List.of(3), List.of(2, 3), List.of(2)),
                directions.get("xdirection").stream().map(Hdf5Array::shape).toList());
        Harness refused = new Harness();
        assertEquals(ExitCode.BAD_INPUT, refused.execute("export", folder.resolve("s.h5"), folder.resolve("t.h5"), "--directions", h5));
        assertTrue(refused.err().contains("--directions needs a run"), refused.err());
        assertFalse(Files.exists(folder.resolve("t.h5")));
    }

    private static Hdf5Array filled(double value, Integer... shape) {
        double[] values = new double[List.of(shape).stream().reduce(1, (a, b) -> a * b)];
        java.util.Arrays.fill(values, value);
        return new Hdf5Array("", List.of(shape), values);
    }
}
