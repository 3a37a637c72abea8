package org.saddlescope.engine;

import static org.saddlescope.engine.DoubleCoefficients.*;

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
    private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, SPECIES.vectorShape());

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
        DoubleVector c = x.blend(EXP_MAX, x.compare(VectorOperators.GT, EXP_MAX));
        c = c.blend(EXP_MIN, c.compare(VectorOperators.LT, EXP_MIN));
        DoubleVector t = step(c, LOG2_E, ROUND);
        DoubleVector p = expm1Reduced(reduce(c, t.sub(ROUND))).add(1.0);
        LongVector u = t.reinterpretAsLongs().sub(ROUND_TO_POSITIVE);
        LongVector half = u.lanewise(VectorOperators.LSHR, 1);
        return p.mul(power(half.sub(1))).mul(power(u.sub(half).sub(1)));
    }

    static DoubleVector expm1(DoubleVector y) {
        DoubleVector t = step(y, LOG2_E, ROUND);
        DoubleVector p = expm1Reduced(reduce(y, t.sub(ROUND)));
        DoubleVector scale = power(t.reinterpretAsLongs().sub(ROUND_TO_EXPONENT));
        return scale.fma(p, scale.sub(1.0));
    }

    static DoubleVector log1p(DoubleVector e) {
        LongVector j = e.add(1.0).reinterpretAsLongs().sub(ROOT_HALF_BITS).and(EXPONENT_MASK);
        DoubleVector scale = j.add(ONE_BITS).reinterpretAsDoubles();
        DoubleVector inverse = LongVector.broadcast(BITS, ONE_BITS).sub(j).reinterpretAsDoubles();
        DoubleVector k = j.lanewise(VectorOperators.LSHR, MANTISSA_BITS).or(INTEGER_BITS).reinterpretAsDoubles().sub(0x1p52);
        DoubleVector f = e.add(constant(1.0).sub(scale)).mul(inverse);
        DoubleVector s = f.div(f.add(2.0));
        DoubleVector z = s.mul(s);
        DoubleVector square = f.mul(f).mul(0.5);
        DoubleVector tail = s.fma(logSeries(z).fma(z, square), k.mul(LN2_LOW));
        return k.fma(constant(LN2_HIGH), f.sub(square.sub(tail)));
    }

    /** values[i] = log1p(values[i]) for as many as fill vectors; returns how many. */
    static int log1p(double[] values, int n) {
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += SPECIES.length()) {
            log1p(DoubleVector.fromArray(SPECIES, values, i)).intoArray(values, i);
        }
        return whole;
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector y = a.add(a);
        y = y.blend(TANH_MAX, y.compare(VectorOperators.GT, TANH_MAX));
        DoubleVector m = expm1(y);
        return withSign(m.div(m.add(2.0)), x);
    }

    static DoubleVector erf(DoubleVector x) {
        DoubleVector a = x.abs();
        a = a.blend(ERF_MAX, a.compare(VectorOperators.GT, ERF_MAX));
        return withSign(expm1(a.mul(erfExponent(a)).neg()).abs(), x);
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
        return c.blend(-GAUSS_MAX, c.compare(VectorOperators.LT, -GAUSS_MAX));
    }

    static DoubleVector decay(DoubleVector x) {
        return exp(x.abs().neg());
    }

    static DoubleVector sigmoid(DoubleVector x, DoubleVector e) {
        return e.blend(1.0, x.compare(VectorOperators.GE, 0.0)).div(e.add(1.0));
    }

    static DoubleVector sigmoid(DoubleVector x) {
        return sigmoid(x, decay(x));
    }

    static DoubleVector softplus(DoubleVector x, DoubleVector e) {
        return positive(x).add(log1p(e));
    }

    static DoubleVector positive(DoubleVector x) {
        return x.blend(0.0, x.compare(VectorOperators.LE, 0.0));
    }

    private static DoubleVector step(DoubleVector p, DoubleVector x, double c) {
        return p.fma(x, constant(c));
    }

    private static DoubleVector step(DoubleVector p, double x, double c) {
        return p.fma(constant(x), constant(c));
    }

    private static DoubleVector reduce(DoubleVector x, DoubleVector k) {
        return k.fma(constant(-LN2_LOW), k.fma(constant(-LN2_HIGH), x));
    }

    private static DoubleVector expm1Reduced(DoubleVector r) {
        DoubleVector p = constant(EXP_12);
        p = step(p, r, EXP_11);
        p = step(p, r, EXP_10);
        p = step(p, r, EXP_9);
        p = step(p, r, EXP_8);
        p = step(p, r, EXP_7);
        p = step(p, r, EXP_6);
        p = step(p, r, EXP_5);
        p = step(p, r, EXP_4);
        p = step(p, r, EXP_3);
        p = step(p, r, EXP_2);
        return p.fma(r.mul(r), r);
    }

    private static DoubleVector logSeries(DoubleVector z) {
        DoubleVector p = constant(LOG_6);
        p = step(p, z, LOG_5);
        p = step(p, z, LOG_4);
        p = step(p, z, LOG_3);
        p = step(p, z, LOG_2);
        p = step(p, z, LOG_1);
        p = step(p, z, LOG_0);
        return p;
    }

    private static DoubleVector erfExponent(DoubleVector x) {
        DoubleVector p = constant(ERF_23);
        p = step(p, x, ERF_22);
        p = step(p, x, ERF_21);
        p = step(p, x, ERF_20);
        p = step(p, x, ERF_19);
        p = step(p, x, ERF_18);
        p = step(p, x, ERF_17);
        p = step(p, x, ERF_16);
        p = step(p, x, ERF_15);
        p = step(p, x, ERF_14);
        p = step(p, x, ERF_13);
        p = step(p, x, ERF_12);
        p = step(p, x, ERF_11);
        p = step(p, x, ERF_10);
        p = step(p, x, ERF_9);
        p = step(p, x, ERF_8);
        p = step(p, x, ERF_7);
        p = step(p, x, ERF_6);
        p = step(p, x, ERF_5);
        p = step(p, x, ERF_4);
        p = step(p, x, ERF_3);
        p = step(p, x, ERF_2);
        p = step(p, x, ERF_1);
        p = step(p, x, ERF_0);
        return p;
    }

    private static DoubleVector power(LongVector exponentField) {
        return exponentField.lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsDoubles();
    }

    private static DoubleVector withSign(DoubleVector magnitude, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        return magnitude.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }
}
