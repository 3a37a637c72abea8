package org.saddlescope.optim;

import org.saddlescope.schema.Variant;

/** The factor 1/√(k + 1) at step k: the decreasing steps of Islamov et al. 2024, Theorems on SGD and NGN. */
@Variant(value = "inverseSquareRoot", label = "1/√k", doc = "Falls as one over the square root of the step")
public record InverseSquareRoot() implements Schedule {
    @Override
    public double factor(int step, int total) {
        return 1 / Math.sqrt(step + 1.0);
    }
}
