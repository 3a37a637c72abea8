package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.landscape.Slice;
import org.saddlescope.model.Architecture;

/**
 * Every architecture on its natural data, as its experiment file says it: fifty steps of one optimizer at least halve the
 * loss or reach the accuracy that is stated here, and the run folder holds a complete slice and the extreme eigenvalues
 * of the Hessian with their residuals.
 */
class EveryArchitectureTest {
    private static final int STEPS = 50;
    private static final String EXPERIMENT = """
            {"problem": {"type": "network", "data": %s, "architecture": %s, "loss": "%s"},
             "optimizers": [%s], "training": {"steps": 50},
             "grid": {"columns": 5, "rows": 3}, "probes": {"every": 0, "curvatureEvery": 50}}""";

    /**
     * @param least the accuracy on the training samples that is to be reached; 0: the loss is to be halved
     */
    record Case(String data, String architecture, String loss, String optimizer, double least) {
        Case(String data, String architecture, String loss, String optimizer) {
            this(data, architecture, loss, optimizer, 0);
        }

        Experiment experiment(Path folder) throws ExperimentException {
            return ExperimentFile.parse(EXPERIMENT.formatted(data, architecture, loss, optimizer).replace('\'', '"')
                    .replace("TEXT", folder.resolve("text.txt").toString().replace("\\", "/")), toString());
        }

        @Override
        public String toString() {
            return (architecture + " on " + data).replaceAll("[{}']|type: ", "");
        }
    }

    private static String adam(double stepSize) {
        return "{'type': 'adam', 'stepSize': " + stepSize + "}";
    }

    private static String descent(double stepSize) {
        return "{'type': 'sgd', 'stepSize': " + stepSize + "}";
    }

    static Stream<Case> cases() {
        String square = "{'type': 'linearRegression', 'samples': 60, 'dimension': 4, 'outputs': 4, 'noise': 0}";
        String teacher = "{'type': 'teacherStudent', 'samples': 80, 'dimension': 4}";
        String bars = "{'type': 'bars', 'samples': 60, 'size': 6}";
        String glyphs = "{'type': 'glyphs', 'samples': 45, 'classes': 3, 'size': 8}";
        String copy = "{'type': 'copy', 'samples': 48, 'symbols': 3, 'length': 2}";
        String text = "{'type': 'text', 'file': 'TEXT', 'length': 8, 'samples': 40}";
        String parity = "{'type': 'parity', 'samples': 48, 'length': 3, 'everyStep': true}";
        return Stream.of(
                new Case("{'type': 'twoMoons', 'samples': 100}", "{'type': 'mlp', 'hidden': [8]}", "crossEntropy", adam(0.05)),
                new Case(teacher, "{'type': 'mlp', 'hidden': [8]}", "meanSquaredError", adam(0.03)),
                new Case("{'type': 'linearRegression', 'samples': 60, 'dimension': 4}", "{'type': 'deepLinear', 'widths': [4, 4]}",
                        "meanSquaredError", descent(0.1)),
                new Case(square, "{'type': 'linearResidual'}", "meanSquaredError", descent(0.1)),
                new Case(square, "{'type': 'oneHidden'}", "meanSquaredError", adam(0.05)),
                new Case("{'type': 'spherePoints'}", "{'type': 'twoLayerWide', 'width': 64}", "halfSquaredError", descent(0.3)),
                new Case("{'type': 'sineProduct', 'samples': 100, 'flips': 0}", "{'type': 'twoLayerWide', 'width': 64, 'trained': false}",
                        "logistic", adam(0.1)),
                new Case("{'type': 'matrix'}", "{'type': 'matrixFactorization', 'scale': 0.5}", "meanSquaredError", descent(0.2)),
                new Case("{'type': 'matrixEntries'}", "{'type': 'entryFactorization', 'scale': 0.5}", "meanSquaredError", descent(2)),
                new Case("{'type': 'blobs', 'samples': 90}", "{'type': 'softmaxRegression'}", "crossEntropy", descent(0.5)),
                new Case("{'type': 'blobs', 'samples': 90, 'classes': 2}", "{'type': 'logisticRegression'}", "logistic", descent(1)),
                new Case("{'type': 'halfSpaceClouds', 'variance': 0.2}", "{'type': 'halfSpace', 'scale': 1}", "sigmoid", descent(10)),
                new Case(bars, "{'type': 'conv', 'channels': [4], 'padding': 1}", "crossEntropy", adam(0.02)),
                new Case(glyphs, "{'type': 'conv', 'channels': [4, 6], 'padding': 1, 'pooling': 'average', 'activation': 'gelu', 'dense': [8]}",
                        "crossEntropy", adam(0.02)),
                new Case(glyphs, "{'type': 'resNet', 'widths': [3, 4]}", "crossEntropy", adam(0.02)),
                new Case(bars, "{'type': 'resNet', 'widths': [3, 4], 'norm': 'batch', 'activation': 'silu'}", "crossEntropy", adam(0.02)),
                new Case(copy, "{'type': 'rnn', 'width': 8, 'embedding': 4}", "crossEntropy", adam(0.05)),
                new Case("{'type': 'sine', 'samples': 40, 'length': 6}", "{'type': 'rnn', 'width': 6}", "meanSquaredError", adam(0.02)),
                new Case(copy, "{'type': 'lstm', 'width': 10, 'embedding': 4}", "crossEntropy", adam(0.1)),
                new Case("{'type': 'sine', 'samples': 48, 'length': 6, 'task': 'classification'}", "{'type': 'lstm', 'width': 6}",
                        "crossEntropy", adam(0.1), 0.85),
                new Case(text, "{'type': 'transformer', 'width': 8, 'feedForward': 12}", "crossEntropy", adam(0.03)),
                new Case(parity, "{'type': 'transformer', 'width': 8, 'feedForward': 12}", "crossEntropy", adam(0.03), 0.85),
                new Case("{'type': 'blockModel', 'nodes': 30, 'inside': 0.4}", "{'type': 'gcn', 'hidden': [8]}", "crossEntropy", adam(0.05)),
                new Case("{'type': 'graphClasses', 'samples': 40, 'nodes': 6, 'flips': 0}", "{'type': 'gcn', 'hidden': [8, 8], 'activation': 'tanh'}",
                        "crossEntropy", adam(0.1)),
                new Case(bars, """
                        {'type': 'sequential', 'layers': [{'type': 'conv2d', 'channels': 4, 'kernel': 3}, {'type': 'activation'},
                         {'type': 'maxPool'}, {'type': 'flatten'}, {'type': 'linear'}]}""", "crossEntropy", adam(0.03)));
    }

    @Test
    void noArchitectureIsLeftOut(@TempDir Path folder) throws ExperimentException {
        Set<Class<?>> run = cases().map(c -> {
            try {
                return ((ProblemSpec.Network) c.experiment(folder).problem()).architecture().getClass();
            } catch (ExperimentException e) {
                throw new AssertionError(e);
            }
        }).collect(Collectors.toSet());
        assertEquals(Set.of(Architecture.class.getPermittedSubclasses()), run);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fiftyStepsHalveTheLossOrReachTheAccuracyAndTheFolderHoldsASliceAndTheExtremePair(Case c, @TempDir Path parent) throws Exception {
        Files.writeString(parent.resolve("text.txt"), "the loss falls, the loss rests, the loss falls again. ".repeat(8));
        Experiment experiment = c.experiment(parent);
        RunFolder folder = RunFolder.create(parent.resolve("run"));
        run(experiment, folder);

        SavedRun saved = RunFolder.open(folder.path());
        assertEquals(RunEnd.DONE, saved.end().orElseThrow());
        Frame.Track track = saved.frame().tracks().getFirst();
        assertEquals(STEPS, track.step());
        double[] loss = track.history().loss();
        if (c.least == 0) {
            assertTrue(loss[STEPS] <= loss[0] / 2, loss[0] + " became " + loss[STEPS]);
        } else {
            double accuracy = last(track, "train_accuracy");
            assertTrue(accuracy >= c.least, "accuracy " + accuracy + ", loss " + loss[0] + " became " + loss[STEPS]);
        }

        assertTrue(Files.exists(folder.slices().resolve("loss.npz")));
        Slice slice = saved.frame().slice().orElseThrow();
        assertEquals(15, slice.values().length);
        assertTrue(slice.complete() && Arrays.stream(slice.values()).allMatch(Double::isFinite), Arrays.toString(slice.values()));

        ProbeReport probe = new Probe(experiment).at(saved.checkpoints().getLast().theta());
        assertEquals(loss[STEPS], probe.loss());
        for (boolean largest : new boolean[] {false, true}) {
            double value = last(track, largest ? "lambda_max" : "lambda_min");
            double residual = last(track, largest ? "lambda_max_residual" : "lambda_min_residual");
            double probed = largest ? probe.lambdaMax() : probe.lambdaMin();
            double probedResidual = largest ? probe.lambdaMaxResidual() : probe.lambdaMinResidual();
            double scale = Math.max(Math.abs(probe.lambdaMin()), Math.abs(probe.lambdaMax()));
            assertTrue(residual <= 1e-6 * scale, value + " with residual " + residual);
            assertTrue(Math.abs(value - probed) <= residual + probedResidual + 1e-12 * scale, value + " in the history, " + probed + " by the probe");
        }
        assertTrue(last(track, "lambda_min") < last(track, "lambda_max"));
    }

    private static void run(Experiment experiment, RunFolder folder) throws ExperimentException, InterruptedException {
        Control control = Control.running();
        try (RunWriter writer = new RunWriter(folder, experiment, control); Session session = new Session(experiment, Session.View.AT_END)) {
            writer.finish(session.run(control, writer, writer), RunEnd.DONE, "");
        }
    }

    private static double last(Frame.Track track, String column) {
        History.Column values = track.history().columns().stream().filter(other -> other.id().equals(column)).findFirst().orElseThrow();
        assertTrue(values.measured()[STEPS], column);
        return values.values()[STEPS];
    }
}
