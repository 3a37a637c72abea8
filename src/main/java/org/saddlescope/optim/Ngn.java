package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;
import org.saddlescope.spectra.Vectors;

/**
 * θ ← θ − γ_k g_k with γ_k = γ/(1 + γ‖g_k‖²/(2f_k)), f_k the loss of the mini-batch (Orvieto, Xiao 2024; Islamov et al. 2024,
 * arXiv 2410.12455): a Gauss-Newton step on √f, for losses that are positive. Where f_k is non-negative and L-smooth,
 * γ_k lies in [γ/(1 + γL), γ]. The step size recorded is γ_k. As f_k → 0 with g_k ≠ 0, γ_k → 0; a loss below 0 is
 * outside what the rule is made for and is treated as that limit.
 */
@Variant(value = "ngn", label = "NGN", doc = "Gradient descent whose step size follows from the loss and the gradient of the mini-batch")
public record Ngn(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = "The largest step size γ", fallback = "1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        return step(state, objective, gamma, 1);
    }

    @Override
    public State step(State state, Objective objective, double gamma, double factor) {
        ValueGradient at = objective.gradient(state.theta());
        double square = Vectors.dot(at.gradient(), at.gradient());
        double own = factor * (square == 0 ? gamma : at.value() <= 0 ? 0 : gamma / (1 + gamma * square / (2 * at.value())));
        return state.next(Gradients.along(state.theta(), -own, at.gradient()), own);
    }
}
