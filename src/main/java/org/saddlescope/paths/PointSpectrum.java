package org.saddlescope.paths;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.EigenPair;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.PreparedOperator;
import org.saddlescope.spectra.SymmetricEigenvalues;
import org.saddlescope.spectra.Vectors;

/**
 * The Hessian's spectrum at a point as far as its Morse index needs it. An eigenvalue counts as negative below −10⁻⁶‖H‖
 * and as zero within ±10⁻⁶‖H‖.
 *
 * @param dimension p
 * @param index     the number of negative eigenvalues; where {@code exact} is false, at least so many: the negative Ritz
 *                  values of a Krylov space, of which the Hessian has no fewer (Courant, Fischer)
 * @param nullity   the number of zero eigenvalues; empty where the whole spectrum was not computed
 * @param exact     whether all p eigenvalues were computed
 * @param lowest    λ_min with its eigenvector and residual
 * @param highest   λ_max with its eigenvector and residual
 * @param values    all eigenvalues in ascending order, or none
 */
public record PointSpectrum(int dimension, int index, OptionalInt nullity, boolean exact, EigenPair lowest, EigenPair highest,
                            double[] values) {
    /** Up to this dimension all eigenvalues are computed. */
    public static final int DENSE_LIMIT = 1500;
    /** Eigenvalues within this share of ‖H‖ count as zero. */
    public static final double ZERO = 1e-6;

    private static final double TOLERANCE = 1e-8;
    private static final int EXTREME_STEPS = 1000;
    private static final int COUNT_STEPS = 200;

    /** What kind of point this spectrum makes of a critical point. */
    public enum Kind {
        /** All eigenvalues are positive. */
        MINIMUM("minimum"),
        /** There are negative eigenvalues: a strict saddle, or a maximum where all are negative. */
        SADDLE("saddle"),
        MAXIMUM("maximum"),
        /** None is negative and some are zero: the second derivatives leave open whether it is a minimum. */
        DEGENERATE("degenerate");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For people, and for marks on a map. */
        public String label() {
            return label;
        }
    }

    /**
     * The spectrum of ∇²f(θ).
     *
     * @param seed      of the Lanczos start vectors
     * @param cancelled once true, the ends are returned as far as they were reached, not converged
     */
    public static PointSpectrum at(Objective objective, double[] theta, long seed, BooleanSupplier cancelled) {
        int p = theta.length;
        Hessian hessian = new Hessian(objective, theta);
        ExtremePair ends = new Lanczos(TOLERANCE, EXTREME_STEPS, seed).extremes(hessian, cancelled);
        EigenPair lowest = new EigenPair(ends.minValue(), ends.minVector(), ends.minResidual(),
                ends.minResidual() <= TOLERANCE * ends.scale());
        EigenPair highest = new EigenPair(ends.maxValue(), ends.maxVector(), ends.maxResidual(),
                ends.maxResidual() <= TOLERANCE * ends.scale());
        if (p <= DENSE_LIMIT && !cancelled.getAsBoolean()) {
            double[] values;
            try (PreparedOperator prepared = hessian.prepared()) {
                values = SymmetricEigenvalues.of(DenseHessian.of(prepared).entries());
            }
            double zero = ZERO * Math.max(Math.abs(values[0]), Math.abs(values[p - 1]));
            return new PointSpectrum(p, (int) Arrays.stream(values).filter(v -> v < -zero).count(),
                    OptionalInt.of((int) Arrays.stream(values).filter(v -> Math.abs(v) <= zero).count()), true, lowest, highest, values);
        }
        int index = Math.max(negative(hessian, ZERO * ends.scale(), seed, cancelled), lowest.value() < -ZERO * ends.scale() ? 1 : 0);
        return new PointSpectrum(p, index, OptionalInt.empty(), false, lowest, highest, new double[0]);
    }

    /** Ritz values below −zero of a Krylov space with a random start. */
    private static int negative(Hessian hessian, double zero, long seed, BooleanSupplier cancelled) {
        try (PreparedOperator prepared = hessian.prepared()) {
            double[] start = SeededRandom.of(seed, "morse index").gaussians(hessian.dimension());
            LanczosBasis space = new LanczosBasis(prepared, start);
            while (space.size() < COUNT_STEPS && !space.complete() && !cancelled.getAsBoolean()) {
                space.extend();
            }
            return (int) Arrays.stream(space.ritz().values()).filter(v -> v < -zero).count();
        }
    }

    /** ‖H‖₂ = max |λ|. */
    public double norm() {
        return Math.max(Math.abs(lowest.value()), Math.abs(highest.value()));
    }

    /** Whether there is a direction of negative curvature: a strict saddle, if the point is critical. */
    public boolean strict() {
        return index > 0;
    }

    public Kind kind() {
        if (index > 0) {
            return exact && index == dimension ? Kind.MAXIMUM : Kind.SADDLE;
        }
        boolean zeros = exact ? nullity.orElse(0) > 0 : !(lowest.value() > ZERO * norm());
        return zeros ? Kind.DEGENERATE : Kind.MINIMUM;
    }

    /** λ_min and λ_max. */
    public List<EigenPair> ends() {
        return List.of(lowest, highest);
    }

    /** Whether the Hessian is finite. */
    public boolean finite() {
        return Double.isFinite(norm()) && Vectors.finite(lowest.vector());
    }
}
