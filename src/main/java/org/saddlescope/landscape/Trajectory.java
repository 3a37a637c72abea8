package org.saddlescope.landscape;

/**
 * An optimizer's path seen in a plane. Every array has one element a recorded point.
 *
 * @param name        the optimizer's name
 * @param steps       the optimizer's step of each point
 * @param alpha       in-plane coordinate along direction 1 of the orthogonal projection
 * @param beta        in-plane coordinate along direction 2
 * @param offPlane    the Euclidean distance of the point from the plane
 * @param trueLoss    the loss at the point itself
 * @param inPlaneLoss the loss at its projection, NaN where it has not been computed
 * @param explained   the share of the path's variance that lies in the plane: Σ ‖P(θ_i − θ̄)‖² / Σ ‖θ_i − θ̄‖², with θ̄ the
 *                    mean of the points and P the orthogonal projection on the span of the directions; NaN for a path of one point
 * @param wanted      the share below which the user wants to be told that the plane shows too little of this path; 0 for never
 */
public record Trajectory(String name, int[] steps, double[] alpha, double[] beta, double[] offPlane,
                         double[] trueLoss, double[] inPlaneLoss, double explained, double wanted) {
    /** Without a share that is wanted. */
    public Trajectory(String name, int[] steps, double[] alpha, double[] beta, double[] offPlane, double[] trueLoss,
                      double[] inPlaneLoss, double explained) {
        this(name, steps, alpha, beta, offPlane, trueLoss, inPlaneLoss, explained, 0);
    }

    /** The same path with a share of it that is wanted. */
    public Trajectory wanting(double share) {
        return new Trajectory(name, steps, alpha, beta, offPlane, trueLoss, inPlaneLoss, explained, share);
    }

    /** Whether the plane shows less of this path than is wanted. */
    public boolean poor() {
        return explained < wanted;
    }

    public int size() {
        return steps.length;
    }
}
