package org.saddlescope.experiment;

import java.util.Optional;
import org.saddlescope.conditions.SmoothnessFit;

/** Fits (L₀, L₁)-smoothness to what a path has recorded. */
public final class PathSmoothness {
    private PathSmoothness() {}

    /**
     * @param gradientNorms ‖∇f‖, one a pair
     * @param smoothness    the smoothness there; NaN where it was not measured
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
            double[] norms = new double[history.size()];
            for (int i = 0; i < norms.length; i++) {
                norms[i] = high.measured()[i] ? Math.max(Math.abs(high.values()[i]), Math.abs(low.values()[i])) : Double.NaN;
            }
            return new Pairs(history.gradientNorm(), norms);
        }));
    }
}
