package org.saddlescope.engine;

import org.saddlescope.engine.Kernels.Activation;

/**
 * The activations and their derivatives for one double, as {@link DoubleVectorActivations} computes them lane by lane.
 * Second derivatives are written s'' = q·s', so that the tangent of an adjoint is s'·(v + q·a·t).
 */
final class DoubleActivations {
    private DoubleActivations() {}

    /** s(x). */
    static double value(Activation s, double x) {
        return switch (s) {
            case IDENTITY -> x;
            case TANH -> DoubleMath.tanh(x);
            case RELU -> DoubleMath.positive(x);
            case SIGMOID -> DoubleMath.sigmoid(x);
            case SOFTPLUS -> DoubleMath.softplus(x, DoubleMath.decay(x));
            case ERF -> DoubleMath.erf(x);
            case SILU -> DoubleGates.silu(x);
            case GELU -> DoubleGates.gelu(x);
        };
    }

    /** s'(x)·v. */
    static double first(Activation s, double x, double y, double v) {
        return switch (s) {
            case IDENTITY -> v;
            case TANH -> Math.fma(-y, y, 1.0) * v;
            case RELU -> gate(y, v);
            case SIGMOID -> Math.fma(-y, y, y) * v;
            case SOFTPLUS -> DoubleMath.sigmoid(x) * v;
            case ERF -> DoubleMath.erfSlope(x) * v;
            case SILU -> DoubleGates.siluFirst(x, v);
            case GELU -> DoubleGates.geluFirst(x, v);
        };
    }

    /** s'(x)·v + s''(x)·a·t. */
    static double second(Activation s, double x, double y, double v, double a, double t) {
        return switch (s) {
            case IDENTITY -> v;
            case TANH -> Math.fma(-y, y, 1.0) * Math.fma(y * -2.0, a * t, v);
            case RELU -> gate(y, v);
            case SIGMOID -> Math.fma(-y, y, y) * Math.fma(1.0 - (y + y), a * t, v);
            case SOFTPLUS -> {
                double e = DoubleMath.decay(x);
                yield DoubleMath.sigmoid(x, e) * Math.fma(DoubleMath.sigmoid(-x, e), a * t, v);
            }
            case ERF -> DoubleMath.erfSlope(x) * Math.fma(DoubleMath.gaussArgument(x) * -2.0, a * t, v);
            case SILU -> DoubleGates.siluSecond(x, v, a, t);
            case GELU -> DoubleGates.geluSecond(x, v, a, t);
        };
    }

    /** ReLU's derivative times v: v where y is positive; y itself otherwise, which is 0, or NaN where x was. */
    private static double gate(double y, double v) {
        return y > 0 ? v : y;
    }
}
