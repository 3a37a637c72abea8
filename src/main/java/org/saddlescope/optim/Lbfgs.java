package org.saddlescope.optim;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;
import org.saddlescope.spectra.Vectors;

/**
 * θ ← θ − tHg, where H approximates the inverse Hessian from the last m pairs s = θ_{k+1} − θ_k,
 * y = ∇f(θ_{k+1}) − ∇f(θ_k) by the two-loop recursion, from sᵀy/yᵀy times the identity (Nocedal, Wright, Numerical
 * Optimization, 2nd ed., Algorithms 7.4 and 7.5), and t satisfies the strong Wolfe conditions with c₁ = 10⁻⁴, c₂ = 0.9.
 * On mini-batches both gradients of a pair are those of the same batch (Schraudolph, Yu, Günter 2007).
 *
 * <p>The first t tried is the step size γ; without pairs, min{γ, γ/‖g‖}. The t found is what is recorded. Pairs without
 * positive curvature sᵀy are left out. Where no step lowers the loss, θ stays and the pairs are forgotten. It sets its own
 * schedule, and has no weight decay: the line search needs the true loss.
 */
@Variant(value = "lbfgs", label = "L-BFGS", doc = "A quasi-Newton method with limited memory and a strong Wolfe line search")
public record Lbfgs(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = "The step size tried first", fallback = "1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The number m of pairs kept", fallback = "10", min = 1, max = 1000) int memory,
        @Setting(doc = "The most gradients that one line search takes", fallback = "20", min = 1, max = 1000) int evaluations,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
    static final double DECREASE = 1e-4;
    static final double CURVATURE = 0.9;

    @Override
    public State init(double[] theta) {
        return State.start(theta);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] theta = state.theta();
        ValueGradient at = objective.gradient(theta);
        double[] g = at.gradient();
        Descent descent = direction(g, state.slots());
        if (Vectors.norm(g) == 0) {
            return next(state, theta, 0, descent.pairs);
        }
        StrongWolfe.Point found = new StrongWolfe(DECREASE, CURVATURE, evaluations).search(objective, theta, at, descent.direction,
                first(descent, g, gamma));
        if (found.t() == 0) {
            return next(state, theta, 0, List.of());
        }
        return next(state, found.theta(), found.t(), extended(descent.pairs, Vectors.difference(found.theta(), theta),
                Vectors.difference(found.at().gradient(), g)));
    }

    /** The direction d in which is searched, and the pairs s, y, s, y, … that it comes from; none: d = −g. */
    record Descent(double[] direction, List<double[]> pairs) {}

    static Descent direction(double[] g, List<double[]> pairs) {
        double[] direction = descent(g, pairs);
        // Rounding, or another batch than the pairs are of.
        return Vectors.dot(direction, g) < 0 ? new Descent(direction, pairs) : new Descent(Vectors.scaled(g, -1), List.of());
    }

    /** The first t that is tried. */
    double first(Descent descent, double[] g, double gamma) {
        return descent.pairs.isEmpty() ? Math.min(gamma, gamma / Vectors.norm(g)) : gamma;
    }

    /** The strong Wolfe conditions decide how long a step is, whatever is tried first. */
    @Override
    public boolean scalable() {
        return false;
    }

    private static State next(State state, double[] theta, double t, List<double[]> pairs) {
        return state.next(theta, t, pairs.toArray(double[][]::new));
    }

    /** The pairs s, y, s, y, …, oldest first, with one more and at most m. */
    private List<double[]> extended(List<double[]> pairs, double[] s, double[] y) {
        if (!(Vectors.dot(s, y) > Math.ulp(1.0) * Vectors.norm(s) * Vectors.norm(y))) {
            return pairs;
        }
        List<double[]> more = new ArrayList<>(pairs);
        more.add(s);
        more.add(y);
        return more.subList(Math.max(0, more.size() - 2 * memory), more.size());
    }

    /** −Hg by the two-loop recursion. */
    private static double[] descent(double[] g, List<double[]> pairs) {
        double[] q = Vectors.scaled(g, -1);
        int m = pairs.size() / 2;
        double[] alpha = new double[m];
        double[] rho = new double[m];
        for (int i = m - 1; i >= 0; i--) {
            rho[i] = 1 / Vectors.dot(pairs.get(2 * i), pairs.get(2 * i + 1));
            alpha[i] = rho[i] * Vectors.dot(pairs.get(2 * i), q);
            Vectors.add(q, -alpha[i], pairs.get(2 * i + 1));
        }
        if (m > 0) {
            double[] y = pairs.getLast();
            q = Vectors.scaled(q, 1 / (rho[m - 1] * Vectors.dot(y, y)));
        }
        for (int i = 0; i < m; i++) {
            double beta = rho[i] * Vectors.dot(pairs.get(2 * i + 1), q);
            Vectors.add(q, alpha[i] - beta, pairs.get(2 * i));
        }
        return q;
    }
}
