package org.saddlescope.conditions;

import java.util.Arrays;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Samples;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.spectra.Vectors;

/**
 * What the tangent kernel of F = m^{-1/2} Σ_j a_j s(w_j · x), w_j ~ N(0, I), E a = 0, E a² = 1, tends to at the start as
 * the width m grows (Jacot, Gabriel, Hongler 2018), with (u, v) = (w · x, w · z):
 * <pre>
 * K(x, z) = x·z E[s'(u) s'(v)] + E[s(u) s(v)]
 * </pre>
 * the second part only where the a_j are trained. In closed form, with θ the angle between x and z (MATH GT11):
 * <pre>
 * relu      E[s's'] = (π − θ)/(2π)                              E[ss] = ‖x‖‖z‖ (sin θ + (π − θ) cos θ)/(2π)
 * erf       E[s's'] = (4/π)/√((1 + 2‖x‖²)(1 + 2‖z‖²) − 4(x·z)²)  E[ss] = (2/π) arcsin(2 x·z/√((1 + 2‖x‖²)(1 + 2‖z‖²)))
 * identity  E[s's'] = 1                                         E[ss] = x·z
 * </pre>
 * (Cho, Saul 2009; Williams 1997). A bias b_j ~ N(0, 1) is the weight of a further input 1.
 */
public final class TangentKernelLimit {
    private TangentKernelLimit() {}

    /** Whether the limit is known in closed form. */
    public static boolean knows(Activation activation) {
        return switch (activation) {
            case RELU, ERF, IDENTITY -> true;
            case TANH, SIGMOID, SOFTPLUS, SILU, GELU -> false;
        };
    }

    /**
     * The limit over n inputs, for one output.
     *
     * @return n rows of n elements, symmetric
     * @throws IllegalArgumentException where {@link #knows} says no
     */
    public static double[][] of(TwoLayerWide network, Samples samples) {
        int d = samples.inputSize();
        double[][] x = new double[samples.count()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Arrays.copyOf(Arrays.copyOfRange(samples.inputs(), i * d, (i + 1) * d), network.bias() ? d + 1 : d);
            if (network.bias()) {
                x[i][d] = 1;
            }
        }
        double[][] kernel = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = of(network.activation(), x[i], x[j], network.trained());
                kernel[j][i] = kernel[i][j];
            }
        }
        return kernel;
    }

    private static double of(Activation activation, double[] x, double[] z, boolean trained) {
        double inner = Vectors.dot(x, z);
        return switch (activation) {
            case IDENTITY -> inner + (trained ? inner : 0);
            case RELU -> {
                double angle = angle(x, z);
                double half = (Math.PI - angle) / (2 * Math.PI);
                double values = Vectors.norm(x) * Vectors.norm(z) * (StrictMath.sin(angle) / (2 * Math.PI) + half * StrictMath.cos(angle));
                yield inner * half + (trained ? values : 0);
            }
            case ERF -> {
                double scale = (1 + 2 * Vectors.dot(x, x)) * (1 + 2 * Vectors.dot(z, z));
                double slopes = 4 / Math.PI / Math.sqrt(scale - 4 * inner * inner);
                double values = 2 / Math.PI * StrictMath.asin(2 * inner / Math.sqrt(scale));
                yield inner * slopes + (trained ? values : 0);
            }
            case TANH, SIGMOID, SOFTPLUS, SILU, GELU -> throw new IllegalArgumentException(
                    "the limit of the tangent kernel is known in closed form for relu, erf and identity");
        };
    }

    /** 2 arctan(‖x/‖x‖ − z/‖z‖‖ / ‖x/‖x‖ + z/‖z‖‖), which loses nothing where the vectors are nearly parallel (Kahan). */
    private static double angle(double[] x, double[] z) {
        double[] unit = Vectors.unit(x);
        double[] sum = unit.clone();
        Vectors.add(sum, 1, Vectors.unit(z));
        return 2 * StrictMath.atan2(Vectors.norm(Vectors.difference(unit, Vectors.unit(z))), Vectors.norm(sum));
    }
}
