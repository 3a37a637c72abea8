package org.saddlescope.paths;

import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.PreparedOperator;
import org.saddlescope.spectra.Vectors;

/**
 * How far a point of small gradient is from a critical point. One Newton step is the distance, to second order, where the
 * Hessian is regular across the critical set. At a degenerate point of order m Newton's method contracts by q = 1 − 1/m
 * only, and the distance is the geometric series ‖s‖/(1 − q) of its steps, with q the ratio of the last two; where there is
 * no critical point, as for log(1 + e^{−x}), the steps do not get shorter and the series diverges.
 */
record NewtonDistance(Objective objective, int products, BooleanSupplier cancelled) {
    /** The distance at which a critical point is near, as a share of ‖θ‖ or of 1 where that is more. */
    static final double NEAR = 1e-2;

    private static final double RESIDUAL = 1e-2;
    private static final double SUPERLINEAR = 0.1;
    private static final int STEPS = 12;

    /**
     * @param theta    where the steps led; ‖∇f‖ is no larger there than at the start
     * @param at       f and ∇f there
     * @param length   the length of the last step
     * @param distance the estimate of how far {@code theta} is from a critical point; infinite where steps do not get shorter
     * @param reached  whether that is near
     * @param products Hessian-vector products made
     */
    record Result(double[] theta, ValueGradient at, double length, double distance, boolean reached, int products) {}

    Result from(double[] start, ValueGradient first) {
        double[] theta = start;
        ValueGradient at = first;
        double previous = Double.NaN;
        boolean slow = false;
        int used = 0;
        for (int i = 0; ; i++) {
            double norm = Vectors.norm(at.gradient());
            if (norm == 0) {
                return new Result(theta, at, 0, 0, true, used);
            }
            GradientModel.Step step;
            try (PreparedOperator hessian = new Hessian(objective, theta).prepared()) {
                GradientModel model = new GradientModel(hessian, at.gradient(), products, cancelled);
                step = model.step(Double.POSITIVE_INFINITY, RESIDUAL);
                used += model.products();
            }
            double near = NEAR * Math.max(1, Vectors.norm(theta));
            double[] trial = CriticalPointSearch.sum(theta, step.s());
            ValueGradient there = objective.gradient(trial);
            double trialNorm = Vectors.norm(there.gradient());
            // Rounding lets it come no nearer; or what is left of the gradient no step changes, which is rounding too.
            boolean end = !(trialNorm < norm) || step.residual() >= 0.5 * norm;
            boolean superlinear = trialNorm <= SUPERLINEAR * norm;
            if (end && slow) {
                // Steps were long, and have ended because curvature sank below what can be told from zero, as it does at infinity.
                return new Result(theta, at, previous, Double.POSITIVE_INFINITY, false, used);
            }
            double ratio = step.length() / previous;
            double distance = superlinear || end ? step.length() : ratio < 1 ? step.length() / (1 - ratio) : Double.POSITIVE_INFINITY;
            if (distance <= near || end || i == STEPS || cancelled.getAsBoolean()) {
                return new Result(theta, at, step.length(), distance, distance <= near, used);
            }
            slow = !superlinear && step.length() > near;
            previous = step.length();
            theta = trial;
            at = there;
        }
    }
}
