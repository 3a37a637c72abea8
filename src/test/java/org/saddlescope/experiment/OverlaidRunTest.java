package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Trajectory;

class OverlaidRunTest {
    private static final Plane GROUND = new Plane(new double[3], new double[] {1, 0, 0}, new double[] {0, 2, 0}, "x", "y", "z = 0", Double.NaN, Double.NaN);

    private static History history(double... losses) {
        int[] steps = new int[losses.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = 10 * i;
        }
        return new History(steps, losses, losses, losses, List.of());
    }

    private static Frame frame(List<Frame.Track> tracks, List<Trajectory> paths) {
        return new Frame(Frame.Phase.DONE, tracks, Optional.empty(), paths, List.of(), 0, 0, Double.NaN, Double.NaN, "");
    }

    private static Frame.Track track(String name, double... losses) {
        return new Frame.Track(name, 10 * losses.length - 10, 100, -1, history(losses));
    }

    private static SavedRun saved(List<Checkpoint> checkpoints) throws ExperimentException {
        Experiment experiment = ExperimentFile.decode("""
                {"name": "sphere", "problem": {"type": "formula", "formula": "x^2+y^2+z^2", "variables": ["x", "y", "z"]},
                 "optimizers": [{"type": "sgd"}]}""", "");
        return new SavedRun(experiment, frame(List.of(track("A", 9, 6, 3), track("B", 9, 8)), List.of()), checkpoints, Optional.of(RunEnd.DONE));
    }

    @Test
    void eachPathStatesWhatThePlaneShowsOfIt() throws Exception {
        OverlaidRun run = OverlaidRun.of("other", saved(List.of(new Checkpoint("A", 0, new double[] {0, 0, 0}), new Checkpoint("A", 20, new double[] {3, 8, 12}))));
        List<Trajectory> paths = run.in(GROUND, 0.9);
        assertEquals(List.of("other › A", "other › B"), paths.stream().map(Trajectory::name).toList());
        Trajectory path = paths.getFirst();
        assertArrayEquals(new int[] {0, 20}, path.steps());
        assertArrayEquals(new double[] {0, 3}, path.alpha(), 1e-12);
        assertArrayEquals(new double[] {0, 4}, path.beta(), 1e-12);
        assertArrayEquals(new double[] {0, 12}, path.offPlane(), 1e-12);
        // (3² + 8²) of (3² + 8² + 12²)
        assertEquals(73.0 / 217, path.explained(), 1e-12);
        assertTrue(path.poor());
        assertArrayEquals(new double[] {9, 3}, path.trueLoss());
        assertEquals(0, paths.getLast().size(), "no θ of B is known");
        assertTrue(run.note().contains("2 checkpoints"), run.note());
    }

    @Test
    void aPathHasTheColourOfItsCurvesThoughAPathBeforeItIsUnknown() throws Exception {
        OverlaidRun run = OverlaidRun.of("other", saved(List.of(new Checkpoint("A", 0, new double[] {1, 1, 1}))));
        Trajectory own = new Trajectory("second", new int[] {0}, new double[1], new double[1], new double[1], new double[1], new double[1], Double.NaN);
        Frame both = OverlaidRun.over(frame(List.of(track("first", 1), track("second", 2)), List.of(own)), List.of(run), run.in(GROUND, 0));
        assertEquals(List.of("first", "second", "other › A", "other › B"), both.tracks().stream().map(Frame.Track::name).toList());
        assertEquals(both.tracks().stream().map(Frame.Track::name).toList(), both.trajectories().stream().map(Trajectory::name).toList());
    }

    @Test
    void aPlaneOfAnotherSpaceIsRefusedInWords() throws Exception {
        OverlaidRun run = OverlaidRun.of("other", saved(List.of(new Checkpoint("A", 0, new double[] {1, 1, 1}))));
        assertEquals(Optional.empty(), run.refusal(GROUND));
        Plane flat = new Plane(new double[2], new double[] {1, 0}, new double[] {0, 1}, "x", "y", "", Double.NaN, Double.NaN);
        assertEquals("has 3 parameters, and the plane that is shown lies in a space of 2", run.refusal(flat).orElseThrow());
        assertTrue(run.refusal(Plane.unknown("x", "y", "")).orElseThrow().contains("surface from a file"));
        assertThrows(ExperimentException.class, () -> OverlaidRun.of("empty", saved(List.of())));
    }
}
