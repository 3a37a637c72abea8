package org.saddlescope.optim;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * A linear rise, then something else: the factor (k + 1)/w at step k &lt; w, and from step w on that of the schedule
 * {@code then} over the steps that are left (Goyal et al. 2017, section 2.2, "gradual warm-up").
 */
@Variant(value = "warmUp", label = "Warm-up", doc = "Rises linearly at first, then stays or falls")
public record WarmUp(
        @Setting(doc = "The number w of steps in which the step size rises", fallback = "20", min = 0, max = 1_000_000_000) int steps,
        @Setting(doc = "What follows the rise", fallback = "\"constant\"") Then then) implements Schedule {
    /** What may follow the rise. */
    public enum Then {
        CONSTANT(new Constant()), COSINE(new Cosine(0)), INVERSE_SQUARE_ROOT(new InverseSquareRoot());

        private final Schedule schedule;

        Then(Schedule schedule) {
            this.schedule = schedule;
        }
    }

    @Override
    public double factor(int step, int total) {
        return step < steps ? (step + 1.0) / steps : then.schedule.factor(step - steps, Math.max(0, total - steps));
    }
}
