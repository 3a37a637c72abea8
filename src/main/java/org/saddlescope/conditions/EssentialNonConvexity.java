package org.saddlescope.conditions;

/**
 * The criterion by which the loss ½‖F(w) − y‖² is convex in no neighbourhood of a solution w*: rank(∇²F_i(w*)) &gt; 2n for
 * some output i (Liu, Zhu, Belkin 2022, essential non-convexity; as summaries of the paper state it).
 *
 * @param rank      the largest numerical rank of the ∇²F_i(w*)
 * @param outputs   n, the outputs over all samples
 * @param threshold eigenvalues of at most this share of ‖∇²F_i‖ were counted as 0
 */
public record EssentialNonConvexity(int rank, int outputs, double threshold) {
    /** Far above the rounding of exact products, far below any eigenvalue that a network means. */
    public static final double THRESHOLD = 1e-10;

    /** The numerical rank: how many eigenvalues exceed {@code threshold} times the largest magnitude. */
    public static int rank(double[] eigenvalues, double threshold) {
        double largest = 0;
        for (double value : eigenvalues) {
            largest = Math.max(largest, Math.abs(value));
        }
        int rank = 0;
        for (double value : eigenvalues) {
            rank += Math.abs(value) > threshold * largest ? 1 : 0;
        }
        return rank;
    }

    /** Whether rank &gt; 2n. */
    public boolean applies() {
        return rank > 2 * outputs;
    }
}
