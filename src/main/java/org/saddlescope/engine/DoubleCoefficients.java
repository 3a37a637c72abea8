package org.saddlescope.engine;

/**
 * Constants of the elementary functions in double precision, shared by the plain and the vector arithmetic so that both
 * give the same bits. The polynomials are minimax fits (Remez and Lawson iterations in 50 digits, then rounded).
 */
final class DoubleCoefficients {
    /** Added to a number of magnitude below 2^51, it rounds it to the nearest integer and leaves that in the low bits. */
    static final double ROUND = 0x1.8p52;
    static final double LOG2_E = 0x1.71547652b82fep+0;
    /** ln 2 in two parts; the first has so few bits that its product with any exponent is exact. */
    static final double LN2_HIGH = 0x1.62e42fefa38p-1;
    static final double LN2_LOW = 0x1.ef35793c7673p-45;
    static final double TWO_OVER_ROOT_PI = 0x1.20dd750429b6dp+0;

    /** The least argument of exp whose power of two is no subnormal. */
    static final double EXP_MIN = -708.39;
    /** Where tanh has long become 1: the bound on 2|x|. */
    static final double TANH_MAX = 40.0;
    /** Where erf has become 1. */
    static final double ERF_MAX = 5.95;
    /** Where exp(-x²) has long become 0. */
    static final double GAUSS_MAX = 28.0;
    /** Where the logistic function of −x has become 0. */
    static final double GATE_MAX = 709.0;
    static final double ROOT_HALF = 0x1.6a09e667f3bcdp-1;

    /** The bits of √½: what separates a mantissa from its exponent so that the mantissa lies in [√½, √2). */
    static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;
    static final long ONE_BITS = 0x3ff0000000000000L;
    static final long EXPONENT_MASK = 0x7ff0000000000000L;
    static final long MANTISSA_BITS = 52;
    /** The bits of 2^52: with an integer or-ed into the low bits, that integer is added. */
    static final long INTEGER_BITS = 0x4330000000000000L;
    /** Taken from the bits of (ROUND + k), it leaves k + 1023, the exponent field of 2^k. */
    static final long ROUND_TO_EXPONENT = 0x4338000000000000L - 1023;

    /** exp(r) = 1 + r + r²·Σ EXP_(j+2) rʲ for |r| ≤ ln 2 / 2; relative error of exp(r) − 1 2^-61. */
    static final double EXP_2 = 0.5;
    static final double EXP_3 = 0.16666666666666677;
    static final double EXP_4 = 0.041666666666666505;
    static final double EXP_5 = 0.008333333333321676;
    static final double EXP_6 = 0.0013888888888962923;
    static final double EXP_7 = 0.00019841269886009948;
    static final double EXP_8 = 2.4801587171486114e-05;
    static final double EXP_9 = 2.755724432693212e-06;
    static final double EXP_10 = 2.7557403439179826e-07;
    static final double EXP_11 = 2.5108996095454858e-08;
    static final double EXP_12 = 2.08751163470435e-09;

    /**
     * log(1+f) = f − f²/2 + s·(f²/2 + z·Σ LOG_j zʲ) with s = f/(2+f), z = s², for 1+f in [√½, √2); this is
     * 2 artanh(s). Absolute error relative to f 2^-59.
     */
    static final double LOG_0 = 0.6666666666666735;
    static final double LOG_1 = 0.3999999999941075;
    static final double LOG_2 = 0.2857142874333703;
    static final double LOG_3 = 0.22222198468900367;
    static final double LOG_4 = 0.18183570084119335;
    static final double LOG_5 = 0.1531389495029154;
    static final double LOG_6 = 0.14797586002878657;

    /** −log erfc(x) = x·Σ ERF_j xʲ for 0 ≤ x ≤ ERF_MAX; relative error of the erf that follows from it 2^-55. */
    static final double ERF_0 = 1.1283791670955126;
    static final double ERF_1 = 0.6366197723675909;
    static final double ERF_2 = 0.1027726033013179;
    static final double ERF_3 = -0.019128446993147852;
    static final double ERF_4 = -0.00020919485329366116;
    static final double ERF_5 = 0.0016962076652251678;
    static final double ERF_6 = -0.0005901324071305546;
    static final double ERF_7 = 2.590441895524774e-05;
    static final double ERF_8 = 6.442067996684647e-05;
    static final double ERF_9 = -2.9576069948446537e-05;
    static final double ERF_10 = 3.1702679452308453e-06;
    static final double ERF_11 = 3.132276161467442e-06;
    static final double ERF_12 = -2.0365689952232177e-06;
    static final double ERF_13 = 5.70190449488346e-07;
    static final double ERF_14 = -1.1458115343913653e-08;
    static final double ERF_15 = -6.584574710036652e-08;
    static final double ERF_16 = 3.4624605693692386e-08;
    static final double ERF_17 = -1.0784381876322954e-08;
    static final double ERF_18 = 2.362878297574051e-09;
    static final double ERF_19 = -3.7645348512613387e-10;
    static final double ERF_20 = 4.306292117800026e-11;
    static final double ERF_21 = -3.3679944646323846e-12;
    static final double ERF_22 = 1.6166766643845138e-13;
    static final double ERF_23 = -3.5963203520998515e-15;

    private DoubleCoefficients() {}
}
