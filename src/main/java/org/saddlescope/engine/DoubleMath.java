package org.saddlescope.engine;

import static org.saddlescope.engine.DoubleCoefficients.*;

/**
 * The elementary functions of the kernels for one double, from exactly rounded operations alone. {@link DoubleVectorMath}
 * does the same operations in the same order; a test holds the two together bit for bit. Errors in units in the last
 * place, tested against 40 digits: exp and log1p 1.5, expm1 2, tanh, erf, erf', sigmoid and softplus 3. NaN gives NaN.
 */
final class DoubleMath {
    private DoubleMath() {}

    /** exp(x) for x ≤ 0; below −708.39, where results would lose digits to gradual underflow, 0. */
    static double exp(double x) {
        double t = Math.fma(x, LOG2_E, ROUND);
        double p = expm1Reduced(reduce(x, t - ROUND)) + 1.0;
        double y = p * power(Double.doubleToRawLongBits(t) - ROUND_TO_EXPONENT);
        return x < EXP_MIN ? 0.0 : y;
    }

    /** exp(y) − 1 for |y| ≤ 60. */
    static double expm1(double y) {
        double t = Math.fma(y, LOG2_E, ROUND);
        double p = expm1Reduced(reduce(y, t - ROUND));
        double scale = power(Double.doubleToRawLongBits(t) - ROUND_TO_EXPONENT);
        return Math.fma(scale, p, scale - 1.0);
    }

    /** log(1+e) for 0 ≤ e ≤ 2^50, with full relative accuracy for small e. */
    static double log1p(double e) {
        long j = (Double.doubleToRawLongBits(e + 1.0) - ROOT_HALF_BITS) & EXPONENT_MASK;
        double scale = Double.longBitsToDouble(ONE_BITS + j);
        double inverse = Double.longBitsToDouble(ONE_BITS - j);
        double k = Double.longBitsToDouble((j >>> MANTISSA_BITS) | INTEGER_BITS) - 0x1p52;
        // (1 + e) = 2^k (1 + f), with f from e itself: 1 + e has lost the low bits of e.
        double f = (e + (1.0 - scale)) * inverse;
        double s = f / (f + 2.0);
        double z = s * s;
        double p = LOG_6;
        p = Math.fma(p, z, LOG_5);
        p = Math.fma(p, z, LOG_4);
        p = Math.fma(p, z, LOG_3);
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        double square = f * f * 0.5;
        double tail = Math.fma(s, Math.fma(p, z, square), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f - (square - tail));
    }

    /** tanh(x) = m/(m+2) with m = exp(2|x|) − 1, and the sign of x. */
    static double tanh(double x) {
        double a = Math.abs(x);
        double y = a + a;
        y = y > TANH_MAX ? TANH_MAX : y;
        double m = expm1(y);
        return withSign(m / (m + 2.0), x);
    }

    /** erf(x) = 1 − exp(log erfc |x|), and the sign of x. */
    static double erf(double x) {
        return withSign(Math.abs(expm1(logErfc(x))), x);
    }

    /** log erfc |x|; its error is small beside 1, not beside erfc. */
    static double logErfc(double x) {
        double a = Math.abs(x);
        a = a > ERF_MAX ? ERF_MAX : a;
        return -(a * erfExponent(a));
    }

    /** erf'(x) = 2/√π·exp(−x²). */
    static double erfSlope(double x) {
        double a = gaussArgument(x);
        double square = a * a;
        double e = exp(-square);
        // exp(-(square + lost)) = e·(1 - lost): the rounding of x² would otherwise cost x² ulp.
        double lost = Math.fma(a, a, -square);
        return Math.fma(-e, lost, e) * TWO_OVER_ROOT_PI;
    }

    /** x, moved to where exp(−x²) is still zero when it is farther out, so that products with it stay finite. */
    static double gaussArgument(double x) {
        double c = x > GAUSS_MAX ? GAUSS_MAX : x;
        return c < -GAUSS_MAX ? -GAUSS_MAX : c;
    }

    /** exp(−|x|). */
    static double decay(double x) {
        return exp(-Math.abs(x));
    }

    /** σ(x) = 1/(1 + exp(−x)), from e = exp(−|x|). */
    static double sigmoid(double x, double e) {
        return (x >= 0 ? 1.0 : e) / (e + 1.0);
    }

    /** σ(x) = 1/(1 + exp(−x)). */
    static double sigmoid(double x) {
        return sigmoid(x, decay(x));
    }

    /** log(1 + exp(x)) = max(x, 0) + log(1 + e), from e = exp(−|x|). */
    static double softplus(double x, double e) {
        return positive(x) + log1p(e);
    }

    /** max(x, 0). */
    static double positive(double x) {
        return x <= 0 ? 0.0 : x;
    }

    private static double reduce(double x, double k) {
        return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    }

    private static double expm1Reduced(double r) {
        double p = EXP_12;
        p = Math.fma(p, r, EXP_11);
        p = Math.fma(p, r, EXP_10);
        p = Math.fma(p, r, EXP_9);
        p = Math.fma(p, r, EXP_8);
        p = Math.fma(p, r, EXP_7);
        p = Math.fma(p, r, EXP_6);
        p = Math.fma(p, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        return Math.fma(r * r, p, r);
    }

    private static double erfExponent(double x) {
        double p = ERF_23;
        p = Math.fma(p, x, ERF_22);
        p = Math.fma(p, x, ERF_21);
        p = Math.fma(p, x, ERF_20);
        p = Math.fma(p, x, ERF_19);
        p = Math.fma(p, x, ERF_18);
        p = Math.fma(p, x, ERF_17);
        p = Math.fma(p, x, ERF_16);
        p = Math.fma(p, x, ERF_15);
        p = Math.fma(p, x, ERF_14);
        p = Math.fma(p, x, ERF_13);
        p = Math.fma(p, x, ERF_12);
        p = Math.fma(p, x, ERF_11);
        p = Math.fma(p, x, ERF_10);
        p = Math.fma(p, x, ERF_9);
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

    private static double power(long exponentField) {
        return Double.longBitsToDouble(exponentField << MANTISSA_BITS);
    }

    private static double withSign(double magnitude, double x) {
        long sign = Double.doubleToRawLongBits(x) & Long.MIN_VALUE;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) | sign);
    }
}
