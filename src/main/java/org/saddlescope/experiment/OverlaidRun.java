package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.landscape.TrajectoryProjector;

/**
 * A run that is seen beside another one: its curves next to the other's, its paths projected orthogonally on the other's
 * plane, each with the share of its variance that the plane explains and its distance from it.
 *
 * @param name       of the run, in front of the names of its optimizers
 * @param experiment what was run
 * @param tracks     what was measured along each path
 * @param paths      as many of their points as are known
 * @param note       how many of the recorded points these are; empty where it is all of them
 */
public record OverlaidRun(String name, Experiment experiment, List<Frame.Track> tracks, RunPaths paths, String note) {
    /** Between the name of a run and that of its optimizer. */
    public static final String OF = " › ";

    public OverlaidRun {
        tracks = List.copyOf(tracks);
    }

    /**
     * A run from its folder: its paths go through the checkpoints, as no other θ is known.
     *
     * @throws ExperimentException where it has kept none
     */
    public static OverlaidRun of(String name, SavedRun saved) throws ExperimentException {
        int dimension = saved.checkpoints().stream().mapToInt(checkpoint -> checkpoint.theta().length).findFirst().orElse(0);
        SavedPaths kept = SavedPaths.of(saved, dimension);
        return new OverlaidRun(name, saved.experiment(), saved.frame().tracks(), new RunPaths(kept.names(), kept.paths()), kept.note());
    }

    /** The same run under another name. */
    public OverlaidRun named(String other) {
        return new OverlaidRun(other, experiment, tracks, paths, note);
    }

    /** The same run with every point of its paths, where these are in memory. */
    public OverlaidRun along(RunPaths all) {
        return all.points() <= paths.points() ? this : new OverlaidRun(name, experiment, tracks, all, "");
    }

    /** The number p of its parameters. */
    public int dimension() {
        return paths.paths().stream().flatMap(path -> path.thetas().stream()).mapToInt(theta -> theta.length).findFirst().orElse(0);
    }

    /** Why its paths have no place in a plane, in words that follow the run's name; empty where they have. */
    public Optional<String> refusal(Plane plane) {
        if (!plane.isKnown()) {
            return Optional.of("cannot be laid over a surface from a file, which does not hold the directions of its plane");
        }
        return plane.dimension() == dimension() ? Optional.empty()
                : Optional.of("has " + dimension() + " parameters, and the plane that is shown lies in a space of " + plane.dimension());
    }

    /** Its tracks under the names that they have beside those of other runs. */
    public List<Frame.Track> beside() {
        return tracks.stream().map(track -> new Frame.Track(qualified(track.name()), track.step(), track.total(), track.divergedAt(), track.history())).toList();
    }

    private String qualified(String optimizer) {
        return name + OF + optimizer;
    }

    /**
     * Its paths in a plane, one a track in their order, without a point where none is known.
     *
     * @param wanted the share of a path's variance that the viewer wants the plane to explain; 0 for any
     */
    public List<Trajectory> in(Plane plane, double wanted) {
        TrajectoryProjector projector = new TrajectoryProjector(plane);
        return tracks.stream().map(track -> {
            int at = paths.names().indexOf(track.name());
            Recorder.Path path = at < 0 ? new Recorder.Path(new int[0], List.of(), new double[0]) : paths.paths().get(at);
            return projector.project(qualified(track.name()), path.steps(), path.thetas(), path.losses()).wanting(wanted);
        }).toList();
    }

    /**
     * These paths with the loss at their projections, which is that of the problem whose plane it is.
     *
     * @param shown     the problem whose plane it is
     * @param cancelled asked now and then; once true, losses that are not known yet stay NaN
     */
    public static List<Trajectory> withInPlaneLosses(Plane plane, List<Trajectory> paths, Subject shown, BooleanSupplier cancelled) {
        TrajectoryProjector projector = new TrajectoryProjector(plane);
        int batch = Surveyor.batch(plane.dimension(), shown.problem().samples());
        return paths.stream().map(path -> projector.withInPlaneLoss(path, shown.problem().objective()::values, batch, cancelled)).toList();
    }

    /**
     * A frame with other runs beside its own.
     *
     * @param runs  whose curves are to be seen
     * @param paths theirs in the frame's plane, in the order of their tracks; empty where they have not been projected
     */
    public static Frame over(Frame frame, List<OverlaidRun> runs, List<Trajectory> paths) {
        if (runs.isEmpty()) {
            return frame;
        }
        List<Trajectory> all = new ArrayList<>(frame.trajectories());
        if (!paths.isEmpty()) {
            // One a track, so that a path has the colour of its curves.
            if (all.size() != frame.tracks().size()) {
                all = new ArrayList<>(frame.tracks().stream().map(track -> frame.trajectories().stream().filter(path -> path.name().equals(track.name()))
                        .findFirst().orElseGet(() -> nowhere(track.name()))).toList());
            }
            all.addAll(paths);
        }
        return frame.beside(runs.stream().flatMap(run -> run.beside().stream()).toList(), all);
    }

    private static Trajectory nowhere(String name) {
        double[] none = {};
        return new Trajectory(name, IntStream.empty().toArray(), none, none, none, none, none, Double.NaN);
    }
}
