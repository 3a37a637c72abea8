package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Workers;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.spectra.Vectors;

/** What is done to a run by hand becomes part of its experiment, which then gives the same run bit for bit. */
@Timeout(120)
class InterventionTest {
    private static final String MOONS = """
            {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 60},
               "architecture": {"type": "mlp", "hidden": [6]}, "loss": "crossEntropy"},
             "optimizers": [{"type": "sgd", "name": "sgd", "stepSize": 0.2, "batch": 16, "schedule": {"type": "cosine"}},
               {"type": "momentum", "name": "momentum", "stepSize": 0.05}, {"type": "adam", "name": "adam", "stepSize": 0.02, "batch": 7},
               {"type": "ngn", "name": "ngn", "stepSize": 2, "batch": 16}, {"type": "spsMax", "name": "sps", "stepSize": 3},
               {"type": "decSps", "name": "decsps", "stepSize": 3}, {"type": "lbfgs", "name": "lbfgs"}],
             "training": {"steps": 40, "checkpointEvery": 20}, "grid": {"columns": 5, "rows": 5},
             "probes": {"every": 5, "curvatureEvery": %s}}""";
    private static final String VALLEY = """
            {"problem": {"type": "formula", "formula": "x^2 + 3*y^2"}, "start": [1, 1], "optimizers": [{"type": "%s", "name": "a", "stepSize": 0.01}],
             "training": {"steps": 12%s}, "probes": {"every": 0, "curvatureEvery": 0}}""";

    @TempDir
    Path folder;

    private static Experiment moons(String probes) throws ExperimentException {
        return ExperimentFile.parse(MOONS.formatted(probes), "test");
    }

    private static List<double[]> ends(Trainer trainer, Control control) throws InterruptedException {
        trainer.run(control, _ -> true);
        return trainer.ends();
    }

    /** Pulls the levers at certain updates, as somebody at the window does. */
    private static Trainer.Listener hand(Control control) {
        return step -> {
            switch (step) {
                case 5 -> control.intervene(new Intervention.StepSize(0, "", 2));
                case 11 -> control.intervene(new Intervention.StepSize(0, "adam", 0.25));
                case 17 -> {
                    control.intervene(new Intervention.Kick(0, "", 0.3, 1));
                    control.intervene(new Intervention.Kick(0, "momentum", 0.1, 2));
                }
                case 30 -> control.intervene(new Intervention.StepSize(0, "", 1));
                default -> { }
            }
            return true;
        };
    }

    private static void same(List<double[]> expected, List<double[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), "optimizer " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theExperimentOfASteeredRunGivesTheSameThetaBitForBit(int threads) throws Exception {
        Experiment experiment = moons("0");
        List<double[]> steered;
        Experiment told;
        try (Workers workers = new Workers(5 - threads)) {
            Control control = Control.running();
            Trainer trainer = Trainer.unmeasured(experiment, Problems.load(experiment, workers).problem());
            trainer.run(control, hand(control));
            steered = trainer.ends();
            told = experiment.trained(experiment.training().with(trainer.interventions()));
        }
        assertEquals(List.of(5, 11, 17, 17, 30), told.training().interventions().stream().map(Intervention::step).toList());
        Experiment read = ExperimentFile.parse(ExperimentFile.write(told), "told");
        assertEquals(told, read);
        try (Workers workers = new Workers(threads)) {
            same(steered, ends(Trainer.unmeasured(read, Problems.load(read, workers).problem()), Control.running()));
            List<double[]> untouched = ends(Trainer.unmeasured(experiment, Problems.load(experiment, workers).problem()), Control.running());
            for (int i = 0; i < untouched.size(); i++) {
                assertFalse(java.util.Arrays.equals(untouched.get(i), steered.get(i)), "optimizer " + i + " felt nothing");
            }
        }
    }

    @Test
    void aRunThatIsKickedWhilePausedIsTheSameWhenItIsTrainedAgain() throws Exception {
        Experiment experiment = moons("0");
        Control control = Control.running();
        for (int i = 0; i < 10; i++) {
            control.step();
        }
        Frame frame;
        Experiment told;
        try (Session session = new Session(experiment, Session.View.NEVER)) {
            frame = session.run(control, shown -> {
                if (shown.phase() == Frame.Phase.PAUSED && shown.tracks().getFirst().step() == 10) {
                    control.intervene(new Intervention.Kick(0, "", 0.5, 3));
                    control.resume();
                }
            });
            told = session.experiment();
        }
        assertEquals(List.of(new Intervention.Kick(10, "", 0.5, 3)), told.training().interventions());
        same(frame, told);
    }

    /** Trains the experiment and compares every number of its history. */
    private static void same(Frame frame, Experiment told) throws Exception {
        try (Session again = new Session(told, Session.View.NEVER)) {
            Frame other = again.run(Control.running(), _ -> { });
            assertEquals(HistoryTable.of(frame), HistoryTable.of(other));
            assertEquals(rows(frame), rows(other));
            assertEquals(told.training().interventions(), other.interventions());
        }
    }

    private static List<String> rows(Frame frame) {
        return HistoryTable.of(frame).rows(frame, frame.tracks().stream().map(track -> new HistoryTable.Range(0, track.history().size())).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0, \"minimum\": {\"type\": \"lastIterate\"}, \"alphaBeta\": {}", "0, \"minimum\": {\"type\": \"reference\", \"steps\": 20}", "10, \"sharpness\": true"})
    void whatDependsOnTheRestOfTheRunIsMeasuredAsItWasSteered(String minimum) throws Exception {
        Experiment experiment = moons(minimum);
        Control control = Control.running();
        Frame frame;
        Experiment told;
        try (Session session = new Session(experiment, Session.View.NEVER)) {
            // Wished for before the first update, in the midst of a first pass.
            control.intervene(new Intervention.StepSize(0, "", 0.5));
            frame = session.run(control, _ -> { });
            told = session.experiment();
        }
        assertEquals(List.of(new Intervention.StepSize(0, "", 0.5)), told.training().interventions());
        same(frame, told);
    }

    @Test
    void aRunFolderTellsWhatWasDoneAndItsExperimentGivesTheSameBytes() throws Exception {
        Control control = Control.running();
        control.intervene(new Intervention.StepSize(0, "sgd", 3));
        Path first = write("first", moons("0"), control);
        Experiment told = SavedExperiment.read(first.resolve("experiment.json"));
        assertEquals(List.of(new Intervention.StepSize(0, "sgd", 3)), told.training().interventions());
        Path second = write("second", told, Control.running());
        for (Path file : List.of(Path.of("history.csv"), Path.of("experiment.json"))) {
            assertArrayEquals(Files.readAllBytes(first.resolve(file)), Files.readAllBytes(second.resolve(file)), file.toString());
        }
        try (Stream<Path> thetas = Files.list(first.resolve("theta"))) {
            for (Path theta : thetas.toList()) {
                assertArrayEquals(Files.readAllBytes(theta), Files.readAllBytes(second.resolve("theta").resolve(theta.getFileName())), theta.toString());
            }
        }
        assertEquals(told.training().interventions(), RunFolder.open(first).frame().interventions());
    }

    private Path write(String name, Experiment experiment, Control control) throws Exception {
        Path path = folder.resolve(name);
        RunFolder run = RunFolder.create(path);
        try (RunWriter writer = new RunWriter(run, experiment, control); Session session = new Session(experiment, Session.View.NEVER)) {
            Frame last = session.run(control, writer, writer);
            writer.finish(last, RunEnd.DONE, "");
        }
        return path;
    }

    @Test
    void factorsScaleTheStepAndDoNotMultiplyUp() throws Exception {
        Experiment experiment = ExperimentFile.parse(VALLEY.formatted("sgd", """
                , "interventions": [{"type": "stepSize", "step": 4, "factor": 8}, {"type": "stepSize", "step": 2, "factor": 5},
                {"type": "stepSize", "step": 6, "factor": 1}]"""), "test");
        double x = 1;
        double y = 1;
        for (int step = 0; step < 12; step++) {
            double gamma = 0.01 * (step < 2 || step >= 6 ? 1 : step < 4 ? 5 : 8);
            x -= gamma * 2 * x;
            y -= gamma * 6 * y;
            assertEquals(2 / gamma, StabilityLimit.of(experiment, 0, step), 1e-9);
        }
        double[] end = ends(Trainer.unmeasured(experiment, Problems.load(experiment, Workers.shared()).problem()), Control.running()).getFirst();
        assertArrayEquals(new double[] {x, y}, end, 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"sgd", "ngn", "spsMax", "decSps", "adam", "adaGradNormMax", "normalisedSgd", "rmsProp", "sam", "dampedNewton"})
    void theNextStepOfARuleIsAsManyTimesAsLong(String type) throws Exception {
        Experiment experiment = ExperimentFile.parse(VALLEY.formatted(type, ""), "test");
        Optimizer rule = experiment.optimizers().getFirst();
        var objective = Problems.load(experiment, Workers.shared()).problem().objective();
        double[] start = {1, 1};
        double[] plain = rule.step(rule.init(start), objective, rule.stepSize()).theta();
        double[] three = rule.step(rule.init(start), objective, rule.stepSize(), 3).theta();
        for (int i = 0; i < 2; i++) {
            assertNotEquals(start[i], plain[i]);
            assertEquals(3 * (plain[i] - start[i]), three[i] - start[i], 1e-12);
        }
        assertArrayEquals(plain, rule.step(rule.init(start), objective, rule.stepSize(), 1).theta());
    }

    @Test
    void aKickHasTheLengthThatWasAskedForAndPushesEverybodyTheSameWay() throws Exception {
        Experiment experiment = moons("0");
        Steering first = new Steering(experiment, 0);
        Steering second = new Steering(experiment, 2);
        double[] from = IntStream.range(0, 200).mapToDouble(i -> i % 7).toArray();
        Intervention.Kick kick = new Intervention.Kick(0, "", 0.75, 4);
        double[] there = first.done(kick, experiment.optimizers().get(0).init(from)).theta();
        assertEquals(0.75, Vectors.norm(Vectors.difference(there, from)), 1e-12);
        assertArrayEquals(there, second.done(kick, experiment.optimizers().get(2).init(from)).theta());
        assertArrayEquals(from, second.done(new Intervention.Kick(0, "sgd", 0.75, 4), experiment.optimizers().get(2).init(from)).theta());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "sgd | {\"type\": \"kick\", \"step\": 12, \"radius\": 1} | training.interventions[0].step: expected an update from 0 to 11, as training.steps is 12, found 12; the nearest valid value is 11",
            "sgd | {\"type\": \"kick\", \"step\": 1, \"radius\": 1, \"optimizer\": \"b\"} | training.interventions[0].optimizer: expected the name of an optimizer, or none for all of them, found \"b\"; did you mean \"a\"?",
            "lbfgs | {\"type\": \"stepSize\", \"step\": 1, \"factor\": 2, \"optimizer\": \"a\"} | training.interventions[0].optimizer: expected an optimizer that takes a step size, found \"a\", whose line search decides how long its steps are"})
    void anInterventionThatFitsNothingIsRefusedWithTheNearest(String type, String intervention, String message) throws Exception {
        Experiment experiment = ExperimentFile.decode(VALLEY.formatted(type, ", \"interventions\": [" + intervention + "]"), "test");
        List<ExperimentCheck.Finding> findings = ExperimentCheck.findings(experiment);
        assertEquals(List.of(message), findings.stream().map(one -> one.path() + ": " + one.message()).toList());
    }

    @Test
    void anOptimizerThatHasEndedHearsNothing() throws Exception {
        Experiment experiment = ExperimentFile.parse(VALLEY.formatted("sgd", ", \"interventions\": [{\"type\": \"stepSize\", \"step\": 0, \"factor\": 1e9}, "
                + "{\"type\": \"kick\", \"step\": 11, \"radius\": 1}]").replace("\"steps\": 12", "\"steps\": 400").replace("\"step\": 11", "\"step\": 399"), "test");
        Trainer trainer = Trainer.unmeasured(experiment, Problems.load(experiment, Workers.shared()).problem());
        List<double[]> ends = ends(trainer, Control.running());
        assertTrue(trainer.tracks().getFirst().divergedAt() > 0);
        assertTrue(Double.isFinite(Vectors.norm(ends.getFirst())) || ends.getFirst()[0] != 0);
        assertTrue(Math.abs(ends.getFirst()[0]) > 1e10, "a kick of length 1 would not be seen, but θ is where it diverged");
    }
}
