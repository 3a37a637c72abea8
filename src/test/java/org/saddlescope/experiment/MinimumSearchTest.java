package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;

/** How f* and x* are obtained, and what becomes of records near 0/0. */
class MinimumSearchTest {
    private static final String NETWORK = """
            {"problem": {"type": "network", "data": {"type": "twoMoons", "samples": 60}, "architecture": {"type": "mlp", "hidden": [4]}, "loss": "logistic"},
             "optimizers": [{"type": "sgd", "name": "small", "stepSize": 0.1, "batch": 16}, {"type": "adam", "name": "second", "stepSize": 0.02, "batch": 8}],
             "training": {"steps": 40, "recordEvery": %d}, "grid": {"columns": 3, "rows": 3},
             "probes": {"every": 1, "curvatureEvery": 0, "minimum": %s}}""";
    private static final String LAST = "{\"type\": \"lastIterate\"}";

    private static Experiment network(int recordEvery, String minimum) throws ExperimentException {
        return ExperimentFile.parse(NETWORK.formatted(recordEvery, minimum), "");
    }

    private static Experiment function(String name, String minimum, String optimizer, int steps) throws ExperimentException {
        return ExperimentFile.parse("""
                {"problem": {"type": "analytic", "function": "%s"}, "optimizers": [%s], "training": {"steps": %d},
                 "grid": {"columns": 3, "rows": 3}, "probes": {"curvatureEvery": 0, "minimum": %s}}""".formatted(name, optimizer, steps, minimum), "");
    }

    private static Problem problem(Experiment experiment) throws ExperimentException {
        return Problems.load(experiment, Workers.shared()).problem();
    }

    private static Frame run(Experiment experiment) throws Exception {
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            return session.run(Control.running(), _ -> { });
        }
    }

    private static History.Column column(Frame.Track track, String id) {
        return track.history().columns().stream().filter(column -> column.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void theFirstPassEndsWithTheBitsOfTheRunForEachOptimizerItsOwn() throws Exception {
        Experiment experiment = network(1, LAST);
        List<MinimumUsed> minima = MinimumSearch.of(experiment, problem(experiment));
        Frame frame = run(experiment);
        for (int i = 0; i < 2; i++) {
            double[] loss = frame.tracks().get(i).history().loss();
            assertEquals(loss[40], minima.get(i).minima().orElseThrow().value());
            String note = column(frame.tracks().get(i), "pl").note();
            String name = i == 0 ? "small" : "second";
            assertTrue(note.startsWith("f* = " + loss[40] + " (the loss there: last iterate of " + name + ", step 40)"), note);
        }
        assertFalse(minima.get(0).minima().get().value() == minima.get(1).minima().get().value());
    }

    @Test
    void recordsNearTheLastIterateAreNotMeasuredAndCounted() throws Exception {
        Frame frame = run(network(1, "{\"type\": \"lastIterate\", \"gap\": 0.03, \"lastShare\": 0.1}"));
        Frame.Track track = frame.tracks().getFirst();
        double[] loss = track.history().loss();
        int dropped = 0;
        boolean byGap = false;
        for (int k = 0; k <= 40; k++) {
            boolean near = k > 36 || loss[k] - loss[40] <= 0.03;
            byGap |= near && k <= 36;
            dropped += near ? 1 : 0;
            for (String id : List.of("pl", "eb", "qg", "rsi", "cosine", "aiming")) {
                assertEquals(!near, column(track, id).measured()[k], id + " at step " + k);
                assertEquals(near, Double.isNaN(column(track, id).values()[k]));
            }
            assertTrue(column(track, "pl_star").measured()[k]);
        }
        assertTrue(byGap && dropped < 41);
        String note = column(track, "pl").note();
        assertTrue(note.endsWith(dropped + " of 41 records dropped as 0/0: f - f* at most 0.03, or after step 36"), note);
        assertFalse(column(track, "pl_star").note().contains("dropped"));
    }

    @Test
    void aRatioAgainstTheLastIterateIsTheOneComputedByHand() throws Exception {
        Experiment experiment = network(1, LAST);
        Problem problem = problem(experiment);
        Frame.Track track = run(experiment).tracks().getFirst();
        double[] end = MinimumSearch.of(experiment, problem).getFirst().minima().orElseThrow().projection().orElseThrow().nearest(new double[problem.objective().dimension()]);
        double[] start = Problems.start(experiment, problem);
        double[] gradient = problem.objective().gradient(start).gradient();
        double inner = 0;
        double squares = 0;
        for (int i = 0; i < start.length; i++) {
            inner += gradient[i] * (start[i] - end[i]);
            squares += (start[i] - end[i]) * (start[i] - end[i]);
        }
        assertEquals(inner / squares, column(track, "rsi").values()[0], 1e-12 * Math.abs(inner / squares));
        assertEquals(track.history().gradientNorm()[0] * track.history().gradientNorm()[0] / 2 / (track.history().loss()[0] - track.history().loss()[40]),
                column(track, "pl").values()[0], 1e-12);
    }

    @Test
    void thePassIsTheSameWhereNotEveryStepIsRecorded() throws Exception {
        assertArrayEquals(ends(network(1, LAST)), ends(network(7, LAST)));
    }

    private static double[] ends(Experiment experiment) throws ExperimentException {
        return MinimumSearch.of(experiment, problem(experiment)).stream().mapToDouble(used -> used.minima().orElseThrow().value()).toArray();
    }

    @Test
    void theLastIterateOfAPathThatDivergesIsItsLastFinitePoint() throws Exception {
        Experiment experiment = function("rosenbrock", LAST, "{\"type\": \"sgd\", \"stepSize\": 1}", 50);
        Minima minima = MinimumSearch.of(experiment, problem(experiment)).getFirst().minima().orElseThrow();
        assertTrue(Double.isFinite(minima.value()), minima.valueFrom());
        assertTrue(minima.valueFrom().endsWith("where it ended early"), minima.valueFrom());
        assertTrue(run(experiment).tracks().getFirst().divergedAt() > 0);
    }

    @Test
    void aReferenceRunArrivesAtTheMinimumFromTheLowestEnd() throws Exception {
        String both = "{\"type\": \"sgd\", \"stepSize\": 1e-9}, {\"type\": \"adam\", \"stepSize\": 0.01}";
        Experiment experiment = function("rosenbrock", "{\"type\": \"reference\"}", both, 20);
        List<MinimumUsed> used = MinimumSearch.of(experiment, problem(experiment));
        assertEquals(used.get(0), used.get(1));
        Minima minima = used.getFirst().minima().orElseThrow();
        assertEquals(0, minima.value(), 1e-15);
        assertArrayEquals(new double[] {1, 1}, minima.projection().orElseThrow().nearest(new double[2]), 1e-7);
        assertTrue(minima.valueFrom().startsWith("reference run from the end of ") && !minima.valueFrom().contains("NOT"), minima.valueFrom());
    }

    @Test
    void aReferenceRunThatRunsOutOfStepsSaysTheGradientNormReached() throws Exception {
        Experiment experiment = function("rosenbrock", "{\"type\": \"reference\", \"steps\": 3}", "{\"type\": \"sgd\", \"stepSize\": 1e-9}", 5);
        String from = MinimumSearch.of(experiment, problem(experiment)).getFirst().minima().orElseThrow().valueFrom();
        assertTrue(from.matches("reference run from the end of .*, NOT CONVERGED: ‖∇f‖ = [0-9.e+-]+ after 3 L-BFGS steps"), from);
    }

    @Test
    void thePassIsAPhaseOfTheRunThatCanBeStopped() throws Exception {
        Experiment experiment = network(1, LAST);
        List<Frame.Phase> phases = new ArrayList<>();
        Control control = Control.running();
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            Frame last = session.run(control, frame -> {
                phases.add(frame.phase());
                if (frame.phase() == Frame.Phase.MINIMUM) {
                    assertTrue(frame.message().startsWith("first pass for f* and x*: step "), frame.message());
                }
            });
            assertEquals(Frame.Phase.DONE, last.phase());
        }
        Control stopped = Control.running();
        stopped.stop();
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            Frame last = session.run(stopped, _ -> { });
            assertEquals(Frame.Phase.STOPPED, last.phase());
            assertTrue(last.tracks().stream().allMatch(track -> track.step() == 0));
        }
        assertTrue(MinimumSearch.of(experiment, problem(experiment), () -> true, (_, _, _) -> { }).stream().allMatch(used -> used.minima().isEmpty()));
    }

    @Test
    void aPointIsMeasuredAgainstTheLowestOfTheLastIteratesThatARunHasKept() throws Exception {
        Experiment experiment = network(1, LAST);
        Problem problem = problem(experiment);
        double[] start = Problems.start(experiment, problem);
        double[] moved = start.clone();
        moved[0] += 0.5;
        double atStart = problem.objective().gradient(start).value();
        double atMoved = problem.objective().gradient(moved).value();
        Subject subject = new Subject(experiment, problem, List.of(new Subject.Point("start", start)),
                List.of(new Checkpoint("small", 0, moved), new Checkpoint("small", 40, start), new Checkpoint("second", 40, moved)));
        Optional<Minima> minima = subject.minima();
        assertEquals(Math.min(atStart, atMoved), minima.orElseThrow().value());
        double[] trained = Arrays.stream(ends(experiment)).sorted().toArray();
        assertEquals(trained[0], Subject.atStart(experiment).minima().orElseThrow().value());
    }
}
