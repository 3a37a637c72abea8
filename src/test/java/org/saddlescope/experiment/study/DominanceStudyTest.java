package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.model.Matrices.eigenvalues;
import static org.saddlescope.model.Matrices.gram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;
import org.saddlescope.model.Matrices;

/** GT10, GT18 and MATH preset 11. */
class DominanceStudyTest {
    private static final String LINEAR = "zl-linear";
    private static final String SCALARS = "problem.data={\"type\": \"linearRegression\", \"samples\": 5, \"dimension\": 1, \"outputs\": 1, \"noise\": 0.1, \"heldOut\": 0}";

    @ParameterizedTest
    @ValueSource(strings = {"training.seed=1", "training.seed=7"})
    void noPointIsBelowABoundAndOnlyResidualNetworksAreDominatedAtZero(String seed) throws ExperimentException {
        for (List<String> member : StudyMembers.sweep(LINEAR)) {
            Map<String, Double> found = StudyMembers.quantities(LINEAR, member.getFirst(), seed, "claim.study.draws=200");
            assertEquals(0, found.get("violations"), member + " " + found);
            assertTrue(found.get("tau_quotient") >= 1 && found.get("min_quotient") >= 1, member + " " + found);
            if (member.getFirst().contains("deepLinear")) {
                assertEquals(0, found.get("gradient_at_zero"));
                assertEquals(0, found.get("pl_at_zero"));
                assertEquals(0, found.get("zero_margin"));
            } else {
                assertTrue(found.get("pl_at_zero") >= found.get("bound_at_zero") && found.get("bound_at_zero") > 1, found.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, [4]", "3, '[4, 4]'"})
    void theBoundIsMadeOfTheLeastSingularValuesOfInputsAndFactors(int l, String widths) throws ExperimentException {
        Experiment member = StudyMembers.member(LINEAR, List.of("problem.architecture={\"type\": \"deepLinear\", \"widths\": " + widths + "}",
                "claim.study.draws=1"));
        Problems.Loaded loaded = Problems.load(member, Workers.shared());
        Samples samples = loaded.data().orElseThrow().training();
        double[][] x = Matrices.of(samples.inputs(), 0, 20, 4);
        double lambda = eigenvalues(gram(Matrices.transpose(x)))[0];
        SquareLandscape landscape = SquareLandscapes.of(member, loaded);
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < l; j++) {
            least = Math.min(least, Math.sqrt(Matrices.leastSquared(Matrices.of(landscape.minimiser(), 16 * j, 4, 4))));
        }
        Map<String, Double> found = StudyMembers.findings(member).quantities();
        assertEquals(least / 2, found.get("tau"), 1e-9);
        assertEquals(l * Math.pow(least / 2, 2 * (l - 1)) * lambda, found.get("bound_tau"), 1e-8 * found.get("bound_tau"));
        // At the minimiser the bound of a ball of radius 0 is τ = ½σ_min doubled.
        assertEquals(l * Math.pow(least, 2 * (l - 1)) * lambda, landscape.bound(0.0), 1e-8 * landscape.bound(0.0));
        assertEquals(landscape.minimum(), loaded.problem().objective().value(landscape.minimiser()), 1e-10 * landscape.minimum());
    }

    @ParameterizedTest
    @CsvSource({"deepLinear, widths, '[1, 1]'", "linearResidual, blocks, 3"})
    void ofProductsOfScalarsTheBoundAtAPointIsPlItself(String type, String field, String value) throws ExperimentException {
        // GT10: ‖∇f‖² = (Π w − b)²‖x‖⁴ Σ_k Π_{j≠k} w_j² and f − f* = ½(Π w − b)²‖x‖².
        Map<String, Double> found = StudyMembers.quantities(LINEAR, SCALARS,
                "problem.architecture={\"type\": \"" + type + "\", \"" + field + "\": " + value + "}", "claim.study.draws=500");
        assertEquals(1, found.get("min_quotient"), 1e-6);
        assertEquals(0, found.get("violations"));
    }

    @Test
    void aBoundThatIsTooHighIsViolatedEverywhere() throws ExperimentException {
        Experiment member = StudyMembers.member(LINEAR, List.of("problem.architecture={\"type\": \"deepLinear\", \"widths\": [1]}", SCALARS));
        Problems.Loaded loaded = Problems.load(member, Workers.shared());
        SquareLandscape.Linear right = (SquareLandscape.Linear) SquareLandscapes.of(member, loaded);
        SquareLandscape wrong = new SquareLandscape.Linear(1, 2, 0, 1.01 * right.inputEigenvalue(), right.minimiser(), right.minimum(), right.tau());
        DominanceSample.Sampled sampled = new DominanceSample(loaded.problem().objective(), wrong)
                .draw(1, 100, SeededRandom.of(1, "test"), () -> false, _ -> { });
        assertEquals(100, sampled.violations() + sampled.dropped());
    }

    @Test
    void whereEveryPointIsRoundingNothingIsMeasuredAndNoBoundCountsAsKept() throws ExperimentException {
        Experiment member = StudyMembers.member(LINEAR, List.of("problem.architecture={\"type\": \"deepLinear\", \"widths\": [1]}", SCALARS));
        Problems.Loaded loaded = Problems.load(member, Workers.shared());
        // In a ball of radius 0 f − f* is 0.
        DominanceSample.Sampled sampled = new DominanceSample(loaded.problem().objective(), SquareLandscapes.of(member, loaded))
                .draw(0, 20, SeededRandom.of(1, "test"), () -> false, _ -> { });
        assertEquals(20, sampled.dropped());
        assertEquals(Double.NaN, sampled.minimum());
        assertEquals(Double.NaN, sampled.quotient());
    }

    @Test
    void aroundItsMinimiserAResidualNetworkIsThePlainOneMovedByTheIdentity() throws ExperimentException {
        Map<String, Double> plain = StudyMembers.quantities(LINEAR, "problem.architecture={\"type\": \"deepLinear\", \"widths\": [4, 4]}", "claim.study.draws=100");
        Map<String, Double> residual = StudyMembers.quantities(LINEAR, "problem.architecture={\"type\": \"linearResidual\", \"blocks\": 3}", "claim.study.draws=100");
        for (String quantity : List.of("tau", "min_pl", "bound_tau", "min_quotient")) {
            assertEquals(plain.get(quantity), residual.get(quantity), 1e-8 * plain.get(quantity), quantity);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.seed=1", "training.seed=8"})
    void withOneHiddenLayerPlIsAtLeastTheLeastSingularValueOfTheFeaturesSquared(String seed) throws ExperimentException {
        for (List<String> member : StudyMembers.sweep("zl-one-hidden")) {
            Map<String, Double> found = StudyMembers.quantities("zl-one-hidden", member.getFirst(), seed, "claim.study.draws=200");
            assertEquals(0, found.get("violations"), member + " " + found);
            assertTrue(found.get("tau_quotient") >= 1 && found.get("min_quotient") >= 1, member + " " + found);
            assertEquals(found.get("tau") * found.get("tau"), found.get("bound_tau"), 1e-12);
        }
        // Identity: Z = W₁X. With W₂ alone the gradient of ½‖W₂Z − Y‖² has the ratio between σ_min(Z)² and σ_max(Z)².
        Map<String, Double> identity = StudyMembers.quantities("zl-one-hidden", "problem.architecture.activation=identity", "claim.study.draws=200");
        assertEquals(0, identity.get("violations"));
    }

    @Test
    void theTrainingSeedMovesTheFactorsAndTheExperimentsSeedTheData() throws ExperimentException {
        Map<String, Double> one = StudyMembers.quantities(LINEAR, "claim.study.draws=20");
        Map<String, Double> same = StudyMembers.quantities(LINEAR, "claim.study.draws=20", "training.seed=1");
        Map<String, Double> factors = StudyMembers.quantities(LINEAR, "claim.study.draws=20", "training.seed=2");
        assertEquals(one, same);
        assertNotEquals(one.get("tau"), factors.get("tau"));
        assertEquals(one.get("bound_at_zero"), factors.get("bound_at_zero"));
        assertNotEquals(one.get("bound_at_zero"), StudyMembers.quantities(LINEAR, "claim.study.draws=20", "seed=2").get("bound_at_zero"));
    }

    @Test
    void quantitiesAndPlotsAreThoseDeclared() throws ExperimentException {
        Experiment member = StudyMembers.member(LINEAR, List.of("claim.study.draws=20", "problem.architecture={\"type\": \"deepLinear\", \"widths\": [4, 4]}"));
        Findings found = StudyMembers.findings(member);
        List<String> declared = Studies.of(member.claim().orElseThrow().study()).quantities(member).stream().map(Quantity::id).toList();
        assertEquals(declared, new ArrayList<>(found.quantities().keySet()));
        StudyPlot radius = found.plots().getFirst();
        assertEquals(List.of("dominance_radius", "dominance_depth"), found.plots().stream().map(StudyPlot::id).toList());
        // Index 3 is the τ-ball itself, with 2 of the 20 points; the bound falls towards radius 2τ, where it is 0.
        assertEquals(1, radius.curves().getFirst().x()[3]);
        assertTrue(found.quantities().get("min_pl") <= radius.curves().getFirst().y()[3]);
        assertEquals(found.quantities().get("min_pl"), found.plots().get(1).curves().getFirst().y()[0]);
        double bound = found.quantities().get("bound_tau");
        double[] shares = radius.curves().get(1).x();
        assertArrayEquals(Arrays.stream(shares).map(s -> bound * Math.pow(2 - s, 4)).toArray(), radius.curves().get(1).y(), 1e-12 * bound * 16);
        // A residual network's picture is of the origin.
        Findings residual = StudyMembers.findings(LINEAR, "claim.study.draws=20");
        StudyPlot depth = residual.plots().getFirst();
        assertEquals(1, residual.plots().size());
        assertEquals(residual.quantities().get("pl_at_zero"), depth.curves().getFirst().y()[0]);
        assertEquals(residual.quantities().get("bound_at_zero"), depth.curves().get(1).y()[0]);
        assertEquals(3, depth.curves().get(1).x()[0]);
    }

    @Test
    void whatIsNoSquareNetworkIsRefusedWithTheFieldToChange() {
        refused("problem.architecture: expected a network of square matrices", "problem.architecture={\"type\": \"mlp\"}");
        refused("problem.architecture.widths: expected 4 throughout", "problem.architecture={\"type\": \"deepLinear\", \"widths\": [4, 5]}");
        refused("halfSquaredError", "problem.loss=meanSquaredError");
        refused("problem.penalty 0", "problem.penalty=0.1");
        refused("precision \"double\"", "precision=float");
        refused("found a problem of type \"analytic\"", "problem={\"type\": \"analytic\", \"function\": \"rosenbrock\"}");
        refused("a law that does not scale", "problem.architecture.initialisation={\"type\": \"tangentKernel\"}");
        refused("problem.data: the minimisers of a network of one hidden layer need as many samples as inputs, 4, the data have 20",
                "problem.architecture={\"type\": \"oneHidden\"}");
        refused("problem.data: the minimisers of square networks need at least as many samples as inputs", "problem.data.samples=3");
    }

    private static void refused(String words, String override) {
        String message = assertThrows(ExperimentException.class, () -> StudyMembers.findings(LINEAR, override)).getMessage();
        assertTrue(message.contains(words), message);
    }
}
