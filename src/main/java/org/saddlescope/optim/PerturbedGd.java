package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;
import org.saddlescope.spectra.Vectors;

/**
 * Gradient descent that leaves strict saddles: where ‖∇f(θ)‖ ≤ g_thres and the last push lies more than t_thres updates
 * back, θ ← θ + ξ first, ξ uniform in the ball of radius r; then θ ← θ − γ∇f(θ) (Jin, Ge, Netrapalli, Kakade, Jordan 2017,
 * Algorithm 1 with the condition of Algorithm 2, whose stopping rule is left out: a run ends at its last step). The push of
 * update k follows from the seed and k alone.
 */
@Variant(value = "perturbedGd", label = "Perturbed gradient descent", doc = "Gradient descent that is pushed at random where the gradient is small")
public record PerturbedGd(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = STEP_SIZE, fallback = "0.1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The radius r of a push", fallback = "0.01", min = 0, max = 1e6) double radius,
        @Setting(doc = "The gradient norm g_thres at or below which θ is pushed", fallback = "0.01", min = 0, max = 1e6)
        double threshold,
        @Setting(doc = "The number t_thres of updates without a push after one", fallback = "50", min = 0, max = 1_000_000_000)
        int interval,
        @Setting(doc = "The seed of the pushes", fallback = "1") long seed,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta).with(Double.NEGATIVE_INFINITY);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] theta = state.theta();
        double[] g = objective.gradient(theta).gradient();
        double last = state.scalars()[0];
        if (due(g, state)) {
            theta = Gradients.along(theta, 1, push(theta.length, state.updates()));
            g = objective.gradient(theta).gradient();
            last = state.updates();
        }
        return state.next(Gradients.along(theta, -gamma, g), gamma).with(last);
    }

    /** Whether θ is pushed before this update; g is the gradient at θ. */
    boolean due(double[] g, State state) {
        return Vectors.norm(g) <= threshold && state.updates() - state.scalars()[0] > interval;
    }

    /** Uniform in the ball: a Gaussian direction, and a radius of which the p-th power is uniform. */
    double[] push(int dimension, int update) {
        SeededRandom random = SeededRandom.of(seed, "perturbed gradient descent").split("update " + update);
        double[] direction = Vectors.unit(random.gaussians(dimension));
        return Vectors.scaled(direction, radius * StrictMath.pow(random.nextDouble(), 1.0 / dimension));
    }
}
