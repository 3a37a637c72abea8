package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.Plane;
import org.saddlescope.spectra.Vectors;

class PlaneChooserTest {
    private static final double[] START = {0.5, -1};
    private static final double[] END = {3, 1};
    private static final RunPaths PATHS = new RunPaths(List.of("a", "b@7"), List.of(
            new Recorder.Path(new int[] {0, 4, 5}, List.of(START, new double[] {2, 0}, END), new double[3]),
            new Recorder.Path(new int[] {0}, List.of(new double[] {9, 9}), new double[1])));

    @TempDir
    private Path folder;

    private static Plane choose(String plane, double[] current, boolean line) throws ExperimentException {
        Experiment experiment = SlicerTest.himmelblau("\"plane\": " + plane + ", \"grid\": {\"rows\": " + (line ? 1 : 51) + "}");
        return new PlaneChooser(experiment, Problems.load(experiment, Workers.shared()).problem(), List.of())
                .choose(experiment.plane(), current, PATHS, line);
    }

    private static String refusal(String plane, double... current) {
        return assertThrows(ExperimentException.class, () -> choose(plane, current, false)).getMessage();
    }

    @Test
    void threePointsAreAtTheCornersOfTheirPlane() throws ExperimentException {
        Plane plane = choose("{\"type\": \"points\", \"origin\": \"start\", \"first\": \"a\", \"second\": \"b@7\"}", END, false);
        assertArrayEquals(START, plane.at(0, 0));
        assertArrayEquals(END, plane.at(1, 0));
        assertArrayEquals(new double[] {9, 9}, plane.at(0, 1));
    }

    @Test
    void aLineBetweenTwoPointsBeginsAt0AndEndsAt1() throws Exception {
        Path file = folder.resolve("x.npy");
        Npy.write(file, NpyArray.vector(new double[] {-2, 4}));
        Plane line = choose("{\"type\": \"between\", \"from\": \"a@4\", \"to\": \"" + file + "\"}", END, true);
        assertTrue(line.isLine());
        assertArrayEquals(new double[] {2, 0}, line.at(0, 0));
        assertArrayEquals(new double[] {-2, 4}, line.at(1, 0));
        Plane plane = choose("{\"type\": \"between\", \"from\": \"a@4\", \"to\": \"end\"}", END, false);
        assertEquals(0, Vectors.dot(plane.direction1(), plane.direction2()), 1e-15);
        assertArrayEquals(END, plane.at(1, 0));
    }

    @Test
    void gradientAndDisplacementAreUnitVectors() throws ExperimentException {
        Plane plane = choose("{\"type\": \"gradient\"}", END, false);
        // ∇f(3, 1) = (4·3·(−1) + 2·(−3), 2·(−1) + 4·(−3)) = (−18, −14)
        assertArrayEquals(Vectors.unit(new double[] {-18, -14}), plane.direction1(), 1e-14);
        assertArrayEquals(Vectors.unit(new double[] {1, 1}), plane.direction2(), 1e-15);
        assertTrue(plane.description().contains("from step 4 to 5, length 1.414"), plane.description());
    }

    @Test
    void hessianEigenvectorsAreThoseOfTheMatrix() throws ExperimentException {
        Plane plane = choose("{\"type\": \"hessian\"}", new double[] {3, 2}, false);
        // H(3, 2) = [[74, 20], [20, 34]]: MATH.md GT8 has λ = 82.284271 and 25.715729.
        assertTrue(plane.axis1().endsWith("λ = 82.28") && plane.axis2().endsWith("λ = 25.72"), plane.axis1() + " " + plane.axis2());
        assertEquals(82.284271 * plane.direction1()[0], 74 * plane.direction1()[0] + 20 * plane.direction1()[1], 1e-5);
    }

    @Test
    void directionsComeFromTheRowsOfAFile() throws Exception {
        Path file = folder.resolve("d.npy");
        Npy.write(file, NpyArray.matrix(2, 2, new double[] {1, 2, 0, 3}));
        Plane plane = choose("{\"type\": \"directions\", \"file\": \"" + file + "\"}", END, false);
        assertArrayEquals(new double[] {1, 2}, plane.direction1());
        assertArrayEquals(new double[] {0, 3}, plane.direction2());
        Npy.write(file, NpyArray.matrix(2, 3, new double[6]));
        assertTrue(refusal("{\"type\": \"directions\", \"file\": \"" + file + "\"}", END).endsWith("directions of 3 elements, expected 2, one a parameter"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'type': 'points', 'first': 'start', 'second': 'a'}|plane: from end to a is zero: there is no direction to look along",
        "{'type': 'points', 'first': 'start', 'second': 'start'}|plane: from end to start and from end to start are parallel",
        "{'type': 'points', 'first': 'start', 'second': 'c'}|plane.second: expected start, end, an optimizer's name, NAME@STEP or a .npy file, found \"c\"",
        "{'type': 'points', 'first': 'start', 'second': 'a@3'}|plane.second: a@3: no point of that step was kept; the nearest step is 4",
        "{'type': 'points', 'first': 'start', 'second': 'none.npy'}|plane.second: none.npy: there is no such file",
        "{'type': 'directions', 'file': 'none.npz'}|plane.file: none.npz",
        "{'type': 'gradient', 'momentum': 'slot'}|plane.momentum: a carries no such vector along",
        "{'type': 'principal', 'optimizer': 'x'}|plane.optimizer: expected the name of an optimizer, found \"x\"; there are a, b@7"})
    void whatMakesNoPlaneIsRefusedWithTheReason(String plane, String message) {
        String said = refusal(plane.replace('\'', '"'), END);
        assertTrue(said.startsWith(message), said);
    }

    @Test
    void atACriticalPointThereIsNoGradientToLookAlong() {
        assertTrue(refusal("{\"type\": \"gradient\"}", 3, 2).startsWith("plane: the gradient is zero here"));
        assertTrue(refusal("{\"type\": \"gradient\"}", 1, 2).startsWith("plane: there is no momentum: no optimizer's path ends"));
    }

    @Test
    void aRunThatEndsWhereThereIsNoPlaneIsDoneWithoutASliceAndSaysWhy() throws Exception {
        Experiment experiment = ExperimentFile.parse("""
                {"problem": {"type": "analytic", "function": "himmelblau"}, "start": [3, 2], "training": {"steps": 3},
                 "optimizers": [{"type": "sgd", "stepSize": 0.01}], "plane": {"type": "gradient"}}
                """, "test");
        for (Session.View view : List.of(Session.View.LIVE, Session.View.AT_END)) {
            try (Session session = new Session(experiment, view)) {
                Frame last = session.run(Control.running(), _ -> { });
                assertEquals(Frame.Phase.DONE, last.phase());
                assertTrue(last.slice().isEmpty());
                assertTrue(last.message().startsWith("no slice: plane: the gradient is zero here: this is a critical point; Hessian probes "), last.message());
            }
        }
    }

    @Test
    void aFileThatIsMissingIsFoundBeforeAnythingIsTrained() throws Exception {
        Experiment experiment = SlicerTest.himmelblau("\"plane\": {\"type\": \"points\", \"second\": \"none.npy\"}");
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            String said = assertThrows(ExperimentException.class, () -> session.run(Control.running(), frame -> assertTrue(frame.tracks().isEmpty()))).getMessage();
            assertTrue(said.startsWith("plane.second: none.npy"), said);
        }
    }

    @Test
    void theThirdDirectionOfABoxIsTheNextOfItsPlane() throws ExperimentException {
        Experiment experiment = SlicerTest.moons("\"plane\": {\"type\": \"hessian\"}, \"slice\": {\"layers\": 3}");
        PlaneChooser planes = new PlaneChooser(experiment, Problems.load(experiment, Workers.shared()).problem(), List.of());
        double[] at = Problems.start(experiment, Problems.load(experiment, Workers.shared()).problem());
        Plane hessian = planes.choose(experiment.plane(), at, RunPaths.none(), false);
        assertTrue(planes.third(experiment.plane(), hessian, at, experiment.slice()).axis().startsWith("eigenvector 2nd largest"));
        Plane axes = planes.choose(new Experiment.PlaneSpec.Axes(0, 2), at, RunPaths.none(), false);
        assertArrayEquals(Vectors.axis(at.length, 1), planes.third(new Experiment.PlaneSpec.Axes(0, 2), axes, at, experiment.slice()).vector());
        Experiment.PlaneSpec between = new Experiment.PlaneSpec.Gradient(Experiment.PlaneSpec.Momentum.DISPLACEMENT, false);
        double[] across = planes.third(between, axes, at, experiment.slice()).vector();
        assertEquals(0, across[0], 1e-15);
        assertEquals(0, across[2], 1e-15);
        assertTrue(Vectors.norm(across) > 0.1);
    }
}
