package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.TwoLayerWide.Outer;

/** MATH GT11: the mean tangent kernel of wide two-layer networks is its limit, within four standard errors. */
class TangentKernelLimitTest {
    private static final int WIDTH = 2048;
    private static final int DRAWS = 200;
    private static final double[] ANGLES = {0, Math.PI / 3, Math.PI / 2, Math.PI};

    @ParameterizedTest
    @EnumSource
    void reluWithTrainedOuterWeights(Outer outer) {
        double[] limits = {1, 0.471166, 1 / (2 * Math.PI), 0};
        check(Activation.RELU, outer, true, limits);
    }

    @ParameterizedTest
    @EnumSource
    void erfWithTrainedOuterWeights(Outer outer) {
        double opposite = 2 / Math.PI * Math.asin(-2.0 / 3) - 4 / Math.PI / Math.sqrt(5);
        check(Activation.ERF, outer, true, new double[] {1.033969, 0.441426, 0, opposite});
    }

    /** Without the outer weights' part only c·E s'(w·x)s'(w·z) is left: c(π − θ)/(2π) for ReLU. */
    @ParameterizedTest
    @EnumSource
    void reluWithFrozenOuterWeights(Outer outer) {
        double[] limits = new double[ANGLES.length];
        for (int k = 0; k < limits.length; k++) {
            limits[k] = Math.cos(ANGLES[k]) * (Math.PI - ANGLES[k]) / (2 * Math.PI);
        }
        check(Activation.RELU, outer, false, limits);
    }

    private static void check(Activation activation, Outer outer, boolean trained, double[] limits) {
        double[] mean = new double[ANGLES.length];
        double[] square = new double[ANGLES.length];
        double[] inputs = new double[2 * ANGLES.length];
        for (int k = 0; k < ANGLES.length; k++) {
            inputs[2 * k] = Math.cos(ANGLES[k]);
            inputs[2 * k + 1] = Math.sin(ANGLES[k]);
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            TwoLayerWide network = new TwoLayerWide(WIDTH, activation, outer, trained, draw);
            double[][] jacobian = jacobian(network, inputs, draw);
            for (int k = 0; k < ANGLES.length; k++) {
                double kernel = Differences.dot(jacobian[0], jacobian[k]);
                mean[k] += kernel / DRAWS;
                square[k] += kernel * kernel / DRAWS;
            }
        }
        for (int k = 0; k < ANGLES.length; k++) {
            double error = Math.sqrt(Math.max(0, square[k] - mean[k] * mean[k]) / DRAWS);
            // The limits are given to six digits.
            assertEquals(limits[k], mean[k], 4 * error + 1e-6, activation + " at the angle " + ANGLES[k]);
        }
    }

    /** A row a sample, from mini-batches of one sample: with targets 0 and 1, the gradients differ by n·∂F/∂θ. */
    private static double[][] jacobian(TwoLayerWide network, double[] inputs, long seed) {
        int n = ANGLES.length;
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        Problem[] problems = new Problem[2];
        for (int t = 0; t < 2; t++) {
            problems[t] = NetworkProblem.of(network, Loss.HALF_SQUARED_ERROR,
                    new Samples(n, List.of(2), inputs, new Samples.Values(t == 0 ? new double[n] : ones, 1)),
                    Optional.empty(), Precision.DOUBLE, Workers.shared());
        }
        double[] theta = problems[0].initial(seed);
        double[][] jacobian = new double[n][theta.length];
        for (int s = 0; s < n; s++) {
            double[] zero = problems[0].batch(new int[] {s}).gradient(theta).gradient();
            double[] one = problems[1].batch(new int[] {s}).gradient(theta).gradient();
            for (int i = 0; i < theta.length; i++) {
                jacobian[s][i] = (zero[i] - one[i]) / n;
            }
        }
        return jacobian;
    }
}
