package org.saddlescope.engine;

import org.saddlescope.engine.Kernels.Activation;

/**
 * The activations and their derivatives for one float, as {@link FloatVectorActivations} computes them lane by lane.
 * Second derivatives are written s'' = q·s', so that the tangent of an adjoint is s'·(v + q·a·t).
 */
final class FloatActivations {
    private FloatActivations() {}

    /** s(x). */
    static float value(Activation s, float x) {
        return switch (s) {
            case IDENTITY -> x;
            case TANH -> FloatMath.tanh(x);
            case RELU -> FloatMath.positive(x);
            case SIGMOID -> FloatMath.sigmoid(x);
            case SOFTPLUS -> FloatMath.softplus(x, FloatMath.decay(x));
            case ERF -> FloatMath.erf(x);
            case SILU -> FloatGates.silu(x);
            case GELU -> FloatGates.gelu(x);
        };
    }

    /** s'(x)·v. */
    static float first(Activation s, float x, float y, float v) {
        return switch (s) {
            case IDENTITY -> v;
            case TANH -> Math.fma(-y, y, 1.0f) * v;
            case RELU -> gate(y, v);
            case SIGMOID -> Math.fma(-y, y, y) * v;
            case SOFTPLUS -> FloatMath.sigmoid(x) * v;
            case ERF -> FloatMath.erfSlope(x) * v;
            case SILU -> FloatGates.siluFirst(x, v);
            case GELU -> FloatGates.geluFirst(x, v);
        };
    }

    /** s'(x)·v + s''(x)·a·t. */
    static float second(Activation s, float x, float y, float v, float a, float t) {
        return switch (s) {
            case IDENTITY -> v;
            case TANH -> Math.fma(-y, y, 1.0f) * Math.fma(y * -2.0f, a * t, v);
            case RELU -> gate(y, v);
            case SIGMOID -> Math.fma(-y, y, y) * Math.fma(1.0f - (y + y), a * t, v);
            case SOFTPLUS -> {
                float e = FloatMath.decay(x);
                yield FloatMath.sigmoid(x, e) * Math.fma(FloatMath.sigmoid(-x, e), a * t, v);
            }
            case ERF -> FloatMath.erfSlope(x) * Math.fma(FloatMath.gaussArgument(x) * -2.0f, a * t, v);
            case SILU -> FloatGates.siluSecond(x, v, a, t);
            case GELU -> FloatGates.geluSecond(x, v, a, t);
        };
    }

    /** ReLU's derivative times v: v where y is positive; y itself otherwise, which is 0, or NaN where x was. */
    private static float gate(float y, float v) {
        return y > 0 ? v : y;
    }
}
