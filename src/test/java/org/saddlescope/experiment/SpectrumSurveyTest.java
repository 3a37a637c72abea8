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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.GaussNewton;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.SymmetricEigenvalues;
import org.saddlescope.spectra.Vectors;

class SpectrumSurveyTest {
    private static Experiment experiment(String more) throws ExperimentException {
        return ExperimentFile.parse("""
                {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 20, "noise": 0.1, "heldOut": 0},
                             "architecture": {"type": "mlp", "hidden": [4]}, "loss": "crossEntropy"},
                 "optimizers": [{"type": "sgd", "name": "gd", "stepSize": 0.5}, {"type": "adam"}],
                 "training": {"steps": 30, "checkpointEvery": 10}%s}
                """.formatted(more), "test");
    }

    private static Subject subject(Experiment experiment) throws ExperimentException {
        Subject start = Subject.atStart(experiment);
        double[] first = start.points().getFirst().theta();
        double[] moved = first.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 0.3 * Math.sin(i);
        }
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (String optimizer : List.of("gd", "Adam")) {
            for (int step = 0; step <= 30; step += 10) {
                checkpoints.add(new Checkpoint(optimizer, step, step == 0 ? first : moved));
            }
        }
        return new Subject(experiment, start.problem(), List.of(new Subject.Point("start", first), new Subject.Point("a, \"b\"", moved)), checkpoints);
    }

    private static SpectrumReport survey(Subject subject) {
        return new SpectrumSurvey(subject, List.of(), () -> false, (_, _, _) -> { }).run(_ -> { });
    }

    private static SpectrumReport.Quantity quantity(SpectrumReport.AtPoint at, String operator, String id) {
        return at.quantities().stream().filter(q -> q.operator().equals(operator) && q.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void everyOperatorHasTheEigenvaluesOfItsMatrix() throws ExperimentException {
        Subject subject = subject(experiment(""));
        SpectrumReport report = survey(subject);
        assertTrue(report.complete());
        for (SpectrumReport.AtPoint at : report.points()) {
            Hessian hessian = new Hessian(subject.problem().objective(), at.theta());
            double[][] whole = DenseHessian.of(hessian).entries();
            double[] values = SymmetricEigenvalues.of(whole);
            assertArrayEquals(values, at.operator("hessian").orElseThrow().ends().all(), 1e-12);
            double[][] gaussNewton = DenseHessian.of(GaussNewton.of(subject.problem(), at.theta()).orElseThrow()).entries();
            assertArrayEquals(SymmetricEigenvalues.of(gaussNewton), at.operator("gauss_newton").orElseThrow().ends().all(), 1e-12);
            assertEquals(quantity(at, "hessian", "trace").value(),
                    quantity(at, "gauss_newton", "trace").value() + quantity(at, "rest", "trace").value(), 1e-12);
            double squares = Arrays.stream(whole).mapToDouble(row -> Vectors.dot(row, row)).sum();
            assertEquals(squares, quantity(at, "hessian", "frobenius_squared").value(), 1e-10 * squares);
            // 2·4 weights and 4 biases, then 4·2 weights and 2 biases.
            double[][] block = Arrays.stream(whole, 0, 12).map(row -> Arrays.copyOf(row, 12)).toArray(double[][]::new);
            assertArrayEquals(SymmetricEigenvalues.of(block), at.operator("layer:layer1").orElseThrow().ends().all(), 1e-12);
            assertEquals(10, at.operator("layer:layer2").orElseThrow().ends().dimension());
        }
    }

    @Test
    void theKernelHasItsConditionDriftAndModelHessian() throws ExperimentException {
        Subject subject = subject(experiment(""));
        OutputMap outputs = subject.problem().outputs().orElseThrow();
        SpectrumReport report = survey(subject);
        double[][] first = outputs.tangentKernel(report.points().getFirst().theta());
        double[][] second = outputs.tangentKernel(report.points().getLast().theta());
        double[][] difference = new double[first.length][];
        for (int i = 0; i < first.length; i++) {
            difference[i] = Vectors.difference(second[i], first[i]);
        }
        double[] moved = SymmetricEigenvalues.of(difference);
        double[] initial = SymmetricEigenvalues.of(first);
        double expected = Math.max(-moved[0], moved[moved.length - 1]) / initial[initial.length - 1];
        assertEquals(expected, quantity(report.points().getLast(), "kernel", "drift").value(), 1e-11);
        assertEquals(0, quantity(report.points().getFirst(), "kernel", "drift").value());
        // 40 outputs of 22 parameters: K has a kernel, and only a bound can be said.
        SpectrumReport.Quantity condition = quantity(report.points().getFirst(), "kernel", "condition_number");
        assertEquals(Double.POSITIVE_INFINITY, condition.error());
        assertTrue(condition.value() > 1e10 && condition.remark().contains("fewer parameters"), condition.toString());
        assertTrue(quantity(report.points().getFirst(), "kernel", "model_hessian_norm").value() > 0);
    }

    @Test
    void aKernelOfFullRankHasItsConditionNumberWithAnError() throws ExperimentException {
        Experiment few = ExperimentFile.parse("""
                {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 5, "noise": 0.1, "heldOut": 0},
                             "architecture": {"type": "mlp", "hidden": [20]}, "loss": "crossEntropy"}, "optimizers": [{"type": "sgd"}]}
                """, "test");
        SpectrumReport report = survey(Subject.atStart(few));
        double[] values = SymmetricEigenvalues.of(Subject.atStart(few).problem().outputs().orElseThrow().tangentKernel(report.points().getFirst().theta()));
        SpectrumReport.Quantity condition = quantity(report.points().getFirst(), "kernel", "condition_number");
        double expected = values[values.length - 1] / values[0];
        assertEquals(expected, condition.value(), condition.error());
        assertTrue(condition.error() < 1e-6 * expected && condition.error() > 0);
    }

    @Test
    void alongTheRunGradientDescentHasItsLimitAndAdamNone() throws ExperimentException {
        SpectrumReport report = survey(subject(experiment(", \"spectrum\": {\"along\": 2}")));
        assertEquals(List.of("gd 0", "gd 20", "gd 30", "Adam 0", "Adam 20", "Adam 30"),
                report.along().stream().map(at -> at.optimizer() + " " + at.step()).toList());
        assertEquals(4, report.along().get(1).twoOverStepSize());
        assertTrue(Double.isNaN(report.along().get(3).twoOverStepSize()));
        assertEquals(report.points().getLast().operators().getFirst().ends().high().getFirst().value(), report.along().get(1).ends().high().getFirst().value());
    }

    @Test
    void whatIsSwitchedOffIsLeftOut() throws ExperimentException {
        SpectrumReport report = survey(subject(experiment(
                ", \"spectrum\": {\"split\": false, \"layers\": false, \"kernel\": false, \"modelHessian\": 0, \"along\": 0, \"count\": 2}")));
        assertTrue(report.along().isEmpty());
        assertEquals(List.of("hessian"), report.points().getFirst().operators().stream().map(SpectrumReport.Operator::id).toList());
        assertEquals(2, report.points().getFirst().operators().getFirst().ends().low().size());
    }

    @Test
    void excludedDirectionsReachTheResult() throws ExperimentException {
        Subject subject = subject(experiment(", \"spectrum\": {\"kernel\": false, \"modelHessian\": 0, \"along\": 0}"));
        double[] top = survey(subject).points().getFirst().operators().getFirst().ends().high().getFirst().vector();
        SpectrumReport report = new SpectrumSurvey(subject, List.of(top), () -> false, (_, _, _) -> { }).run(_ -> { });
        SpectrumReport.Operator hessian = report.points().getFirst().operators().getFirst();
        assertEquals(1, hessian.ends().excluded());
        assertEquals(survey(subject).points().getFirst().operators().getFirst().ends().high().get(1).value(), hessian.ends().high().getFirst().value(), 1e-12);
    }

    @Test
    void whatWasComputedBeforeACancellationStays() throws ExperimentException {
        Subject subject = subject(experiment(""));
        List<SpectrumReport> told = new ArrayList<>();
        SpectrumReport report = new SpectrumSurvey(subject, List.of(), () -> !told.isEmpty(), (_, _, _) -> { }).run(told::add);
        assertFalse(report.complete());
        assertEquals(1, report.points().size());
        assertEquals(8, report.points().getFirst().operators().size() + 2);
    }

    @Test
    void progressNamesEveryStage() throws ExperimentException {
        Set<String> stages = new HashSet<>();
        new SpectrumSurvey(subject(experiment("")), List.of(), () -> false, (stage, done, total) -> {
            synchronized (stages) {
                stages.add(stage);
                assertTrue(total == 0 || done <= total, stage + " " + done + "/" + total);
            }
        }).run(_ -> { });
        assertTrue(stages.contains("spectrum of the Hessian, start") && stages.contains("model Hessian, start")
                && stages.contains("along the run"), stages.toString());
    }

    @Test
    void filesAreReadBackEqualAndTheSameBytesComeEveryTime(@TempDir Path folder) throws Exception {
        SpectrumTables tables = SpectrumTables.of(survey(subject(experiment(""))));
        SpectrumFile.write(folder.resolve("a"), tables);
        assertEquals(tables, SpectrumFile.read(folder.resolve("a")));
        SpectrumFile.write(folder.resolve("b"), SpectrumTables.of(survey(subject(experiment("")))));
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            List<Path> written = files.toList();
            assertEquals(6, written.size(), written.toString());
            for (Path file : written) {
                assertEquals(-1, Files.mismatch(file, folder.resolve("b").resolve(file.getFileName())), file.toString());
            }
        }
        double area = 0;
        List<SpectrumTables.Density> density = tables.densities().stream().filter(row -> row.point().equals("start") && row.operator().equals("rest")).toList();
        for (SpectrumTables.Density row : density) {
            area += row.density() * (density.get(1).lambda() - density.get(0).lambda());
        }
        assertEquals(1, area, 1e-9);
        SpectrumFile.clear(folder.resolve("a"));
        assertEquals(new SpectrumTables(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()), SpectrumFile.read(folder.resolve("a")));
    }

    @Test
    void aDamagedFileNamesLineAndColumn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("eigenvalues.csv");
        for (String[] damage : new String[][] {{"point,operator\n", "line 1"},
                {"point,operator,end,rank,value,residual,converged\np,hessian,low,1,x,0,true\n", "line 2, value"},
                {"point,operator,end,rank,value,residual,converged\np,hessian,low,1,1,0,yes\n", "line 2, converged"},
                {"point,operator,end,rank,value,residual,converged\np,hessian,low\n", "line 2: 3 cells"}}) {
            Files.writeString(file, damage[0]);
            String message = assertThrows(ExperimentException.class, () -> SpectrumFile.read(folder)).getMessage();
            assertTrue(message.contains(damage[1]) && message.contains("eigenvalues.csv"), message);
        }
    }
}
