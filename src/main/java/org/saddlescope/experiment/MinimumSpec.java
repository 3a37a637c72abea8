package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * How the f* and x* of the condition ratios are obtained (MATH section 2). Every reading and every plot says which one
 * it used.
 */
public sealed interface MinimumSpec {
    /** The choice of an experiment that says nothing. */
    MinimumSpec DEFAULT = new Known();

    @Variant(value = "known", label = "Known in closed form", doc = "f* and every minimiser where the problem knows them; else ratios that need them are left out")
    record Known() implements MinimumSpec {}

    /** @param points minimisers, of which the nearest counts; empty: ratios that need one are left out */
    @Variant(value = "declared", label = "Declared", doc = "f* and, where wanted, the minimisers, of which the nearest counts")
    record Declared(
            @Setting(doc = "f*") double value,
            @Setting(doc = "The minimisers, of which the nearest counts; ratios that need one are left out without any", fallback = "[]", maxSize = 1000)
            List<List<Double>> points) implements MinimumSpec {
        public Declared {
            points = points.stream().map(List::copyOf).toList();
        }
    }

    @Variant(value = "interpolation", label = "Interpolation", doc = "f* = 0, as a network wide enough to fit every sample reaches; no minimiser")
    record Interpolation() implements MinimumSpec {}

    /**
     * @param gap       records whose f(x_k) − f(x_K) is at most this are 0/0 and dropped
     * @param lastShare so are those of this last share of the steps
     */
    @Variant(value = "lastIterate", label = "Last iterate", doc = "x* is where the optimizer itself ends and f* the loss there, from a first pass over the run (Islamov et al. 2024)")
    record LastIterate(
            @Setting(doc = "Records with f(x) - f* of at most this are 0/0, and are dropped", fallback = "1e-6", min = 0, max = 1e6) double gap,
            @Setting(doc = "The last share of the steps that is dropped, being near 0/0", fallback = "0.05", min = 0, max = 1) double lastShare) implements MinimumSpec {}

    /**
     * @param tolerance the gradient norm at which it has arrived
     * @param steps     the most L-BFGS steps from the end of each optimizer
     */
    @Variant(value = "reference", label = "Reference run", doc = "Every optimizer's end is trained on until the gradient vanishes; the lowest loss counts, and the point where it is")
    record Reference(
            @Setting(doc = "The gradient norm at which it has arrived", fallback = "1e-8", min = 0, above = true, max = 1) double tolerance,
            @Setting(doc = "The most L-BFGS steps from each end", fallback = "10000", min = 1, max = 10_000_000) int steps) implements MinimumSpec {}
}
