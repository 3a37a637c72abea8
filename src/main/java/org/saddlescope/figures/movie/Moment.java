package org.saddlescope.figures.movie;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.landscape.Trajectory;

/** What had happened in a run when its optimizers had made so many steps. */
public final class Moment {
    private Moment() {}

    /** The recorded steps of all optimizers, each once, ascending. */
    public static int[] steps(Frame frame) {
        return frame.tracks().stream().flatMapToInt(track -> IntStream.of(track.history().steps())).sorted().distinct().toArray();
    }

    /**
     * The frame with its paths up to this step; a path has at least its first point. The share of a path that the plane shows
     * stays that of the whole path; what was found along whole paths is known at the end alone.
     */
    public static Frame at(Frame frame, int step) {
        List<Trajectory> paths = frame.trajectories().stream().map(path -> upTo(path, step)).toList();
        boolean over = frame.tracks().stream().allMatch(track -> track.step() <= step);
        return new Frame(frame.phase(), frame.tracks(), frame.slice(), paths, frame.marks(), frame.sliceCells(), frame.sliceTotal(), frame.stepsPerSecond(),
                frame.secondsLeft(), frame.message(), over ? frame.alphaBeta() : List.of(), frame.share());
    }

    /** The index of the last record that is not later than this step; −1 where there is none. */
    public static int index(History history, int step) {
        return last(history.steps(), step);
    }

    private static Trajectory upTo(Trajectory path, int step) {
        int count = Math.min(path.size(), Math.max(1, last(path.steps(), step) + 1));
        return new Trajectory(path.name(), Arrays.copyOf(path.steps(), count), Arrays.copyOf(path.alpha(), count), Arrays.copyOf(path.beta(), count),
                Arrays.copyOf(path.offPlane(), count), Arrays.copyOf(path.trueLoss(), count), Arrays.copyOf(path.inPlaneLoss(), count),
                path.explained(), path.wanted());
    }

    private static int last(int[] ascending, int step) {
        int found = Arrays.binarySearch(ascending, step);
        return found >= 0 ? found : -found - 2;
    }
}
