package org.saddlescope.conditions;

import java.util.Arrays;
import java.util.Optional;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.ScalarActivation;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.spectra.ModelHessianNorm;
import org.saddlescope.spectra.TwoLayerHessian;
import org.saddlescope.spectra.Vectors;

/**
 * ‖H_F‖ = max_i ‖∇²F_i(θ)‖₂ of a two-layer network by {@link TwoLayerHessian}, exact up to rounding, in O(nmd) time. θ is
 * what the network trains: (W, a), or W alone where the outer weights are frozen; a bias b_j is the weight of a further
 * input 1. MATH GT11 is for (W, a).
 */
public final class TwoLayerModelHessian {
    private TwoLayerModelHessian() {}

    /**
     * @param samples n inputs of d elements
     * @param outputs C outputs a sample
     * @param theta   W (m × d), the biases (m) where there are some, a (C × m) where it is trained
     * @return empty where the outer weights are frozen numbers that θ does not hold
     */
    public static Optional<ModelHessianNorm> of(TwoLayerWide network, Samples samples, int outputs, double[] theta) {
        if (!network.trained() && network.outer() != TwoLayerWide.Outer.SIGNS) {
            return Optional.empty();
        }
        int m = network.width();
        int d = samples.inputSize();
        int outer = m * d + (network.bias() ? m : 0);
        double largest = 0;
        int where = -1;
        double[] slopes = new double[m];
        double[] curvatures = new double[m];
        for (int i = 0; i < samples.count(); i++) {
            double[] x = Arrays.copyOfRange(samples.inputs(), i * d, (i + 1) * d);
            derivatives(network, x, theta, slopes, curvatures);
            double norm = network.bias() ? StrictMath.hypot(Vectors.norm(x), 1) : Vectors.norm(x);
            for (int c = 0; c < outputs; c++) {
                double value = TwoLayerHessian.norm(slopes, curvatures, outer(network, theta, outer + c * m), norm, network.trained());
                if (where < 0 || !(value <= largest)) {
                    largest = value;
                    where = i * outputs + c;
                }
                if (Double.isNaN(value)) {
                    return Optional.of(new ModelHessianNorm(value, Double.NaN, where, where + 1, samples.count() * outputs, false));
                }
            }
        }
        return Optional.of(new ModelHessianNorm(largest, rounding(d) * largest, where, samples.count() * outputs,
                samples.count() * outputs, true));
    }

    /** A bound of the relative rounding error: w · x of d products, and a few operations on it. */
    private static double rounding(int d) {
        return 4 * (d + 8) * Math.ulp(1.0);
    }

    private static void derivatives(TwoLayerWide network, double[] x, double[] theta, double[] slopes, double[] curvatures) {
        Activation s = network.activation();
        int m = network.width();
        for (int j = 0; j < m; j++) {
            double z = network.bias() ? theta[m * x.length + j] : 0;
            for (int k = 0; k < x.length; k++) {
                z += theta[j * x.length + k] * x[k];
            }
            slopes[j] = ScalarActivation.slope(s, z);
            curvatures[j] = ScalarActivation.curvature(s, z);
        }
    }

    /** Frozen signs count by their magnitude alone. */
    private static double[] outer(TwoLayerWide network, double[] theta, int from) {
        if (network.trained()) {
            return Arrays.copyOfRange(theta, from, from + network.width());
        }
        double[] ones = new double[network.width()];
        Arrays.fill(ones, 1);
        return ones;
    }
}
