package org.saddlescope.engine;

import static org.saddlescope.engine.FloatCoefficients.*;

/**
 * The elementary functions of the kernels for one float, from exactly rounded operations alone. {@link FloatVectorMath}
 * does the same operations in the same order; a test holds the two together bit for bit. Errors in units in the last
 * place, tested against 40 digits: exp and log1p 1.5, tanh, erf', sigmoid and softplus 3, erf 3.5. NaN gives NaN.
 */
final class FloatMath {
    private FloatMath() {}

    /** exp(x) for x ≤ 0; below −87.33, where results would lose digits to gradual underflow, 0. */
    static float exp(float x) {
        float t = Math.fma(x, LOG2_E, ROUND);
        float p = expm1Reduced(reduce(x, t - ROUND)) + 1.0f;
        float y = p * power(Float.floatToRawIntBits(t) - ROUND_TO_EXPONENT);
        return x < EXP_MIN ? 0.0f : y;
    }

    /** exp(y) − 1 for |y| ≤ 60. */
    static float expm1(float y) {
        float t = Math.fma(y, LOG2_E, ROUND);
        float p = expm1Reduced(reduce(y, t - ROUND));
        float scale = power(Float.floatToRawIntBits(t) - ROUND_TO_EXPONENT);
        return Math.fma(scale, p, scale - 1.0f);
    }

    /** log(1+e) for 0 ≤ e ≤ 2^20, with full relative accuracy for small e. */
    static float log1p(float e) {
        int j = (Float.floatToRawIntBits(e + 1.0f) - ROOT_HALF_BITS) & EXPONENT_MASK;
        float scale = Float.intBitsToFloat(ONE_BITS + j);
        float inverse = Float.intBitsToFloat(ONE_BITS - j);
        float k = Float.intBitsToFloat((j >>> MANTISSA_BITS) | INTEGER_BITS) - 0x1p23f;
        // (1 + e) = 2^k (1 + f), with f from e itself: 1 + e has lost the low bits of e.
        float f = (e + (1.0f - scale)) * inverse;
        float s = f / (f + 2.0f);
        float z = s * s;
        float p = LOG_3;
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        float square = f * f * 0.5f;
        float tail = Math.fma(s, Math.fma(p, z, square), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f - (square - tail));
    }

    /** tanh(x) = m/(m+2) with m = exp(2|x|) − 1, and the sign of x. */
    static float tanh(float x) {
        float a = Math.abs(x);
        float y = a + a;
        y = y > TANH_MAX ? TANH_MAX : y;
        float m = expm1(y);
        return withSign(m / (m + 2.0f), x);
    }

    /** erf(x) = 1 − exp(log erfc |x|), and the sign of x. */
    static float erf(float x) {
        return withSign(Math.abs(expm1(logErfc(x))), x);
    }

    /** log erfc |x|; its error is small beside 1, not beside erfc. */
    static float logErfc(float x) {
        float a = Math.abs(x);
        a = a > ERF_MAX ? ERF_MAX : a;
        return -(a * erfExponent(a));
    }

    /** erf'(x) = 2/√π·exp(−x²). */
    static float erfSlope(float x) {
        float a = gaussArgument(x);
        float square = a * a;
        float e = exp(-square);
        // exp(-(square + lost)) = e·(1 - lost): the rounding of x² would otherwise cost x² ulp.
        float lost = Math.fma(a, a, -square);
        return Math.fma(-e, lost, e) * TWO_OVER_ROOT_PI;
    }

    /** x, moved to where exp(−x²) is still zero when it is farther out, so that products with it stay finite. */
    static float gaussArgument(float x) {
        float c = x > GAUSS_MAX ? GAUSS_MAX : x;
        return c < -GAUSS_MAX ? -GAUSS_MAX : c;
    }

    /** exp(−|x|). */
    static float decay(float x) {
        return exp(-Math.abs(x));
    }

    /** σ(x) = 1/(1 + exp(−x)), from e = exp(−|x|). */
    static float sigmoid(float x, float e) {
        return (x >= 0 ? 1.0f : e) / (e + 1.0f);
    }

    /** σ(x) = 1/(1 + exp(−x)). */
    static float sigmoid(float x) {
        return sigmoid(x, decay(x));
    }

    /** log(1 + exp(x)) = max(x, 0) + log(1 + e), from e = exp(−|x|). */
    static float softplus(float x, float e) {
        return positive(x) + log1p(e);
    }

    /** max(x, 0). */
    static float positive(float x) {
        return x <= 0 ? 0.0f : x;
    }

    private static float reduce(float x, float k) {
        return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    }

    private static float expm1Reduced(float r) {
        float p = EXP_6;
        p = Math.fma(p, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        return Math.fma(r * r, p, r);
    }

    private static float erfExponent(float x) {
        float p = ERF_9;
        p = Math.fma(p, x, ERF_8);
        p = Math.fma(p, x, ERF_7);
        p = Math.fma(p, x, ERF_6);
        p = Math.fma(p, x, ERF_5);
        p = Math.fma(p, x, ERF_4);
        p = Math.fma(p, x, ERF_3);
        p = Math.fma(p, x, ERF_2);
        p = Math.fma(p, x, ERF_1);
        p = Math.fma(p, x, ERF_0);
        return p;
    }

    private static float power(int exponentField) {
        return Float.intBitsToFloat(exponentField << MANTISSA_BITS);
    }

    private static float withSign(float magnitude, float x) {
        int sign = Float.floatToRawIntBits(x) & Integer.MIN_VALUE;
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) | sign);
    }
}
