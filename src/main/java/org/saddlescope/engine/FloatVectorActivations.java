package org.saddlescope.engine;

import static org.saddlescope.engine.FloatVectorMath.constant;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * One tight loop for each activation and derivative, over whole vectors: {@code n} is a multiple of their length. The
 * arithmetic is that of {@link FloatActivations}.
 */
final class FloatVectorActivations {
    private static final int LENGTH = FloatVectorMath.SPECIES.length();

    private FloatVectorActivations() {}

    static void tanh(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.tanh(get(x, i)));
        }
    }

    static void relu(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.positive(get(x, i)));
        }
    }

    static void sigmoid(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.sigmoid(get(x, i)));
        }
    }

    static void erf(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.erf(get(x, i)));
        }
    }

    static void softplus(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector in = get(x, i);
            put(y, i, FloatVectorMath.softplus(in, FloatVectorMath.decay(in)));
        }
    }

    static void tanhFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = get(y, i);
            put(out, i, s.neg().fma(s, constant(1f)).mul(get(v, i)), accumulate);
        }
    }

    static void reluFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = get(y, i);
            put(out, i, s.blend(get(v, i), s.compare(VectorOperators.GT, 0f)), accumulate);
        }
    }

    static void sigmoidFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = get(y, i);
            put(out, i, s.neg().fma(s, s).mul(get(v, i)), accumulate);
        }
    }

    static void softplusFirst(long x, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, FloatVectorMath.sigmoid(get(x, i)).mul(get(v, i)), accumulate);
        }
    }

    static void erfFirst(long x, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, FloatVectorMath.erfSlope(get(x, i)).mul(get(v, i)), accumulate);
        }
    }

    static void tanhSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = get(y, i);
            FloatVector at = get(a, i).mul(get(t, i));
            FloatVector inner = s.mul(-2f).fma(at, get(v, i));
            put(out, i, s.neg().fma(s, constant(1f)).mul(inner), accumulate);
        }
    }

    static void sigmoidSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = get(y, i);
            FloatVector at = get(a, i).mul(get(t, i));
            FloatVector inner = constant(1f).sub(s.add(s)).fma(at, get(v, i));
            put(out, i, s.neg().fma(s, s).mul(inner), accumulate);
        }
    }

    static void softplusSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector in = get(x, i);
            FloatVector e = FloatVectorMath.decay(in);
            FloatVector at = get(a, i).mul(get(t, i));
            FloatVector inner = FloatVectorMath.sigmoid(in.neg(), e).fma(at, get(v, i));
            put(out, i, FloatVectorMath.sigmoid(in, e).mul(inner), accumulate);
        }
    }

    static void erfSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector in = get(x, i);
            FloatVector at = get(a, i).mul(get(t, i));
            FloatVector inner = FloatVectorMath.gaussArgument(in).mul(-2f).fma(at, get(v, i));
            put(out, i, FloatVectorMath.erfSlope(in).mul(inner), accumulate);
        }
    }

    private static FloatVector get(long address, int i) {
        return FloatVectorMath.load(address, i);
    }

    private static void put(long address, int i, FloatVector value) {
        FloatVectorMath.store(value, address, i);
    }

    private static void put(long address, int i, FloatVector value, boolean accumulate) {
        put(address, i, accumulate ? value.add(get(address, i)) : value);
    }
}
