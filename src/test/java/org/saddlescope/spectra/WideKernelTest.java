package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.TwoLayerWide;

/** MATH.md, GT11: at width 8192 the mean kernel over 200 draws is the limit within four standard errors. */
class WideKernelTest {
    private static final int WIDTH = 8192;
    private static final int DRAWS = 200;
    private static final double[] ANGLES = {0, Math.PI / 3, Math.PI / 2, Math.PI};

    @Test
    void relu() {
        // c(π − θ)/(2π) + (sin θ + (π − θ)c)/(2π)
        check(Activation.RELU, angle -> {
            double c = Math.cos(angle);
            return (2 * c * (Math.PI - angle) + Math.sin(angle)) / (2 * Math.PI);
        });
    }

    @Test
    void erf() {
        check(Activation.ERF, angle -> {
            double c = Math.cos(angle);
            return 2 / Math.PI * Math.asin(2 * c / 3) + c * 4 / Math.PI / Math.sqrt(9 - 4 * c * c);
        });
    }

    private static void check(Activation activation, DoubleUnaryOperator limit) {
        double[] inputs = new double[2 * ANGLES.length];
        for (int k = 0; k < ANGLES.length; k++) {
            inputs[2 * k] = Math.cos(ANGLES[k]);
            inputs[2 * k + 1] = Math.sin(ANGLES[k]);
        }
        Problem problem = NetworkProblem.of(new TwoLayerWide(WIDTH, activation, TwoLayerWide.Outer.SIGNS, true, 1), Loss.HALF_SQUARED_ERROR,
                new Samples(ANGLES.length, List.of(2), inputs, new Samples.Values(new double[ANGLES.length], 1)), Optional.empty(),
                Precision.DOUBLE, Workers.shared());
        double[][] draws = new double[ANGLES.length][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[][] kernel = TangentKernel.of(problem.outputs().orElseThrow(), problem.initial(draw)).entries();
            for (int k = 0; k < ANGLES.length; k++) {
                draws[k][draw] = kernel[0][k];
            }
        }
        for (int k = 0; k < ANGLES.length; k++) {
            Sample sample = Sample.of(draws[k]);
            assertEquals(limit.applyAsDouble(ANGLES[k]), sample.mean(), 4 * sample.error() + 1e-14, activation + " at the angle " + ANGLES[k]);
        }
    }
}
