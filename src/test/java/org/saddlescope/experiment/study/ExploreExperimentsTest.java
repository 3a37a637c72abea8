package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.MinimumSpec;

/** The paper's kinds of network at laptop scale, and MATH.md GT17 as a claim. */
class ExploreExperimentsTest {
    private static Experiment sample(String name, String... overrides) throws ExperimentException {
        return ExperimentFile.read(Path.of("sample-experiments", name + ".json"), List.of(overrides));
    }

    private static Findings run(Experiment experiment) throws ExperimentException {
        return Studies.of(experiment.claim().orElseThrow().study()).run(experiment, () -> false, _ -> { });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv", "residual", "lstm", "graph", "transformer", "factorisation", "halfspace"})
    void everyKindIsExploratoryAndExpectsNoMoreThanThatAlphaBetaHolds(String kind) throws ExperimentException {
        Experiment experiment = sample("explore-" + kind);
        ClaimCheck.require(experiment, kind);
        Claim claim = experiment.claim().orElseThrow();
        assertTrue(claim.exploratory());
        assertEquals(Claim.Suite.EXPLORE, claim.suite());
        assertTrue(claim.seconds() <= 60);
        assertTrue(experiment.probes().alphaBeta().isPresent());
        assertTrue(experiment.probes().minimum() instanceof MinimumSpec.LastIterate);
        assertEquals(List.of(Expectation.Basis.OBSERVED), claim.expect().stream().map(Expectation::basis).toList());
    }

    /** With a seed that is none of the file's, and fewer steps. */
    @ParameterizedTest
    @ValueSource(strings = {"factorisation", "halfspace"})
    void alphaBetaHoldsAlongAnotherSeedToo(String kind) throws ExperimentException {
        Findings findings = run(sample("explore-" + kind, "training.steps=400", "training.seed=12"));
        assertEquals(1, findings.quantities().get("feasible"));
        double alpha = findings.quantities().get("alpha_min");
        assertTrue(alpha >= 0.1);
        assertEquals(alpha, findings.regions().getFirst().region().alphaMin(0.1));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 44", "0.0001, 92", "1e-6, 141", "1e-8, 189"})
    void theSaddleHoldsGradientDescentAsLongAsGt17Says(double epsilon, int steps) throws ExperimentException {
        Findings findings = run(sample("saddle-escape-rate", "start=[" + epsilon + ", " + epsilon + "]"));
        assertEquals(steps, findings.quantities().get("steps_to_threshold"));
    }

    @Test
    void onTheAntidiagonalItEndsInTheSaddleAndAMillionthBesideItEscapesAfterPlHasVanished() throws ExperimentException {
        assertEquals(0.5, run(sample("saddle-escape-rate", "start=[0.7, -0.7]")).quantities().get("final_loss"), 1e-9);
        Findings escaped = run(sample("saddle-escape-rate", "start=[0.700001, -0.7]"));
        assertTrue(escaped.quantities().get("final_loss") < 1e-20);
        assertEquals(6.7e-7, escaped.quantities().get("min_pl"), 0.05e-7);
        StudyPlot pl = escaped.plots().stream().filter(plot -> plot.id().equals("pl")).findFirst().orElseThrow();
        double[] ratio = pl.curves().getFirst().y();
        int least = 0;
        for (int k = 1; k < ratio.length; k++) {
            least = ratio[k] < ratio[least] ? k : least;
        }
        assertEquals(69, pl.curves().getFirst().x()[least]);
    }
}
