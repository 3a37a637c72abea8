package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Problem;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * An immutable view of everything a run knows at one moment. Each frame carries the whole history, so that dropping a
 * frame loses nothing.
 *
 * @param phase        what the run is doing
 * @param tracks       one an optimizer, in the order of the experiment
 * @param slice        the loss on the plane, as far as it has been computed
 * @param trajectories the optimizers' paths in the slice's plane, one a track, empty without a slice
 * @param marks        known critical points, in the slice's plane
 * @param sliceCells   grid cells computed
 * @param sliceTotal   grid cells asked for
 * @param stepsPerSecond updates of each optimizer a second, smoothed; NaN before anything was measured
 * @param secondsLeft  the expected time to the end; NaN where unknown
 * @param message      one line for the status bar; empty mostly
 * @param alphaBeta    the alpha-beta condition along each path, once the second pass over it has ended
 * @param share        how much of {@link Phase#REPLAYING} is done, in 0..1; NaN in the phases that count steps or cells
 */
public record Frame(Phase phase, List<Track> tracks, Optional<Slice> slice, List<Trajectory> trajectories,
                    List<Mark> marks, int sliceCells, int sliceTotal, double stepsPerSecond, double secondsLeft,
                    String message, List<AlphaBetaReport> alphaBeta, double share) {
    public Frame {
        alphaBeta = List.copyOf(alphaBeta);
        tracks = List.copyOf(tracks);
        trajectories = List.copyOf(trajectories);
        marks = List.copyOf(marks);
    }

    /** Without the alpha-beta condition. */
    public Frame(Phase phase, List<Track> tracks, Optional<Slice> slice, List<Trajectory> trajectories, List<Mark> marks,
                 int sliceCells, int sliceTotal, double stepsPerSecond, double secondsLeft, String message) {
        this(phase, tracks, slice, trajectories, marks, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, message, List.of(), Double.NaN);
    }

    /** The same frame with another line for the status bar. */
    public Frame telling(String other) {
        return new Frame(phase, tracks, slice, trajectories, marks, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, other, alphaBeta, share);
    }

    /** The same frame with these paths and marks in its slice's plane. */
    public Frame showing(List<Trajectory> paths, List<Mark> points) {
        return new Frame(phase, tracks, slice, paths, points, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, message, alphaBeta, share);
    }

    /**
     * What a run does; {@code MINIMUM}: a pass or a reference run from which f* and x* come; {@code REPLAYING}: the second
     * pass over each path that measures along it.
     */
    public enum Phase {
        PREPARING, MINIMUM, TRAINING, PAUSED, REPLAYING, SLICING, DONE, STOPPED, FAILED;

        /** Whether the next frame comes by itself. */
        public boolean goesOn() {
            return switch (this) {
                case PREPARING, MINIMUM, TRAINING, REPLAYING, SLICING -> true;
                case PAUSED, DONE, STOPPED, FAILED -> false;
            };
        }
    }

    /**
     * One optimizer's state.
     *
     * @param name       unique among the tracks
     * @param step       updates made
     * @param total      updates to make
     * @param divergedAt the step at which the loss was no longer finite, or −1
     */
    public record Track(String name, int step, int total, int divergedAt, History history) {}

    /** A known critical point in plane coordinates. */
    public record Mark(String name, Problem.CriticalPoint.Kind kind, double alpha, double beta, double loss) {}
}
