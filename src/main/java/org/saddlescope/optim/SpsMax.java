package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;
import org.saddlescope.spectra.Vectors;

/**
 * θ ← θ − γ_k g_k with γ_k = min{(f_k − f_k*)/(c‖g_k‖²), γ_b}, f_k the loss of the mini-batch and f_k* its infimum (Loizou,
 * Vaswani, Laradji, Lacoste-Julien 2021, Eq. 3; Islamov et al. 2024, arXiv 2410.12455). Where f_k is L-smooth, γ_k lies
 * in [min{1/(2cL), γ_b}, γ_b]. The step size recorded is γ_k. Where f_k &lt; f_k*, so that f_k* was declared too large,
 * γ_k = 0.
 */
@Variant(value = "spsMax", label = "SPS max", doc = "Polyak's step size on the mini-batch, bounded above")
public record SpsMax(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = "The largest step size γ_b", fallback = "1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The factor c in the denominator; above 1/2 in theory, where α − β = 1", fallback = "0.5", min = 0, above = true, max = 1e6)
        double c,
        @Setting(doc = SAMPLE_MINIMUM, fallback = "0") double sampleMinimum,
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
        double own = factor * Math.min(ratio(at, sampleMinimum) / c, gamma);
        return state.next(Gradients.along(state.theta(), -own, at.gradient()), own);
    }

    /** (f − f*)/‖g‖², Polyak's step size: 0 where f &lt; f*, infinite where g = 0. */
    static double ratio(ValueGradient at, double minimum) {
        double square = Vectors.dot(at.gradient(), at.gradient());
        return square == 0 ? Double.POSITIVE_INFINITY : Math.max(0, at.value() - minimum) / square;
    }
}
