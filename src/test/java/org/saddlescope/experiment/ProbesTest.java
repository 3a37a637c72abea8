package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.SmoothnessFit;
import org.saddlescope.data.Dataset;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.Slice;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

/** The columns that an experiment may record besides the usual ratios, each against what it is by hand. */
class ProbesTest {
    private static final String SPHERE = """
            {"problem": {"type": "network", "data": {"type": "spherePoints", "samples": 6, "dimension": 3}, "architecture": {"type": "twoLayerWide", "width": 16},
              "loss": "halfSquaredError"}, "optimizers": [{"type": "sgd", "stepSize": 0.2}], "training": {"steps": 6}, "grid": {"columns": 3, "rows": 3},
             "probes": {"curvatureEvery": 3, "kernelEvery": 2, "modelHessian": true, "smoothness": true, "sharpness": true, "morseIndex": true}}""";

    private static Experiment experiment(String json, String... overrides) throws ExperimentException {
        return ExperimentFile.parse(ExperimentFile.withOverrides(json, List.of(overrides)), "");
    }

    private record Ran(Frame frame, List<double[]> thetas, Problem problem) {
        History history() {
            return frame.tracks().getFirst().history();
        }

        double at(String id, int row) {
            History.Column column = history().column(id).orElseThrow();
            assertTrue(column.measured()[row], id + " at " + row);
            return column.values()[row];
        }
    }

    private static Ran ran(Experiment experiment) throws Exception {
        List<double[]> thetas = new ArrayList<>();
        RunObserver observer = new RunObserver() {
            @Override
            public void prepared(ParameterLayout layout, Optional<Dataset> data) {}

            @Override
            public void checkpoint(String optimizer, int step, double[] theta) {
                thetas.add(theta);
            }
        };
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            return new Ran(session.run(Control.running(), _ -> { }, observer), thetas, Problems.load(experiment, Workers.shared()).problem());
        }
    }

    @Test
    void theKernelColumnsAreThoseOfTheKernelAtTheirSteps() throws Exception {
        Ran ran = ran(experiment(SPHERE, "training.checkpointEvery=1"));
        OutputMap outputs = ran.problem.outputs().orElseThrow();
        double[][] first = TangentKernel.of(outputs, ran.thetas.getFirst()).entries();
        double start = SymmetricEigen.of(first).values()[5];
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int step : new int[] {0, 2, 4, 6}) {
            double[][] kernel = TangentKernel.of(outputs, ran.thetas.get(step)).entries();
            double[] values = SymmetricEigen.of(kernel).values();
            largest = Math.max(largest, values[5]);
            smallest = Math.min(smallest, values[0]);
            assertEquals(values[0], ran.at("kernel_lambda_min", step), 1e-12 * values[5]);
            assertEquals(values[5], ran.at("kernel_lambda_max", step), 1e-12 * values[5]);
            assertEquals(values[5] / values[0], ran.at("kernel_condition", step), 1e-9 * values[5] / values[0]);
            for (int i = 0; i < 6; i++) {
                kernel[i] = Vectors.difference(kernel[i], first[i]);
            }
            double[] moved = SymmetricEigen.of(kernel).values();
            assertEquals(Math.max(-moved[0], moved[5]) / start, ran.at("kernel_drift", step), 1e-12);
            assertEquals(Vectors.norm(Vectors.difference(ran.thetas.get(step), ran.thetas.getFirst())), ran.at("theta_distance", step), 1e-14);
            // L = ½‖F − y‖².
            assertEquals(2 * Math.sqrt(largest * 2 * ran.history().loss()[0]) / smallest, ran.at("kernel_radius", step), 1e-9 * ran.at("kernel_radius", step));
            double plStar = ran.at("pl_star", step);
            assertTrue(plStar >= values[0] && plStar <= values[5]);
        }
        assertFalse(ran.history().column("kernel_drift").orElseThrow().measured()[1]);
        assertTrue(ran.history().column("kernel_radius").orElseThrow().note().contains("not over the ball"));
        assertTrue(ran.at("model_hessian_norm", 0) > 0);
    }

    @Test
    void theRadiusDoesNotDependOnHowTheSquaredErrorIsNormalised() throws Exception {
        Ran half = ran(experiment(SPHERE, "training.steps=0"));
        Ran mean = ran(experiment(SPHERE, "training.steps=0", "problem.loss=meanSquaredError"));
        assertEquals(half.at("kernel_radius", 0), mean.at("kernel_radius", 0), 1e-10 * half.at("kernel_radius", 0));
    }

    @Test
    void aKernelOfMoreOutputsThanParametersHasAnInfiniteConditionAndRadius() throws Exception {
        Ran ran = ran(experiment(SPHERE, "training.steps=0", "problem.data.samples=40", "problem.architecture.width=2", "probes.modelHessian=false"));
        assertTrue(Math.abs(ran.at("kernel_lambda_min", 0)) < 1e-10);
        assertEquals(Double.POSITIVE_INFINITY, ran.at("kernel_condition", 0));
        assertEquals(Double.POSITIVE_INFINITY, ran.at("kernel_radius", 0));
    }

    @Test
    void smoothnessSharpnessAndMorseIndexAreTheOnesByHand() throws Exception {
        Ran ran = ran(experiment(SPHERE, "training.checkpointEvery=1"));
        History.Column smoothness = ran.history().column("local_smoothness").orElseThrow();
        assertFalse(smoothness.measured()[0]);
        for (int k = 1; k <= 6; k++) {
            double[] x = ran.thetas.get(k - 1);
            double[] y = ran.thetas.get(k);
            double expected = Vectors.norm(Vectors.difference(ran.problem.objective().gradient(y).gradient(), ran.problem.objective().gradient(x).gradient()))
                    / Vectors.norm(Vectors.difference(y, x));
            assertEquals(expected, ran.at("local_smoothness", k), 1e-9 * expected);
        }
        for (int step : new int[] {0, 3, 6}) {
            assertEquals(10, ran.at("stability_limit", step), 1e-12);
            double[] values = DenseHessian.of(new Hessian(ran.problem.objective(), ran.thetas.get(step))).eigen().values();
            double zero = 1e-6 * Math.max(-values[0], values[values.length - 1]);
            int negative = 0;
            for (double value : values) {
                negative += value < -zero ? 1 : 0;
            }
            assertEquals(negative, ran.at("morse_index", step));
        }
        SmoothnessFit fit = PathSmoothness.local(ran.history()).orElseThrow();
        assertEquals(6, fit.pairs());
        for (int k = 1; k <= 6; k++) {
            assertTrue(fit.upperL0() + fit.upperL1() * ran.history().gradientNorm()[k - 1] >= ran.at("local_smoothness", k) * (1 - 1e-12));
        }
        assertEquals(3, PathSmoothness.curvature(ran.history()).orElseThrow().pairs());
    }

    @Test
    void adamHasNoSingleStepSizeAndNoLimit() throws Exception {
        Ran ran = ran(experiment(SPHERE, "training.steps=0", "optimizers=[{\"type\": \"adam\"}]"));
        assertEquals(Optional.empty(), ran.history().column("stability_limit"));
    }

    @Test
    void furtherConditionsAreRecordedBesideTheUsualOnesAndChangeNothingElse() throws Exception {
        String json = """
                {"problem": {"type": "analytic", "function": "alphaBeta6"}, "optimizers": [{"type": "sgd", "stepSize": 0.1}], "training": {"steps": 5},
                 "grid": {"columns": 3, "rows": 3}}""";
        Ran usual = ran(experiment(json));
        Ran more = ran(experiment(json, "probes.conditions=[{\"type\": \"plDelta\", \"deltas\": [1.5]}, {\"type\": \"gradientDominance\"}, {\"type\": \"regularity\", \"b\": [0.2]}]"));
        assertEquals(List.of("pl", "pl_star", "eb", "qg", "rsi", "aiming", "aiming_gap", "cosine", "pl_delta_1.5", "gradient_dominance", "regularity_b_0.2"),
                more.history().columns().stream().map(History.Column::id).limit(11).toList());
        for (Condition condition : Condition.usual()) {
            assertEquals(usual.at(condition.id(), 3), more.at(condition.id(), 3));
        }
        assertEquals(1, 2 * more.at("pl", 4) * more.at("gradient_dominance", 4), 1e-12);
        assertEquals(History.Group.LOG_RATIO, more.history().column("pl_delta_1.5").orElseThrow().group());
        assertEquals(0, more.at("regularity_b_0.2", 2) - more.at("rsi", 2) + 0.2 * Math.pow(more.at("eb", 2), 2), 1e-13);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "problem.penalty=0.01|the penalty (problem.penalty = 0.01) keeps the loss above it",
        "problem={\"type\": \"analytic\", \"function\": \"alphaBeta1\"}|that of alphaBeta1 is 0.2000000",
        "problem={\"type\": \"analytic\", \"function\": \"alphaBeta6\"}|that of alphaBeta6 is 0.3169873",
        "problem={\"type\": \"analytic\", \"function\": \"monkeySaddle\"}|monkeySaddle has no minimum"})
    void interpolationIsRefusedWhereTheLossHasAFloor(String override, String reason) {
        assertEquals("probes.minimum.type: interpolation takes f* for 0, and " + reason + "; expected one of known, declared, lastIterate, reference",
                assertThrows(ExperimentException.class, () -> experiment(SPHERE, "probes.minimum={\"type\": \"interpolation\"}", override)).getMessage());
    }

    @Test
    void whatOnlyTheRunCanTellOfInterpolationIsARemark() throws Exception {
        String interpolation = "probes.minimum={\"type\": \"interpolation\"}";
        Ran far = ran(experiment(SPHERE, interpolation, "problem.data.samples=40", "problem.architecture.width=2"));
        String note = far.history().column("pl").orElseThrow().note();
        assertTrue(note.startsWith("f* = 0 (by interpolation, although the network has fewer parameters, 8, than outputs over the samples, 40)"), note);
        assertTrue(note.matches(".* · the loss is [0-9.e-]+ at the last record: f\\* = 0 is assumed and not reached"), note);
        Ran labels = ran(experiment("""
                {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 20}, "architecture": {"type": "mlp", "hidden": [40]}, "loss": "crossEntropy"},
                 "optimizers": [{"type": "sgd"}], "training": {"steps": 1}, "grid": {"columns": 3, "rows": 3}, "probes": {"curvatureEvery": 0}}""", interpolation));
        assertTrue(labels.history().column("pl").orElseThrow().note().startsWith("f* = 0 (by interpolation, approached and never reached by this loss)"));
    }

    @Test
    void aLossBelowTheDeclaredMinimumIsARemarkOfTheColumn() throws Exception {
        Ran ran = ran(experiment(SPHERE, "probes.minimum={\"type\": \"declared\", \"value\": 1e6}"));
        String note = ran.history().column("pl").orElseThrow().note();
        assertTrue(note.matches("f\\* = 1000000 \\(declared in the experiment\\) · the loss falls below f\\*, to .*: f\\* is not the minimum"), note);
        assertFalse(ran.history().column("pl_star").orElseThrow().note().contains("below"));
    }

    @Test
    void aConditionThatIsNamedTwiceIsRefused() {
        assertEquals("probes.conditions[1]: expected every condition once, found pl_delta_2 again", assertThrows(ExperimentException.class,
                () -> experiment(SPHERE, "probes.conditions=[{\"type\": \"plDelta\"}, {\"type\": \"plDelta\", \"deltas\": [2]}]")).getMessage());
    }

    @Test
    void theShareOfTheProbesIsSaidAtTheEndAndWrittenToTheSummaryAlone(@TempDir Path folder) throws Exception {
        Experiment experiment = experiment(SPHERE);
        Control control = Control.running();
        RunFolder run = RunFolder.create(folder.resolve("run"));
        Frame last;
        try (RunWriter writer = new RunWriter(run, experiment, control); Session session = new Session(experiment, Session.View.AT_END)) {
            last = session.run(control, writer, writer);
            writer.finish(last, RunEnd.DONE, last.message());
        }
        assertTrue(last.message().matches("Hessian probes \\d+ %, kernel probes \\d+ % of the training time"), last.message());
        var seconds = RunJson.read(run.summary()).path("seconds");
        assertTrue(seconds.path("hessianProbes").asDouble() > 0 && seconds.path("kernelProbes").asDouble() > 0, seconds.toString());
        Ran without = ran(experiment(SPHERE, "probes={\"curvatureEvery\": 0}"));
        assertEquals("", without.frame.message());
    }

    @Test
    void aMapOfARatioSaysWhichMinimumItIsAgainst() throws Exception {
        Ran ran = ran(experiment("""
                {"problem": {"type": "analytic", "function": "alphaBeta6"}, "optimizers": [{"type": "sgd"}], "training": {"steps": 3},
                 "grid": {"columns": 3, "rows": 3}, "slice": {"quantity": "qg"}, "probes": {"curvatureEvery": 0, "minimum": {"type": "lastIterate"}}}"""));
        assertTrue(ran.frame.message().matches("QG on the map: f\\* = [0-9.]+ \\(the loss there: last iterate of .*, step 3\\) · x\\*: .*"), ran.frame.message());
        assertEquals(ran.frame.message(), "QG on the map: " + ran.frame.slice().orElseThrow().note());
    }

    @Test
    void whatAMapIsMeasuredAgainstIsKeptWithTheRun(@TempDir Path folder) throws Exception {
        for (String quantity : List.of("plStar", "loss")) {
            Ran ran = ran(experiment("""
                    {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd", "stepSize": 0.01}], "training": {"steps": 3},
                     "grid": {"columns": 3, "rows": 3}, "slice": {"quantity": "%s"}, "probes": {"curvatureEvery": 0}}""".formatted(quantity)));
            Slice slice = ran.frame.slice().orElseThrow();
            assertEquals(quantity.equals("loss") ? "" : "f* = 0 (for PL* by definition)", slice.note());
            Path file = folder.resolve(quantity + ".npz");
            SliceFile.writeTo(file, new SliceFile.Content(slice, List.of(), List.of()));
            assertEquals(slice.note(), SliceFile.read(file).slice().note());
        }
    }

    @Test
    void plStarOfTheMeanLiesBetweenTheEigenvaluesAfterMultiplyingByHalfTheOutputs() throws Exception {
        Ran mean = ran(experiment(SPHERE, "training.steps=2", "problem.loss=meanSquaredError"));
        for (int row : new int[] {0, 2}) {
            assertEquals(3 * mean.at("pl_star", row), mean.at("kernel_quotient", row), 1e-12 * mean.at("kernel_quotient", row));
            assertTrue(mean.at("kernel_quotient", row) >= mean.at("kernel_lambda_min", row) && mean.at("kernel_quotient", row) <= mean.at("kernel_lambda_max", row));
        }
        assertEquals(Optional.empty(), ran(experiment(SPHERE, "training.steps=0")).history().column("kernel_quotient"));
    }

    @Test
    void thePathBetweenTwoEndsHasTheRatiosOfItsPoints(@TempDir Path folder) throws Exception {
        Experiment experiment = experiment("""
                {"problem": {"type": "analytic", "function": "alphaBeta6"}, "optimizers": [{"type": "sgd"}], "path": {"type": "line", "points": 5, "align": false}}""");
        Problem problem = Problems.load(experiment, Workers.shared()).problem();
        double[] from = {-0.5, 1.2};
        double[] to = {0.7, 0.1};
        Subject subject = new Subject(experiment, problem, List.of(new Subject.Point("from", from), new Subject.Point("to", to)), List.of());
        PathReport report = new PathStudy(subject, false).run(() -> false, (_, _, _) -> { });
        PathFile.write(folder, report);
        PathReport.Measured path = PathFile.read(folder).paths().getFirst();
        assertEquals(List.of("pl", "pl_star", "eb", "qg", "rsi", "aiming", "aiming_gap", "cosine"), path.ratios().stream().map(PathReport.Ratio::id).toList());
        double[] middle = {0.1, 0.65};
        Measurements there = new PointStudy(subject).measure(middle);
        for (PathReport.Ratio ratio : path.ratios()) {
            double expected = there.readings().stream().filter(r -> r.condition().id().equals(ratio.id())).findFirst().orElseThrow().value();
            assertEquals(expected, ratio.values()[2], 1e-12 * Math.abs(expected), ratio.id());
            assertEquals(5, ratio.values().length);
        }
        assertTrue(path.note().contains("f* = 0.31698"), path.note());
    }
}
