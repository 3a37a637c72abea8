package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;

class AlphaBetaSurveyTest {
    private static final String NETWORK = """
            {"seed": 3, "problem": {"type": "network", "data": {"type": "sineProduct", "samples": 40}, "loss": "logistic",
             "architecture": {"type": "mlp", "hidden": [6, 6], "activation": "relu"}},
             "optimizers": [%s], "training": {"steps": 60, "recordEvery": 7},
             "probes": {"every": 0, "curvatureEvery": 0, "minimum": {"type": "lastIterate"}, "alphaBeta": {}}}""";
    private static final String HALF_SPACE = """
            {"seed": 5, "problem": {"type": "network", "data": {"type": "halfSpaceClouds"}, "loss": "sigmoid", "penalty": 1e-3,
             "architecture": {"type": "halfSpace", "scale": 2}},
             "optimizers": [{"type": "sgd", "stepSize": 0.25, "batch": 1}], "training": {"steps": 100},
             "probes": {"every": 0, "curvatureEvery": 0, "minimum": {"type": "lastIterate"}, "alphaBeta": {"margin": 0.2}}}""";
    private static final String EXAMPLE = """
            {"seed": 2, "problem": {"type": "analytic", "function": "alphaBeta%d"},
             "optimizers": [{"type": "sgd", "stepSize": 0.2, "batch": %d}], "training": {"steps": 40},
             "probes": {"every": 0, "curvatureEvery": 0, "alphaBeta": {"componentMinimum": %s}}}""";

    /** A first pass and what a second one needs. */
    private record Passed(Experiment experiment, Problem problem, Trainer trainer) {
        static Passed of(Experiment experiment, Workers workers) throws Exception {
            Problem problem = Problems.load(experiment, workers).problem();
            Trainer trainer = new Trainer(experiment, problem, MinimumSearch.of(experiment, problem), RunObserver.NONE);
            trainer.run(Control.running(), _ -> true);
            return new Passed(experiment, problem, trainer);
        }

        List<AlphaBetaReport> survey(BooleanSupplier cancelled) throws ExperimentException {
            return new AlphaBetaSurvey(experiment, problem, experiment.probes().alphaBeta().orElseThrow(), MinimumSearch.of(experiment, problem))
                    .run(trainer.trained(), cancelled, _ -> { });
        }
    }

    private static Experiment experiment(String json) throws ExperimentException {
        return ExperimentFile.parse(json, "");
    }

    @Test
    void recordsOfHalfSpaceLearningAreThoseOfItsFormula() throws Exception {
        Passed passed = Passed.of(experiment(HALF_SPACE), Workers.shared());
        AlphaBetaReport report = passed.survey(() -> false).getFirst();
        Samples data = Problems.load(passed.experiment(), Workers.shared()).data().orElseThrow().training();
        int[] labels = ((Samples.Labels) data.targets()).labels();
        Recorder.Path path = passed.trainer().paths().getFirst();
        double[] last = path.thetas().getLast();
        // Those after step 95 of the steps 0 to 99.
        assertEquals(4, report.dropped());
        assertEquals(96, report.records().size());
        for (AlphaBetaRecord record : report.records()) {
            double[] x = path.thetas().get(record.step());
            int i = record.batch();
            double sign = labels[i] == 1 ? 1 : -1;
            double[] input = {data.inputs()[2 * i], data.inputs()[2 * i + 1]};
            double s = 1 / (1 + Math.exp(sign * (x[0] * input[0] + x[1] * input[1])));
            double there = 1 / (1 + Math.exp(sign * (last[0] * input[0] + last[1] * input[1])));
            double a = 0;
            for (int k = 0; k < 2; k++) {
                a += (-s * (1 - s) * sign * input[k] + 1e-3 * x[k]) * (x[k] - last[k]);
            }
            assertEquals(a, record.a(), 1e-12);
            assertEquals(s + 0.5e-3 * (x[0] * x[0] + x[1] * x[1]), record.e(), 1e-12);
            assertEquals(there + 0.5e-3 * (last[0] * last[0] + last[1] * last[1]), record.c(), 1e-12);
        }
        assertEquals(path.losses()[100], report.sigmaSquared(), 1e-15);
        assertEquals(0.2, report.margin());
        assertEquals("", report.remark());
        assertTrue(report.minimumFrom().contains("last iterate x_K of the run itself, K = 100"), report.minimumFrom());
    }

    @Test
    void recordsOfTheThirdExampleUseTheKnownInfimaOfItsComponents() throws Exception {
        Passed passed = Passed.of(experiment(EXAMPLE.formatted(3, 1, "{\"type\": \"known\"}")), Workers.shared());
        AlphaBetaReport report = passed.survey(() -> false).getFirst();
        Recorder.Path path = passed.trainer().paths().getFirst();
        double at = 2.471721;
        for (AlphaBetaRecord record : report.records()) {
            double[] x = path.thetas().get(record.step());
            double[] next = path.thetas().get(record.step() + 1);
            double f = component(record.batch(), x[0], x[1]);
            double a = 0;
            for (int k = 0; k < 2; k++) {
                // SGD's own step shows the gradient it used.
                a += (x[k] - next[k]) / 0.2 * (x[k] - at);
            }
            double least = record.batch() == 0 ? 0.25 : 0;
            assertEquals(a, record.a(), 2e-6);
            assertEquals(f - least, record.e(), 1e-12);
            assertEquals(component(record.batch(), at, at) - least, record.c(), 2e-6);
        }
        assertEquals(List.of(0, 1), report.records().stream().map(AlphaBetaRecord::batch).distinct().sorted().toList());
        // σ² = f* − (1/4 + 0)/2, with f* = 0.4083132
        assertEquals(0.4083132 - 0.125, report.sigmaSquared(), 1e-7);
        assertEquals("f_i* known in closed form", report.componentFrom());
        assertEquals(0, report.dropped());
    }

    private static double component(int i, double x, double y) {
        double r = x * x + y * y;
        double q = (x - 2.5) * (x - 2.5) + (y - 2.5) * (y - 2.5);
        return i == 0 ? (1 + r) / (4 + r) : q / (1 + q);
    }

    @Test
    void onTheWholeFunctionTheInterpolationErrorIsZero() throws Exception {
        AlphaBetaReport report = Passed.of(experiment(EXAMPLE.formatted(6, 0, "{\"type\": \"known\"}")), Workers.shared()).survey(() -> false).getFirst();
        assertTrue(report.records().stream().allMatch(record -> Math.abs(record.c()) < 1e-15));
        assertEquals(0, report.sigmaSquared(), 1e-15);
        assertTrue(Double.isFinite(report.region().deltaMax()));
    }

    /** A record counts unless both |a| and |e − c| are at most the gap. */
    @Test
    void recordsNearZeroOverZeroAreThoseWithBothNumbersWithinTheGapAndAreCounted() throws Exception {
        String json = NETWORK.formatted("{\"type\": \"sgd\", \"batch\": 8}");
        List<AlphaBetaRecord> all = withGap(json, 1e-12).records();
        double gap = 0.02;
        assertTrue(all.stream().anyMatch(r -> Math.abs(r.a()) <= gap && Math.abs(r.e() - r.c()) > gap), "a alone is within");
        assertTrue(all.stream().anyMatch(r -> Math.abs(r.a()) > gap && Math.abs(r.e() - r.c()) <= gap), "e − c alone is within");
        List<AlphaBetaRecord> counted = all.stream().filter(r -> Math.abs(r.a()) > gap || Math.abs(r.e() - r.c()) > gap).toList();
        assertTrue(counted.size() < all.size());
        AlphaBetaReport report = withGap(json, gap);
        assertEquals(counted, report.records());
        assertEquals(60 - counted.size(), report.dropped());
    }

    private static AlphaBetaReport withGap(String json, double gap) throws Exception {
        String minimum = "{\"type\": \"lastIterate\", \"gap\": " + gap + ", \"lastShare\": 0}";
        return Passed.of(experiment(json.replace("{\"type\": \"lastIterate\"}", minimum)), Workers.shared()).survey(() -> false).getFirst();
    }

    @Test
    void aDeclaredComponentMinimumAboveALossIsReportedWithWhere() throws Exception {
        Passed passed = Passed.of(experiment(EXAMPLE.formatted(6, 1, "{\"type\": \"declared\", \"value\": 0.3}")), Workers.shared());
        AlphaBetaReport report = passed.survey(() -> false).getFirst();
        AlphaBetaRecord lowest = report.records().stream().filter(r -> r.e() < 0 || r.c() < 0)
                .min((r, s) -> Double.compare(Math.min(r.e(), r.c()), Math.min(s.e(), s.c()))).orElseThrow();
        assertTrue(report.remark().contains("at step " + lowest.step() + ", batch " + lowest.batch() + ", is below f_i* = 0.3"), report.remark());
        assertEquals("f_i* = 0.3 (declared in the experiment)", report.componentFrom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"sgd\", \"batch\": 8}", "{\"type\": \"momentum\", \"batch\": 7}", "{\"type\": \"adam\", \"stepSize\": 0.01, \"batch\": 8}",
            "{\"type\": \"sgd\", \"batch\": 8, \"schedule\": {\"type\": \"cosine\"}, \"weightDecay\": 0.01}", "{\"type\": \"ngn\", \"batch\": 1}",
            "{\"type\": \"adam\", \"stepSize\": 0.01}"})
    void theSecondPassIsTheFirstBitForBitOnOneThreadAndOnMany(String optimizer) throws Exception {
        Experiment experiment = experiment(NETWORK.formatted(optimizer));
        try (Workers one = new Workers(1); Workers many = new Workers(4)) {
            Passed first = Passed.of(experiment, one);
            Passed other = Passed.of(experiment, many);
            // The second pass compares every θ with the first; here on other threads than the first.
            AlphaBetaReport alone = new Passed(experiment, other.problem(), first.trainer()).survey(() -> false).getFirst();
            AlphaBetaReport together = new Passed(experiment, first.problem(), other.trainer()).survey(() -> false).getFirst();
            assertEquals(alone, together);
            assertEquals(58, alone.records().size());
            List<double[]> seen = new ArrayList<>();
            new Replay(experiment, other.problem(), 0).along(first.trainer().trained().getFirst(), step -> seen.add(step.theta()));
            Recorder.Path path = first.trainer().paths().getFirst();
            for (int i = 0; i < path.steps().length - 1; i++) {
                assertArrayEquals(path.thetas().get(i), seen.get(path.steps()[i]), 0);
            }
        }
    }

    @Test
    void aSecondPassThatDiffersIsAnErrorThatNamesTheStep() throws Exception {
        Passed first = Passed.of(experiment(NETWORK.formatted("{\"type\": \"sgd\", \"batch\": 8}")), Workers.shared());
        Experiment otherBatches = experiment(NETWORK.formatted("{\"type\": \"sgd\", \"batch\": 8, \"clip\": 0.5}"));
        AlphaBetaSurvey survey = new AlphaBetaSurvey(otherBatches, first.problem(), otherBatches.probes().alphaBeta().orElseThrow(),
                MinimumSearch.of(otherBatches, first.problem()));
        ExperimentException differs = assertThrows(ExperimentException.class, () -> survey.run(first.trainer().trained(), () -> false, _ -> { }));
        assertTrue(differs.getMessage().matches(".*differs from the first after step \\d+;.*"), differs.getMessage());
    }

    @Test
    void aSurveyThatIsStoppedKeepsWhatItHasAndSaysSo() throws Exception {
        Passed passed = Passed.of(experiment(HALF_SPACE), Workers.shared());
        int[] asked = {0};
        AlphaBetaReport report = passed.survey(() -> ++asked[0] > 10).getFirst();
        assertEquals(10, report.records().size());
        assertEquals("stopped at step 10 of 100: the constants belong to the part before it", report.remark());
        assertEquals(passed.survey(() -> false).getFirst().records().subList(0, 10), report.records());
    }

    @Test
    void aRunEndsWithTheSurveyOfEveryOptimizer() throws Exception {
        Experiment experiment = experiment(NETWORK.formatted("{\"type\": \"sgd\", \"batch\": 8}, {\"type\": \"sgd\", \"name\": \"all\"}"));
        List<Frame> frames = new ArrayList<>();
        try (Session session = new Session(experiment, Session.View.NEVER)) {
            Frame last = session.run(Control.running(), frames::add);
            assertEquals(List.of("Gradient descent", "all"), last.alphaBeta().stream().map(AlphaBetaReport::optimizer).toList());
            assertEquals(Frame.Phase.DONE, last.phase());
            assertTrue(last.slice().isEmpty());
            assertTrue(frames.stream().anyMatch(frame -> frame.phase() == Frame.Phase.REPLAYING && frame.share() == 0));
            assertEquals(Passed.of(experiment, Workers.shared()).survey(() -> false), last.alphaBeta());
        }
    }

    @Test
    void withoutAMinimiserTheConditionIsRefusedBeforeTheRun() throws Exception {
        for (String minimum : List.of("{\"type\": \"known\"}", "{\"type\": \"interpolation\"}", "{\"type\": \"declared\", \"value\": 0}")) {
            Experiment experiment = experiment(NETWORK.formatted("{\"type\": \"sgd\"}").replace("{\"type\": \"lastIterate\"}", minimum));
            List<Frame> frames = new ArrayList<>();
            try (Session session = new Session(experiment, Session.View.NEVER)) {
                ExperimentException refused = assertThrows(ExperimentException.class, () -> session.run(Control.running(), frames::add));
                assertTrue(refused.getMessage().startsWith("probes.alphaBeta: ") && refused.getMessage().contains("lastIterate"), refused.getMessage());
            }
            assertTrue(frames.stream().allMatch(frame -> frame.tracks().isEmpty()), "nothing was trained");
        }
    }
}
