package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.Dataset;
import org.saddlescope.engine.Samples;
import org.saddlescope.experiment.io.Python;

class RunWriterTest {
    @TempDir
    private Path parent;
    private RunFolder folder;

    @BeforeEach
    void create() throws ExperimentException {
        folder = RunFolder.create(parent.resolve("run"));
    }

    @Test
    void historyHasARowARecordedStepAndOptimizer() throws Exception {
        writeRun(folder, 0, 1, 2);
        assertEquals("""
                optimizer,step,loss,gradient_norm,step_size,pl,lambda_min,held_out_accuracy
                "slow, steady",0,1.0,0.0,0.01,1e-7,-1.5,0.0
                a/b,0,1.0,0.0,0.01,1e-7,-1.5,0.0
                "slow, steady",1,0.5,2.5,0.01,5e-8,,
                a/b,1,0.5,2.5,0.01,5e-8,,
                "slow, steady",2,0.3333333333333333,5.0,0.01,nan,-3.5,5.0
                a/b,2,0.3333333333333333,5.0,0.01,nan,-3.5,5.0
                "slow, steady",3,0.25,7.5,0.01,2.5e-8,,
                a/b,3,0.25,7.5,0.01,2.5e-8,,
                "slow, steady",4,0.2,10.0,0.01,2e-8,-5.5,10.0
                a/b,4,inf,10.0,,2e-8,-5.5,10.0
                "slow, steady",5,0.16666666666666666,12.5,0.01,1.6666666666666667e-8,,
                "slow, steady",6,0.14285714285714285,15.0,,1.4285714285714284e-8,-7.5,15.0
                """, Files.readString(folder.history()));
    }

    @Test
    void noByteDependsOnWhichFramesCame() throws Exception {
        writeRun(folder, 0, 1, 2, 3, 4, 5);
        RunFolder other = RunFolder.create(parent.resolve("other"));
        writeRun(other, 4);
        Map<String, byte[]> first = bytes(folder);
        Map<String, byte[]> second = bytes(other);
        assertEquals(first.keySet(), second.keySet());
        first.forEach((name, bytes) -> {
            if (!name.equals("summary.json")) {
                assertArrayEquals(bytes, second.get(name), name);
            }
        });
    }

    @Test
    void aKilledRunKeepsEveryRowThatWillNotChange() throws Exception {
        try (RunWriter writer = new RunWriter(folder, RunFixture.experiment(), Control.running())) {
            // the second optimizer has not made its third update yet
            writer.accept(RunFixture.frame(2, 1, Frame.Phase.TRAINING, Optional.empty()));
            writer.accept(RunFixture.frame(3, 2, Frame.Phase.TRAINING, Optional.empty()));
        }
        SavedRun saved = RunFolder.open(folder.path());
        assertEquals(Optional.empty(), saved.end());
        assertEquals(Frame.Phase.STOPPED, saved.frame().phase());
        assertEquals(List.of(2, 1), saved.frame().tracks().stream().map(Frame.Track::step).toList());
        assertArrayEquals(new double[] {0.01, 0.01, 0.01}, saved.frame().tracks().getFirst().history().stepSize());
        assertEquals("This run was cut off; it is kept up to step 2", saved.frame().message());
    }

    @Test
    void aHistoryCutInTheMiddleOfALineOpensWithoutThatLine() throws Exception {
        writeRun(folder, 2);
        Files.delete(folder.summary());
        String whole = Files.readString(folder.history());
        for (int length = whole.lastIndexOf("\"slow, steady\",5"); length < whole.length(); length++) {
            Files.writeString(folder.history(), whole.substring(0, length));
            long lines = whole.substring(0, length).chars().filter(c -> c == '\n').count() - 1;
            assertEquals(lines, RunFolder.open(folder.path()).frame().tracks().stream().mapToInt(t -> t.history().size()).sum());
        }
    }

    @Test
    void aFinishedRunOpensAsTheFrameThatWasWritten() throws Exception {
        Frame last = writeRun(folder, 3);
        SavedRun saved = RunFolder.open(folder.path());
        assertEquals(RunFixture.experiment(), saved.experiment());
        assertEquals(Optional.of(RunEnd.DONE), saved.end());
        assertEquals(Frame.Phase.DONE, saved.frame().phase());
        assertEquals(2, saved.frame().tracks().size());
        for (int t = 0; t < 2; t++) {
            Frame.Track expected = last.tracks().get(t);
            Frame.Track track = saved.frame().tracks().get(t);
            assertEquals(List.of(expected.name(), expected.step(), expected.total(), expected.divergedAt()),
                    List.of(track.name(), track.step(), track.total(), track.divergedAt()));
            assertArrayEquals(expected.history().steps(), track.history().steps());
            assertArrayEquals(expected.history().loss(), track.history().loss());
            assertArrayEquals(expected.history().gradientNorm(), track.history().gradientNorm());
            assertArrayEquals(expected.history().stepSize(), track.history().stepSize());
            for (int c = 0; c < expected.history().columns().size(); c++) {
                History.Column column = expected.history().columns().get(c);
                History.Column read = track.history().columns().get(c);
                assertEquals(List.of(column.id(), column.label(), column.group(), column.note()),
                        List.of(read.id(), read.label(), read.group(), read.note()));
                assertArrayEquals(column.measured(), read.measured());
                for (int i = 0; i < column.values().length; i++) {
                    if (column.measured()[i]) {
                        assertEquals(column.values()[i], read.values()[i]);
                    }
                }
            }
            assertArrayEquals(last.trajectories().get(t).alpha(), saved.frame().trajectories().get(t).alpha());
            assertArrayEquals(last.trajectories().get(t).inPlaneLoss(), saved.frame().trajectories().get(t).inPlaneLoss());
            assertEquals(0.75, saved.frame().trajectories().get(t).explained());
        }
        assertEquals(last.marks(), saved.frame().marks());
        assertArrayEquals(last.slice().orElseThrow().values(), saved.frame().slice().orElseThrow().values());
        assertEquals("PC 2 (93.1 %), λ", saved.frame().slice().orElseThrow().plane().axis2());
        assertEquals(List.of("slow, steady 0", "slow, steady 6", "a/b 0", "a/b 4"),
                saved.checkpoints().stream().map(c -> c.optimizer() + " " + c.step()).toList());
        assertEquals(List.of(6, 4), saved.last().stream().map(Checkpoint::step).toList());
        assertArrayEquals(new double[] {0.1, 4}, saved.last().getLast().theta());
    }

    @Test
    void aCellThatWasNotComputedIsWrittenAsNotANumberAndMarked() throws Exception {
        try (RunWriter writer = new RunWriter(folder, RunFixture.experiment(), Control.running())) {
            writer.finish(RunFixture.frame(1, 1, Frame.Phase.STOPPED, Optional.of(RunFixture.slice(false))), RunEnd.STOPPED, "stopped");
        }
        SavedRun saved = RunFolder.open(folder.path());
        assertEquals(Optional.of(RunEnd.STOPPED), saved.end());
        assertFalse(saved.frame().slice().orElseThrow().complete());
        assertArrayEquals(new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 4, 5, Double.NaN}, saved.frame().slice().orElseThrow().values());
        assertEquals(5, saved.frame().sliceCells());
    }

    @Test
    void numpyReadsEverything() throws Exception {
        writeRun(folder, 1);
        assertEquals("""
                (2, 3) [1. 4.] nan inf
                [0.1 4. ]
                (3, 2) [1 0 1] [0 0 1]
                9 ['layer 1 weight', 'layer 1 bias'] [0, 6] [[3, 2], [3]]
                done [None, 4] [15.0, 10.0]
                7 0.1.0 himmelblau
                12""", Python.run("""
                import json, numpy, sys, csv
                run = sys.argv[1]
                s = numpy.load(run + '/slices/loss.npz')
                assert s['alpha'].tolist() == [-1, 0, 1] and s['beta'].tolist() == [0, 2]
                assert (s['origin'] + s['direction1']).tolist() == [2, 2] and s['direction2'].tolist() == [0, 1]
                print(s['loss'].shape, s['loss'][:, 0], s['loss'][0, 1], s['loss'][0, 2])
                print(numpy.load(run + '/theta/a_b-00000004.npy'))
                d = numpy.load(run + '/data.npz')
                print(d['inputs'].shape, d['targets'], d['split'])
                layout = json.load(open(run + '/layout.json'))
                print(layout['dimension'], *[[b[k] for b in layout['blocks']] for k in ('name', 'offset', 'shape')])
                summary = json.load(open(run + '/summary.json'))
                print(summary['ended'], [o['divergedAt'] for o in summary['optimizers']], [o['heldOutAccuracy'] for o in summary['optimizers']])
                e = json.load(open(run + '/experiment.json'))
                print(e['seeds']['experiment'], e['program']['version'], e['experiment']['problem']['function'])
                print(len(list(csv.DictReader(open(run + '/history.csv')))))
                """, folder.path()));
    }

    @Test
    void aFolderThatDisappearsStopsTheRunAndIsNamed() throws Exception {
        Control control = Control.running();
        try (RunWriter writer = new RunWriter(folder, RunFixture.experiment(), control)) {
            try (Stream<Path> files = Files.walk(folder.path())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            Files.writeString(folder.path(), "no folder any more");
            writer.checkpoint("a/b", 0, new double[] {1});
            ExperimentException problem = assertThrows(ExperimentException.class,
                    () -> writer.finish(RunFixture.frame(1, Frame.Phase.STOPPED), RunEnd.STOPPED, ""));
            assertTrue(control.stopped());
            assertTrue(problem.getMessage().contains(folder.path().toString()), problem.getMessage());
        }
    }

    @Test
    void samplesBeyondTenMegabytesAreLeftOutAndTheSummarySaysSo() throws Exception {
        double[] inputs = new Random(1).doubles(1_500_000).toArray();
        var large = new Dataset(new Samples(750_000, List.of(2), inputs,
                new Samples.Values(new double[750_000], 1)), Optional.empty());
        try (RunWriter writer = new RunWriter(folder, RunFixture.experiment(), Control.running())) {
            writer.prepared(RunFixture.layout(), Optional.of(large));
            writer.finish(RunFixture.frame(1, Frame.Phase.DONE), RunEnd.DONE, "");
        }
        assertFalse(Files.exists(folder.data()));
        assertTrue(Files.readString(folder.summary()).contains("left out: more than 10 MB"));
    }

    @Test
    void aDamagedRowIsNamedWithItsLine() throws Exception {
        writeRun(folder, 1);
        Files.writeString(folder.history(), Files.readString(folder.history()).replace("a/b,1,0.5", "a/b,1,o.5"));
        String message = assertThrows(ExperimentException.class, () -> RunFolder.open(folder.path())).getMessage();
        assertTrue(message.startsWith(folder.history() + ", line 5: not a number"), message);
    }

    private static Frame writeRun(RunFolder folder, int... steps) throws ExperimentException {
        try (RunWriter writer = new RunWriter(folder, RunFixture.experiment(), Control.running())) {
            writer.prepared(RunFixture.layout(), Optional.of(RunFixture.data()));
            writer.checkpoint("slow, steady", 0, new double[] {1, 2});
            writer.checkpoint("a/b", 0, new double[] {1, 2});
            for (int step : steps) {
                writer.accept(RunFixture.frame(step, Frame.Phase.TRAINING));
            }
            writer.checkpoint("slow, steady", 6, new double[] {3, 2});
            writer.checkpoint("a/b", 4, new double[] {0.1, 4});
            Frame last = RunFixture.frame(RunFixture.TOTAL, RunFixture.TOTAL, Frame.Phase.DONE, Optional.of(RunFixture.slice(true)));
            writer.finish(last, RunEnd.DONE, "");
            return last;
        }
    }

    private static Map<String, byte[]> bytes(RunFolder folder) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.path())) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    bytes.put(folder.path().relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return bytes;
    }
}
