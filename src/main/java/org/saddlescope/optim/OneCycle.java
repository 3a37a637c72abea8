package org.saddlescope.optim;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * One cycle: from the fraction {@code first} up to the full step size at the fraction {@code rise} of the training, then
 * down to the fraction {@code last} at its end, each along half a cosine (Smith, Topin 2019, "Super-convergence",
 * section 3, who rise and fall linearly; the cosine is how the cycle is commonly run). Its peak may lie between two steps.
 */
@Variant(value = "oneCycle", label = "One cycle", doc = "Rises from a fraction to the full step size and falls to almost nothing")
public record OneCycle(
        @Setting(doc = "The part of the training in which the step size rises", fallback = "0.3", min = 0, max = 1) double rise,
        @Setting(doc = "The fraction of the step size at the beginning", fallback = "0.04", min = 0, max = 1) double first,
        @Setting(doc = "The fraction of the step size left at the end", fallback = "4e-6", min = 0, max = 1) double last)
        implements Schedule {
    @Override
    public double factor(int step, int total) {
        double progress = total <= 0 ? 0 : (double) Math.min(step, total) / total;
        if (progress < rise) {
            return between(first, 1, progress / rise);
        }
        return rise >= 1 ? 1 : between(1, last, (progress - rise) / (1 - rise));
    }

    private static double between(double from, double to, double progress) {
        return to + (from - to) * (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    }
}
