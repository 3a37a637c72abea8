package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;
import org.saddlescope.spectra.Vectors;

/**
 * θ ← θ − γ∇f(θ + ρ g/‖g‖), g = ∇f(θ), both on the same mini-batch (Foret, Kleiner, Mobahi, Neyshabur 2021, Eq. 2 and
 * Algorithm 1, without the second-order term as there). Where g = 0 the gradient is that at θ. Two gradients an update.
 * Weight decay is a penalty: λθ is added to both; clipping shortens the second.
 */
@Variant(value = "sam", label = "SAM", doc = "Sharpness-aware minimisation: the gradient where the loss nearby is worst")
public record Sam(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = STEP_SIZE, fallback = "0.1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The radius ρ of the neighbourhood", fallback = "0.05", min = 0, max = 1e6) double radius,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
        @Setting(doc = L2, fallback = "0", min = 0, max = 1e6) double weightDecay,
        @Setting(doc = CLIP, fallback = "0", min = 0) double clip) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] here = Gradients.of(objective, state.theta(), weightDecay, 0).gradient();
        double[] worst = Gradients.along(state.theta(), radius, Vectors.unit(here));
        double[] g = Gradients.of(objective, worst, weightDecay, clip).gradient();
        return state.next(Gradients.along(state.theta(), -gamma, g), gamma);
    }
}
