package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.cli.ChildProcess;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Volume;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.OutputHessian;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

class SlicerTest {
    @TempDir
    private Path folder;

    static Experiment himmelblau(String fields) throws ExperimentException {
        return ExperimentFile.parse("""
                {"seed": 7, "problem": {"type": "analytic", "function": "himmelblau"}, "training": {"steps": 6}, "start": [0.5, -1],
                 "optimizers": [{"type": "sgd", "stepSize": 0.01}]%s}
                """.formatted(fields.isEmpty() ? "" : ", " + fields), "test");
    }

    static Experiment moons(String fields) throws ExperimentException {
        return ExperimentFile.parse("""
                {"seed": 3, "problem": {"type": "network", "data": {"type": "twoMoons", "samples": 24},
                 "architecture": {"type": "mlp", "hidden": [3], "activation": "tanh"}, "loss": "crossEntropy"},
                 "optimizers": [{"type": "momentum", "name": "m", "stepSize": 0.1}], "training": {"steps": 8, "checkpointEvery": 4}, %s}
                """.formatted(fields), "test");
    }

    private static Slicer slicer(Experiment experiment, Path folder) throws ExperimentException {
        Subject subject = Subject.atStart(experiment);
        return new Slicer(subject, subject.points().getFirst(), RunPaths.none(), folder, Duration.ZERO);
    }

    private static Slicer.Outcome slice(Experiment experiment, Path folder) throws ExperimentException {
        return slicer(experiment, folder).slice((_, _, _) -> { }, () -> false);
    }

    /** A program that slices slowly. */
    static final class Slow {
        public static void main(String[] arguments) throws Exception {
            Subject subject = Subject.atStart(experiment());
            new Slicer(subject, subject.points().getFirst(), RunPaths.none(), Path.of(arguments[0]), Duration.ofMillis(20)).slice((_, _, _) -> {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }, () -> false);
        }

        static Experiment experiment() throws ExperimentException {
            return moons("\"plane\": {\"type\": \"random\"}, \"grid\": {\"columns\": 61, \"rows\": 53}");
        }
    }

    @Test
    void aKilledSliceResumesAndEqualsTheUninterruptedOneByteForByte() throws Exception {
        Path file = folder.resolve("killed").resolve("random-123-loss.npz");
        Process process = ChildProcess.java(Slow.class, file.getParent()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            while (process.isAlive() && (!Files.exists(file) || SliceFile.read(file).slice().cells() < 300)) {
                Thread.sleep(20);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        Slice partial = SliceFile.read(file).slice();
        assertTrue(partial.cells() >= 300 && !partial.complete(), partial.cells() + " cells");
        Slicer resumed = slicer(Slow.experiment(), file.getParent());
        assertEquals(61 * 53 - partial.cells(), resumed.missing());
        assertTrue(resumed.slice((_, _, _) -> { }, () -> false).complete());
        slice(Slow.experiment(), folder.resolve("whole"));
        assertEquals(-1, Files.mismatch(file, folder.resolve("whole").resolve("random-123-loss.npz")));
    }

    @Test
    void aWidenedRangeComputesOnlyWhatIsNewAndAnotherProblemEverything() throws ExperimentException {
        String grid = "\"plane\": {\"type\": \"axes\"}, \"grid\": {\"columns\": %d, \"rows\": 5, \"range\": [%s]}";
        slice(himmelblau(grid.formatted(7, "-0.3, 0.3, 0, 1")), folder);
        Slicer wider = slicer(himmelblau(grid.formatted(11, "-0.5, 0.5, 0, 1")), folder);
        assertEquals(55 - 35, wider.missing());
        assertEquals(List.of(), wider.notes());
        Slice slice = wider.slice((_, _, _) -> { }, () -> false).slice();
        Objective f = Subject.atStart(himmelblau("")).problem().objective();
        for (int column = 0; column < 11; column++) {
            assertEquals(f.value(new double[] {slice.alpha()[column], 0.25}), slice.value(1, column));
        }
        Slicer other = slicer(himmelblau(grid.formatted(11, "-0.5, 0.5, 0, 1").concat(", \"precision\": \"float\"")), folder);
        assertEquals(55, other.missing());
        assertTrue(other.notes().getFirst().endsWith("is of another problem or quantity and is replaced"), other.notes().toString());
    }

    @Test
    void cellsThatDoNotComeOutTheSameAgainAreNotBelieved() throws Exception {
        Experiment experiment = himmelblau("\"plane\": {\"type\": \"axes\"}, \"grid\": {\"columns\": 5, \"rows\": 5, \"range\": [0, 1, 0, 1]}");
        Slicer.Outcome outcome = slice(experiment, folder);
        outcome.slice().values()[0] += 1e-9;
        SliceFile.writeTo(outcome.files().getFirst(), new SliceFile.Content(outcome.slice(), List.of(), List.of(), SliceStore.fingerprint(experiment)));
        assertEquals(25, slicer(experiment, folder).missing());
        Files.write(outcome.files().getFirst(), new byte[] {1, 2, 3});
        assertTrue(slicer(experiment, folder).notes().getFirst().contains("cannot be read as a slice"));
    }

    @Test
    void cancellingKeepsWhatWasComputed() throws Exception {
        Experiment experiment = himmelblau("\"plane\": {\"type\": \"axes\"}, \"grid\": {\"columns\": 41, \"rows\": 41}");
        long[] done = {0};
        Slicer.Outcome outcome = slicer(experiment, folder).slice((_, now, total) -> {
            assertEquals(41 * 41, total);
            done[0] = now;
        }, () -> done[0] >= 200);
        assertFalse(outcome.complete());
        assertEquals(done[0], SliceFile.read(outcome.files().getFirst()).slice().cells());
        assertEquals(41 * 41 - done[0], slicer(experiment, folder).missing());
    }

    @ParameterizedTest
    @CsvSource({"accuracy", "gradientNorm", "lambdaMin", "lambdaMax", "pl"})
    void everyQuantityIsThatOfItsPoint(String quantity) throws Exception {
        Experiment experiment = moons(("\"plane\": {\"type\": \"random\"}, \"grid\": {\"columns\": 3, \"rows\": 3}, \"slice\": {\"quantity\": \"%s\"},"
                + " \"probes\": {\"minimum\": {\"type\": \"declared\", \"value\": -1}}").formatted(quantity));
        Slice slice = slice(experiment, folder).slice();
        var problem = Subject.atStart(experiment).problem();
        double[] theta = slice.plane().at(1, -1);
        var gradient = problem.objective().gradient(theta);
        double squared = Vectors.dot(gradient.gradient(), gradient.gradient());
        var pair = new Lanczos(1e-12, 100, 1).extremes(new Hessian(problem.objective(), theta));
        double expected = switch (quantity) {
            case "accuracy" -> problem.trainingScore(theta).accuracy();
            case "gradientNorm" -> Math.sqrt(squared);
            case "lambdaMin" -> pair.minValue();
            case "lambdaMax" -> pair.maxValue();
            default -> squared / (2 * (gradient.value() + 1));
        };
        assertEquals(expected, slice.value(0, 2), 1e-10 * Math.abs(expected));
        boolean iterated = quantity.startsWith("lambda");
        assertEquals(iterated ? 9 : 0, slice.errors().length);
        assertTrue(slice.largestError() < 1e-6);
        Slice read = SliceFile.read(folder.resolve("random-123-" + SliceSpec.Quantity.id(slice.quantity()) + ".npz")).slice();
        assertArrayEquals(slice.values(), read.values());
        assertArrayEquals(slice.errors(), read.errors());
        assertEquals(slice.quantity(), read.quantity());
    }

    @ParameterizedTest
    @CsvSource({"plStar", "gradientDominance", "eb", "qg", "rsi", "aiming", "quasar", "cosine", "morseIndex", "kernelLambdaMin", "kernelLambdaMax", "kernelCondition",
        "modelHessian"})
    void everyConditionAndKernelQuantityIsThatOfItsPoint(String quantity) throws Exception {
        // 19 parameters and 6 samples of 2 outputs: the kernel has full rank.
        String declared = "[" + "0.1,".repeat(16) + "0.1]";
        Experiment experiment = ExperimentFile.parse("""
                {"seed": 3, "problem": {"type": "network", "data": {"type": "twoMoons", "samples": 6, "heldOut": 0},
                 "architecture": {"type": "mlp", "hidden": [3], "activation": "tanh"}, "loss": "halfSquaredError"},
                 "optimizers": [{"type": "sgd", "stepSize": 0.1}], "training": {"steps": 2}, "plane": {"type": "random"}, "grid": {"columns": 3, "rows": 3},
                 "slice": {"quantity": "%s"}, "probes": {"minimum": {"type": "declared", "value": -1, "points": [%s]}}}""".formatted(quantity, declared), "test");
        Slice slice = slice(experiment, folder).slice();
        Subject subject = Subject.atStart(experiment);
        double[] theta = slice.plane().at(1, -1);
        OutputMap outputs = subject.problem().outputs().orElseThrow();
        double[] kernel = TangentKernel.of(outputs, theta).eigenvalues();
        Measurements at = new PointStudy(subject).measure(theta);
        double norm = 0;
        for (int i = 0; i < outputs.size(); i++) {
            double[] values = DenseHessian.of(new OutputHessian(outputs, theta, i)).eigen().values();
            norm = Math.max(norm, Math.max(-values[0], values[values.length - 1]));
        }
        double expected = switch (quantity) {
            case "morseIndex" -> Arrays.stream(DenseHessian.of(new Hessian(subject.problem().objective(), theta)).eigen().values()).filter(v -> v < -1e-6).count();
            case "kernelLambdaMin" -> kernel[0];
            case "kernelLambdaMax" -> kernel[kernel.length - 1];
            case "kernelCondition" -> kernel[kernel.length - 1] / kernel[0];
            case "modelHessian" -> norm;
            default -> at.readings().stream().filter(r -> r.condition().id().replace("_", "").equals(quantity.toLowerCase(Locale.ROOT))).findFirst().orElseThrow().value();
        };
        assertTrue(expected != 0 && Double.isFinite(expected));
        assertEquals(expected, slice.value(0, 2), (quantity.equals("kernelCondition") ? 1e-6 : 1e-9) * Math.abs(expected));
        Slice read = SliceFile.read(folder.resolve("random-123-" + experiment.slice().quantity().id() + ".npz")).slice();
        assertArrayEquals(slice.values(), read.values());
        assertEquals(slice.quantity(), read.quantity());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "qg|{'type': 'declared', 'value': 0}|slice.quantity: QG needs x*, which is not known for this problem; declare probes.minimum with points, or take another quantity such as gradientNorm",
        "rsi|{'type': 'known'}|slice.quantity: RSI needs x*, which is not known for this problem; declare probes.minimum with points, or take another quantity such as gradientNorm",
        "pl|{'type': 'known'}|slice.quantity: PL needs f*, which is not known for this problem; declare probes.minimum, or take another quantity such as gradientNorm",
        "quasar|{'type': 'known'}|slice.quantity: quasar needs f* and x*, which is not known for this problem; declare probes.minimum with points, or take another quantity such as gradientNorm"})
    void aRatioWithoutItsMinimumIsRefused(String quantity, String minimum, String message) throws ExperimentException {
        Experiment experiment = moons("\"slice\": {\"quantity\": \"%s\"}, \"probes\": {\"minimum\": %s}".formatted(quantity, minimum.replace('\'', '"')));
        assertEquals(message, assertThrows(ExperimentException.class, () -> slicer(experiment, folder)).getMessage());
    }

    @Test
    void aKernelOfAFunctionIsRefused() throws ExperimentException {
        Experiment kernel = himmelblau("\"slice\": {\"quantity\": \"kernelLambdaMin\"}");
        assertEquals("slice.quantity: the tangent kernel is that of a network's outputs, and this problem is a function without any; the nearest valid value is lambdaMin",
                assertThrows(ExperimentException.class, () -> slicer(kernel, folder)).getMessage());
    }

    @Test
    void aQuantityThatTheProblemDoesNotHaveIsRefused() throws ExperimentException {
        Experiment accuracy = himmelblau("\"slice\": {\"quantity\": \"accuracy\"}");
        assertTrue(assertThrows(ExperimentException.class, () -> slicer(accuracy, folder)).getMessage().startsWith("slice.quantity: expected a problem that classifies"));
    }

    @Test
    void severalDrawsAreTheSlicesOfTheirSeedsWithTheirStatistics() throws Exception {
        Experiment experiment = moons("\"plane\": {\"type\": \"random\", \"seed\": 10}, \"grid\": {\"columns\": 5, \"rows\": 1}, \"slice\": {\"repeats\": 3}");
        Slicer.Outcome outcome = slice(experiment, folder.resolve("all"));
        assertEquals(3, outcome.repeats().orElseThrow().draws().size());
        Slice alone = slice(moons("\"plane\": {\"type\": \"random\", \"seed\": 12}, \"grid\": {\"columns\": 5, \"rows\": 1}"), folder.resolve("alone")).slice();
        assertArrayEquals(alone.values(), outcome.repeats().get().draws().get(2).values());
        assertEquals(4, outcome.files().size());
        assertEquals(List.of("alpha", "beta", "draws", "mean", "deviation", "quantiles", "shares", "labels"),
                List.copyOf(Npz.read(outcome.files().getLast()).keySet()));
    }

    @Test
    void aBoxIsWrittenWhenItIsWholeAndTakenUpLayerByLayer() throws Exception {
        Experiment experiment = moons("\"plane\": {\"type\": \"random\"}, \"grid\": {\"columns\": 9, \"rows\": 7}, \"slice\": {\"layers\": 5, \"depth\": [-0.5, 0.5]}");
        long[] done = {0};
        Slicer.Outcome cut = slicer(experiment, folder).slice((_, now, _) -> done[0] = now, () -> done[0] >= 150);
        assertFalse(cut.complete());
        Slicer resumed = slicer(experiment, folder);
        assertEquals(5 * 63 - done[0], resumed.missing());
        Slicer.Outcome whole = resumed.slice((_, _, _) -> { }, () -> false);
        assertEquals(List.of(folder.resolve("random-123-box-loss.npz")), whole.files());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "the layers' own files are gone");
        }
        Volume read = VolumeFile.read(whole.files().getFirst()).volume();
        Objective f = Subject.atStart(experiment).problem().objective();
        double[] theta = read.plane().at(read.layers().getFirst().alpha()[8], read.layers().getFirst().beta()[1]);
        Vectors.add(theta, read.gamma()[3], read.third().vector());
        assertEquals(f.value(theta), read.layers().get(3).value(1, 8), 1e-13);
        assertEquals(0, slicer(experiment, folder).missing());
        assertEquals(4 * 63, slicer(moons("\"plane\": {\"type\": \"random\"}, \"grid\": {\"columns\": 9, \"rows\": 7}, \"slice\": {\"layers\": 9, \"depth\": [-1, 1]}"),
                folder).missing());
    }

    @Test
    void replayedPathsAreThoseOfTheRunAndAForeignCheckpointIsNoticed() throws Exception {
        Experiment experiment = moons("\"plane\": {\"type\": \"gradient\", \"momentum\": \"slot\"}, \"grid\": {\"columns\": 5, \"rows\": 5}");
        Subject subject = run(experiment);
        RunPaths paths = RunPaths.replayed(subject, () -> false, (_, _) -> { }).orElseThrow();
        assertEquals(9, paths.points());
        Slicer slicer = new Slicer(subject, subject.points().getFirst(), paths, folder.resolve("slices"));
        assertTrue(slicer.plane().axis2().equals("velocity of m"), slicer.plane().axis2());
        // The heavy ball's velocity is its last displacement.
        double[] last = Vectors.difference(paths.paths().getFirst().thetas().get(8), paths.paths().getFirst().thetas().get(7));
        assertEquals(1, Vectors.dot(Vectors.unit(last), slicer.plane().direction2()), 1e-12);
        assertEquals(1, slicer.slice((_, _, _) -> { }, () -> false).trajectories().size());
        assertEquals(3, RunPaths.kept(subject).points());
        List<Checkpoint> moved = subject.checkpoints().stream().map(c -> new Checkpoint(c.optimizer(), c.step(), Vectors.scaled(c.theta(), 1.001))).toList();
        Subject foreign = new Subject(experiment, subject.problem(), subject.points(), moved);
        assertTrue(assertThrows(ExperimentException.class, () -> RunPaths.replayed(foreign, () -> false, (_, _) -> { })).getMessage()
                .startsWith("the run cannot be replayed: m is elsewhere at step 0"));
        assertEquals(Optional.empty(), RunPaths.replayed(subject, () -> true, (_, _) -> { }));
    }

    /** A run in a folder, opened. */
    private Subject run(Experiment experiment) throws Exception {
        RunFolder run = RunFolder.create(folder.resolve("run"));
        Control control = Control.running();
        try (RunWriter writer = new RunWriter(run, experiment, control); Session session = new Session(experiment, Session.View.AT_END)) {
            writer.finish(session.run(control, writer, writer), RunEnd.DONE, "");
        }
        return Subject.ofRun(RunFolder.open(run.path()));
    }

    @Test
    void aPathBelowTheWantedShareIsMarkedAlsoWhenReadBack() throws Exception {
        Subject subject = run(moons("\"plane\": {\"type\": \"hessian\"}, \"grid\": {\"columns\": 3, \"rows\": 3}, \"slice\": {\"explained\": 0.99}"));
        Slicer.Outcome outcome = new Slicer(subject, subject.points().getFirst(), RunPaths.kept(subject), folder.resolve("slices"))
                .slice((_, _, _) -> { }, () -> false);
        assertTrue(outcome.trajectories().getFirst().explained() < 0.99 && outcome.trajectories().getFirst().poor());
        assertTrue(SliceFile.read(outcome.files().getFirst()).trajectories().getFirst().poor());
        assertTrue(Arrays.stream(outcome.trajectories().getFirst().inPlaneLoss()).allMatch(Double::isFinite));
    }

    @Test
    void theEstimateIsASaneNumber() throws ExperimentException {
        double seconds = slicer(Slow.experiment(), folder).estimate(() -> false);
        assertTrue(seconds > 0 && seconds < 600, seconds + " s");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertTrue(assertThrows(ExperimentException.class, () -> slicer(himmelblau(""), file.resolve("slices"))).getMessage().contains("file"));
    }
}
