package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of bad input is answered with one line that names the field, what was expected and what is nearest. */
class BadExperimentTest {
    private static final String GOOD = """
            {"problem": {"type": "network", "data": {"type": "twoMoons"}, "architecture": {"type": "mlp"},
              "loss": "crossEntropy"},
             "optimizers": [{"type": "sgd", "stepSize": 0.1}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "stepSize": 0.1     | "stepsize": 0.1      | optimizers[0].stepsize: unknown field of sgd; did you mean "stepSize"?
            "stepSize": 0.1     | "colour": 0.1        | optimizers[0].colour: unknown field of sgd; known: type, name, stepSize, schedule, batch, weightDecay, clip
            "stepSize": 0.1     | "stepSize": -0.1     | optimizers[0].stepSize: expected a number above 0 and at most 1000000, found -0.1; the nearest valid value is just above 0
            "stepSize": 0.1     | "stepSize": 0        | optimizers[0].stepSize: expected a number above 0 and at most 1000000, found 0; the nearest valid value is just above 0
            "stepSize": 0.1     | "stepSize": 1e7      | optimizers[0].stepSize: expected a number above 0 and at most 1000000, found 1.0E7; the nearest valid value is 1000000
            "stepSize": 0.1     | "stepSize": 1e999    | optimizers[0].stepSize: expected a number above 0 and at most 1000000, found a number beyond the range of a double; the nearest valid value is 1000000
            "stepSize": 0.1     | "stepSize": "0.1"    | optimizers[0].stepSize: expected a number above 0 and at most 1000000, found "0.1"
            "stepSize": 0.1     | "stepSize": null     | optimizers[0].stepSize: expected a number above 0 and at most 1000000, found null
            "stepSize": 0.1     | "batch": 1.5         | optimizers[0].batch: expected a whole number from 0 to 10000000, found 1.5; the nearest valid value is 2
            "stepSize": 0.1     | "batch": -3          | optimizers[0].batch: expected a whole number from 0 to 10000000, found -3; the nearest valid value is 0
            "stepSize": 0.1     | "batch": 99999999999999999999 | optimizers[0].batch: expected a whole number from 0 to 10000000, found 99999999999999999999; the nearest valid value is 10000000
            "stepSize": 0.1     | "schedule": "cosine" | optimizers[0].schedule: expected an object {"type": ...} with one of the types constant, cosine, step, oneCycle, warmUp, inverseSquareRoot, found "cosine"
            "stepSize": 0.1     | "name": 3            | optimizers[0].name: expected text in quotes, found 3
            "type": "sgd"       | "type": "sdg"        | optimizers[0].type: expected one of sgd, momentum, nesterov, normalisedSgd, adaGrad, adaGradNormMax, rmsProp, adam, adamW, nAdamW, ngn, spsMax, decSps, perturbedGd, sam, lbfgs, dampedNewton, saddleFreeNewton, found "sdg"; did you mean "sgd"?
            "type": "sgd"       | "type": 3            | optimizers[0].type: expected one of sgd, momentum, nesterov, normalisedSgd, adaGrad, adaGradNormMax, rmsProp, adam, adamW, nAdamW, ngn, spsMax, decSps, perturbedGd, sam, lbfgs, dampedNewton, saddleFreeNewton, found 3
            "type": "sgd",      | ``                   | optimizers[0].type: missing; expected one of sgd, momentum, nesterov, normalisedSgd, adaGrad, adaGradNormMax, rmsProp, adam, adamW, nAdamW, ngn, spsMax, decSps, perturbedGd, sam, lbfgs, dampedNewton, saddleFreeNewton
            "crossEntropy"      | "crossentropy"       | problem.loss: expected one of halfSquaredError, meanSquaredError, crossEntropy, logistic, sigmoid, found "crossentropy"; did you mean "crossEntropy"?
            "loss": "crossEntropy" | "lss": "crossEntropy" | problem.lss: unknown field of network; did you mean "loss"?
            "architecture": {"type": "mlp"},| ``       | problem.architecture: missing; expected an object {"type": ...} with one of the types %ARCHITECTURES%
            {"type": "mlp"}     | {"type": "mlp", "hidden": 3}      | problem.architecture.hidden: expected a list of 0 to 64 numbers, found 3
            {"type": "mlp"}     | {"type": "mlp", "hidden": [3, 0]} | problem.architecture.hidden[1]: expected a whole number from 1 to 65536, found 0; the nearest valid value is 1
            {"type": "mlp"}     | {"type": "mlp", "bias": "yes"}    | problem.architecture.bias: expected true or false, found "yes"
            "optimizers": [     | "grid": {"range": [1, 2]}, "optimizers": [ | grid.range: expected a list of 4 numbers, found 2
            "optimizers": [     | "training": 3, "optimizers": [    | training: expected an object {...}, found 3
            "optimizers": [     | "schema": 2, "optimizers": [      | schema: expected the whole number 1, found 2; the nearest valid value is 1
            "optimizers": [     | "training": {"step": 3}, "optimizers": [ | training.step: unknown field of training; did you mean "steps"?
            "optimizers": [     | "figures": ["mpa"], "optimizers": [ | figures[0]: expected one of map, surface, loss, ratios, spectrum, accuracy, logRatios, kernel, conditioning, drift, modelHessian, distance, smoothness, smoothnessFit, index, alphaBeta, found "mpa"; did you mean "map"?
            {"type": "sgd", "stepSize": 0.1} | `` | optimizers: expected a list of 1 to 8 elements, found 0
            """)
    void aFieldThatIsNotValidIsAnsweredWithItsPath(String good, String bad, String message) {
        Schema.Union architectures = (Schema.Union) Schema.of(Experiment.ProblemSpec.Network.class).field("architecture").orElseThrow().type();
        assertEquals("e.json: " + message.replace("%ARCHITECTURES%", String.join(", ", architectures.names())),
                message(GOOD.replace(good, bad)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | expected JSON, found nothing
            [] | expected an object {...}, found []
            {"name": "a", "name": "b"} | line 1, column 21: malformed JSON: Duplicate field 'name'
            {"name": "a"} x | line 1, column 16: malformed JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            {"name": NaN} | line 1, column 13: malformed JSON: Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow
            """)
    void textThatIsNoJsonIsAnsweredWithLineAndColumn(String json, String message) {
        assertEquals("e.json: " + message, message(json));
    }

    private static String message(String json) {
        return assertThrows(ExperimentException.class, () -> ExperimentFile.parse(json, "e.json")).getMessage();
    }
}
