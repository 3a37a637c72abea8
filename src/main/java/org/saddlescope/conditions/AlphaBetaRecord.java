package org.saddlescope.conditions;

/**
 * What the alpha-beta condition needs to know of one mini-batch f_i at one point x of a path (MATH 1.A): with x_p the
 * minimiser used, T(α, β) = a − α(e − c) + βe ≥ 0 is the condition.
 *
 * @param step the update that drew the batch, or the number of a grid point
 * @param batch which batch or component
 * @param a    ⟨∇f_i(x), x − x_p⟩
 * @param e    f_i(x) − f_i*
 * @param c    f_i(x_p) − f_i*
 */
public record AlphaBetaRecord(int step, int batch, double a, double e, double c) {
    /** Below this c counts as 0: the record then bounds α − β and not α. */
    public static final double LEAST_C = 1e-12;

    /** T(α, β), at least 0 where the condition holds. */
    public double margin(double alpha, double beta) {
        return a - alpha * (e - c) + beta * e;
    }

    boolean finite() {
        return Double.isFinite(a) && Double.isFinite(e) && Double.isFinite(c);
    }

    boolean bindsAlpha() {
        return c >= LEAST_C;
    }
}
