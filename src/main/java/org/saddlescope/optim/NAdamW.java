package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * AdamW with Nesterov's look-ahead: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g²,
 * θ ← θ − γ((β₁m/(1−β₁ᵗ⁺¹) + (1−β₁)g/(1−β₁ᵗ))/(√v̂ + ε) + λθ), v̂ = v/(1−β₂ᵗ) (Dozat 2016, Algorithm 2 with constant
 * β₁; the decay decoupled as in Loshchilov, Hutter 2019, multiplied by the whole step size γ).
 */
@Variant(value = "nAdamW", label = "NAdamW", doc = "AdamW with the first moment taken one step ahead")
public record NAdamW(
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
        double correction = 1 - StrictMath.pow(beta1, t);
        double correctionAhead = 1 - StrictMath.pow(beta1, t + 1);
        double correction2 = 1 - StrictMath.pow(beta2, t);
        double[] m0 = state.slots().get(0);
        double[] v0 = state.slots().get(1);
        double[] m = new double[g.length];
        double[] v = new double[g.length];
        double[] next = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            m[i] = beta1 * m0[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v0[i] + (1 - beta2) * g[i] * g[i];
            double ahead = beta1 * m[i] / correctionAhead + (1 - beta1) * g[i] / correction;
            next[i] = theta[i] - gamma * (ahead / (Math.sqrt(v[i] / correction2) + epsilon) + weightDecay * theta[i]);
        }
        return state.next(next, gamma, m, v);
    }
}
