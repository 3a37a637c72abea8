package org.saddlescope.optim;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** How the step size changes over the steps: a factor on the optimizer's own step size. */
public sealed interface Schedule permits
        Schedule.Constant,
        Schedule.Cosine,
        StepDecay,
        OneCycle,
        WarmUp,
        InverseSquareRoot {
    /** The factor on the step size for the update from step {@code step} (0-based) of {@code total}. */
    double factor(int step, int total);

    @Variant(value = "constant", label = "Constant", doc = "The same step size throughout")
    record Constant() implements Schedule {
        @Override
        public double factor(int step, int total) {
            return 1;
        }
    }

    /** Cosine annealing without restarts: final + (1 − final)·(1 + cos(π·step/total))/2 (Loshchilov & Hutter 2017, Eq. 5). */
    @Variant(value = "cosine", label = "Cosine", doc = "Falls from the full step size to a fraction of it along half a cosine")
    record Cosine(
            @Setting(doc = "The fraction of the step size left at the end", fallback = "0", min = 0, max = 1)
            double finalFraction) implements Schedule {
        @Override
        public double factor(int step, int total) {
            double progress = total <= 1 ? 0 : (double) Math.min(step, total) / total;
            // StrictMath: the factor must not depend on the platform's cosine.
            return finalFraction + (1 - finalFraction) * (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
        }
    }
}
