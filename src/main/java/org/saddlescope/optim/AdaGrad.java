package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * G ← G + g², θ ← θ − γg/(√G + ε), a coordinate at a time, G₀ = 0 (Duchi, Hazan, Singer 2011, Figure 1 with diagonal
 * matrices, ε outside the root). Weight decay is a penalty: λθ is added to g.
 */
@Variant(value = "adaGrad", label = "AdaGrad", doc = "Steps divided by the root of the sum of all squared gradients, a coordinate at a time")
public record AdaGrad(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = STEP_SIZE, fallback = "0.1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The ε in the denominator", fallback = "1e-10", min = 0, above = true, max = 1) double epsilon,
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
        double[] sum = new double[g.length];
        double[] next = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            sum[i] = before[i] + g[i] * g[i];
            next[i] = theta[i] - gamma * g[i] / (Math.sqrt(sum[i]) + epsilon);
        }
        return state.next(next, gamma, sum);
    }
}
