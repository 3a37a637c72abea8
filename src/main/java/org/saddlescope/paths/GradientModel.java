package org.saddlescope.paths;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.Vectors;

/**
 * The linear model g + Hs of the gradient around a point, and the steps s with ‖s‖ ≤ Δ that make it smallest. They are
 * looked for in the Krylov space of g: Lanczos steps with full reorthogonalisation turn min ‖Hs + g‖² into a small
 * least-squares problem (MINRES, Paige, Saunders 1975, with the trust region of Moré, Sorensen 1983 on top). H may be
 * indefinite and singular: where many s do equally well, the step is the shortest of them, up to singular values below
 * 10⁻¹²‖H‖, which count as zero. The space grows as far as a step needs it, and is kept for shorter steps of the same
 * point. One for a thread.
 */
final class GradientModel {
    /** √λ of a step that no radius bounds, in units of ‖H‖. */
    private static final double ZERO = 1e-12;
    private static final int FIRST_CHECK = 4;
    /** How far a step at the edge of the trust region may miss its radius. */
    private static final double RADIUS_SLACK = 1e-3;
    private static final int MOST_SHIFTS = 80;
    private static final int NEWTON_SHIFTS = 20;

    private final LanczosBasis space;
    private final double start;
    private final int most;
    private final BooleanSupplier cancelled;
    /** The eigendecomposition of a space that is invariant. */
    private SymmetricEigen ritz;

    /**
     * A step.
     *
     * @param s        the step
     * @param length   ‖s‖
     * @param residual ‖Hs + g‖, what the model promises
     * @param bounded  whether ‖s‖ is the radius: the model would go on
     * @param solved   whether the step is as good as was asked for, and not cut short by the number of products
     */
    record Step(double[] s, double length, double residual, boolean bounded, boolean solved) {}

    /**
     * @param hessian   H
     * @param gradient  g, not zero
     * @param most      the most products with H
     * @param cancelled asked before each product; once true, the space grows no more
     */
    GradientModel(LinearOperator hessian, double[] gradient, int most, BooleanSupplier cancelled) {
        this.space = new LanczosBasis(hessian, gradient);
        this.start = Vectors.norm(gradient);
        this.most = most;
        this.cancelled = cancelled;
    }

    /** Products with H so far. */
    int products() {
        return space.size();
    }

    /** The largest ‖Hv‖ of the unit vectors v seen: at most ‖H‖₂. */
    double scale() {
        return space.scale();
    }

    /** ‖Hg‖/‖g‖, once a step has been asked for. */
    double image() {
        return space.first();
    }

    /** Whether every product was finite. */
    boolean finite() {
        return space.finite();
    }

    /**
     * The step of a radius.
     *
     * @param radius   Δ; may be infinite
     * @param residual the relative ‖Hs + g‖/‖g‖ that will do
     */
    Step step(double radius, double residual) {
        int check = FIRST_CHECK;
        while (true) {
            boolean whole = space.complete();
            boolean last = whole || space.size() >= most || cancelled.getAsBoolean();
            if (last || space.size() >= check) {
                check = space.size() + 1 + space.size() / 4;
                Trial trial = trial(radius, whole);
                if (last || trial.residual <= residual * start || trial.stationary <= trial.allowed) {
                    return new Step(space.combine(trial.y), trial.length, trial.residual, trial.bounded,
                            whole || trial.residual <= residual * start || trial.stationary <= trial.allowed);
                }
            }
            if (!last) {
                space.extend();
            }
        }
    }

    /**
     * @param stationary ‖H(Hs + g) + λs‖, which is zero for the best step of all R^p
     * @param allowed    at which the step will do although Hs + g is not small
     */
    private record Trial(double[] y, double length, double residual, boolean bounded, double stationary, double allowed) {}

    private Trial trial(double radius, boolean whole) {
        int k = whole ? space.size() : space.size() - 1;
        double scale = space.scale();
        if (k < 1 || scale == 0) {
            return new Trial(new double[0], 0, start, false, 0, 0);
        }
        double[] diagonal = space.alphas(space.size());
        double[] beside = space.betas(space.size());
        RegularisedLeastSquares problem = new RegularisedLeastSquares(Arrays.copyOf(diagonal, k), Arrays.copyOf(beside, k), start);
        StepEquation equation = problem;
        if (whole) {
            ritz = ritz == null ? space.ritz() : ritz;
            equation = new RitzEquation(ritz, start);
        }
        double root = whole ? 0 : ZERO * scale;
        StepEquation.Solution solution = equation.solve(root);
        boolean bounded = solution.length() > radius;
        if (bounded) {
            root = Math.sqrt(shift(equation, Math.max(root, ZERO * scale), solution, radius));
            solution = equation.solve(root);
        }
        double[] y = solution.y();
        if (bounded && solution.length() > radius * (1 + 2 * RADIUS_SLACK)) {
            y = Vectors.scaled(y, radius / solution.length());
        }
        double[] z = problem.residual(y);
        double length = Vectors.norm(y);
        double left = Vectors.norm(z);
        double stationary = whole ? 0 : StrictMath.hypot(beside[k - 1] * z[k - 1] + diagonal[k] * z[k], beside[k] * z[k]);
        return new Trial(y, length, left, bounded, stationary, Math.max(0.1 * root * root * length, 1e-7 * scale * left));
    }

    /** λ with ‖y(λ)‖ = Δ: Newton's method on 1/‖y‖ (Moré, Sorensen 1983), halving the exponent where it leaves the bracket. */
    private static double shift(StepEquation problem, double root, StepEquation.Solution first, double radius) {
        double low = root * root;
        double high = Double.POSITIVE_INFINITY;
        double lambda = low;
        StepEquation.Solution at = first;
        for (int i = 0; i < MOST_SHIFTS && Math.abs(at.length() - radius) > RADIUS_SLACK * radius; i++) {
            if (at.length() > radius) {
                low = lambda;
            } else {
                high = lambda;
            }
            double newton = lambda + at.length() * at.length() / at.slope() * (at.length() - radius) / radius;
            boolean inside = newton > low && newton < high;
            double middle = high == Double.POSITIVE_INFINITY ? 100 * low : Math.sqrt(low) * Math.sqrt(high);
            lambda = inside && i < NEWTON_SHIFTS ? newton : middle;
            at = problem.solve(Math.sqrt(lambda));
        }
        return lambda;
    }
}
