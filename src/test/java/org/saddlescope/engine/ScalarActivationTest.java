package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.engine.Kernels.Activation;

class ScalarActivationTest {
    /** Away from the kink of ReLU. */
    private static final double[] POINTS = {-3.1, -0.7, 0.2, 1.3, 2.9};
    private static final double STEP = 1e-4;

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfCentralDifferences(Activation s) {
        for (double x : POINTS) {
            double above = ScalarActivation.value(s, x + STEP);
            double below = ScalarActivation.value(s, x - STEP);
            assertEquals((above - below) / (2 * STEP), ScalarActivation.slope(s, x), 1e-7, s + "' at " + x);
            assertEquals((above - 2 * ScalarActivation.value(s, x) + below) / (STEP * STEP), ScalarActivation.curvature(s, x), 1e-6, s + "'' at " + x);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsMadeOfWhatIsNotANumber(Activation s) {
        assertEquals(Double.NaN, ScalarActivation.value(s, Double.NaN), s.name());
        if (s != Activation.IDENTITY) {
            assertEquals(Double.NaN, ScalarActivation.slope(s, Double.NaN), s.name());
        }
    }
}
