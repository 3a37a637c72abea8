package org.saddlescope.engine;

import static org.saddlescope.engine.DoubleCoefficients.ERF_MAX;
import static org.saddlescope.engine.DoubleCoefficients.GATE_MAX;
import static org.saddlescope.engine.DoubleCoefficients.ROOT_HALF;

/**
 * The gated activations s(x) = x·G(x) and their derivatives for one double, as {@link DoubleVectorGates} computes them
 * lane by lane: SiLU with the logistic function, G = σ (Elfwing, Uchibe, Doya 2018), and GELU with the distribution
 * function of the normal law, G = Φ (Hendrycks, Gimpel 2016), exact and not its approximation by tanh.
 *
 * <p>SiLU itself is accurate to 4 units in the last place; GELU and all derivatives, which cancel, to 4 units in the
 * last place of max(1, |x|).
 */
final class DoubleGates {
    private DoubleGates() {}

    /** x·σ(x). */
    static double silu(double x) {
        return floor(x) * DoubleMath.sigmoid(x);
    }

    /** s'(x)·v, with s' = σ·(1 + x·σ(−x)). */
    static double siluFirst(double x, double v) {
        double e = DoubleMath.decay(x);
        return DoubleMath.sigmoid(x, e) * Math.fma(within(x), DoubleMath.sigmoid(-x, e), 1.0) * v;
    }

    /** s'(x)·v + s''(x)·a·t, with s'' = σ(x)·σ(−x)·(2 + x·(σ(−x) − σ(x))). */
    static double siluSecond(double x, double v, double a, double t) {
        double e = DoubleMath.decay(x);
        double on = DoubleMath.sigmoid(x, e);
        double off = DoubleMath.sigmoid(-x, e);
        double c = within(x);
        double curve = off * Math.fma(c, off - on, 2.0);
        return on * Math.fma(Math.fma(c, off, 1.0), v, curve * (a * t));
    }

    /** x·Φ(x). */
    static double gelu(double x) {
        return floor(x) * normal(x);
    }

    /** s'(x)·v, with s' = Φ + x·φ. */
    static double geluFirst(double x, double v) {
        double z = x * ROOT_HALF;
        return Math.fma(DoubleMath.gaussArgument(z) * 0.5, DoubleMath.erfSlope(z), normal(x)) * v;
    }

    /** s'(x)·v + s''(x)·a·t, with s'' = (2 − x²)·φ. */
    static double geluSecond(double x, double v, double a, double t) {
        double z = x * ROOT_HALF;
        double bell = DoubleMath.erfSlope(z);
        double c = DoubleMath.gaussArgument(z);
        double slope = Math.fma(c * 0.5, bell, normal(x));
        double curve = Math.fma(-c, c, 1.0) * (bell * ROOT_HALF);
        return Math.fma(slope, v, curve * (a * t));
    }

    /** Φ(x): half of erfc |x/√2| on the left and what is missing to 1 on the right. */
    private static double normal(double x) {
        double z = Math.abs(x * ROOT_HALF);
        double tail = DoubleMath.exp(DoubleMath.logErfc(z));
        tail = z > ERF_MAX ? 0.0 : tail * 0.5;
        return x >= 0 ? 1.0 - tail : tail;
    }

    /** x, moved to where the gate is still shut when it is farther left, so that the product with it is 0. */
    private static double floor(double x) {
        return x < -GATE_MAX ? -GATE_MAX : x;
    }

    /** x, moved to where σ(−|x|) is still 0 when it is farther out, so that products with it stay finite. */
    private static double within(double x) {
        double c = x > GATE_MAX ? GATE_MAX : x;
        return c < -GATE_MAX ? -GATE_MAX : c;
    }
}
