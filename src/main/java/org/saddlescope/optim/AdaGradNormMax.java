package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;
import org.saddlescope.spectra.Vectors;

/**
 * c_k² = max{c_{k−1}², ‖g_k‖²}, b_k² = b_{k−1}² + c_k², θ ← θ − γ g_k/b_k, c₋₁ = 0 (Islamov et al. 2024, arXiv
 * 2410.12455). The step size recorded is γ/b_k. Their theorem asks for b₋₁ ≥ 2Lγ/(α − β), with L the smoothness.
 */
@Variant(value = "adaGradNormMax", label = "AdaGrad-norm-max", doc = "One step size that falls with the largest gradient norm so far")
public record AdaGradNormMax(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = "The numerator γ of the step sizes γ/b_k", fallback = "1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The denominator b₋₁ before the first step", fallback = "1", min = 0, above = true, max = 1e12)
        double initial,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta).with(0, initial * initial);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] g = objective.gradient(state.theta()).gradient();
        double largest = Math.max(state.scalars()[0], Vectors.dot(g, g));
        double sum = state.scalars()[1] + largest;
        double own = gamma / Math.sqrt(sum);
        return state.next(Gradients.along(state.theta(), -own, g), own).with(largest, sum);
    }
}
