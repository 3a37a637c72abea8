package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.StudySpec;

class TrainingStudyTest {
    private static final String ESCAPE = """
            {"problem": {"type": "analytic", "function": "scalarTwoLayer"}, "start": [%s, %s],
             "optimizers": [{"type": "sgd", "stepSize": 0.1}], "training": {"steps": %d}, "probes": {"curvatureEvery": 50}}""";
    private static final String NETWORK = """
            {"seed": 4, "problem": {"type": "network", "data": {"type": "sineProduct", "samples": 48}, "loss": "logistic",
             "architecture": {"type": "mlp", "hidden": [6, 6], "activation": "relu"}},
             "optimizers": [{"type": "sgd", "stepSize": 0.1, "batch": 8}, {"type": "adam"}], "training": {"steps": 80, "recordEvery": 20},
             "probes": {"every": %d, "curvatureEvery": 0, "minimum": {"type": "lastIterate"}, "alphaBeta": {}}}""";

    private static Findings study(String json, double threshold) throws ExperimentException {
        Experiment experiment = ExperimentFile.parse(json, "");
        Study study = new TrainingStudy(new StudySpec.Training(threshold));
        Findings findings = study.run(experiment, () -> false, _ -> { });
        assertEquals(study.quantities(experiment).stream().map(Quantity::id).toList(), List.copyOf(findings.quantities().sequencedKeySet()));
        return findings;
    }

    /** MATH GT17. */
    @ParameterizedTest
    @CsvSource({"1e-2,44", "1e-4,92", "1e-6,141", "1e-8,189"})
    void stepsToTheThresholdAreThoseOfTheEscapeFromTheSaddle(String start, double steps) throws Exception {
        assertEquals(steps, study(ESCAPE.formatted(start, start, 250), 0.25).quantities().get("steps_to_threshold"));
    }

    @Test
    void onTheStableManifoldTheLossStaysAtTheSaddleAndTheThresholdIsNeverReached() throws Exception {
        Findings findings = study(ESCAPE.formatted("0.7", "-0.7", 600), 0.25);
        assertEquals(0.5, findings.quantities().get("final_loss"), 1e-9);
        assertEquals(0.5, findings.quantities().get("min_loss"), 1e-9);
        assertTrue(Double.isNaN(findings.quantities().get("steps_to_threshold")));
        assertEquals(-1, findings.quantities().get("final_lambda_min"), 1e-9);
    }

    @Test
    void extremesOfARatioAreThoseOfItsClosedForm() throws Exception {
        // PL = u² + v² everywhere; on the diagonal u rises from 1/2 to 1 under (1 − u²)u.
        Findings findings = study(ESCAPE.formatted("0.5", "0.5", 20), 0.25);
        double u = 0.5;
        for (int k = 0; k < 20; k++) {
            u += 0.1 * (1 - u * u) * u;
        }
        assertEquals(0.5, findings.quantities().get("min_pl"), 1e-12);
        assertEquals(2 * u * u, findings.quantities().get("max_pl"), 1e-12);
        assertEquals(2 * u * u, findings.quantities().get("final_pl"), 1e-12);
        assertEquals(0.0, findings.quantities().get("negative_cosine_steps"));
        assertEquals(0.5 * 1.5, findings.quantities().get("min_rsi"), 1e-12);
    }

    @Test
    void theAlphaBetaNumbersAreThoseOfTheReportOfTheFirstOptimizerAlone() throws Exception {
        for (int every : new int[] {0, 20}) {
            Findings findings = study(NETWORK.formatted(every), 0);
            assertEquals(1, findings.regions().size());
            AlphaBetaReport report = findings.regions().getFirst();
            assertEquals(report.alphaMin(), findings.quantities().get("alpha_min"));
            assertEquals(report.alphaMin() - 0.1, findings.quantities().get("beta"));
            assertEquals((report.alphaMin() - 0.1) * findings.quantities().get("final_loss"), findings.quantities().get("beta_sigma_squared"), 1e-15);
            assertEquals(1.0, findings.quantities().get("feasible"));
            assertEquals(study(NETWORK.formatted(0), 0).quantities().get("alpha_min"), findings.quantities().get("alpha_min"));
        }
    }

    @Test
    void halfSpaceLearningHasNoPlConstantAndAFeasibleRegionWithOtherSeedsThanItsOwn() throws Exception {
        for (String seed : List.of("training.seed=3", "seed=4")) {
            Experiment experiment = ExperimentFile.read(Path.of("sample-experiments/halfspace.json"), List.of(seed));
            Findings findings = new TrainingStudy(new StudySpec.Training(0)).run(experiment, () -> false, _ -> { });
            assertEquals(1.0, findings.quantities().get("feasible_at_margin"));
            assertTrue(findings.quantities().get("min_pl") < 5e-3);
            assertTrue(findings.quantities().get("min_pl") > 0);
        }
    }

    @Test
    void progressRisesAndAStudyThatIsStoppedEnds() throws Exception {
        Experiment experiment = ExperimentFile.parse(NETWORK.formatted(20), "");
        List<Double> shares = new ArrayList<>();
        Study study = new TrainingStudy(new StudySpec.Training(0));
        study.run(experiment, () -> false, shares::add);
        assertEquals(1.0, shares.getLast());
        assertEquals(shares.stream().sorted().toList(), shares);
        assertThrows(CancellationException.class, () -> study.run(experiment, () -> true, _ -> { }));
    }
}
