package org.saddlescope.engine;

import static org.saddlescope.engine.DoubleVectorMath.constant;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * One tight loop for each activation and derivative, over whole vectors: {@code n} is a multiple of their length. The
 * arithmetic is that of {@link DoubleActivations}.
 */
final class DoubleVectorActivations {
    private static final int LENGTH = DoubleVectorMath.SPECIES.length();

    private DoubleVectorActivations() {}

    static void tanh(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.tanh(get(x, i)));
        }
    }

    static void relu(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.positive(get(x, i)));
        }
    }

    static void sigmoid(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.sigmoid(get(x, i)));
        }
    }

    static void erf(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.erf(get(x, i)));
        }
    }

    static void softplus(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector in = get(x, i);
            put(y, i, DoubleVectorMath.softplus(in, DoubleVectorMath.decay(in)));
        }
    }

    static void tanhFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = get(y, i);
            put(out, i, s.neg().fma(s, constant(1)).mul(get(v, i)), accumulate);
        }
    }

    static void reluFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = get(y, i);
            put(out, i, s.blend(get(v, i), s.compare(VectorOperators.GT, 0)), accumulate);
        }
    }

    static void sigmoidFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = get(y, i);
            put(out, i, s.neg().fma(s, s).mul(get(v, i)), accumulate);
        }
    }

    static void softplusFirst(long x, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, DoubleVectorMath.sigmoid(get(x, i)).mul(get(v, i)), accumulate);
        }
    }

    static void erfFirst(long x, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, DoubleVectorMath.erfSlope(get(x, i)).mul(get(v, i)), accumulate);
        }
    }

    static void tanhSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = get(y, i);
            DoubleVector at = get(a, i).mul(get(t, i));
            DoubleVector inner = s.mul(-2).fma(at, get(v, i));
            put(out, i, s.neg().fma(s, constant(1)).mul(inner), accumulate);
        }
    }

    static void sigmoidSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = get(y, i);
            DoubleVector at = get(a, i).mul(get(t, i));
            DoubleVector inner = constant(1).sub(s.add(s)).fma(at, get(v, i));
            put(out, i, s.neg().fma(s, s).mul(inner), accumulate);
        }
    }

    static void softplusSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector in = get(x, i);
            DoubleVector e = DoubleVectorMath.decay(in);
            DoubleVector at = get(a, i).mul(get(t, i));
            DoubleVector inner = DoubleVectorMath.sigmoid(in.neg(), e).fma(at, get(v, i));
            put(out, i, DoubleVectorMath.sigmoid(in, e).mul(inner), accumulate);
        }
    }

    static void erfSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector in = get(x, i);
            DoubleVector at = get(a, i).mul(get(t, i));
            DoubleVector inner = DoubleVectorMath.gaussArgument(in).mul(-2).fma(at, get(v, i));
            put(out, i, DoubleVectorMath.erfSlope(in).mul(inner), accumulate);
        }
    }

    private static DoubleVector get(long address, int i) {
        return DoubleVectorMath.load(address, i);
    }

    private static void put(long address, int i, DoubleVector value) {
        DoubleVectorMath.store(value, address, i);
    }

    private static void put(long address, int i, DoubleVector value, boolean accumulate) {
        put(address, i, accumulate ? value.add(get(address, i)) : value);
    }
}
