package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.data.BlockModel;
import org.saddlescope.data.Dataset;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.engine.Samples;
import org.saddlescope.experiment.Frame.Phase;

/** Graphs, generated images and NumPy files, from the experiment's text to the trained network. */
class GraphRunsTest {
    private static final String EXPERIMENT = """
            {"problem": {"type": "network", "data": %s, "architecture": %s, "loss": "crossEntropy"},
             "optimizers": [{"type": "adam", "stepSize": 0.02}], "training": {"steps": 50},
             "grid": {"columns": 3, "rows": 3}, "probes": {"every": 50, "curvatureEvery": 0}}""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'type': 'blockModel'} | {'type': 'gcn'}",
        "{'type': 'graphClasses', 'samples': 80} | {'type': 'gcn', 'hidden': [16, 16], 'activation': 'tanh'}",
        "{'type': 'bars', 'samples': 80} | {'type': 'mlp', 'hidden': [16]}",
        "{'type': 'glyphs', 'samples': 120} | {'type': 'mlp', 'hidden': [32]}"}, quoteCharacter = '"')
    void fiftyStepsHalveTheLoss(String data, String architecture) throws Exception {
        double[] loss = losses(EXPERIMENT.formatted(data, architecture).replace('\'', '"'));
        assertTrue(loss[loss.length - 1] < loss[0] / 2, loss[0] + " to " + loss[loss.length - 1]);
    }

    @Test
    void theOwnArraysOfAnArchiveAreTrainedOn() throws Exception {
        double[] inputs = new double[40 * 6];
        double[] classes = new double[40];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = Math.sin(i * i);
        }
        for (int i = 0; i < 40; i++) {
            classes[i] = inputs[6 * i] > 0 ? 1 : 0;
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>(Map.of(
                "x", new NpyArray.Numbers(NpyArray.Type.FLOAT64, List.of(40, 2, 3), inputs)));
        arrays.put("kind", new NpyArray.Numbers(NpyArray.Type.INT64, List.of(40), classes));
        Path file = folder.resolve("own.npz");
        Npz.write(file, arrays, Npz.Packing.STORED);
        String data = "{\"type\": \"npz\", \"file\": \"" + file.toString().replace("\\", "/") + "\", \"inputs\": \"x\", \"targets\": \"kind\"}";
        double[] loss = losses(EXPERIMENT.formatted(data, "{\"type\": \"mlp\", \"hidden\": [16]}"));
        assertTrue(loss[loss.length - 1] < loss[0] / 2, loss[0] + " to " + loss[loss.length - 1]);
    }

    @Test
    void aRunFolderKeepsTheLabelsOfTheNodesWithThoseThatDoNotCount() throws Exception {
        Dataset data = new BlockModel(12, 3, 0.5, 0.1, 2, 1, 0.25).load(1);
        Path file = folder.resolve("data.npz");
        assertTrue(SampleFile.write(file, data));
        NpyArray.Numbers targets = (NpyArray.Numbers) Npz.read(file).get("targets");
        assertEquals(List.of(2, 12), targets.shape());
        int[] trained = ((Samples.Labels) data.training().targets()).labels();
        for (int i = 0; i < 12; i++) {
            assertEquals(trained[i], targets.values()[i]);
            assertEquals(i % 3, Math.max(targets.values()[i], targets.values()[12 + i]));
        }
    }

    private static double[] losses(String json) throws Exception {
        try (Session session = new Session(ExperimentFile.parse(json, "test"), Session.View.AT_END)) {
            Frame frame = session.run(Control.running(), _ -> { });
            assertEquals(Phase.DONE, frame.phase());
            return frame.tracks().getFirst().history().loss();
        }
    }
}
