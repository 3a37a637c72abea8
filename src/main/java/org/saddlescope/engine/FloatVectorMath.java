package org.saddlescope.engine;

import static org.saddlescope.engine.FloatCoefficients.*;

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
    private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, SPECIES.vectorShape());

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
        FloatVector c = x.blend(EXP_MAX, x.compare(VectorOperators.GT, EXP_MAX));
        c = c.blend(EXP_MIN, c.compare(VectorOperators.LT, EXP_MIN));
        FloatVector t = step(c, LOG2_E, ROUND);
        FloatVector p = expm1Reduced(reduce(c, t.sub(ROUND))).add(1.0f);
        IntVector u = t.reinterpretAsInts().sub(ROUND_TO_POSITIVE);
        IntVector half = u.lanewise(VectorOperators.LSHR, 1);
        return p.mul(power(half.sub(1))).mul(power(u.sub(half).sub(1)));
    }

    static FloatVector expm1(FloatVector y) {
        FloatVector t = step(y, LOG2_E, ROUND);
        FloatVector p = expm1Reduced(reduce(y, t.sub(ROUND)));
        FloatVector scale = power(t.reinterpretAsInts().sub(ROUND_TO_EXPONENT));
        return scale.fma(p, scale.sub(1.0f));
    }

    static FloatVector log1p(FloatVector e) {
        IntVector j = e.add(1.0f).reinterpretAsInts().sub(ROOT_HALF_BITS).and(EXPONENT_MASK);
        FloatVector scale = j.add(ONE_BITS).reinterpretAsFloats();
        FloatVector inverse = IntVector.broadcast(BITS, ONE_BITS).sub(j).reinterpretAsFloats();
        FloatVector k = j.lanewise(VectorOperators.LSHR, MANTISSA_BITS).or(INTEGER_BITS).reinterpretAsFloats().sub(0x1p23f);
        FloatVector f = e.add(constant(1.0f).sub(scale)).mul(inverse);
        FloatVector s = f.div(f.add(2.0f));
        FloatVector z = s.mul(s);
        FloatVector square = f.mul(f).mul(0.5f);
        FloatVector tail = s.fma(logSeries(z).fma(z, square), k.mul(LN2_LOW));
        return k.fma(constant(LN2_HIGH), f.sub(square.sub(tail)));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector y = a.add(a);
        y = y.blend(TANH_MAX, y.compare(VectorOperators.GT, TANH_MAX));
        FloatVector m = expm1(y);
        return withSign(m.div(m.add(2.0f)), x);
    }

    static FloatVector erf(FloatVector x) {
        FloatVector a = x.abs();
        a = a.blend(ERF_MAX, a.compare(VectorOperators.GT, ERF_MAX));
        return withSign(expm1(a.mul(erfExponent(a)).neg()).abs(), x);
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
        return c.blend(-GAUSS_MAX, c.compare(VectorOperators.LT, -GAUSS_MAX));
    }

    static FloatVector decay(FloatVector x) {
        return exp(x.abs().neg());
    }

    static FloatVector sigmoid(FloatVector x, FloatVector e) {
        return e.blend(1.0f, x.compare(VectorOperators.GE, 0.0f)).div(e.add(1.0f));
    }

    static FloatVector sigmoid(FloatVector x) {
        return sigmoid(x, decay(x));
    }

    static FloatVector softplus(FloatVector x, FloatVector e) {
        return positive(x).add(log1p(e));
    }

    static FloatVector positive(FloatVector x) {
        return x.blend(0.0f, x.compare(VectorOperators.LE, 0.0f));
    }

    private static FloatVector step(FloatVector p, FloatVector x, float c) {
        return p.fma(x, constant(c));
    }

    private static FloatVector step(FloatVector p, float x, float c) {
        return p.fma(constant(x), constant(c));
    }

    private static FloatVector reduce(FloatVector x, FloatVector k) {
        return k.fma(constant(-LN2_LOW), k.fma(constant(-LN2_HIGH), x));
    }

    private static FloatVector expm1Reduced(FloatVector r) {
        FloatVector p = constant(EXP_6);
        p = step(p, r, EXP_5);
        p = step(p, r, EXP_4);
        p = step(p, r, EXP_3);
        p = step(p, r, EXP_2);
        return p.fma(r.mul(r), r);
    }

    private static FloatVector logSeries(FloatVector z) {
        FloatVector p = constant(LOG_3);
        p = step(p, z, LOG_2);
        p = step(p, z, LOG_1);
        p = step(p, z, LOG_0);
        return p;
    }

    private static FloatVector erfExponent(FloatVector x) {
        FloatVector p = constant(ERF_9);
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

    private static FloatVector power(IntVector exponentField) {
        return exponentField.lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats();
    }

    private static FloatVector withSign(FloatVector magnitude, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        return magnitude.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }
}
