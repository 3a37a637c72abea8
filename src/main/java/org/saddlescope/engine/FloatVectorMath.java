package org.saddlescope.engine;

import static org.saddlescope.engine.FloatCoefficients.MANTISSA_BITS;
import static org.saddlescope.engine.FloatVectorCoefficients.*;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatMath} on vectors: the same operations in the same order in every lane, hence the same bits whatever the
 * number of lanes. Methods are kept small enough for the compiler to inline; a vector that is not inlined is an object.
 */
final class FloatVectorMath {
    /** The machine's own shape, but never above 512 bits: the lanes of a reduction are a multiple of this. */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    private FloatVectorMath() {}

    /** The vector that starts with element {@code i} of the buffer at {@code address}. */
    static FloatVector load(long address, int i) {
        return FloatVector.fromMemorySegment(SPECIES, OffHeap.ALL, address + (long) i * Float.BYTES, ByteOrder.nativeOrder());
    }

    static void store(FloatVector value, long address, int i) {
        value.intoMemorySegment(OffHeap.ALL, address + (long) i * Float.BYTES, ByteOrder.nativeOrder());
    }

    static FloatVector constant(float c) {
        return FloatVector.broadcast(SPECIES, c);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector t = x.fma(LOG2_E, ROUND);
        FloatVector p = expm1Reduced(reduce(x, t.sub(ROUND))).add(ONE);
        FloatVector y = p.mul(power(t));
        return y.blend(ZERO, x.compare(VectorOperators.LT, EXP_MIN));
    }

    static FloatVector expm1(FloatVector y) {
        FloatVector t = y.fma(LOG2_E, ROUND);
        FloatVector p = expm1Reduced(reduce(y, t.sub(ROUND)));
        FloatVector scale = power(t);
        return scale.fma(p, scale.sub(ONE));
    }

    static FloatVector log1p(FloatVector e) {
        IntVector j = e.add(ONE).reinterpretAsInts().sub(ROOT_HALF_BITS).and(EXPONENT_MASK);
        FloatVector scale = j.add(ONE_BITS).reinterpretAsFloats();
        FloatVector inverse = ONE_BITS.sub(j).reinterpretAsFloats();
        FloatVector k = j.lanewise(VectorOperators.LSHR, MANTISSA_BITS).or(INTEGER_BITS).reinterpretAsFloats().sub(INTEGER);
        FloatVector f = e.add(ONE.sub(scale)).mul(inverse);
        FloatVector s = f.div(f.add(TWO));
        FloatVector z = s.mul(s);
        FloatVector square = f.mul(f).mul(HALF);
        FloatVector tail = s.fma(logSeries(z).fma(z, square), k.mul(LN2_LOW));
        return k.fma(LN2_HIGH, f.sub(square.sub(tail)));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector y = a.add(a);
        y = y.blend(TANH_MAX, y.compare(VectorOperators.GT, TANH_MAX));
        FloatVector m = expm1(y);
        return withSign(m.div(m.add(TWO)), x);
    }

    /** log erfc |x|: the first half of erf. */
    static FloatVector logErfc(FloatVector x) {
        FloatVector a = x.abs();
        a = a.blend(ERF_MAX, a.compare(VectorOperators.GT, ERF_MAX));
        return a.mul(erfExponent(a)).neg();
    }

    /** erf(x) from log erfc |x|. */
    static FloatVector erf(FloatVector x, FloatVector logErfc) {
        return withSign(expm1(logErfc).abs(), x);
    }

    static FloatVector erfSlope(FloatVector x) {
        FloatVector a = gaussArgument(x);
        FloatVector square = a.mul(a);
        FloatVector e = exp(square.neg());
        FloatVector lost = a.fma(a, square.neg());
        return e.neg().fma(lost, e).mul(TWO_OVER_ROOT_PI);
    }

    static FloatVector gaussArgument(FloatVector x) {
        FloatVector c = x.blend(GAUSS_MAX, x.compare(VectorOperators.GT, GAUSS_MAX));
        return c.blend(GAUSS_MIN, c.compare(VectorOperators.LT, GAUSS_MIN));
    }

    static FloatVector decay(FloatVector x) {
        return exp(x.abs().neg());
    }

    static FloatVector sigmoid(FloatVector x, FloatVector e) {
        return e.blend(ONE, x.compare(VectorOperators.GE, ZERO)).div(e.add(ONE));
    }

    static FloatVector positive(FloatVector x) {
        return x.blend(ZERO, x.compare(VectorOperators.LE, ZERO));
    }

    private static FloatVector reduce(FloatVector x, FloatVector k) {
        return k.fma(MINUS_LN2_LOW, k.fma(MINUS_LN2_HIGH, x));
    }

    private static FloatVector expm1Reduced(FloatVector r) {
        FloatVector p = EXP_6;
        p = p.fma(r, EXP_5);
        p = p.fma(r, EXP_4);
        p = p.fma(r, EXP_3);
        p = p.fma(r, EXP_2);
        return p.fma(r.mul(r), r);
    }

    private static FloatVector logSeries(FloatVector z) {
        FloatVector p = LOG_3;
        p = p.fma(z, LOG_2);
        p = p.fma(z, LOG_1);
        p = p.fma(z, LOG_0);
        return p;
    }

    private static FloatVector erfExponent(FloatVector x) {
        FloatVector p = ERF_9;
        p = p.fma(x, ERF_8);
        p = p.fma(x, ERF_7);
        p = p.fma(x, ERF_6);
        p = p.fma(x, ERF_5);
        p = p.fma(x, ERF_4);
        p = p.fma(x, ERF_3);
        p = p.fma(x, ERF_2);
        p = p.fma(x, ERF_1);
        p = p.fma(x, ERF_0);
        return p;
    }

    /** 2^k from ROUND + k. */
    private static FloatVector power(FloatVector rounded) {
        return rounded.reinterpretAsInts().sub(ROUND_TO_EXPONENT).lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector withSign(FloatVector magnitude, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(SIGN_BIT);
        return magnitude.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }
}
