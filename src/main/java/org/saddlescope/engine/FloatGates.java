package org.saddlescope.engine;

import static org.saddlescope.engine.FloatCoefficients.ERF_MAX;
import static org.saddlescope.engine.FloatCoefficients.GATE_MAX;
import static org.saddlescope.engine.FloatCoefficients.ROOT_HALF;

/**
 * The gated activations s(x) = x·G(x) and their derivatives for one float, as {@link FloatVectorGates} computes them
 * lane by lane: SiLU with the logistic function, G = σ (Elfwing, Uchibe, Doya 2018), and GELU with the distribution
 * function of the normal law, G = Φ (Hendrycks, Gimpel 2016), exact and not its approximation by tanh.
 *
 * <p>SiLU itself is accurate to 4 units in the last place; GELU and all derivatives, which cancel, to 4 units in the
 * last place of max(1, |x|).
 */
final class FloatGates {
    private FloatGates() {}

    /** x·σ(x). */
    static float silu(float x) {
        return floor(x) * FloatMath.sigmoid(x);
    }

    /** s'(x)·v, with s' = σ·(1 + x·σ(−x)). */
    static float siluFirst(float x, float v) {
        float e = FloatMath.decay(x);
        return FloatMath.sigmoid(x, e) * Math.fma(within(x), FloatMath.sigmoid(-x, e), 1.0f) * v;
    }

    /** s'(x)·v + s''(x)·a·t, with s'' = σ(x)·σ(−x)·(2 + x·(σ(−x) − σ(x))). */
    static float siluSecond(float x, float v, float a, float t) {
        float e = FloatMath.decay(x);
        float on = FloatMath.sigmoid(x, e);
        float off = FloatMath.sigmoid(-x, e);
        float c = within(x);
        float curve = off * Math.fma(c, off - on, 2.0f);
        return on * Math.fma(Math.fma(c, off, 1.0f), v, curve * (a * t));
    }

    /** x·Φ(x). */
    static float gelu(float x) {
        return floor(x) * normal(x);
    }

    /** s'(x)·v, with s' = Φ + x·φ. */
    static float geluFirst(float x, float v) {
        float z = x * ROOT_HALF;
        return Math.fma(FloatMath.gaussArgument(z) * 0.5f, FloatMath.erfSlope(z), normal(x)) * v;
    }

    /** s'(x)·v + s''(x)·a·t, with s'' = (2 − x²)·φ. */
    static float geluSecond(float x, float v, float a, float t) {
        float z = x * ROOT_HALF;
        float bell = FloatMath.erfSlope(z);
        float c = FloatMath.gaussArgument(z);
        float slope = Math.fma(c * 0.5f, bell, normal(x));
        float curve = Math.fma(-c, c, 1.0f) * (bell * ROOT_HALF);
        return Math.fma(slope, v, curve * (a * t));
    }

    /** Φ(x): half of erfc |x/√2| on the left and what is missing to 1 on the right. */
    private static float normal(float x) {
        float z = Math.abs(x * ROOT_HALF);
        float tail = FloatMath.exp(FloatMath.logErfc(z));
        tail = z > ERF_MAX ? 0.0f : tail * 0.5f;
        return x >= 0 ? 1.0f - tail : tail;
    }

    /** x, moved to where the gate is still shut when it is farther left, so that the product with it is 0. */
    private static float floor(float x) {
        return x < -GATE_MAX ? -GATE_MAX : x;
    }

    /** x, moved to where σ(−|x|) is still 0 when it is farther out, so that products with it stay finite. */
    private static float within(float x) {
        float c = x > GATE_MAX ? GATE_MAX : x;
        return c < -GATE_MAX ? -GATE_MAX : c;
    }
}
