package org.saddlescope.engine;

import org.saddlescope.engine.Kernels.Activation;

/** An activation s and its derivatives at one number, with the bits that {@link Kernels} give in double precision. */
public final class ScalarActivation {
    private ScalarActivation() {}

    /** s(x). */
    public static double value(Activation s, double x) {
        return DoubleActivations.value(s, x);
    }

    /** s'(x); 0 at the kink of ReLU. */
    public static double slope(Activation s, double x) {
        return DoubleActivations.first(s, x, value(s, x), 1);
    }

    /** s''(x); 0 everywhere for ReLU. */
    public static double curvature(Activation s, double x) {
        return DoubleActivations.second(s, x, value(s, x), 0, 1, 1);
    }
}
