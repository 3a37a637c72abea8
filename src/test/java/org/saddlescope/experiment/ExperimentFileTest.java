package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Precision;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Experiment.PlaneSpec;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.landscape.Normalisation;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.AveragePoolLayer;
import org.saddlescope.model.BatchNormLayer;
import org.saddlescope.model.Conv2dLayer;
import org.saddlescope.model.GlobalAveragePoolLayer;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.Layer;
import org.saddlescope.model.LayerNormLayer;
import org.saddlescope.model.MaxPoolLayer;
import org.saddlescope.model.ResidualLayer;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;

class ExperimentFileTest {
    private static final String SMALLEST = """
            {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}]}""";

    @TempDir
    private Path folder;

    @Test
    void whatAFileLeavesOutIsAsItsFallbackSays() throws ExperimentException {
        Experiment experiment = ExperimentFile.parse(SMALLEST, "e.json");
        assertEquals(new Experiment(1, "Untitled", "", 1, Precision.DOUBLE, new ProblemSpec.Analytic("himmelblau"),
                Optional.empty(), List.of(new Optimizer.Sgd("", 0.1, new Schedule.Constant(), 0)),
                new Experiment.Training(500, 1, 0), new PlaneSpec.Auto(), new Experiment.Grid(51, 51, Optional.empty()),
                new Experiment.Probes(1, 10, 1e-6),
                List.of(FigureKind.MAP, FigureKind.SURFACE, FigureKind.LOSS, FigureKind.RATIOS, FigureKind.SPECTRUM)), experiment);
    }

    @Test
    void layersWithinLayersAreReadAndWritten() throws ExperimentException {
        String json = """
                {"problem": {"type": "network", "data": {"type": "idx", "folder": "mnist"}, "architecture": {"type": "sequential", "layers": [
                   {"type": "conv2d", "channels": 4, "padding": 1},
                   {"type": "residual", "layers": [
                      {"type": "residual", "layers": [{"type": "batchNorm"}]}, {"type": "layerNorm", "over": "channels"}]},
                   {"type": "maxPool"}, {"type": "averagePool", "size": 3, "stride": 1}, {"type": "globalAveragePool"}, {"type": "linear"}]},
                 "loss": "crossEntropy"}, "optimizers": [{"type": "sgd"}]}""";
        Experiment experiment = ExperimentFile.decode(json, "e.json");
        assertEquals(new Architecture.Sequential(List.of(new Conv2dLayer(4, 3, 1, 1, true, new Initialisation.He()),
                new ResidualLayer(List.of(
                        new ResidualLayer(List.of(new BatchNormLayer(1e-5)), ResidualLayer.Shortcut.IDENTITY),
                        new LayerNormLayer(LayerNormLayer.Over.CHANNELS, 1e-5)), ResidualLayer.Shortcut.IDENTITY),
                new MaxPoolLayer(2, 0), new AveragePoolLayer(3, 1), new GlobalAveragePoolLayer(),
                new Layer.Linear(0, true, new Initialisation.Automatic()))), ((ProblemSpec.Network) experiment.problem()).architecture());
        assertEquals(experiment, ExperimentFile.decode(ExperimentFile.write(experiment), "again"));
        assertEquals("e.json: problem.architecture.layers[1].layers[0].layers[0].epsilon: expected a number above 0 and at most 1000000, found 0;"
                        + " the nearest valid value is just above 0",
                assertThrows(ExperimentException.class, () -> ExperimentFile.decode(
                        json.replace("\"batchNorm\"", "\"batchNorm\", \"epsilon\": 0"), "e.json")).getMessage());
    }

    @Test
    void anExperimentIsWrittenInOneOrderWithoutEmptyOptionals() throws ExperimentException {
        Experiment experiment = ExperimentFile.decode("""
                {"name": "A \\"B\\"\\n", "start": [0.5, -0.0, 1e-300, 3], "seed": 9007199254740993,
                 "problem": {"type": "analytic", "function": "himmelblau"},
                 "optimizers": [{"type": "sgd", "stepSize": 2}, {"type": "adam", "name": "b"}]}""", "");
        assertEquals("""
                {
                  "schema": 1,
                  "name": "A \\"B\\"\\n",
                  "notes": "",
                  "seed": 9007199254740993,
                  "precision": "double",
                  "problem": {"type": "analytic", "function": "himmelblau"},
                  "start": [0.5, -0.0, 1.0E-300, 3],
                  "optimizers": [
                    {
                      "type": "sgd",
                      "name": "",
                      "stepSize": 2,
                      "schedule": {"type": "constant"},
                      "batch": 0,
                      "weightDecay": 0,
                      "clip": 0
                    },
                    {
                      "type": "adam",
                      "name": "b",
                      "stepSize": 0.001,
                      "beta1": 0.9,
                      "beta2": 0.999,
                      "epsilon": 1.0E-8,
                      "schedule": {"type": "constant"},
                      "batch": 0,
                      "weightDecay": 0,
                      "clip": 0
                    }
                  ],
                  "training": {"steps": 500, "recordEvery": 1, "checkpointEvery": 0, "interventions": []},
                  "plane": {"type": "auto"},
                  "grid": {"columns": 51, "rows": 51},
                  "slice": {"quantity": "loss", "repeats": 1, "layers": 1, "explained": 0.5},
                  "probes": {
                    "every": 1,
                    "curvatureEvery": 10,
                    "curvatureTolerance": 1.0E-6,
                    "minimum": {"type": "known"},
                    "kernelEvery": 0,
                    "conditions": [],
                    "smoothness": false,
                    "sharpness": false,
                    "morseIndex": false,
                    "modelHessian": false
                  },
                  "spectrum": {
                    "count": 10,
                    "tolerance": 1.0E-6,
                    "probes": 10,
                    "steps": 80,
                    "products": 5000,
                    "split": true,
                    "layers": true,
                    "kernel": true,
                    "modelHessian": 1000,
                    "along": 1
                  },
                  "critical": {
                    "tolerance": 1.0E-9,
                    "iterations": 1000,
                    "perturbed": 0,
                    "radius": 0.1,
                    "checkpoints": false,
                    "columns": 0,
                    "rows": 0,
                    "walk": false,
                    "walkSteps": 5000
                  },
                  "path": {"type": "line", "points": 101, "align": true},
                  "figures": ["map", "surface", "loss", "ratios", "spectrum"]
                }
                """, ExperimentFile.write(experiment));
        assertEquals(experiment, ExperimentFile.decode(ExperimentFile.write(experiment), ""));
    }

    @Test
    void everyVariantSurvivesARoundTrip() throws ExperimentException {
        List<Schema.Union> unions = new ArrayList<>();
        SchemaTest.unions(Schema.experiment(), unions);
        assertTrue(unions.size() >= 7, "sealed interfaces: " + unions.size());
        for (Schema.Union union : unions) {
            for (Schema.Option option : union.options()) {
                Record value = option.record().initial();
                String text = JsonText.pretty(Encoder.encode(union, value));
                assertEquals(value, new Decoder("").decode(union, JsonText.parse(text, ""), ""), option.name());
                assertTrue(text.startsWith("{\n  \"type\": \"" + option.name() + "\"") || text.contains("\"" + option.name() + "\""));
            }
        }
    }

    @Test
    void everyOptionalPartSurvivesARoundTrip() throws ExperimentException {
        Experiment experiment = ExperimentFile.parse("""
                {"problem": {"type": "formula", "formula": "a*b", "variables": ["a", "b"]}, "start": [1, 2],
                 "optimizers": [{"type": "nesterov", "schedule": {"type": "cosine", "finalFraction": 0.1}}],
                 "plane": {"type": "random", "normalisation": "none", "ignoreBias": false, "seed": 4},
                 "grid": {"columns": 11, "rows": 7, "range": [-1, 1, -2.5, 2]},
                 "probes": {"minimum": {"type": "declared", "value": -1, "points": [[0, 0]]}}, "figures": [], "precision": "float"}""", "");
        assertEquals(Optional.of(List.of(-1.0, 1.0, -2.5, 2.0)), experiment.grid().range());
        assertEquals(new PlaneSpec.Random(Normalisation.NONE, false, 4), experiment.plane());
        assertEquals(new MinimumSpec.Declared(-1, List.of(List.of(0.0, 0.0))), experiment.probes().minimum());
        assertEquals(experiment, ExperimentFile.parse(ExperimentFile.write(experiment), ""));
    }

    @Test
    void wholeNumbersMayBeWrittenWithAPointOrAnExponent() throws ExperimentException {
        assertEquals(1000, ExperimentFile.parse(ExperimentFile.withOverrides(SMALLEST, List.of("training.steps=1e3")), "").training().steps());
        assertEquals(20, ExperimentFile.parse(ExperimentFile.withOverrides(SMALLEST, List.of("training.steps=20.0")), "").training().steps());
    }

    @Test
    void aSavedFileReadsBackAndLeavesNothingBesideIt() throws Exception {
        Experiment experiment = ExperimentFile.parse(SMALLEST, "");
        Path file = folder.resolve("e.json");
        Files.writeString(file, "old");
        ExperimentFile.save(experiment, file);
        assertEquals(experiment, ExperimentFile.read(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFileThatCannotBeSavedIsNamed() {
        Path file = folder.resolve("no/such/folder/e.json");
        assertEquals(file + ": cannot be saved: there is no folder " + file.getParent(), assertThrows(ExperimentException.class,
                () -> ExperimentFile.save(ExperimentFile.parse(SMALLEST, ""), file)).getMessage());
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Path file = folder.resolve("e.json");
        assertEquals(file + ": there is no such file", assertThrows(ExperimentException.class, () -> ExperimentFile.read(file)).getMessage());
        assertEquals(folder + " is a folder; expected an experiment file",
                assertThrows(ExperimentException.class, () -> ExperimentFile.read(folder)).getMessage());
        Files.write(file, new byte[] {'{', (byte) 0xFF, '}'});
        assertEquals(file + ": expected text in UTF-8, found bytes that are none",
                assertThrows(ExperimentException.class, () -> ExperimentFile.read(file)).getMessage());
    }

    @Test
    void listsInExperimentsCannotBeChanged() throws ExperimentException {
        Experiment experiment = ExperimentFile.parse(SMALLEST, "");
        assertThrows(UnsupportedOperationException.class, () -> experiment.optimizers().clear());
        assertFalse(experiment.figures().isEmpty());
        assertThrows(UnsupportedOperationException.class, () -> experiment.figures().clear());
    }

    @Test
    void overridesReplaceAddAndCreate() throws ExperimentException {
        String json = ExperimentFile.withOverrides(SMALLEST, List.of("optimizers.0.stepSize=0.5", "optimizers[1].type=adam",
                "optimizers[1].schedule.type=cosine", "optimizers.1.schedule.finalFraction=0.25", "training.steps=7",
                "grid.range=[0, 1, 0, 1]", "start.0=3", "start.1=4", "name=2024", "notes=\"quoted\"", "plane.type=principal",
                "figures.5=accuracy"));
        Experiment experiment = ExperimentFile.parse(json, "");
        assertEquals(0.5, experiment.optimizers().get(0).stepSize());
        assertEquals(new Schedule.Cosine(0.25), experiment.optimizers().get(1).schedule());
        assertEquals(7, experiment.training().steps());
        assertEquals(Optional.of(List.of(0.0, 1.0, 0.0, 1.0)), experiment.grid().range());
        assertEquals(Optional.of(List.of(3.0, 4.0)), experiment.start());
        assertEquals("2024", experiment.name());
        assertEquals("quoted", experiment.notes());
        assertEquals(new PlaneSpec.Principal(), experiment.plane());
        assertEquals(FigureKind.ACCURACY, experiment.figures().getLast());
        assertEquals(6, experiment.figures().size());
    }

    @Test
    void aFolderInAnOverrideIsTextWhateverItLooksLike() throws ExperimentException {
        String json = """
                {"problem": {"type": "network", "data": {"type": "idx", "folder": "x"}, "architecture": {"type": "mlp"},
                 "loss": "crossEntropy"}, "optimizers": [{"type": "adam"}]}""";
        ProblemSpec.Network network = (ProblemSpec.Network) ExperimentFile.parse(
                ExperimentFile.withOverrides(json, List.of("problem.data.folder=../shared/data")), "").problem();
        assertEquals("../shared/data", ((DataSource.Idx) network.data()).folder());
        network = (ProblemSpec.Network) ExperimentFile.parse(
                ExperimentFile.withOverrides(json, List.of("problem.data.folder=7")), "").problem();
        assertEquals("7", ((DataSource.Idx) network.data()).folder());
    }

    @Test
    void overridesThatFitNowhereAreAnswered() {
        assertEquals("--set steps: expected PATH=VALUE, for instance training.steps=100", override("steps"));
        assertEquals("--set optimizers.5.stepSize=1: optimizers is a list of 1; expected an index from 0 to 1, found 5",
                override("optimizers.5.stepSize=1"));
        assertEquals("--set problem.type.x=1: problem.type is \"analytic\", which has no part named x", override("problem.type.x=1"));
        assertEquals("e.json: trainig: unknown field of the experiment; did you mean \"training\"?", override("trainig.steps=1"));
        assertEquals("e.json: training.steps: expected a whole number from 0 to 10000000, found \"many\"", override("training.steps=many"));
    }

    private static String override(String override) {
        return assertThrows(ExperimentException.class,
                () -> ExperimentFile.parse(ExperimentFile.withOverrides(SMALLEST, List.of(override)), "e.json")).getMessage();
    }
}
