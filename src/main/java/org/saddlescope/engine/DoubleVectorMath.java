package org.saddlescope.engine;

import static org.saddlescope.engine.DoubleCoefficients.MANTISSA_BITS;
import static org.saddlescope.engine.DoubleVectorCoefficients.*;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link DoubleMath} on vectors: the same operations in the same order in every lane, hence the same bits whatever the
 * number of lanes. Methods are kept small enough for the compiler to inline; a vector that is not inlined is an object.
 */
final class DoubleVectorMath {
    /** The machine's own shape, but never above 512 bits: the lanes of a reduction are a multiple of this. */
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

    private DoubleVectorMath() {}

    /** The vector that starts with element {@code i} of the buffer at {@code address}. */
    static DoubleVector load(long address, int i) {
        return DoubleVector.fromMemorySegment(SPECIES, OffHeap.ALL, address + (long) i * Double.BYTES, ByteOrder.nativeOrder());
    }

    static void store(DoubleVector value, long address, int i) {
        value.intoMemorySegment(OffHeap.ALL, address + (long) i * Double.BYTES, ByteOrder.nativeOrder());
    }

    static DoubleVector constant(double c) {
        return DoubleVector.broadcast(SPECIES, c);
    }

    static DoubleVector exp(DoubleVector x) {
        DoubleVector t = x.fma(LOG2_E, ROUND);
        DoubleVector p = expm1Reduced(reduce(x, t.sub(ROUND))).add(ONE);
        DoubleVector y = p.mul(power(t));
        return y.blend(ZERO, x.compare(VectorOperators.LT, EXP_MIN));
    }

    static DoubleVector expm1(DoubleVector y) {
        DoubleVector t = y.fma(LOG2_E, ROUND);
        DoubleVector p = expm1Reduced(reduce(y, t.sub(ROUND)));
        DoubleVector scale = power(t);
        return scale.fma(p, scale.sub(ONE));
    }

    static DoubleVector log1p(DoubleVector e) {
        LongVector j = e.add(ONE).reinterpretAsLongs().sub(ROOT_HALF_BITS).and(EXPONENT_MASK);
        DoubleVector scale = j.add(ONE_BITS).reinterpretAsDoubles();
        DoubleVector inverse = ONE_BITS.sub(j).reinterpretAsDoubles();
        DoubleVector k = j.lanewise(VectorOperators.LSHR, MANTISSA_BITS).or(INTEGER_BITS).reinterpretAsDoubles().sub(INTEGER);
        DoubleVector f = e.add(ONE.sub(scale)).mul(inverse);
        DoubleVector s = f.div(f.add(TWO));
        DoubleVector z = s.mul(s);
        DoubleVector square = f.mul(f).mul(HALF);
        DoubleVector tail = s.fma(logSeries(z).fma(z, square), k.mul(LN2_LOW));
        return k.fma(LN2_HIGH, f.sub(square.sub(tail)));
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector y = a.add(a);
        y = y.blend(TANH_MAX, y.compare(VectorOperators.GT, TANH_MAX));
        DoubleVector m = expm1(y);
        return withSign(m.div(m.add(TWO)), x);
    }

    /** log erfc |x|: the first half of erf. */
    static DoubleVector logErfc(DoubleVector x) {
        DoubleVector a = x.abs();
        a = a.blend(ERF_MAX, a.compare(VectorOperators.GT, ERF_MAX));
        return a.mul(erfExponent(a)).neg();
    }

    /** erf(x) from log erfc |x|. */
    static DoubleVector erf(DoubleVector x, DoubleVector logErfc) {
        return withSign(expm1(logErfc).abs(), x);
    }

    static DoubleVector erfSlope(DoubleVector x) {
        DoubleVector a = gaussArgument(x);
        DoubleVector square = a.mul(a);
        DoubleVector e = exp(square.neg());
        DoubleVector lost = a.fma(a, square.neg());
        return e.neg().fma(lost, e).mul(TWO_OVER_ROOT_PI);
    }

    static DoubleVector gaussArgument(DoubleVector x) {
        DoubleVector c = x.blend(GAUSS_MAX, x.compare(VectorOperators.GT, GAUSS_MAX));
        return c.blend(GAUSS_MIN, c.compare(VectorOperators.LT, GAUSS_MIN));
    }

    static DoubleVector decay(DoubleVector x) {
        return exp(x.abs().neg());
    }

    static DoubleVector sigmoid(DoubleVector x, DoubleVector e) {
        return e.blend(ONE, x.compare(VectorOperators.GE, ZERO)).div(e.add(ONE));
    }

    static DoubleVector positive(DoubleVector x) {
        return x.blend(ZERO, x.compare(VectorOperators.LE, ZERO));
    }

    private static DoubleVector reduce(DoubleVector x, DoubleVector k) {
        return k.fma(MINUS_LN2_LOW, k.fma(MINUS_LN2_HIGH, x));
    }

    private static DoubleVector expm1Reduced(DoubleVector r) {
        DoubleVector p = EXP_12;
        p = p.fma(r, EXP_11);
        p = p.fma(r, EXP_10);
        p = p.fma(r, EXP_9);
        p = p.fma(r, EXP_8);
        p = p.fma(r, EXP_7);
        p = p.fma(r, EXP_6);
        p = p.fma(r, EXP_5);
        p = p.fma(r, EXP_4);
        p = p.fma(r, EXP_3);
        p = p.fma(r, EXP_2);
        return p.fma(r.mul(r), r);
    }

    private static DoubleVector logSeries(DoubleVector z) {
        DoubleVector p = LOG_6;
        p = p.fma(z, LOG_5);
        p = p.fma(z, LOG_4);
        p = p.fma(z, LOG_3);
        p = p.fma(z, LOG_2);
        p = p.fma(z, LOG_1);
        p = p.fma(z, LOG_0);
        return p;
    }

    private static DoubleVector erfExponent(DoubleVector x) {
        DoubleVector p = ERF_23;
        p = p.fma(x, ERF_22);
        p = p.fma(x, ERF_21);
        p = p.fma(x, ERF_20);
        p = p.fma(x, ERF_19);
        p = p.fma(x, ERF_18);
        p = p.fma(x, ERF_17);
        p = p.fma(x, ERF_16);
        p = p.fma(x, ERF_15);
        p = p.fma(x, ERF_14);
        p = p.fma(x, ERF_13);
        p = p.fma(x, ERF_12);
        p = p.fma(x, ERF_11);
        p = p.fma(x, ERF_10);
        p = p.fma(x, ERF_9);
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
    private static DoubleVector power(DoubleVector rounded) {
        return rounded.reinterpretAsLongs().sub(ROUND_TO_EXPONENT).lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsDoubles();
    }

    private static DoubleVector withSign(DoubleVector magnitude, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(SIGN_BIT);
        return magnitude.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }
}
