package org.saddlescope.optim;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** The factor drop^⌊step / every⌋. */
@Variant(value = "step", label = "Step", doc = "Falls by a factor at regular intervals")
public record StepDecay(
        @Setting(doc = "The number of steps between two drops", fallback = "100", min = 1, max = 1_000_000_000) int every,
        @Setting(doc = "The factor by which the step size changes at a drop", fallback = "0.1", min = 0, above = true, max = 1)
        double drop) implements Schedule {
    @Override
    public double factor(int step, int total) {
        return StrictMath.pow(drop, step / every);
    }
}
