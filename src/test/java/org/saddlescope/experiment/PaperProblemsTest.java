package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Initialisation;

/** The networks and data of the papers, as an experiment file names them. */
class PaperProblemsTest {
    private static Experiment parse(String data, String architecture, String loss, String more) throws ExperimentException {
        return ExperimentFile.parse("""
                {"problem": {"type": "network", "data": %s, "architecture": %s, "loss": "%s"%s},
                 "optimizers": [{"type": "sgd"}]}""".formatted(data, architecture, loss, more), "");
    }

    private static String type(String name) {
        return "{\"type\": \"" + name + "\"}";
    }

    @ParameterizedTest
    @CsvSource({
        "halfSpaceClouds, halfSpace, sigmoid, 0.01",
        "halfSpaceClouds, logisticRegression, logistic, 0.1",
        "sineProduct, softmaxRegression, crossEntropy, 0.1",
        "sineProduct, twoLayerWide, logistic, 0.1",
        "spherePoints, twoLayerWide, halfSquaredError, 0.01",
        "matrixEntries, entryFactorization, meanSquaredError, 0.1",
    })
    void namesAndDefaultsAloneMakeAProblemThatGradientStepsImprove(String data, String architecture, String loss, double step)
            throws ExperimentException {
        Experiment experiment = parse(type(data), type(architecture), loss, "");
        Problem problem = Problems.load(experiment, Workers.shared()).problem();
        Objective f = problem.objective();
        double[] theta = Problems.start(experiment, problem);
        double before = f.value(theta);
        for (int k = 0; k < 50; k++) {
            double[] g = f.gradient(theta).gradient();
            for (int i = 0; i < theta.length; i++) {
                theta[i] -= step * g[i];
            }
        }
        assertTrue(f.value(theta) < before, before + " became " + f.value(theta));
    }

    @ParameterizedTest
    @CsvSource({"linearResidual", "oneHidden", "deepLinear"})
    void squareNetworksTakeRegressionWithAsManyOutputsAsInputs(String architecture) throws ExperimentException {
        String data = "{\"type\": \"linearRegression\", \"dimension\": 4, \"outputs\": 4}";
        Problem problem = Problems.load(parse(data, type(architecture), "halfSquaredError", ""), Workers.shared()).problem();
        double[] theta = problem.initial(1);
        assertTrue(Double.isFinite(problem.objective().value(theta)));
    }

    @Test
    void aNetworkThatIsNotSquareIsRefusedWithBothSidesBeforeAnythingIsComputed() {
        String data = "{\"type\": \"linearRegression\", \"dimension\": 4, \"outputs\": 3}";
        String message = assertThrows(ExperimentException.class, () -> Problems.load(
                parse(data, type("linearResidual"), "halfSquaredError", ""), Workers.shared())).getMessage();
        assertTrue(message.startsWith("problem.architecture: ") && message.contains("4 inputs") && message.contains("3 outputs"), message);
    }

    @Test
    void aPenaltyOfTheFileIsPartOfTheLossAndZeroWithoutOne() throws ExperimentException {
        Problem plain = Problems.load(parse(type("halfSpaceClouds"), type("halfSpace"), "sigmoid", ""), Workers.shared()).problem();
        Problem penalised = Problems.load(parse(type("halfSpaceClouds"), type("halfSpace"), "sigmoid", ", \"penalty\": 1e-5"),
                Workers.shared()).problem();
        double[] theta = {3, -4};
        assertEquals(plain.objective().value(theta) + 1e-5 / 2 * 25, penalised.objective().value(theta), 1e-16);
    }

    @Test
    void weightsAreInitialisedAsTheFileSaysAndAutomaticallyOtherwise() throws ExperimentException {
        String orthogonal = "{\"type\": \"mlp\", \"initialisation\": {\"type\": \"orthogonal\"}}";
        ProblemSpec.Network named = (ProblemSpec.Network) parse(type("twoMoons"), orthogonal, "crossEntropy", "").problem();
        assertEquals(new Initialisation.Orthogonal(), ((Architecture.Mlp) named.architecture()).initialisation());
        ProblemSpec.Network left = (ProblemSpec.Network) parse(type("twoMoons"), type("mlp"), "crossEntropy", "").problem();
        assertEquals(new Initialisation.Automatic(), ((Architecture.Mlp) left.architecture()).initialisation());
        assertEquals(0, left.penalty());
    }

    @Test
    void aLinearLayerOfASequenceTakesALawToo() throws ExperimentException {
        String layers = """
                {"type": "sequential", "layers": [
                  {"type": "linear", "outputs": 8, "initialisation": {"type": "scaled", "deviation": 0.5}},
                  {"type": "activation", "function": "gelu"},
                  {"type": "linear", "initialisation": {"type": "zero"}}]}""";
        Problem problem = Problems.load(parse(type("twoMoons"), layers, "crossEntropy", ""), Workers.shared()).problem();
        assertEquals(Math.log(2), problem.objective().value(problem.initial(1)), 1e-14);
    }

    @Test
    void aMatrixWhoseRankDoesNotFitIsFoundInItsEntriesToo() {
        String data = "{\"type\": \"matrixEntries\", \"entries\": {\"type\": \"lowRank\", \"rows\": 3, \"columns\": 4, \"rank\": 5}}";
        String message = assertThrows(ExperimentException.class, () -> Problems.load(
                parse(data, type("entryFactorization"), "meanSquaredError", ""), Workers.shared())).getMessage();
        assertTrue(message.contains("problem.data.entries.rank"), message);
    }

    @Test
    void samplesOfSingleEntriesKeepTheirShape() throws ExperimentException {
        Problems.Loaded loaded = Problems.load(parse(type("matrixEntries"), type("entryFactorization"), "meanSquaredError", ""),
                Workers.shared());
        assertInstanceOf(Samples.Values.class, loaded.data().orElseThrow().training().targets());
        assertEquals(64, loaded.problem().samples());
    }
}
