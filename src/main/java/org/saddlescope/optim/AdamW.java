package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Ranges;
import org.saddlescope.engine.Workers;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − γ(m̂/(√v̂ + ε) + λθ) with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)
 * (Loshchilov, Hutter 2019, Algorithm 2). The decay is decoupled and, as in the common implementations, multiplied by
 * the whole step size γ, not by the schedule alone.
 */
@Variant(value = "adamW", label = "AdamW", doc = "Adam with weight decay apart from the gradient")
public record AdamW(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = STEP_SIZE, fallback = "0.001", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The decay β₁ of the first moment", fallback = "0.9", min = 0, max = 0.999999) double beta1,
        @Setting(doc = "The decay β₂ of the second moment", fallback = "0.999", min = 0, max = 0.9999999) double beta2,
        @Setting(doc = "The ε in the denominator", fallback = "1e-8", min = 0, above = true, max = 1) double epsilon,
        @Setting(doc = DECOUPLED, fallback = "0.01", min = 0, max = 1e6) double weightDecay,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
        @Setting(doc = CLIP, fallback = "0", min = 0) double clip) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta, new double[theta.length], new double[theta.length]);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] g = Gradients.of(objective, state.theta(), 0, clip).gradient();
        double[] theta = state.theta();
        int t = state.updates() + 1;
        double correction1 = 1 - StrictMath.pow(beta1, t);
        double correction2 = 1 - StrictMath.pow(beta2, t);
        double[] m0 = state.slots().get(0);
        double[] v0 = state.slots().get(1);
        double[][] made = Ranges.vectors(3, g.length, Workers.shared());
        double[] m = made[0];
        double[] v = made[1];
        double[] next = made[2];
        Ranges.each(g.length, Workers.shared(), (from, to) -> {
            for (int i = from; i < to; i++) {
                m[i] = beta1 * m0[i] + (1 - beta1) * g[i];
                v[i] = beta2 * v0[i] + (1 - beta2) * g[i] * g[i];
                double scaled = m[i] / correction1 / (Math.sqrt(v[i] / correction2) + epsilon);
                next[i] = theta[i] - gamma * (scaled + weightDecay * theta[i]);
            }
        });
        return state.next(next, gamma, m, v);
    }
}
