package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.experiment.ExperimentCheck.Size;

class ExperimentCheckTest {
    private static final String ANALYTIC = """
            {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}]}""";
    private static final String MOONS = """
            {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 100, "heldOut": 0.25},
              "architecture": {"type": "mlp"}, "loss": "crossEntropy"}, "optimizers": [{"type": "sgd"}]}""";
    private static final Size LARGE = new Size(2, 1, 1L << 30);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            optimizers.1={"type": "adam", "name": "gradient DESCENT"} | optimizers[1].name: expected a name of its own, found "gradient DESCENT", which is the name of optimizers[0]; the nearest free name is "gradient DESCENT 2"
            optimizers=[{"type": "sgd", "name": "a"}, {"type": "adam", "name": "a 2"}, {"type": "adam", "name": "A"}] | optimizers[2].name: expected a name of its own, found "A", which is the name of optimizers[0]; the nearest free name is "A 3"
            problem.function=himelblau | problem.function: expected the name of a test function, found "himelblau"; did you mean "himmelblau"?
            start=[1, 2, 3] | start: expected 2 numbers, one a parameter, found 3
            plane={"type": "axes", "first": 1, "second": 1} | plane.second: expected another axis than plane.first, found 1 for both; the nearest valid value is 2
            grid.range=[1, 1, 0, 2] | grid.range[1]: expected a number above grid.range[0] = 1, found 1
            grid.range=[0, 1, 2, -2.5] | grid.range[3]: expected a number above grid.range[2] = 2, found -2.5
            training={"recordEvery": 10, "checkpointEvery": 26} | training.checkpointEvery: expected 0 or a multiple of training.recordEvery = 10, found 26; the nearest valid value is 30
            training={"recordEvery": 10, "checkpointEvery": 3} | training.checkpointEvery: expected 0 or a multiple of training.recordEvery = 10, found 3; the nearest valid value is 10
            figures=["map", "loss", "map"] | figures[2]: expected every figure once, found "map" again
            optimizers.0.batch=2 | optimizers[0].batch: expected at most the number of training samples, 1, found 2; the nearest valid value is 1
            problem={"type": "formula", "formula": "x*x", "variables": ["x", "y", "x"]} | problem.variables[2]: expected a variable not named before, found "x"
            """)
    void aContradictionNamesTheFieldToChange(String override, String message) {
        assertEquals("e.json: " + message, message(ANALYTIC, override));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            problem.data={"type": "linearRegression"} | problem.loss: expected halfSquaredError or meanSquaredError for targets that are numbers, found crossEntropy; the nearest valid value is meanSquaredError
            problem={"type": "network", "data": {"type": "blobs"}, "architecture": {"type": "mlp"}, "loss": "logistic"} | problem.loss: expected crossEntropy, halfSquaredError or meanSquaredError for 3 classes, found logistic, which is for 2; the nearest valid value is crossEntropy
            optimizers.0.batch=75 | optimizers[0].batch: expected at most the number of training samples, 74, found 75; the nearest valid value is 74
            problem={"type": "network", "data": {"type": "matrix"}, "architecture": {"type": "mlp"}, "loss": "halfSquaredError"} | problem.architecture.type: expected "matrixFactorization" for a target matrix, which has no inputs, found "mlp"
            problem={"type": "network", "data": {"type": "csv", "file": "x.csv", "task": "regression"}, "architecture": {"type": "mlp"}, "loss": "logistic"} | problem.loss: expected halfSquaredError or meanSquaredError for targets that are numbers, found logistic; the nearest valid value is meanSquaredError
            """)
    void dataArchitectureAndLossMustFitEachOther(String override, String message) {
        assertEquals("e.json: " + message, message(MOONS, override));
    }

    @Test
    void optimizersWithoutANameAreNumberedAndNoContradiction() throws ExperimentException {
        ExperimentFile.parse(ExperimentFile.withOverrides(ANALYTIC, List.of("optimizers.1.type=sgd")), "");
    }

    @Test
    void theStartOfANetworkHasOneNumberAParameter() {
        // 2·3 + 3 and 3·2 + 2 numbers, or one output with the logistic loss.
        assertEquals("e.json: start: expected 17 numbers, one a parameter, found 1",
                message(MOONS.replace("\"mlp\"", "\"mlp\", \"hidden\": [3]"), "start=[1]"));
        assertEquals("e.json: start: expected 13 numbers, one a parameter, found 1",
                message(MOONS.replace("\"mlp\"", "\"mlp\", \"hidden\": [3]").replace("crossEntropy", "logistic"), "start=[1]"));
    }

    @Test
    void aNetworkBeyondTheMemoryIsAnsweredInBytes() {
        String message = message(MOONS, "problem.architecture.hidden=[65536, 65536, 65536]");
        String bytes = "found " + BigInteger.valueOf(2 * 65536L + 65536 + 2 * (65536L * 65536 + 65536) + 65536 * 2 + 2 + 32)
                .multiply(BigInteger.valueOf(8L * (16 + 502))) + " bytes for ";
        assertTrue(message.startsWith("e.json: problem: expected a problem that fits ") && message.contains(bytes), message);
    }

    @Test
    void aBatchMayHoldEveryTrainingSample() throws ExperimentException {
        // 100 samples in two classes of 50: 13 of each are held back, 74 are trained on.
        ExperimentFile.parse(ExperimentFile.withOverrides(MOONS, List.of("optimizers.0.batch=74")), "");
    }

    @Test
    void aMatrixThatCannotBeIsFoundAtItsField() throws ExperimentException {
        assertEquals(List.of("problem.architecture.type", "problem.data.entries.rows[1]"), paths(ExperimentFile.decode("""
                {"problem": {"type": "network", "data": {"type": "matrix", "entries": {"type": "rows", "rows": [[1, 2], [3]]}},
                 "architecture": {"type": "mlp"}, "loss": "halfSquaredError"}, "optimizers": [{"type": "sgd"}]}""", "")));
        assertEquals(List.of("problem.architecture.type", "problem.data.entries.rank"), paths(ExperimentFile.decode("""
                {"problem": {"type": "network", "data": {"type": "matrix", "entries": {"type": "lowRank", "rows": 3, "rank": 4}},
                 "architecture": {"type": "mlp"}, "loss": "halfSquaredError"}, "optimizers": [{"type": "sgd"}]}""", "")));
    }

    @Test
    void dataBeyondTheMemoryAreAnsweredInBytes() throws ExperimentException {
        Experiment.ProblemSpec.Network network = (Experiment.ProblemSpec.Network) ExperimentFile.decode("""
                {"problem": {"type": "network", "data": {"type": "blobs", "samples": 1000, "dimension": 99},
                 "architecture": {"type": "mlp"}, "loss": "crossEntropy"}, "optimizers": [{"type": "sgd"}]}""", "").problem();
        assertEquals(List.of(new Finding("problem.data.samples", "expected data that fit 80000 bytes of memory, found 800000 bytes;"
                + " the nearest number of samples that fits is 100")), NetworkCheck.findings(network, 80_000));
        assertEquals(List.of(), NetworkCheck.findings(network, 800_000));
    }

    @Test
    void aStartOfAFormulaHasOneNumberAVariable() {
        assertEquals("e.json: start: expected 2 numbers, one a parameter, found 3", assertThrows(ExperimentException.class,
                () -> ExperimentFile.parse("""
                        {"problem": {"type": "formula", "formula": "x*y"}, "start": [1, 2, 3], "optimizers": [{"type": "sgd"}]}""",
                        "e.json")).getMessage());
    }

    @Test
    void aLineNeedsNoSecondAxisOrRange() throws ExperimentException {
        ExperimentFile.parse(ExperimentFile.withOverrides(ANALYTIC, List.of("grid.rows=1", "grid.range=[0, 1, 0, 0]",
                "plane={\"type\": \"axes\", \"first\": 1, \"second\": 1}")), "");
    }

    @Test
    void theProblemsDimensionDecidesLengthsAndAxes() throws ExperimentException {
        assertEquals(List.of(new Finding("start", "expected 2 numbers, one a parameter, found 3")), sized("start=[1, 2, 3]", LARGE));
        assertEquals(List.of(new Finding("probes.minimum.points[1]", "expected 2 numbers, one a parameter, found 1")),
                sized("probes.minimum={\"type\": \"declared\", \"value\": 0, \"points\": [[1, 2], [1]]}", LARGE));
        assertEquals(List.of(new Finding("plane.second", "expected a parameter from 0 to 1, found 2; the nearest valid value is 1")),
                sized("plane={\"type\": \"axes\", \"second\": 2}", LARGE));
        assertEquals(List.of(), sized("start=[1, 2]", LARGE));
        assertEquals(List.of(new Finding("optimizers[0].batch", "expected at most the number of training samples, 64, found 65;"
                + " the nearest valid value is 64")), sized("optimizers.0.batch=65", new Size(2, 64, 1L << 30)));
    }

    @Test
    void aHistoryBeyondTheMemoryIsAnsweredInBytesAndWithWhatFits() throws ExperimentException {
        // A row of 68 + 32 doubles is 800 bytes; 16 of them are always there, and two rows besides one a step.
        List<Finding> findings = sized("training.steps=10000", new Size(68, 1, 1_000_000));
        assertEquals(List.of(new Finding("training.recordEvery", "expected a history that fits 1000000 bytes of memory, found 8014400"
                + " bytes for 68 parameters, 1 optimizers and 10002 recorded steps; the nearest valid value is 9")), findings);
        assertEquals(List.of(), sized("training={\"steps\": 10000, \"recordEvery\": 9}", new Size(68, 1, 1_000_000)));
        assertEquals(List.of("problem"), sized("training.steps=1", new Size(1L << 60, 1, 1L << 30)).stream().map(Finding::path).toList());
    }

    private static List<Finding> sized(String override, Size size) throws ExperimentException {
        return ExperimentCheck.findings(ExperimentFile.decode(ExperimentFile.withOverrides(ANALYTIC, List.of(override)), ""), size);
    }

    private static List<String> paths(Experiment experiment) {
        return ExperimentCheck.findings(experiment).stream().map(Finding::path).sorted().toList();
    }

    private static String message(String json, String override) {
        return assertThrows(ExperimentException.class,
                () -> ExperimentFile.parse(ExperimentFile.withOverrides(json, List.of(override)), "e.json")).getMessage();
    }
}
