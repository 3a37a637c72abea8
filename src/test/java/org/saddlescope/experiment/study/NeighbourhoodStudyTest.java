package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.StudySpec;

class NeighbourhoodStudyTest {
    private static final Path SAMPLE = Path.of("sample-experiments/stepsizes.json");

    private static Experiment quadratic(int draws, String optimizers) throws ExperimentException {
        return ExperimentFile.parse("""
                {"name": "Quadratic", "seed": 4, "problem": {"type": "analytic", "function": "quadratic"}, "optimizers": [%s],
                 "claim": {"statement": "s", "paper": "a", "study": {"type": "neighbourhood", "draws": %d, "steps": 40, "box": [-2, 3], "tail": 0.25}}}
                """.formatted(optimizers, draws), "");
    }

    /** (x² + 10y²)/2 after k steps of length 0.05. */
    private static double gap(double[] x, int k) {
        return (Math.pow(0.95, 2 * k) * x[0] * x[0] + 10 * Math.pow(0.5, 2 * k) * x[1] * x[1]) / 2;
    }

    private static Findings run(Experiment experiment) throws ExperimentException {
        Study study = Studies.of(experiment.claim().orElseThrow().study());
        Findings findings = study.run(experiment, () -> false, _ -> { });
        assertEquals(study.quantities(experiment).stream().map(Quantity::id).toList(), List.copyOf(findings.quantities().keySet()));
        return findings;
    }

    @Test
    void onAQuadraticTheTailTheLeastMeanAndTheBoundAreThoseOfTheClosedForm() throws ExperimentException {
        Experiment experiment = quadratic(30, "{\"type\": \"sgd\", \"name\": \"Plain GD\", \"stepSize\": 0.05}");
        Findings findings = run(experiment);
        RandomDraws draws = RandomDraws.of(experiment, -2, 3);
        double[] tails = new double[30];
        double last = 0;
        double square = 0;
        for (int draw = 0; draw < 30; draw++) {
            double[] x = draws.start(draw);
            assertTrue(x[0] >= -2 && x[0] < 3 && x[1] >= -2 && x[1] < 3);
            square += (x[0] * x[0] + x[1] * x[1]) / 30;
            for (int k = 31; k <= 40; k++) {
                tails[draw] += gap(x, k) / 10;
            }
            last += gap(x, 40) / 30;
        }
        double mean = Arrays.stream(tails).average().orElseThrow();
        double variance = Arrays.stream(tails).map(t -> (t - mean) * (t - mean)).sum() / 29;
        assertEquals(mean, findings.quantities().get("tail_gap_plain_gd"), 1e-14);
        assertEquals(Math.sqrt(variance / 30), findings.quantities().get("tail_gap_error_plain_gd"), 1e-14);
        assertEquals(last, findings.quantities().get("least_gap_plain_gd"), 1e-14);
        // δ = 2 exactly and σ² = 0: E dist²/(Kγδ).
        assertEquals(square / (40 * 0.05 * 2), findings.quantities().get("bound_plain_gd"), 1e-9);
        List<StudyPlot.Curve> curves = findings.plots().getFirst().curves();
        assertEquals(List.of("Plain GD", "Plain GD, upper bound"), curves.stream().map(StudyPlot.Curve::name).toList());
        assertTrue(curves.getLast().bound());
        for (int i = 0; i < curves.getFirst().x().length; i++) {
            assertTrue(curves.getFirst().y()[i] <= curves.getLast().y()[i]);
        }
        assertTrue(findings.remarks().getLast().contains("L = 10.00"), findings.remarks().toString());
    }

    @Test
    void everyOptimizerHasTheSameStartsAndBatchesAndResultsAreTheSameEveryTime() throws ExperimentException {
        Experiment twice = quadratic(5, "{\"type\": \"sgd\", \"stepSize\": 0.1}, {\"type\": \"sgd\", \"stepSize\": 0.1}");
        Findings findings = run(twice);
        assertEquals(findings.quantities(), run(twice).quantities());
        assertEquals(findings.quantities().get("tail_gap_gradient_descent"), findings.quantities().get("tail_gap_gradient_descent_2"));
        Experiment one = quadratic(1, "{\"type\": \"adam\", \"stepSize\": 0.1}");
        assertTrue(Double.isNaN(run(one).quantities().get("tail_gap_error_adam")));
        assertTrue(run(one).remarks().contains("Adam (step size 0.1000): no bound of the paper is known for this rule with these settings"));
    }

    @Test
    void whatThreadsComputeIsWhatOneAfterTheOtherGives() throws ExperimentException {
        Experiment experiment = ExperimentFile.read(SAMPLE, List.of("claim.study.draws=20", "claim.study.steps=100", "claim.study.stepSize=1"));
        Findings findings = run(experiment);
        StudySpec.Neighbourhood spec = (StudySpec.Neighbourhood) experiment.claim().orElseThrow().study();
        RandomDraws draws = RandomDraws.of(experiment, -2, 3);
        Walk[] walks = new Walk[20];
        for (int i = 19; i >= 0; i--) {
            walks[i] = Walk.of(experiment.optimizers().get(2), 1, draws, i, spec, () -> false);
        }
        assertEquals(WalkSummary.of(walks).tail(), findings.quantities().get("tail_gap_ngn"));
        assertEquals(WalkSummary.of(walks).tailError(), findings.quantities().get("tail_gap_error_ngn"));
    }

    /** The training seed of the file and another one; fewer starts and steps than the claim itself. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void atALargeStepSizeNgnEndsBelowSpsAndSpsBelowGradientDescentAndEveryBoundIsVacuous(long seed) throws ExperimentException {
        Experiment experiment = ExperimentFile.read(SAMPLE, List.of("claim.study.draws=10", "claim.study.steps=1500",
                "claim.study.stepSize=10", "training.seed=" + seed));
        Findings findings = run(experiment);
        double ngn = findings.quantities().get("tail_gap_ngn");
        double sps = findings.quantities().get("tail_gap_sps_max");
        double sgd = findings.quantities().get("tail_gap_gradient_descent");
        // NumPy pilot: 0.055, 0.18, 0.54.
        assertEquals(0.055, ngn, 0.004);
        assertEquals(0.18, sps, 0.012);
        assertEquals(0.54, sgd, 0.02);
        assertEquals(3, findings.remarks().stream().filter(remark -> remark.contains("vacuous here: ")).count());
        assertTrue(findings.plots().getFirst().curves().stream().noneMatch(StudyPlot.Curve::bound));
        for (String id : List.of("ngn", "sps_max", "gradient_descent")) {
            assertTrue(findings.quantities().get("least_gap_" + id) <= findings.quantities().get("bound_" + id));
        }
        assertTrue(findings.remarks().contains("DecSPS (step size 10.00): the program has no bound of the paper for DecSPS; none is drawn"));
    }

    @Test
    void adaGradNormMaxHasARateOnly() throws ExperimentException {
        Findings findings = run(quadratic(2, "{\"type\": \"adaGradNormMax\", \"stepSize\": 0.5, \"initial\": 4}"));
        // 2Lγ/b₋₁ = 2·10·0.5/4
        assertTrue(findings.remarks().stream().anyMatch(remark -> remark.contains("rate only: O(1/√K + ασ²) where b₋₁ ≥ 2Lγ/(α − β), so α − β ≥ 2.5")), findings.remarks().toString());
    }

    @Test
    void aStopEndsItAndAProblemWithoutMinimisersIsRefused() throws ExperimentException {
        Experiment experiment = quadratic(2, "{\"type\": \"sgd\"}");
        assertThrows(CancellationException.class, () -> Studies.of(experiment.claim().orElseThrow().study()).run(experiment, () -> true, _ -> { }));
        Experiment monkey = ExperimentFile.parse("""
                {"problem": {"type": "analytic", "function": "monkeySaddle"}, "optimizers": [{"type": "sgd"}],
                 "claim": {"statement": "s", "paper": "a", "study": {"type": "neighbourhood"}}}""", "");
        ExperimentException refused = assertThrows(ExperimentException.class, () -> run(monkey));
        assertTrue(refused.getMessage().startsWith("claim.study: the neighbourhood of convergence needs a problem whose minimisers are known"), refused.getMessage());
        Experiment box = ExperimentFile.read(SAMPLE, List.of("claim.study.box=[3, -2]"));
        assertEquals("claim.study.box: expected [from, to] with from < to, found [3.0, -2.0]", assertThrows(ExperimentException.class, () -> run(box)).getMessage());
    }

    @Test
    void namesBecomeIdentifiersThatAreAllDifferent() {
        assertEquals(List.of("sps_max", "sps_max_2", "optimizer", "ngn_1_k"), NeighbourhoodStudy.ids(List.of("SPS max", "SPS-max", "γ", "NGN (1/√k)")));
    }
}
