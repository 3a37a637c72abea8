package org.saddlescope.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatCoefficients} in every lane. As constants they cost the compiler a load each; broadcast where they are used,
 * they would use up the amount of code that it is willing to inline into one loop.
 */
final class FloatVectorCoefficients {
    static final FloatVector ZERO = all(0);
    static final FloatVector HALF = all(0.5f);
    static final FloatVector ONE = all(1);
    static final FloatVector TWO = all(2);
    static final FloatVector MINUS_TWO = all(-2);
    /** What {@link FloatCoefficients#INTEGER_BITS} is as a number. */
    static final FloatVector INTEGER = all(0x1p23f);
    static final FloatVector MINUS_LN2_HIGH = all(-FloatCoefficients.LN2_HIGH);
    static final FloatVector MINUS_LN2_LOW = all(-FloatCoefficients.LN2_LOW);
    static final FloatVector GAUSS_MIN = all(-FloatCoefficients.GAUSS_MAX);
    static final FloatVector GATE_MIN = all(-FloatCoefficients.GATE_MAX);
    static final IntVector SIGN_BIT = bits(Integer.MIN_VALUE);

    static final FloatVector LOG2_E = all(FloatCoefficients.LOG2_E);
    static final FloatVector ROUND = all(FloatCoefficients.ROUND);
    static final FloatVector LN2_HIGH = all(FloatCoefficients.LN2_HIGH);
    static final FloatVector LN2_LOW = all(FloatCoefficients.LN2_LOW);
    static final FloatVector TWO_OVER_ROOT_PI = all(FloatCoefficients.TWO_OVER_ROOT_PI);
    static final FloatVector EXP_MIN = all(FloatCoefficients.EXP_MIN);
    static final FloatVector TANH_MAX = all(FloatCoefficients.TANH_MAX);
    static final FloatVector ERF_MAX = all(FloatCoefficients.ERF_MAX);
    static final FloatVector GAUSS_MAX = all(FloatCoefficients.GAUSS_MAX);
    static final FloatVector GATE_MAX = all(FloatCoefficients.GATE_MAX);
    static final FloatVector ROOT_HALF = all(FloatCoefficients.ROOT_HALF);
    static final FloatVector EXP_2 = all(FloatCoefficients.EXP_2);
    static final FloatVector EXP_3 = all(FloatCoefficients.EXP_3);
    static final FloatVector EXP_4 = all(FloatCoefficients.EXP_4);
    static final FloatVector EXP_5 = all(FloatCoefficients.EXP_5);
    static final FloatVector EXP_6 = all(FloatCoefficients.EXP_6);
    static final FloatVector LOG_0 = all(FloatCoefficients.LOG_0);
    static final FloatVector LOG_1 = all(FloatCoefficients.LOG_1);
    static final FloatVector LOG_2 = all(FloatCoefficients.LOG_2);
    static final FloatVector LOG_3 = all(FloatCoefficients.LOG_3);
    static final FloatVector ERF_0 = all(FloatCoefficients.ERF_0);
    static final FloatVector ERF_1 = all(FloatCoefficients.ERF_1);
    static final FloatVector ERF_2 = all(FloatCoefficients.ERF_2);
    static final FloatVector ERF_3 = all(FloatCoefficients.ERF_3);
    static final FloatVector ERF_4 = all(FloatCoefficients.ERF_4);
    static final FloatVector ERF_5 = all(FloatCoefficients.ERF_5);
    static final FloatVector ERF_6 = all(FloatCoefficients.ERF_6);
    static final FloatVector ERF_7 = all(FloatCoefficients.ERF_7);
    static final FloatVector ERF_8 = all(FloatCoefficients.ERF_8);
    static final FloatVector ERF_9 = all(FloatCoefficients.ERF_9);

    static final IntVector ROOT_HALF_BITS = bits(FloatCoefficients.ROOT_HALF_BITS);
    static final IntVector ONE_BITS = bits(FloatCoefficients.ONE_BITS);
    static final IntVector EXPONENT_MASK = bits(FloatCoefficients.EXPONENT_MASK);
    static final IntVector INTEGER_BITS = bits(FloatCoefficients.INTEGER_BITS);
    static final IntVector ROUND_TO_EXPONENT = bits(FloatCoefficients.ROUND_TO_EXPONENT);

    private FloatVectorCoefficients() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(FloatVectorMath.SPECIES, value);
    }

    private static IntVector bits(int value) {
        return IntVector.broadcast(VectorSpecies.of(int.class, FloatVectorMath.SPECIES.vectorShape()), value);
    }
}
