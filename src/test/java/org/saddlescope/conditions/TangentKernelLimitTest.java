package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.ScalarActivation;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.model.TwoLayerWide.Outer;

/** MATH GT11, limits of the kernel. */
class TangentKernelLimitTest {
    private static Samples inputs(double... x) {
        return new Samples(x.length / 2, List.of(2), x, new Samples.Values(new double[x.length / 2], 1));
    }

    private static double[][] limit(Activation s, boolean trained, boolean bias, Samples samples) {
        return TangentKernelLimit.of(new TwoLayerWide(7, s, Outer.SIGNS, trained, 1, bias), samples);
    }

    @ParameterizedTest
    @CsvSource({"RELU,0,1", "RELU,1.0471975511965976,0.471166", "RELU,1.5707963267948966,0.159155", "RELU,3.141592653589793,0",
            "ERF,0,1.033969", "ERF,1.0471975511965976,0.441426", "ERF,1.5707963267948966,0"})
    void theNumbersOfTheAnglesAreThoseOfTheTable(Activation s, double angle, double expected) {
        Samples samples = inputs(1, 0, Math.cos(angle), Math.sin(angle));
        double[][] kernel = limit(s, true, false, samples);
        assertEquals(expected, kernel[0][1], 1e-6);
        assertEquals(kernel[0][1], kernel[1][0]);
    }

    /** E[s(u)s(v)] and E[s'(u)s'(v)] by the midpoint rule over the plane, of inputs that are no unit vectors. */
    @ParameterizedTest
    @CsvSource({"ERF,1e-9", "RELU,5e-4", "IDENTITY,1e-9"})
    void theLimitIsTheExpectationOverTheWeights(Activation s, double tolerance) {
        double[][] x = {{0.8, -0.3}, {1.4, 0.9}, {-0.5, 0.2}};
        for (boolean bias : new boolean[] {false, true}) {
            for (boolean trained : new boolean[] {false, true}) {
                double[][] kernel = limit(s, trained, bias, inputs(0.8, -0.3, 1.4, 0.9, -0.5, 0.2));
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        assertEquals(expectation(s, x[i], x[j], trained, bias), kernel[i][j], tolerance, s + " " + i + " " + j + " " + bias + trained);
                    }
                }
            }
        }
    }

    private static double expectation(Activation s, double[] x, double[] z, boolean trained, boolean bias) {
        double extra = bias ? 1 : 0;
        double xx = x[0] * x[0] + x[1] * x[1] + extra;
        double xz = x[0] * z[0] + x[1] * z[1] + extra;
        double zz = z[0] * z[0] + z[1] * z[1] + extra;
        double across = Math.sqrt(Math.max(0, zz - xz * xz / xx));
        double h = 0.04;
        double values = 0;
        double slopes = 0;
        for (double g = -8 + h / 2; g < 8; g += h) {
            for (double k = -8 + h / 2; k < 8; k += h) {
                double weight = Math.exp(-(g * g + k * k) / 2) / (2 * Math.PI) * h * h;
                double u = Math.sqrt(xx) * g;
                double v = xz / Math.sqrt(xx) * g + across * k;
                values += weight * ScalarActivation.value(s, u) * ScalarActivation.value(s, v);
                slopes += weight * ScalarActivation.slope(s, u) * ScalarActivation.slope(s, v);
            }
        }
        return xz * slopes + (trained ? values : 0);
    }

    @Test
    void nearlyParallelInputsLoseNothing() {
        double angle = 1e-9;
        double kernel = limit(Activation.RELU, true, false, inputs(1, 0, Math.cos(angle), Math.sin(angle)))[0][1];
        // 1 − θ/(2π) + O(θ²)
        assertEquals(angle / (2 * Math.PI), 1 - kernel, 1e-15);
    }

    @Test
    void otherActivationsAreRefused() {
        assertFalse(TangentKernelLimit.knows(Activation.TANH));
        assertThrows(IllegalArgumentException.class, () -> limit(Activation.TANH, true, false, inputs(1, 0)));
    }
}
