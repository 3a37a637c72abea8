package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * θ ← θ − γ_k g_k with γ_k = (1/c_k) min{(f_k − f_k*)/‖g_k‖², c_{k−1}γ_{k−1}}, c_k = c₀√(k + 1), c₋₁ = c₀, γ₋₁ = γ_b, f_k the
 * loss of the mini-batch and f_k* its infimum (Orvieto, Lacoste-Julien, Loizou 2022, Eq. DecSPS; Islamov et al. 2024, arXiv
 * 2410.12455, which asks for c₀ ≥ 1/(α − β)). The step size recorded is γ_k, which never grows. It sets its own
 * schedule.
 */
@Variant(value = "decSps", label = "DecSPS", doc = "Polyak's step size on the mini-batch, made to fall")
public record DecSps(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = "The largest step size γ_b", fallback = "1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The factor c₀ in the denominator c₀√(k + 1)", fallback = "1", min = 0, above = true, max = 1e6)
        double c,
        @Setting(doc = SAMPLE_MINIMUM, fallback = "0") double sampleMinimum,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta).with(Double.POSITIVE_INFINITY);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        return step(state, objective, gamma, 1);
    }

    /** The step size times the factor; what it remembers of earlier ratios does not hear of it. */
    @Override
    public State step(State state, Objective objective, double gamma, double factor) {
        ValueGradient at = objective.gradient(state.theta());
        // c_{k−1}γ_{k−1} is the least ratio so far.
        double before = state.updates() == 0 ? c * gamma : state.scalars()[0];
        double least = Math.min(SpsMax.ratio(at, sampleMinimum), before);
        double own = factor * (least / (c * Math.sqrt(state.updates() + 1.0)));
        return state.next(Gradients.along(state.theta(), -own, at.gradient()), own).with(least);
    }
}
