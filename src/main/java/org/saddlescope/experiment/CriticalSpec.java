package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;

/**
 * How critical points are searched for, and from where.
 *
 * @param tolerance   ‖∇f‖ at which a point counts as critical
 * @param iterations  the most trust-region steps
 * @param perturbed   perturbed copies of each start, which are starts too
 * @param radius      how far a perturbed start is from its original, as a share of ‖θ‖ or of 1 where that is more
 * @param checkpoints whether every checkpoint of a run is a start, and not only where its optimizers arrived
 * @param columns     starts along the first direction of a grid on the plane; 0: no grid
 * @param rows        starts along its second direction
 * @param walk        whether to walk down both ways from the strict saddles found
 * @param walkSteps   the most steps of a walk
 */
public record CriticalSpec(
        @Setting(doc = "The gradient norm at which a point counts as critical", fallback = "1e-9", min = 0, above = true, max = 1) double tolerance,
        @Setting(doc = "The most trust-region steps", fallback = "1000", min = 1, max = 1_000_000) int iterations,
        @Setting(doc = "Perturbed copies of each start, which are starts too", fallback = "0", min = 0, max = 10_000) int perturbed,
        @Setting(doc = "How far a perturbed start is from its original, as a share of its norm or of 1 where that is more", fallback = "0.1", min = 0, above = true, max = 1e6) double radius,
        @Setting(doc = "Whether every checkpoint of a run is a start", fallback = "false") boolean checkpoints,
        @Setting(doc = "Starts along the first direction of a grid on the plane of two parameters; 0: no grid", fallback = "0", min = 0, max = 1000) int columns,
        @Setting(doc = "Starts along the second direction of that grid", fallback = "0", min = 0, max = 1000) int rows,
        @Setting(doc = "Whether to walk down both ways from each strict saddle found", fallback = "false") boolean walk,
        @Setting(doc = "The most steps of such a walk", fallback = "5000", min = 1, max = 1_000_000) int walkSteps) {
    /** The settings of an experiment that says nothing of critical points. */
    public static final CriticalSpec DEFAULT = new CriticalSpec(1e-9, 1000, 0, 0.1, false, 0, 0, false, 5000);

    /** With a grid of so many starts. */
    public CriticalSpec withGrid(int columns, int rows) {
        return new CriticalSpec(tolerance, iterations, perturbed, radius, checkpoints, columns, rows, walk, walkSteps);
    }

    /** With so many perturbed copies of each start. */
    public CriticalSpec withPerturbed(int perturbed) {
        return new CriticalSpec(tolerance, iterations, perturbed, radius, checkpoints, columns, rows, walk, walkSteps);
    }

    /** With a start at every checkpoint. */
    public CriticalSpec withCheckpoints() {
        return new CriticalSpec(tolerance, iterations, perturbed, radius, true, columns, rows, walk, walkSteps);
    }

    /** With a walk from each strict saddle. */
    public CriticalSpec withWalk() {
        return new CriticalSpec(tolerance, iterations, perturbed, radius, checkpoints, columns, rows, true, walkSteps);
    }
}
