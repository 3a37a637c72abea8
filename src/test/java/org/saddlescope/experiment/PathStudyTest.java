package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.paths.PathProfile;

class PathStudyTest {
    private static final String RING = """
            {"problem": {"type": "formula", "formula": "(x^2 + y^2 - 1)^2"}, "optimizers": [{"type": "sgd"}], "path": %s}""";
    private static final String NETWORK = """
            {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 40},
             "architecture": {"type": "mlp", "hidden": [6], "activation": "tanh"}, "loss": "crossEntropy"},
             "optimizers": [{"type": "sgd"}], "path": %s}""";
    /** On the ring, a little off the axis, across which the straight line would be stationary. */
    private static final List<Subject.Point> ENDS = List.of(new Subject.Point("left", new double[] {-Math.cos(0.1), Math.sin(0.1)}),
            new Subject.Point("right", new double[] {Math.cos(0.1), Math.sin(0.1)}), new Subject.Point("bottom", new double[] {0, -1}));

    @TempDir
    private Path folder;

    @Test
    void whatIsLeftOutOfTheFileIsTheDefault() throws ExperimentException {
        assertEquals(PathSpec.DEFAULT, experiment(RING, "{\"type\": \"line\"}").path());
        assertEquals(new PathSpec.Bezier(101, true, PathSpec.Fit.DEFAULT), experiment(RING, "{\"type\": \"bezier\"}").path());
        assertEquals(new PathSpec.Chain(101, true, 1, PathSpec.Fit.DEFAULT), experiment(RING, "{\"type\": \"chain\"}").path());
    }

    @Test
    void theTrainedCurveStaysBelowTheBarrierOfTheStraightLine() throws ExperimentException {
        PathReport report = ring("""
                {"type": "bezier", "fit": {"rule": {"type": "adam", "stepSize": 0.05, "schedule": {"type": "cosine"}}, "steps": 400}}""", false);
        assertEquals(List.of("straight line", "Bézier curve"), report.paths().stream().map(PathReport.Measured::name).toList());
        PathProfile line = report.paths().getFirst().profile();
        assertEquals(Math.pow(Math.cos(0.1), 4), line.barrier(), 1e-12, "at (0, sin 0.1)");
        assertEquals(line.barrier(), line.barrierAboveInterpolation(), 1e-12, "both ends lie at 0");
        assertEquals(2 * Math.cos(0.1), line.total(), 1e-12);
        PathReport.Measured curve = report.paths().getLast();
        assertTrue(curve.profile().barrier() < 0.3 * line.barrier());
        assertTrue(curve.converged() && curve.note().contains("settled"), curve.note());
        assertTrue(report.refused().getFirst().contains("a function has no hidden units"), report.refused().toString());
    }

    @Test
    void everyPairIsJoinedWhereThatIsAskedFor() throws ExperimentException {
        PathReport report = ring("{\"type\": \"line\", \"align\": false, \"points\": 3}", true);
        assertEquals(List.of("left to right", "left to bottom", "right to bottom"), report.paths().stream().map(PathReport.Measured::between).toList());
        assertEquals(List.of(), report.refused());
    }

    @Test
    void theLineToAnotherNumberingOfTheSameUnitsIsFlatOnceTheyAreMatched() throws ExperimentException {
        Experiment experiment = experiment(NETWORK, "{\"type\": \"line\"}");
        Subject subject = Subject.atStart(experiment);
        double[] theta = subject.points().getFirst().theta();
        // Units 0 and 4 change places, unit 2 its sign: weights 6 × 2, bias 6, outer weights 2 × 6.
        double[] other = theta.clone();
        for (int[] swap : new int[][] {{0, 8}, {1, 9}, {12, 16}, {18, 22}, {24, 28}}) {
            other[swap[0]] = theta[swap[1]];
            other[swap[1]] = theta[swap[0]];
        }
        for (int flipped : new int[] {4, 5, 14, 20, 26}) {
            other[flipped] = -theta[flipped];
        }
        PathReport report = new PathStudy(subject.at(List.of(subject.points().getFirst(), new Subject.Point("other", other))), false)
                .run(() -> false, (_, _, _) -> { });
        PathReport.Measured aligned = report.paths().get(1);
        assertTrue(report.paths().getFirst().profile().total() > 0.5);
        assertEquals(0, aligned.profile().total());
        assertArrayEquals(theta, aligned.corners().getLast());
        assertTrue(aligned.note().startsWith("3 of 6 hidden units"), aligned.note());
    }

    @Test
    void steepestDescentSaysWhetherItArrived() throws ExperimentException {
        PathReport.Measured arrived = ring("{\"type\": \"descent\"}", false).paths().getLast();
        assertTrue(arrived.converged() && arrived.note().contains("within the tolerance"), arrived.note());
        Experiment few = experiment(RING, "{\"type\": \"descent\", \"steps\": 2}");
        PathReport.Measured stopped = new PathStudy(Subject.atStart(few).at(List.of(new Subject.Point("far", new double[] {3, 1}))), false)
                .run(() -> false, (_, _, _) -> { }).paths().getFirst();
        assertFalse(stopped.converged());
        assertEquals(3, stopped.profile().size());
    }

    @Test
    void oneEndAndMiniBatchesAreRefused() throws ExperimentException {
        Subject one = Subject.atStart(experiment(RING, "{\"type\": \"line\"}"));
        ExperimentException e = assertThrows(ExperimentException.class, () -> new PathStudy(one, false).run(() -> false, (_, _, _) -> { }));
        assertTrue(e.getMessage().contains("expected two"), e.getMessage());
        e = assertThrows(ExperimentException.class, () -> ring("{\"type\": \"bezier\", \"fit\": {\"rule\": {\"type\": \"sgd\", \"batch\": 8}}}", false));
        assertTrue(e.getMessage().contains("path.fit.rule.batch: expected 0"), e.getMessage());
    }

    @Test
    void aCurveThatWasStoppedIsKeptAndSaysSo() throws ExperimentException {
        Experiment experiment = experiment(RING, "{\"type\": \"bezier\", \"fit\": {\"steps\": 50}}");
        long[] steps = {0};
        PathReport report = new PathStudy(Subject.atStart(experiment).at(ENDS), false).run(() -> steps[0] >= 20, (_, done, _) -> steps[0] = done);
        PathReport.Measured curve = report.paths().getLast();
        assertEquals("Bézier curve", curve.name());
        assertFalse(curve.converged());
        assertTrue(curve.note().contains("NOT SETTLED: stopped before step 50") && curve.profile().complete(), curve.note());
    }

    @Test
    void whatIsWrittenIsReadBackAndTheSameBytesAreWrittenAgain() throws ExperimentException, IOException {
        PathReport report = ring("{\"type\": \"bezier\", \"fit\": {\"steps\": 20}}", true);
        PathFile.write(folder, report);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        List<byte[]> first = bytes();
        PathReport read = PathFile.read(folder);
        assertEquals(report.normOf(), read.normOf());
        assertEquals(report.refused(), read.refused());
        assertEquals(report.paths().size(), read.paths().size());
        for (int i = 0; i < read.paths().size(); i++) {
            PathReport.Measured expected = report.paths().get(i);
            PathReport.Measured found = read.paths().get(i);
            assertEquals(List.of(expected.name(), expected.between(), expected.shape(), expected.note(), expected.converged()),
                    List.of(found.name(), found.between(), found.shape(), found.note(), found.converged()));
            assertArrayEquals(expected.profile().length(), found.profile().length());
            assertArrayEquals(expected.profile().loss(), found.profile().loss());
            assertArrayEquals(expected.profile().norm(), found.profile().norm());
            assertEquals(expected.profile().phase(), found.profile().phase());
            assertArrayEquals(expected.corners().toArray(), found.corners().toArray());
        }
        PathFile.write(folder, ring("{\"type\": \"bezier\", \"fit\": {\"steps\": 20}}", true));
        List<byte[]> again = bytes();
        assertEquals(first.size(), again.size());
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(first.get(i), again.get(i));
        }
        PathFile.write(folder, new PathReport(report.paths().subList(0, 1), "‖θ‖", List.of()));
        assertEquals(4, bytes().size(), "a table, two files of the path, and what is not ours");
    }

    @Test
    void aDamagedFileIsNamed() throws ExperimentException, IOException {
        PathFile.write(folder, ring("{\"type\": \"line\"}", false));
        Path points;
        try (Stream<Path> files = Files.list(folder)) {
            points = files.filter(f -> f.getFileName().toString().matches("001.*csv")).findFirst().orElseThrow();
        }
        Files.writeString(points, "length,loss,norm,phase\n0,zero,1,x\n");
        ExperimentException e = assertThrows(ExperimentException.class, () -> PathFile.read(folder));
        assertTrue(e.getMessage().contains(points.getFileName() + ", line 2"), e.getMessage());
    }

    private List<byte[]> bytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            List<byte[]> bytes = new ArrayList<>();
            for (Path file : sorted) {
                bytes.add(Files.readAllBytes(file));
            }
            return bytes;
        }
    }

    private static PathReport ring(String path, boolean allPairs) throws ExperimentException {
        return new PathStudy(Subject.atStart(experiment(RING, path)).at(ENDS), allPairs).run(() -> false, (_, _, _) -> { });
    }

    private static Experiment experiment(String json, String path) throws ExperimentException {
        return ExperimentFile.parse(json.formatted(path), "test");
    }
}
