package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Problems;
import org.saddlescope.experiment.StudySpec;

/** MATH GT14, the table of section 1.A. */
class FieldStudyTest {
    private static final StudySpec.Field COARSE = new StudySpec.Field(6, 61, List.of(10.0, 100.0, 1000.0, 10000.0), List.of(0.1, 0.25, 1.0), -1);

    private static Experiment example(int number) throws ExperimentException {
        return ExperimentFile.parse("{\"problem\": {\"type\": \"analytic\", \"function\": \"alphaBeta" + number + "\"}, \"optimizers\": [{\"type\": \"sgd\"}]}", "");
    }

    private static Findings study(int number, StudySpec.Field spec) throws ExperimentException {
        Study study = new FieldStudy(spec);
        Findings findings = study.run(example(number), () -> false, _ -> { });
        assertEquals(study.quantities(example(number)).stream().map(Quantity::id).toList(), List.copyOf(findings.quantities().sequencedKeySet()));
        return findings;
    }

    @ParameterizedTest
    @CsvSource({"1,0.1,0.5854,1e-4", "1,0.25,1.25,1e-4", "1,1,5,1e-4", "2,0.1,1.09959e5,10", "2,1,1.09959e6,100", "3,1,626.21,0.1", "6,0.25,5.171175,1e-4", "6,1,20.6847,1e-3"})
    void theSmallestAlphaIsThatOfTheTable(int example, String margin, double expected, double tolerance) throws Exception {
        assertEquals(expected, study(example, COARSE).quantities().get("alpha_min_" + margin), tolerance);
    }

    @Test
    void theSmallestAlphaOfTheFirstExampleIsTight() throws Exception {
        // (2.5, 2.0) of the paper holds, (0.5, 0.4) does not: min T = −0.017.
        AlphaBetaRegion region = study(1, COARSE).regions().getFirst().region();
        assertTrue(region.holds(2.5, 2.0));
        double least = study(1, COARSE).regions().getFirst().records().stream().mapToDouble(r -> r.margin(0.5, 0.4)).min().orElseThrow();
        assertTrue(least < 0);
        Problem problem = Problems.load(example(1), Workers.shared()).problem();
        ComponentField field = new ComponentField(problem, problem.minima().orElseThrow(), new double[2]);
        double whole = Double.POSITIVE_INFINITY;
        for (double s = -4; s <= 4; s += 1e-3) {
            for (AlphaBetaRecord record : field.at(0, new double[] {s / 2, s / 2}).records()) {
                whole = Math.min(whole, record.margin(0.5, 0.4));
            }
        }
        assertEquals(-0.017, whole, 5e-4);
    }

    @Test
    void criticalPointsAndTheStationaryPointInequalityAreThoseOfTheTable() throws Exception {
        Findings second = study(2, COARSE);
        assertEquals(-0.812012, second.quantities().get("saddle_lambda_min"), 1e-6);
        assertEquals(0.8646647, second.quantities().get("saddle_loss"), 1e-7);
        Findings third = study(3, COARSE);
        assertEquals(-0.1645, third.quantities().get("saddle_lambda_min"), 5e-5);
        assertEquals(0.167, third.quantities().get("local_minimum_lambda_min"), 5e-4);
        assertEquals(-0.96, third.quantities().get("min_quasar"), 5e-3);
        assertTrue(third.quantities().get("min_aiming") < 0);
        Findings sixth = study(6, COARSE);
        assertEquals(-8 / 27.0, sixth.quantities().get("saddle_lambda_min"), 1e-9);
        for (Findings findings : List.of(second, third, sixth)) {
            assertTrue(findings.quantities().get("stat_least") >= 0);
        }
        // By hand: βσ²/δ − (1/3 − f*) is least at the largest margin's 1/c here, (1/c − 1)·f* − (1/3 − f*) at every δ.
        double f = 0.3169873;
        assertEquals((20.6847 - 1) * f - (1 / 3.0 - f), sixth.quantities().get("stat_least"), 1e-3);
        assertTrue(Double.isNaN(study(1, COARSE).quantities().get("stat_least")));
    }

    @Test
    void aMissingMinimiserIsFlaggedByTheRatioAndByTheStudy() throws Exception {
        StudySpec.Field omitting = new StudySpec.Field(6, 61, List.of(10.0), List.of(1.0), 1);
        Findings findings = study(6, omitting);
        assertTrue(findings.quantities().get("min_quasar") < -1000);
        assertTrue(findings.remarks().stream().anyMatch(remark -> remark.startsWith("a minimiser is missing near (0.84, 0.84)")), findings.remarks().toString());
        assertTrue(study(6, COARSE).remarks().stream().noneMatch(remark -> remark.contains("missing")));
        assertTrue(study(6, COARSE).quantities().get("min_quasar") >= 0);

        Problem problem = Problems.load(example(6), Workers.shared()).problem();
        MinimiserSet.Points all = (MinimiserSet.Points) problem.minima().orElseThrow().projection().orElseThrow();
        Minima one = new MinimiserSet.Points(List.of(all.points().getFirst()), "one of two").with(problem.minima().get().value(), "known");
        Reading reading = Measurements.at(problem.objective(), new double[] {0.84, 0.84}, Optional.of(one)).reading(Condition.AIMING_GAP).orElseThrow();
        // Exact; with f* cut to the seven digits 0.3169873 it comes out as −2198.
        assertEquals(-2176.4668, reading.value(), 1e-3);
        assertTrue(reading.remark().contains("a minimiser near here is missing"), reading.remark());
    }

    @Test
    void onlyAMinimiserThatIsThereCanBeLeftOut() {
        for (int example : new int[] {1, 3}) {
            ExperimentException refused = assertThrows(ExperimentException.class, () -> study(example, new StudySpec.Field(6, 5, List.of(), List.of(1.0), 0)));
            assertTrue(refused.getMessage().startsWith("claim.study.omit: "), refused.getMessage());
        }
    }

    @Test
    void aScanThatIsStoppedEnds() {
        assertThrows(CancellationException.class, () -> new FieldStudy(COARSE).run(example(6), () -> true, _ -> { }));
    }
}
