package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param interventions what was done by hand, in the order of its steps; those that the experiment declares for later are among them
 * @param liveCost     the share of the training speed that live slices cost, in 0..1 (see {@link LivePace}); NaN where none are made
 */
public record Frame(Phase phase, List<Track> tracks, Optional<Slice> slice, List<Trajectory> trajectories,
                    List<Mark> marks, int sliceCells, int sliceTotal, double stepsPerSecond, double secondsLeft,
                    String message, List<AlphaBetaReport> alphaBeta, double share,
                    List<Intervention> interventions, double liveCost) {
    public Frame {
        alphaBeta = List.copyOf(alphaBeta);
        tracks = List.copyOf(tracks);
        trajectories = List.copyOf(trajectories);
        marks = List.copyOf(marks);
        interventions = List.copyOf(interventions);
    }

    /** Of a run that was left to itself. */
    public Frame(Phase phase, List<Track> tracks, Optional<Slice> slice, List<Trajectory> trajectories, List<Mark> marks, int sliceCells,
                 int sliceTotal, double stepsPerSecond, double secondsLeft, String message, List<AlphaBetaReport> alphaBeta, double share) {
        this(phase, tracks, slice, trajectories, marks, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, message, alphaBeta, share,
                List.of(), Double.NaN);
    }

    /** Without the alpha-beta condition. */
    public Frame(Phase phase, List<Track> tracks, Optional<Slice> slice, List<Trajectory> trajectories, List<Mark> marks,
                 int sliceCells, int sliceTotal, double stepsPerSecond, double secondsLeft, String message) {
        this(phase, tracks, slice, trajectories, marks, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, message, List.of(), Double.NaN);
    }

    /** The same frame with another line for the status bar. */
    public Frame telling(String other) {
        return new Frame(phase, tracks, slice, trajectories, marks, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, other, alphaBeta, share,
                interventions, liveCost);
    }

    /** The same frame with these paths and marks in its slice's plane. */
    public Frame showing(List<Trajectory> paths, List<Mark> points) {
        return new Frame(phase, tracks, slice, paths, points, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, message, alphaBeta, share,
                interventions, liveCost);
    }

    /** The same frame of a run to which this was done by hand. */
    public Frame steered(List<Intervention> done) {
        return new Frame(phase, tracks, slice, trajectories, marks, sliceCells, sliceTotal, stepsPerSecond, secondsLeft, message, alphaBeta, share,
                done, liveCost);
    }

    /**
     * The same frame with the tracks of other runs behind its own.
     *
     * @param paths its own trajectories and those of the others
     */
    public Frame beside(List<Track> others, List<Trajectory> paths) {
        return new Frame(phase, Stream.concat(tracks.stream(), others.stream()).toList(), slice, paths, marks, sliceCells, sliceTotal, stepsPerSecond,
                secondsLeft, message, alphaBeta, share);
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
