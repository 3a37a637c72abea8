package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;
import org.saddlescope.spectra.Vectors;

/**
 * m₁ = g₁, m_k = βm_{k−1} + (1 − β)g_k, θ ← θ − γ m/‖m‖ (Cutkosky, Mehta 2020, Algorithm 1): every update has length γ;
 * where m = 0, θ stays. Weight decay is a penalty: λθ is added to g.
 */
@Variant(value = "normalisedSgd", label = "Normalised SGD", doc = "Steps of a given length along the running mean of the gradients")
public record NormalisedSgd(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = "The length of a step", fallback = "0.01", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The decay β of the mean of gradients; 0: the gradient alone", fallback = "0.9", min = 0, max = 0.999999)
        double beta,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
        @Setting(doc = L2, fallback = "0", min = 0, max = 1e6) double weightDecay) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta, new double[theta.length]);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] g = Gradients.of(objective, state.theta(), weightDecay, 0).gradient();
        double[] m = g;
        if (state.updates() > 0) {
            m = Gradients.along(Vectors.scaled(g, 1 - beta), beta, state.slots().getFirst());
        }
        return state.next(Gradients.along(state.theta(), -gamma, Vectors.unit(m)), gamma, m);
    }
}
