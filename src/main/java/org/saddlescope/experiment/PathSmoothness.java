package org.saddlescope.experiment;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.conditions.SmoothnessFit;

/** Fits (L₀, L₁)-smoothness to what a path has recorded. */
public final class PathSmoothness {
    private PathSmoothness() {}

    /**
     * @param gradientNorms ‖∇f‖, one a pair
     * @param smoothness    the smoothness there; NaN where the optimizer did not move
     */
    public record Pairs(double[] gradientNorms, double[] smoothness) {
        /** Empty where fewer than two pairs are finite. */
        public Optional<SmoothnessFit> fit() {
            return SmoothnessFit.of(gradientNorms, smoothness);
        }
    }

    /**
     * The local smoothness between recorded points on the gradient norm at the first of the two.
     *
     * @return empty where it was not recorded (probes.smoothness)
     */
    public static Optional<SmoothnessFit> local(History history) {
        return localPairs(history).flatMap(Pairs::fit);
    }

    /** The pairs that {@link #local} fits. */
    public static Optional<Pairs> localPairs(History history) {
        return history.column(SmoothnessProbe.ID).map(column -> {
            int n = Math.max(0, history.size() - 1);
            double[] norms = new double[n];
            double[] smoothness = new double[n];
            for (int i = 0; i < n; i++) {
                norms[i] = history.gradientNorm()[i];
                smoothness[i] = column.values()[i + 1];
            }
            return new Pairs(norms, smoothness);
        });
    }

    /** The Hessian's norm, the larger magnitude of its extreme eigenvalues, on the gradient norm at the same point. */
    public static Optional<SmoothnessFit> curvature(History history) {
        return curvaturePairs(history).flatMap(Pairs::fit);
    }

    /** The pairs that {@link #curvature} fits, of the points at which eigenvalues were measured. */
    public static Optional<Pairs> curvaturePairs(History history) {
        return history.column("lambda_max").flatMap(high -> history.column("lambda_min").map(low -> {
            int[] measured = IntStream.range(0, history.size()).filter(i -> high.measured()[i]).toArray();
            return new Pairs(Arrays.stream(measured).mapToDouble(i -> history.gradientNorm()[i]).toArray(),
                    Arrays.stream(measured).mapToDouble(i -> Math.max(Math.abs(high.values()[i]), Math.abs(low.values()[i]))).toArray());
        }));
    }
}
