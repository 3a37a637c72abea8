package org.saddlescope.engine;

/**
 * Constants of the elementary functions in float precision, shared by the plain and the vector arithmetic so that both
 * give the same bits. The polynomials are minimax fits (Remez and Lawson iterations in 50 digits, then rounded).
 */
final class FloatCoefficients {
    /** Added to a number of magnitude below 2^22, it rounds it to the nearest integer and leaves that in the low bits. */
    static final float ROUND = 0x1.8p23f;
    static final float LOG2_E = 0x1.715476p+0f;
    /** ln 2 in two parts; the first has so few bits that its product with any exponent is exact. */
    static final float LN2_HIGH = 0x1.62e4p-1f;
    static final float LN2_LOW = 0x1.7f7d1cp-20f;
    static final float TWO_OVER_ROOT_PI = 0x1.20dd76p+0f;

    /** The least argument of exp whose power of two is no subnormal. */
    static final float EXP_MIN = -87.33f;
    /** Where tanh has long become 1: the bound on 2|x|. */
    static final float TANH_MAX = 20f;
    /** Where erf has become 1. */
    static final float ERF_MAX = 3.95f;
    /** Where exp(-x²) has long become 0. */
    static final float GAUSS_MAX = 11f;
    /** Where the logistic function of −x has become 0. */
    static final float GATE_MAX = 88f;
    static final float ROOT_HALF = 0x1.6a09e6p-1f;

    /** The bits of √½: what separates a mantissa from its exponent so that the mantissa lies in [√½, √2). */
    static final int ROOT_HALF_BITS = 0x3f3504f3;
    static final int ONE_BITS = 0x3f800000;
    static final int EXPONENT_MASK = 0x7f800000;
    static final int MANTISSA_BITS = 23;
    /** The bits of 2^23: with an integer or-ed into the low bits, that integer is added. */
    static final int INTEGER_BITS = 0x4b000000;
    /** Taken from the bits of (ROUND + k), it leaves k + 127, the exponent field of 2^k. */
    static final int ROUND_TO_EXPONENT = 0x4b400000 - 127;

    /** exp(r) = 1 + r + r²·Σ EXP_(j+2) rʲ for |r| ≤ ln 2 / 2; relative error of exp(r) − 1 2^-26. */
    static final float EXP_2 = 0.49999997f;
    static final float EXP_3 = 0.16666543f;
    static final float EXP_4 = 0.041667193f;
    static final float EXP_5 = 0.008366522f;
    static final float EXP_6 = 0.0013883027f;

    /**
     * log(1+f) = f − f²/2 + s·(f²/2 + z·Σ LOG_j zʲ) with s = f/(2+f), z = s², for 1+f in [√½, √2); this is
     * 2 artanh(s). Absolute error relative to f 2^-37.
     */
    static final float LOG_0 = 0.6666666f;
    static final float LOG_1 = 0.40000337f;
    static final float LOG_2 = 0.28537238f;
    static final float LOG_3 = 0.23583587f;

    /** −log erfc(x) = x·Σ ERF_j xʲ for 0 ≤ x ≤ ERF_MAX; relative error of the erf that follows from it 2^-31. */
    static final float ERF_0 = 1.1283792f;
    static final float ERF_1 = 0.6366198f;
    static final float ERF_2 = 0.10277128f;
    static final float ERF_3 = -0.019117704f;
    static final float ERF_4 = -0.0002530502f;
    static final float ERF_5 = 0.0017993598f;
    static final float ERF_6 = -0.0007407073f;
    static final float ERF_7 = 0.0001674977f;
    static final float ERF_8 = -2.136008e-05f;
    static final float ERF_9 = 1.1939582e-06f;

    private FloatCoefficients() {}
}
