package org.saddlescope.engine;

import static org.saddlescope.engine.FloatVectorCoefficients.MINUS_TWO;
import static org.saddlescope.engine.FloatVectorCoefficients.ONE;
import static org.saddlescope.engine.FloatVectorCoefficients.ZERO;
import static org.saddlescope.engine.FloatVectorMath.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * One tight loop for each activation and derivative, over whole vectors: {@code n} is a multiple of their length. The
 * arithmetic is that of {@link FloatActivations}.
 *
 * <p>No loop holds more than one elementary function, and no method more than one loop: the compiler stops inlining
 * after a fixed amount of code, and from there on every vector is an object, ten times slower. A method with a loop is
 * compiled by itself before its caller, and then is too large to be inlined. What one loop hands to the next goes
 * through {@code scratch}, at least {@code n} elements that stay in the first cache.
 */
final class FloatVectorActivations {
    private static final int LENGTH = FloatVectorMath.SPECIES.length();

    private FloatVectorActivations() {}

    /** scratch = exp(−|x|). */
    static void decay(long x, float[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVectorMath.decay(load(x, i)).intoArray(scratch, i);
        }
    }

    /** scratch = log(1 + scratch). */
    static void log1p(float[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVectorMath.log1p(get(scratch, i)).intoArray(scratch, i);
        }
    }

    /** values = exp(values). */
    static void exp(long values, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(values, i, FloatVectorMath.exp(load(values, i)));
        }
    }

    /** values = exp(values). */
    static void exp(float[] values, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVectorMath.exp(get(values, i)).intoArray(values, i);
        }
    }

    static void tanh(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.tanh(load(x, i)));
        }
    }

    static void relu(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.positive(load(x, i)));
        }
    }

    static void sigmoid(long x, long y, int n, float[] scratch) {
        decay(x, scratch, n);
        sigmoidOfDecay(x, y, n, scratch);
    }

    private static void sigmoidOfDecay(long x, long y, int n, float[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.sigmoid(load(x, i), get(scratch, i)));
        }
    }

    static void softplus(long x, long y, int n, float[] scratch) {
        decay(x, scratch, n);
        log1p(scratch, n);
        addPositive(x, y, n, scratch);
    }

    private static void addPositive(long x, long y, int n, float[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.positive(load(x, i)).add(get(scratch, i)));
        }
    }

    static void erf(long x, long y, int n, float[] scratch) {
        logErfc(x, scratch, n);
        erfOfLog(x, scratch, y, n);
    }

    private static void logErfc(long x, float[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVectorMath.logErfc(load(x, i)).intoArray(scratch, i);
        }
    }

    private static void erfOfLog(long x, float[] logErfc, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, FloatVectorMath.erf(load(x, i), get(logErfc, i)));
        }
    }

    static void tanhFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = load(y, i);
            put(out, i, s.neg().fma(s, ONE).mul(load(v, i)), accumulate);
        }
    }

    static void reluFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = load(y, i);
            put(out, i, s.blend(load(v, i), s.compare(VectorOperators.GT, ZERO)), accumulate);
        }
    }

    static void sigmoidFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = load(y, i);
            put(out, i, s.neg().fma(s, s).mul(load(v, i)), accumulate);
        }
    }

    static void softplusFirst(long x, long v, long out, int n, boolean accumulate, float[] scratch) {
        decay(x, scratch, n);
        timesSigmoid(x, v, out, n, accumulate, scratch);
    }

    private static void timesSigmoid(long x, long v, long out, int n, boolean accumulate, float[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, FloatVectorMath.sigmoid(load(x, i), get(scratch, i)).mul(load(v, i)), accumulate);
        }
    }

    static void erfFirst(long x, long v, long out, int n, boolean accumulate, float[] scratch) {
        erfSlope(x, scratch, n);
        times(v, out, n, accumulate, scratch);
    }

    private static void times(long v, long out, int n, boolean accumulate, float[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, get(scratch, i).mul(load(v, i)), accumulate);
        }
    }

    static void tanhSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = load(y, i);
            FloatVector inner = s.mul(MINUS_TWO).fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, s.neg().fma(s, ONE).mul(inner), accumulate);
        }
    }

    static void sigmoidSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector s = load(y, i);
            FloatVector inner = ONE.sub(s.add(s)).fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, s.neg().fma(s, s).mul(inner), accumulate);
        }
    }

    static void softplusSecond(long x, long v, long a, long t, long out, int n, boolean accumulate, float[] scratch) {
        decay(x, scratch, n);
        softplusInner(x, v, a, t, out, n, accumulate, scratch);
    }

    private static void softplusInner(long x, long v, long a, long t, long out, int n, boolean accumulate, float[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector e = get(scratch, i);
            VectorMask<Float> positive = load(x, i).compare(VectorOperators.GE, ZERO);
            FloatVector larger = ONE.div(e.add(ONE));
            FloatVector smaller = e.div(e.add(ONE));
            FloatVector inner = larger.blend(smaller, positive).fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, smaller.blend(larger, positive).mul(inner), accumulate);
        }
    }

    static void erfSecond(long x, long v, long a, long t, long out, int n, boolean accumulate, float[] scratch) {
        erfSlope(x, scratch, n);
        erfInner(x, v, a, t, out, n, accumulate, scratch);
    }

    private static void erfInner(long x, long v, long a, long t, long out, int n, boolean accumulate, float[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector q = FloatVectorMath.gaussArgument(load(x, i)).mul(MINUS_TWO);
            FloatVector inner = q.fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, get(scratch, i).mul(inner), accumulate);
        }
    }

    private static void erfSlope(long x, float[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVectorMath.erfSlope(load(x, i)).intoArray(scratch, i);
        }
    }

    private static FloatVector get(float[] scratch, int i) {
        return FloatVector.fromArray(FloatVectorMath.SPECIES, scratch, i);
    }

    private static void put(long address, int i, FloatVector value) {
        FloatVectorMath.store(value, address, i);
    }

    private static void put(long address, int i, FloatVector value, boolean accumulate) {
        put(address, i, accumulate ? value.add(load(address, i)) : value);
    }
}
