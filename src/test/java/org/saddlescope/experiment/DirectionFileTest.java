package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.data.weights.WeightFile;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.Direction;
import org.saddlescope.landscape.Plane;

class DirectionFileTest {
    @TempDir
    private Path folder;

    private static Experiment network(String hidden, String file, int rows) throws ExperimentException {
        return ExperimentFile.parse("""
                {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 20},
                 "architecture": {"type": "mlp", "hidden": %s}, "loss": "crossEntropy"}, "optimizers": [{"type": "sgd"}],
                 "plane": {"type": "directions", "file": "%s"}, "grid": {"rows": %d}}
                """.formatted(hidden, file, rows), "test");
    }

    private static Problem problem(Experiment experiment) throws ExperimentException {
        return Problems.load(experiment, Workers.shared()).problem();
    }

    private static Plane plane(Experiment experiment) throws ExperimentException {
        Problem problem = problem(experiment);
        PlaneChooser chooser = new PlaneChooser(experiment, problem, List.of());
        chooser.check(experiment.plane());
        return chooser.choose(experiment.plane(), new double[problem.objective().dimension()], RunPaths.none(), experiment.grid().rows() == 1);
    }

    private static Path written(String name, Class<?> beside) throws Exception {
        return Path.of(beside.getResource(name).toURI());
    }

    /** What directions.py writes: 100 times the tensor's number plus the element's; for y its negative, 0 for biases. */
    private static double[] expected(boolean y) {
        double[] vector = new double[36];
        int at = 0;
        for (int n = 0; n < 12; n++) {
            for (int i = 0; i < (n % 2 == 0 ? 4 : 2); i++) {
                vector[at++] = !y ? 100 * n + i : n % 2 == 0 ? -(100 * n + i) : 0;
            }
        }
        return vector;
    }

    @Test
    void directionsOfLossLandscapeSpanThePlaneTensorByTensor() throws Exception {
        Path file = written("directions/directions.h5", getClass());
        Plane plane = plane(network("[2, 2, 2, 2, 2]", file.toString(), 3));
        assertArrayEquals(expected(false), plane.direction1());
        // −0 and 0 are the same number.
        assertArrayEquals(expected(true), Arrays.stream(plane.direction2()).map(x -> x + 0.0).toArray());
        assertEquals("xdirection of directions.h5", plane.axis1());
        assertTrue(plane.description().contains("xdirection: 12 of 12 blocks (12 by order and shape), ydirection: 12 of 12 blocks"),
                plane.description());
    }

    @Test
    void directionsThatWereWrittenSpanTheSamePlane() throws Exception {
        Experiment experiment = network("[2, 2, 2, 2, 2]", written("directions/directions.h5", getClass()).toString(), 3);
        Plane plane = plane(experiment);
        Path file = folder.resolve("out/d.h5");
        DirectionFile.write(file, plane, problem(experiment).layout());
        Plane again = plane(network("[2, 2, 2, 2, 2]", file.toString(), 3));
        assertArrayEquals(plane.direction1(), again.direction1());
        assertArrayEquals(plane.direction2(), again.direction2());
        Problem other = problem(network("[3]", file.toString(), 3));
        assertTrue(assertThrows(ExperimentException.class, () -> DirectionFile.write(file, plane, other.layout())).getMessage()
                .contains("directions of 36 elements, expected 17"));
    }

    @Test
    void directionsOfAnotherNetworkAreRefusedWithTheBlockThatHasNone() throws Exception {
        Path file = written("directions/directions.h5", getClass());
        Experiment other = network("[2, 2, 2, 2, 3]", file.toString(), 3);
        String said = assertThrows(ExperimentException.class, () -> plane(other)).getMessage();
        assertTrue(said.startsWith("plane.file: " + file + ": ") && said.contains("xdirection: "), said);
    }

    @Test
    void aStateDictIsOneDirectionAndMakesALineButNoPlane() throws Exception {
        Path file = written("mlp.pt", WeightFile.class);
        Plane line = plane(network("[3, 3]", file.toString(), 1));
        assertTrue(line.isLine());
        assertArrayEquals(new double[] {100, 101, 102, 103, 104, 105, 200}, Arrays.copyOf(line.direction1(), 7));
        assertTrue(line.description().contains("direction: 6 of 6 blocks"), line.description());
        Experiment wide = network("[3, 3]", file.toString(), 3);
        String said = assertThrows(ExperimentException.class, () -> plane(wide)).getMessage();
        assertTrue(said.endsWith("holds one direction, expected two, or grid.rows 1 for a line"), said);
    }

    @Test
    void anArchiveHoldsDirectionsByNumberWhateverElseIsInIt() throws Exception {
        Path file = folder.resolve("d.npz");
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("labels", new NpyArray.Texts(List.of(1), List.of("x")));
        arrays.put("direction2", NpyArray.vector(new double[] {3, 4}));
        arrays.put("origin", NpyArray.vector(new double[] {9, 9}));
        arrays.put("direction1", NpyArray.vector(new double[] {1, 2}));
        Npz.write(file, arrays, Npz.Packing.STORED);
        Problem problem = problem(SlicerTest.himmelblau("\"name\": \"h\""));
        List<Direction> directions = DirectionFile.read(file, problem.layout());
        assertEquals(2, directions.size());
        assertArrayEquals(new double[] {1, 2}, directions.get(0).vector());
        assertArrayEquals(new double[] {3, 4}, directions.get(1).vector());
        arrays.put("direction1", NpyArray.vector(new double[3]));
        Npz.write(file, arrays, Npz.Packing.STORED);
        assertTrue(assertThrows(ExperimentException.class, () -> DirectionFile.read(file, problem.layout())).getMessage()
                .endsWith("directions of 3 elements, expected 2, one a parameter"));
    }

    @Test
    void whatIsNoFileOfDirectionsIsRefusedByItsName() throws Exception {
        Problem problem = problem(SlicerTest.himmelblau("\"name\": \"h\""));
        Path text = Files.writeString(folder.resolve("d.txt"), "1 2\n3 4\n", StandardCharsets.UTF_8);
        Path surface = Path.of(org.saddlescope.data.surface.SurfaceReader.class.getResource("old.h5").toURI());
        for (Path file : List.of(text, surface, folder.resolve("none.h5"), folder)) {
            String said = assertThrows(ExperimentException.class, () -> DirectionFile.read(file, problem.layout())).getMessage();
            assertTrue(said.startsWith("plane.file: " + file + ": "), said);
        }
    }
}
