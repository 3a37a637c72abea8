package org.saddlescope.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link DoubleCoefficients} in every lane. As constants they cost the compiler a load each; broadcast where they are used,
 * they would use up the amount of code that it is willing to inline into one loop.
 */
final class DoubleVectorCoefficients {
    static final DoubleVector ZERO = all(0);
    static final DoubleVector HALF = all(0.5);
    static final DoubleVector ONE = all(1);
    static final DoubleVector TWO = all(2);
    static final DoubleVector MINUS_TWO = all(-2);
    /** What {@link DoubleCoefficients#INTEGER_BITS} is as a number. */
    static final DoubleVector INTEGER = all(0x1p52);
    static final DoubleVector MINUS_LN2_HIGH = all(-DoubleCoefficients.LN2_HIGH);
    static final DoubleVector MINUS_LN2_LOW = all(-DoubleCoefficients.LN2_LOW);
    static final DoubleVector GAUSS_MIN = all(-DoubleCoefficients.GAUSS_MAX);
    static final DoubleVector GATE_MIN = all(-DoubleCoefficients.GATE_MAX);
    static final LongVector SIGN_BIT = bits(Long.MIN_VALUE);

    static final DoubleVector LOG2_E = all(DoubleCoefficients.LOG2_E);
    static final DoubleVector ROUND = all(DoubleCoefficients.ROUND);
    static final DoubleVector LN2_HIGH = all(DoubleCoefficients.LN2_HIGH);
    static final DoubleVector LN2_LOW = all(DoubleCoefficients.LN2_LOW);
    static final DoubleVector TWO_OVER_ROOT_PI = all(DoubleCoefficients.TWO_OVER_ROOT_PI);
    static final DoubleVector EXP_MIN = all(DoubleCoefficients.EXP_MIN);
    static final DoubleVector TANH_MAX = all(DoubleCoefficients.TANH_MAX);
    static final DoubleVector ERF_MAX = all(DoubleCoefficients.ERF_MAX);
    static final DoubleVector GAUSS_MAX = all(DoubleCoefficients.GAUSS_MAX);
    static final DoubleVector GATE_MAX = all(DoubleCoefficients.GATE_MAX);
    static final DoubleVector ROOT_HALF = all(DoubleCoefficients.ROOT_HALF);
    static final DoubleVector EXP_2 = all(DoubleCoefficients.EXP_2);
    static final DoubleVector EXP_3 = all(DoubleCoefficients.EXP_3);
    static final DoubleVector EXP_4 = all(DoubleCoefficients.EXP_4);
    static final DoubleVector EXP_5 = all(DoubleCoefficients.EXP_5);
    static final DoubleVector EXP_6 = all(DoubleCoefficients.EXP_6);
    static final DoubleVector EXP_7 = all(DoubleCoefficients.EXP_7);
    static final DoubleVector EXP_8 = all(DoubleCoefficients.EXP_8);
    static final DoubleVector EXP_9 = all(DoubleCoefficients.EXP_9);
    static final DoubleVector EXP_10 = all(DoubleCoefficients.EXP_10);
    static final DoubleVector EXP_11 = all(DoubleCoefficients.EXP_11);
    static final DoubleVector EXP_12 = all(DoubleCoefficients.EXP_12);
    static final DoubleVector LOG_0 = all(DoubleCoefficients.LOG_0);
    static final DoubleVector LOG_1 = all(DoubleCoefficients.LOG_1);
    static final DoubleVector LOG_2 = all(DoubleCoefficients.LOG_2);
    static final DoubleVector LOG_3 = all(DoubleCoefficients.LOG_3);
    static final DoubleVector LOG_4 = all(DoubleCoefficients.LOG_4);
    static final DoubleVector LOG_5 = all(DoubleCoefficients.LOG_5);
    static final DoubleVector LOG_6 = all(DoubleCoefficients.LOG_6);
    static final DoubleVector ERF_0 = all(DoubleCoefficients.ERF_0);
    static final DoubleVector ERF_1 = all(DoubleCoefficients.ERF_1);
    static final DoubleVector ERF_2 = all(DoubleCoefficients.ERF_2);
    static final DoubleVector ERF_3 = all(DoubleCoefficients.ERF_3);
    static final DoubleVector ERF_4 = all(DoubleCoefficients.ERF_4);
    static final DoubleVector ERF_5 = all(DoubleCoefficients.ERF_5);
    static final DoubleVector ERF_6 = all(DoubleCoefficients.ERF_6);
    static final DoubleVector ERF_7 = all(DoubleCoefficients.ERF_7);
    static final DoubleVector ERF_8 = all(DoubleCoefficients.ERF_8);
    static final DoubleVector ERF_9 = all(DoubleCoefficients.ERF_9);
    static final DoubleVector ERF_10 = all(DoubleCoefficients.ERF_10);
    static final DoubleVector ERF_11 = all(DoubleCoefficients.ERF_11);
    static final DoubleVector ERF_12 = all(DoubleCoefficients.ERF_12);
    static final DoubleVector ERF_13 = all(DoubleCoefficients.ERF_13);
    static final DoubleVector ERF_14 = all(DoubleCoefficients.ERF_14);
    static final DoubleVector ERF_15 = all(DoubleCoefficients.ERF_15);
    static final DoubleVector ERF_16 = all(DoubleCoefficients.ERF_16);
    static final DoubleVector ERF_17 = all(DoubleCoefficients.ERF_17);
    static final DoubleVector ERF_18 = all(DoubleCoefficients.ERF_18);
    static final DoubleVector ERF_19 = all(DoubleCoefficients.ERF_19);
    static final DoubleVector ERF_20 = all(DoubleCoefficients.ERF_20);
    static final DoubleVector ERF_21 = all(DoubleCoefficients.ERF_21);
    static final DoubleVector ERF_22 = all(DoubleCoefficients.ERF_22);
    static final DoubleVector ERF_23 = all(DoubleCoefficients.ERF_23);

    static final LongVector ROOT_HALF_BITS = bits(DoubleCoefficients.ROOT_HALF_BITS);
    static final LongVector ONE_BITS = bits(DoubleCoefficients.ONE_BITS);
    static final LongVector EXPONENT_MASK = bits(DoubleCoefficients.EXPONENT_MASK);
    static final LongVector INTEGER_BITS = bits(DoubleCoefficients.INTEGER_BITS);
    static final LongVector ROUND_TO_EXPONENT = bits(DoubleCoefficients.ROUND_TO_EXPONENT);

    private DoubleVectorCoefficients() {}

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(DoubleVectorMath.SPECIES, value);
    }

    private static LongVector bits(long value) {
        return LongVector.broadcast(VectorSpecies.of(long.class, DoubleVectorMath.SPECIES.vectorShape()), value);
    }
}
