package org.saddlescope.paths;

import java.util.List;

/** What a search for a critical point came to; whatever it is, with everything that was reached. */
public sealed interface CriticalOutcome {
    /** Where the search ended. */
    Reached reached();

    /**
     * ‖∇f(θ)‖ is within the tolerance, and the next Newton step is short: a critical point lies near.
     *
     * @param distance an estimate of how far θ is from it: the length of the next Newton step, extended by the geometric
     *                 series of the last two where convergence is slow, as it is at degenerate points
     * @param spectrum the ends of the spectrum of ∇²f(θ), with index and nullity
     */
    record Critical(Reached reached, double distance, PointSpectrum spectrum) implements CriticalOutcome {}

    /**
     * A stationary point of ‖∇f‖² that is not critical: ∇f ≠ 0 lies in the null space of the Hessian, and no step to first
     * order makes it smaller (Frye et al. 2021, "Critical point-finding methods reveal gradient-flat regions").
     *
     * @param flatness ‖H∇f‖/(‖H‖‖∇f‖), with ‖H‖ the largest seen during the search; 0 at an exact gradient-flat point
     */
    record GradientFlat(Reached reached, double flatness) implements CriticalOutcome {}

    /**
     * No critical point was found.
     *
     * @param message the reason in one sentence, with its numbers
     */
    record NotFound(Reached reached, Reason reason, String message) implements CriticalOutcome {}

    /** Why nothing was found. */
    enum Reason {
        /** ‖∇f‖ falls while θ goes on moving away: the infimum of ‖∇f‖ is not attained. */
        RECEDING,
        /** The number of trust-region steps was used up. */
        ITERATIONS,
        /** No step that rounding can tell apart makes ‖∇f‖ smaller. */
        STALLED,
        /** f or its gradient is NaN or infinite at the start, or the Hessian is where the search ended. */
        NOT_FINITE,
        /** The search was cancelled. */
        CANCELLED
    }

    /**
     * Where a search ended and what it took.
     *
     * @param theta        θ; p elements, never changed
     * @param loss         f(θ)
     * @param gradientNorm ‖∇f(θ)‖
     * @param products     Hessian-vector products made
     * @param moved        ‖θ − start‖
     * @param iterates     the start and the point after each trust-region step, accepted or not
     */
    record Reached(double[] theta, double loss, double gradientNorm, int products, double moved, List<Iterate> iterates) {
        public Reached {
            iterates = List.copyOf(iterates);
        }

        /** Trust-region steps made. */
        public int iterations() {
            return iterates.size() - 1;
        }
    }

    /**
     * The search after some steps.
     *
     * @param thetaNorm ‖θ‖
     * @param radius    the trust radius Δ
     */
    record Iterate(double loss, double gradientNorm, double thetaNorm, double radius) {}
}
