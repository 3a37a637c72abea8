package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code saddlescope list} names everything that the four papers speak of. */
class ListCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            architectures   | sequential deepLinear linearResidual oneHidden twoLayerWide mlp matrixFactorization entryFactorization
            architectures   | logisticRegression softmaxRegression halfSpace conv resNet rnn lstm gcn transformer
            layers          | linear conv2d maxPool averagePool globalAveragePool layerNorm batchNorm activation residual flatten
            layers          | embedding positions attention transformerBlock recurrent lstm lastStep meanOfSteps everyStep graphConv nodeMean
            activations     | identity tanh relu sigmoid softplus erf gelu silu
            initialisations | automatic he xavier tangentKernel orthogonal identity zero scaled
            data            | twoMoons circles spirals xor blobs linearRegression teacherStudent matrix matrixEntries
            data            | sineProduct halfSpaceClouds spherePoints copy parity sine text blockModel graphClasses glyphs bars
            data            | cifar idx npz npy csv
            losses          | halfSquaredError meanSquaredError crossEntropy logistic sigmoid
            optimizers      | sgd momentum nesterov adaGrad adaGradNormMax rmsProp adam adamW nAdamW ngn spsMax decSps
            optimizers      | normalisedSgd perturbedGd sam lbfgs dampedNewton saddleFreeNewton
            schedules       | constant step cosine oneCycle warmUp inverseSquareRoot
            problems        | network analytic formula
            """)
    void everyItemIsNamedUnderItsHeading(String heading, String names) {
        List<String> listed = sections().getOrDefault(heading, List.of());
        for (String name : names.split(" ")) {
            assertTrue(listed.contains(name), name + " is not among the " + heading + ": " + listed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "functions", "data", "architectures", "layers", "initialisations", "optimizers", "schedules"})
    void everyItemSaysWhatItIsBesideItsName(String heading) {
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("list", heading), harness.err());
        List<String> items = harness.out().lines().filter(line -> line.startsWith("  ") && !line.startsWith("   ")).toList();
        assertFalse(items.isEmpty());
        for (String item : items) {
            assertTrue(item.strip().matches("\\w+ {2,}\\S.*"), item);
        }
    }

    @Test
    void weightDecayAndClippingAreFieldsOfTheOptimizers() {
        Harness harness = new Harness();
        harness.execute("list", "optimizers");
        assertTrue(harness.out().contains("weightDecay (") && harness.out().contains("clip ("), harness.out());
    }

    private static Map<String, List<String>> sections() {
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("list"), harness.err());
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (String line : harness.out().lines().toList()) {
            if (line.startsWith(" ")) {
                names.add(line.strip().split(" ", 2)[0]);
            } else {
                names = new ArrayList<>();
                sections.put(line, names);
            }
        }
        return sections;
    }
}
