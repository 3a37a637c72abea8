package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Frame.Phase;

/** Runs from their first step to their last slice. */
class SessionTest {
    private static final String SADDLE = """
            {"problem": {"type": "analytic", "function": "scalarTwoLayer"}, "start": [%s, -0.7],
             "optimizers": [{"type": "sgd", "stepSize": 0.1}], "training": {"steps": 600},
             "grid": {"columns": 9, "rows": 9}, "probes": {"every": 1, "curvatureEvery": %d}}""";

    private static final String MOONS = """
            {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 60},
               "architecture": {"type": "mlp", "hidden": [6]}, "loss": "crossEntropy"},
             "optimizers": [{"type": "adam", "stepSize": 0.05, "batch": 16}, {"type": "momentum", "stepSize": 0.05}],
             "training": {"steps": 40, "checkpointEvery": 20}, "grid": {"columns": 9, "rows": 7},
             "probes": {"every": 5, "curvatureEvery": 20}}""";

    private static Experiment experiment(String json) throws ExperimentException {
        return ExperimentFile.parse(json, "test");
    }

    private static Frame run(String json, Session.View view) throws Exception {
        try (Session session = new Session(experiment(json), view)) {
            return session.run(Control.running(), _ -> { });
        }
    }

    private static double[] column(Frame.Track track, String id) {
        return track.history().columns().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow().values();
    }

    @Test
    void gradientDescentEscapesFromBesideTheSaddleAsPreset6Says() throws Exception {
        Frame frame = run(SADDLE.formatted("0.700001", 10), Session.View.AT_END);
        double[] pl = column(frame.tracks().getFirst(), "pl");
        int smallest = 0;
        for (int i = 0; i < pl.length; i++) {
            smallest = pl[i] < pl[smallest] ? i : smallest;
        }
        assertEquals(69, frame.tracks().getFirst().history().steps()[smallest]);
        assertEquals(6.7167e-7, pl[smallest], 5e-12);
        assertTrue(Arrays.stream(frame.tracks().getFirst().history().loss()).reduce((_, last) -> last).orElseThrow() < 1e-25);
        // PL is u² + v² everywhere, quadratic growth stays away from 0 at the saddle.
        assertTrue(column(frame.tracks().getFirst(), "qg")[smallest] > 0.4);
        assertEquals(-1, column(frame.tracks().getFirst(), "lambda_min")[70], 1e-5);
    }

    @Test
    void onTheAntidiagonalGradientDescentEndsInTheSaddle() throws Exception {
        Frame frame = run(SADDLE.formatted("0.7", 0), Session.View.AT_END);
        double[] loss = frame.tracks().getFirst().history().loss();
        assertEquals(0.5, loss[loss.length - 1], 1e-9);
    }

    @Test
    void theFirstPictureOfALiveRunIsACoarseOneWhileItTrains() throws Exception {
        List<Frame> pictures = new CopyOnWriteArrayList<>();
        String many = MOONS.replace("\"steps\": 40", "\"steps\": 4000").replace("\"columns\": 9, \"rows\": 7", "\"columns\": 41, \"rows\": 41");
        Control control = Control.running();
        try (Session session = new Session(experiment(many), Session.View.LIVE)) {
            session.run(control, frame -> {
                if (frame.slice().isPresent()) {
                    pictures.add(frame);
                    if (pictures.size() == 2) {
                        control.stop();
                    }
                }
            });
        }
        Frame first = pictures.getFirst();
        assertEquals(Phase.TRAINING, first.phase());
        assertFalse(first.slice().orElseThrow().complete());
        assertTrue(first.tracks().getFirst().step() < 4000);
    }

    @Test
    void whatIsComputedDoesNotDependOnWhetherSomebodyWatches() throws Exception {
        Frame watched = run(MOONS, Session.View.LIVE);
        Frame alone = run(MOONS, Session.View.AT_END);
        for (int i = 0; i < 2; i++) {
            History a = watched.tracks().get(i).history();
            History b = alone.tracks().get(i).history();
            assertArrayEquals(a.loss(), b.loss());
            assertArrayEquals(a.gradientNorm(), b.gradientNorm());
            for (int c = 0; c < a.columns().size(); c++) {
                assertArrayEquals(a.columns().get(c).values(), b.columns().get(c).values(), a.columns().get(c).id());
            }
            assertArrayEquals(watched.trajectories().get(i).inPlaneLoss(), alone.trajectories().get(i).inPlaneLoss());
        }
        assertArrayEquals(watched.slice().orElseThrow().values(), alone.slice().orElseThrow().values());
        assertEquals(Phase.DONE, alone.phase());
        assertTrue(alone.slice().orElseThrow().complete());
    }

    @Test
    void everythingIsMeasuredAtTheDeclaredStepsAndAtBothEnds() throws Exception {
        Frame frame = run(MOONS, Session.View.AT_END);
        History history = frame.tracks().getFirst().history();
        assertEquals(41, history.size());
        History.Column pl = history.columns().stream().filter(c -> c.id().equals("pl_star")).findFirst().orElseThrow();
        History.Column curvature = history.columns().stream().filter(c -> c.id().equals("lambda_max")).findFirst().orElseThrow();
        for (int i = 0; i < 41; i++) {
            assertEquals(i % 5 == 0, pl.measured()[i]);
            assertEquals(i % 20 == 0, curvature.measured()[i]);
            assertFalse(pl.measured()[i] && Double.isNaN(pl.values()[i]));
        }
        assertTrue(Double.isNaN(history.stepSize()[40]));
        assertEquals(0.05, history.stepSize()[0]);
        assertTrue(history.columns().stream().map(History.Column::id).toList()
                .containsAll(List.of("held_out_loss", "train_accuracy", "held_out_accuracy")));
    }

    @Test
    void checkpointsComeAtTheDeclaredStepsAndAtBothEnds() throws Exception {
        List<String> kept = new ArrayList<>();
        try (Session session = new Session(experiment(MOONS), Session.View.AT_END)) {
            session.run(Control.running(), _ -> { }, new RunObserver() {
                @Override
                public void prepared(org.saddlescope.engine.ParameterLayout layout,
                                     java.util.Optional<org.saddlescope.data.Dataset> data) {
                    assertEquals(2 * 6 + 6 + 6 * 2 + 2, layout.dimension());
                    assertTrue(data.isPresent());
                }

                @Override
                public void checkpoint(String optimizer, int step, double[] theta) {
                    kept.add(optimizer + " " + step);
                }
            });
        }
        assertEquals(List.of("Adam 0", "Momentum 0", "Adam 20", "Momentum 20", "Adam 40", "Momentum 40"), kept);
    }

    @Test
    void aDivergingOptimizerStopsAndKeepsWhatWasBefore() throws Exception {
        Frame frame = run("""
                {"problem": {"type": "analytic", "function": "rosenbrock"},
                 "optimizers": [{"type": "sgd", "stepSize": 0.1}, {"type": "adam", "stepSize": 0.01}],
                 "training": {"steps": 50}, "grid": {"columns": 5, "rows": 5}}""", Session.View.AT_END);
        Frame.Track diverged = frame.tracks().get(0);
        assertTrue(diverged.divergedAt() > 0 && diverged.divergedAt() < 20, "diverged at " + diverged.divergedAt());
        assertTrue(diverged.history().size() >= diverged.divergedAt());
        assertTrue(Double.isFinite(diverged.history().loss()[0]));
        assertEquals(-1, frame.tracks().get(1).divergedAt());
        assertEquals(50, frame.tracks().get(1).step());
        assertTrue(frame.message().contains("step " + diverged.divergedAt()), frame.message());
        assertTrue(frame.slice().orElseThrow().complete());
    }

    @Test
    void aStepToInfinityIsADivergenceAtTheStepItWouldHaveReached() throws Exception {
        Frame frame = run("""
                {"problem": {"type": "formula", "formula": "1e308*x + y"}, "start": [0, 0],
                 "optimizers": [{"type": "sgd", "stepSize": 10}], "training": {"steps": 5},
                 "grid": {"columns": 3, "rows": 3}, "probes": {"curvatureEvery": 0}}""", Session.View.AT_END);
        Frame.Track track = frame.tracks().getFirst();
        assertEquals(1, track.divergedAt());
        assertEquals(0, track.step());
        assertArrayEquals(new double[] {0}, track.history().loss());
    }

    @Test
    void aPausedRunStandsAStepAdvancesItByOneAndAStopEndsIt() throws Exception {
        Control control = Control.running();
        control.pause();
        List<Frame> frames = java.util.Collections.synchronizedList(new ArrayList<>());
        try (Session session = new Session(experiment(SADDLE.formatted("0.7", 0)))) {
            CompletableFuture<Frame> end = CompletableFuture.supplyAsync(() -> {
                try {
                    return session.run(control, frames::add);
                } catch (ExperimentException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitStep(frames, 0);
            control.step();
            awaitStep(frames, 1);
            control.step();
            control.step();
            awaitStep(frames, 3);
            long asked = System.nanoTime();
            control.stop();
            Frame last = end.get(10, TimeUnit.SECONDS);
            assertEquals(Phase.STOPPED, last.phase());
            assertEquals(3, last.tracks().getFirst().step());
            assertEquals(4, last.tracks().getFirst().history().size());
            assertTrue(System.nanoTime() > asked);
        }
    }

    private static void awaitStep(List<Frame> frames, int step) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1000; i++) {
            synchronized (frames) {
                if (frames.stream().anyMatch(f -> f.phase() == Phase.PAUSED && !f.tracks().isEmpty()
                        && f.tracks().getFirst().step() == step)) {
                    return;
                }
            }
            never.await(10, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("never paused at step " + step);
    }

    @Test
    void anotherSliceCanBeAskedForAfterTheRun() throws Exception {
        try (Session session = new Session(experiment(MOONS), Session.View.AT_END)) {
            Frame first = session.run(Control.running(), _ -> { });
            Experiment.Grid grid = new Experiment.Grid(5, 3, java.util.Optional.empty());
            session.request(new Session.SliceRequest(new Experiment.PlaneSpec.Random(
                    org.saddlescope.landscape.Normalisation.FILTER, true, 7), grid, false));
            Frame second = session.slice(Control.running(), _ -> { });
            assertEquals(5, second.slice().orElseThrow().columns());
            assertArrayEquals(new double[] {-1, -0.5, 0, 0.5, 1}, second.slice().orElseThrow().alpha());
            assertEquals(first.tracks(), second.tracks());
            assertThrows(ExperimentException.class, () -> session.request(
                    new Session.SliceRequest(new Experiment.PlaneSpec.Axes(0, 1000), grid, false)));
        }
    }

    @Test
    void optimizersWithTheSameBatchSizeSeeTheSameBatches() throws Exception {
        String two = MOONS.replace("{\"type\": \"momentum\", \"stepSize\": 0.05}",
                "{\"type\": \"adam\", \"name\": \"twin\", \"stepSize\": 0.05, \"batch\": 16}");
        Frame frame = run(two, Session.View.AT_END);
        assertArrayEquals(frame.tracks().get(0).history().loss(), frame.tracks().get(1).history().loss());
    }
}
