package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;

/** Searches as an experiment declares them, and their files. */
class CriticalSurveyTest {
    private static final String HIMMELBLAU = """
            {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}],
             "grid": {"columns": 9, "rows": 9, "range": [-5, 5, -5, 5]}, "critical": {"columns": 9, "rows": 9, "walk": true}}""";

    private static CriticalReport survey(String json) throws ExperimentException {
        Subject subject = Subject.atStart(ExperimentFile.parse(json, ""));
        return new CriticalSurvey(subject, subject.experiment().critical(), () -> false, (_, _, _) -> { }).run();
    }

    @Test
    void theGridOfAFileFindsTheNinePointsWithWaysDownAndMarksInThePlane() throws Exception {
        CriticalReport report = survey(HIMMELBLAU);
        assertEquals(82, report.attempts().size());
        assertEquals(9, report.catalogue().entries().size());
        // Two from each of the four saddles and from the maximum.
        assertEquals(10, report.walks().size());
        assertEquals(9, report.views().getFirst().marks().size());
        assertTrue(report.walks().stream().allMatch(w -> w.readings().size() == w.way().points().size()));
        // PL at a point of the way: ‖∇f‖²/(2f), as f* = 0.
        CriticalReport.Walked walked = report.walks().getFirst();
        double pl = Math.pow(walked.way().gradientNorms()[3], 2) / (2 * walked.way().losses()[3]);
        assertEquals(pl, walked.readings().get(3)[0], 1e-12 * pl);
    }

    @Test
    void aWrittenCatalogueReadsBackAndTheSameSearchGivesTheSameBytes(@TempDir Path folder) throws Exception {
        CriticalReport report = survey(HIMMELBLAU);
        CriticalFile.write(folder.resolve("a"), report);
        CriticalFile.write(folder.resolve("b"), survey(HIMMELBLAU));
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            List<Path> list = files.sorted().toList();
            // Catalogue, searches, plane; θ, two vectors and spectrum of nine points; two files of ten ways.
            assertEquals(3 + 9 * 4 + 10 * 2, list.size());
            for (Path file : list) {
                assertEquals(-1, Files.mismatch(file, folder.resolve("b").resolve(file.getFileName())), file.toString());
            }
        }
        List<CriticalFile.Row> rows = CriticalFile.read(folder.resolve("a"));
        assertEquals(9, rows.size());
        for (int i = 0; i < 9; i++) {
            var point = report.catalogue().entries().get(i).point();
            assertEquals(i + 1, rows.get(i).number());
            assertEquals(point.reached().loss(), rows.get(i).loss());
            assertEquals(point.spectrum().index(), rows.get(i).index());
            assertEquals(point.spectrum().nullity(), rows.get(i).nullity());
            assertEquals(point.spectrum().lowest().value(), rows.get(i).lambdaMin());
            assertEquals(point.distance(), rows.get(i).distance());
            assertArrayEquals(point.reached().theta(), rows.get(i).theta(), 0);
        }
        NpyArray.Numbers loss = (NpyArray.Numbers) Npz.read(folder.resolve("a/plane.npz")).get("loss");
        assertEquals(List.of(9, 9), loss.shape());
        // Row 0 is β = −5, column 2 is α = −2.5: (6.25 − 16)² + (−2.5 + 18)².
        assertEquals(9.75 * 9.75 + 15.5 * 15.5, loss.values()[2], 1e-10);
    }

    @Test
    void aSecondSearchReplacesTheFilesOfTheFirstAndNoOthers(@TempDir Path folder) throws Exception {
        CriticalFile.write(folder, survey(HIMMELBLAU));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        CriticalFile.write(folder, survey("""
                {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}], "start": [3.1, 2.1]}"""));
        assertFalse(Files.exists(folder.resolve("point-02.npy")) || Files.exists(folder.resolve("point-05-plus.csv")));
        assertTrue(Files.exists(folder.resolve("notes.txt")));
        assertArrayEquals(new double[] {3, 2}, ((NpyArray.Numbers) Npy.read(folder.resolve("point-01.npy"))).values(), 1e-9);
    }

    @Test
    void everyStartHasALineThatSaysWhatCameOfIt(@TempDir Path folder) throws Exception {
        CriticalReport report = survey("""
                {"problem": {"type": "formula", "formula": "x^3/3 + x + y^2/2"}, "optimizers": [{"type": "sgd"}], "start": [0.5, 0.8],
                 "critical": {"perturbed": 2}}""");
        CriticalFile.write(folder, report);
        List<String> lines = Files.readAllLines(folder.resolve("searches.csv"));
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).startsWith("start,gradient_flat,"), lines.get(1));
        assertTrue(lines.get(2).startsWith("\"start, perturbation 1\","), lines.get(2));
        assertEquals(List.of(), CriticalFile.read(folder));
    }

    @Test
    void pointsOfANetworkAreSeenOnThePlaneOfTheirExtremeCurvature() throws Exception {
        CriticalReport report = survey("""
                {"problem": {"type": "network", "data": {"type": "matrix", "entries": {"type": "diagonal", "diagonal": [3, 2, 1]}},
                 "architecture": {"type": "matrixFactorization", "rank": 2}, "loss": "halfSquaredError"}, "optimizers": [{"type": "sgd"}],
                 "start": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "grid": {"columns": 5, "rows": 5}}""");
        CriticalReport.View view = report.views().getFirst();
        assertEquals("point-01-plane", view.name());
        assertEquals(1, view.marks().size());
        assertEquals(7, view.slice().value(2, 2), 1e-12);
        assertTrue(view.slice().value(2, 0) < 7 && view.slice().value(0, 2) > 7, "down along α, up along β");
    }

    @Test
    void aStoppedSurveyKeepsWhatItFound() throws Exception {
        Subject subject = Subject.atStart(ExperimentFile.parse(HIMMELBLAU, ""));
        AtomicInteger searches = new AtomicInteger();
        CriticalReport report = new CriticalSurvey(subject, subject.experiment().critical(), () -> searches.get() > 40,
                (_, done, _) -> searches.set((int) done)).run();
        assertFalse(report.complete());
        assertTrue(report.attempts().size() >= 40 && !report.catalogue().entries().isEmpty());
        assertTrue(report.walks().isEmpty() && report.views().isEmpty());
    }

    @Test
    void aGridInManyDimensionsIsRefused() {
        String message = assertThrows(ExperimentException.class, () -> survey("""
                {"problem": {"type": "formula", "formula": "x^2 + y^2 + z^2", "variables": ["x", "y", "z"]}, "optimizers": [{"type": "sgd"}],
                 "start": [1, 1, 1], "critical": {"columns": 3, "rows": 3}}""")).getMessage();
        assertTrue(message.startsWith("critical.columns: ") && message.contains("3"), message);
    }

    @Test
    void theDefaultsOfAFileAreTheDefaults() throws Exception {
        Experiment experiment = ExperimentFile.parse("""
                {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}]}""", "");
        assertEquals(CriticalSpec.DEFAULT, experiment.critical());
    }

    @Test
    void anExperimentMayStartNearAPoint() throws Exception {
        Experiment experiment = ExperimentFile.parse(HIMMELBLAU, "");
        Experiment near = Perturbed.start(experiment, new double[] {3, 2}, 0.01);
        double[] start = near.start().orElseThrow().stream().mapToDouble(Double::doubleValue).toArray();
        assertEquals(0.01, Math.hypot(start[0] - 3, start[1] - 2), 1e-15);
        assertEquals(experiment.problem(), near.problem());
    }
}
