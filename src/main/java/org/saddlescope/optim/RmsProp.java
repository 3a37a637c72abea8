package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * v ← ρv + (1 − ρ)g², θ ← θ − γg/(√v + ε), a coordinate at a time, v₀ = 0 (Tieleman, Hinton 2012, Lecture 6.5 of
 * "Neural Networks for Machine Learning"). Weight decay is a penalty: λθ is added to g.
 */
@Variant(value = "rmsProp", label = "RMSProp", doc = "Steps divided by the root of a running mean of the squared gradients")
public record RmsProp(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = STEP_SIZE, fallback = "0.01", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The decay ρ of the mean of squares", fallback = "0.9", min = 0, max = 0.9999999) double rho,
        @Setting(doc = "The ε in the denominator", fallback = "1e-8", min = 0, above = true, max = 1) double epsilon,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
        @Setting(doc = L2, fallback = "0", min = 0, max = 1e6) double weightDecay,
        @Setting(doc = CLIP, fallback = "0", min = 0) double clip) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta, new double[theta.length]);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] g = Gradients.of(objective, state.theta(), weightDecay, clip).gradient();
        double[] theta = state.theta();
        double[] before = state.slots().getFirst();
        double[] v = new double[g.length];
        double[] next = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            v[i] = rho * before[i] + (1 - rho) * g[i] * g[i];
            next[i] = theta[i] - gamma * g[i] / (Math.sqrt(v[i]) + epsilon);
        }
        return state.next(next, gamma, v);
    }
}
