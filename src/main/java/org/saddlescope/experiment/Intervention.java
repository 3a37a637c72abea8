package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Something that was done to a run by hand while it trained. It stands in the experiment of the run, so that the same
 * file gives the same path again, bit for bit. Those of one step are done in the order in which they stand. An optimizer
 * whose loss is no longer finite has ended and hears nothing.
 *
 * <p>A row of the history at step s is of θ after s updates, before what is done before update s: the next row shows the
 * effect.
 */
public sealed interface Intervention {
    /** Documents {@code step}. */
    String STEP = "Before the update with this number, from 0";
    /** Documents {@code optimizer}. */
    String OPTIMIZER = "The name of the optimizer it is done to; empty: all of them";

    /** Before which update it is done: 0 is the first. */
    int step();

    /** The name of the optimizer; empty for all. */
    String optimizer();

    /** The same before another update. */
    Intervention before(int other);

    /**
     * The step size times a factor: γ of the schedule for rules whose step is proportional to it (of a momentum, what the
     * gradient adds; the velocity keeps what it has), the γ_k that they chose for NGN, SPS max and DecSPS. L-BFGS has
     * none: its line search decides. Factors do not multiply up: the last one counts.
     */
    @Variant(value = "stepSize", label = "Step size", doc = "From here on each step is this many times what the optimizer would take")
    record StepSize(
            @Setting(doc = STEP, min = 0, max = 10_000_000) int step,
            @Setting(doc = OPTIMIZER, fallback = "\"\"") String optimizer,
            @Setting(doc = "Times the step size that the experiment declares; 1 takes earlier changes back", min = 0, above = true, max = 1e9) double factor)
            implements Intervention {
        @Override
        public StepSize before(int other) {
            return new StepSize(other, optimizer, factor);
        }
    }

    /** θ ← θ + r·u, u = z/‖z‖ with z standard normal of the seed; what the optimizer carries along stays. One seed pushes all optimizers the same way. */

    @Variant(value = "kick", label = "Kick", doc = "θ is moved by a vector of this length in a random direction, uniform on the sphere")
    record Kick(
            @Setting(doc = STEP, min = 0, max = 10_000_000) int step,
            @Setting(doc = OPTIMIZER, fallback = "\"\"") String optimizer,
            @Setting(doc = "The Euclidean length of the kick", min = 0, above = true, max = 1e9) double radius,
            @Setting(doc = "The seed of its direction", fallback = "1", min = 0) long seed)
            implements Intervention {
        @Override
        public Kick before(int other) {
            return new Kick(other, optimizer, radius, seed);
        }
    }
}
