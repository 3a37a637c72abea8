package org.saddlescope.engine;

import static org.saddlescope.engine.DoubleVectorCoefficients.MINUS_TWO;
import static org.saddlescope.engine.DoubleVectorCoefficients.ONE;
import static org.saddlescope.engine.DoubleVectorCoefficients.ZERO;
import static org.saddlescope.engine.DoubleVectorMath.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * One tight loop for each activation and derivative, over whole vectors: {@code n} is a multiple of their length. The
 * arithmetic is that of {@link DoubleActivations}.
 *
 * <p>No loop holds more than one elementary function, and no method more than one loop: the compiler stops inlining
 * after a fixed amount of code, and from there on every vector is an object, ten times slower. A method with a loop is
 * compiled by itself before its caller, and then is too large to be inlined. What one loop hands to the next goes
 * through {@code scratch}, at least {@code n} elements that stay in the first cache.
 */
final class DoubleVectorActivations {
    private static final int LENGTH = DoubleVectorMath.SPECIES.length();

    private DoubleVectorActivations() {}

    /** scratch = exp(−|x|). */
    static void decay(long x, double[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVectorMath.decay(load(x, i)).intoArray(scratch, i);
        }
    }

    /** scratch = log(1 + scratch). */
    static void log1p(double[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVectorMath.log1p(get(scratch, i)).intoArray(scratch, i);
        }
    }

    /** values = exp(values). */
    static void exp(long values, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(values, i, DoubleVectorMath.exp(load(values, i)));
        }
    }

    /** values = exp(values). */
    static void exp(double[] values, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVectorMath.exp(get(values, i)).intoArray(values, i);
        }
    }

    static void tanh(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.tanh(load(x, i)));
        }
    }

    static void relu(long x, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.positive(load(x, i)));
        }
    }

    static void sigmoid(long x, long y, int n, double[] scratch) {
        decay(x, scratch, n);
        sigmoidOfDecay(x, y, n, scratch);
    }

    private static void sigmoidOfDecay(long x, long y, int n, double[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.sigmoid(load(x, i), get(scratch, i)));
        }
    }

    static void softplus(long x, long y, int n, double[] scratch) {
        decay(x, scratch, n);
        log1p(scratch, n);
        addPositive(x, y, n, scratch);
    }

    private static void addPositive(long x, long y, int n, double[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.positive(load(x, i)).add(get(scratch, i)));
        }
    }

    static void erf(long x, long y, int n, double[] scratch) {
        logErfc(x, scratch, n);
        erfOfLog(x, scratch, y, n);
    }

    private static void logErfc(long x, double[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVectorMath.logErfc(load(x, i)).intoArray(scratch, i);
        }
    }

    private static void erfOfLog(long x, double[] logErfc, long y, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, DoubleVectorMath.erf(load(x, i), get(logErfc, i)));
        }
    }

    static void tanhFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = load(y, i);
            put(out, i, s.neg().fma(s, ONE).mul(load(v, i)), accumulate);
        }
    }

    static void reluFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = load(y, i);
            put(out, i, s.blend(load(v, i), s.compare(VectorOperators.GT, ZERO)), accumulate);
        }
    }

    static void sigmoidFirst(long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = load(y, i);
            put(out, i, s.neg().fma(s, s).mul(load(v, i)), accumulate);
        }
    }

    static void softplusFirst(long x, long v, long out, int n, boolean accumulate, double[] scratch) {
        decay(x, scratch, n);
        timesSigmoid(x, v, out, n, accumulate, scratch);
    }

    private static void timesSigmoid(long x, long v, long out, int n, boolean accumulate, double[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, DoubleVectorMath.sigmoid(load(x, i), get(scratch, i)).mul(load(v, i)), accumulate);
        }
    }

    static void erfFirst(long x, long v, long out, int n, boolean accumulate, double[] scratch) {
        erfSlope(x, scratch, n);
        times(v, out, n, accumulate, scratch);
    }

    private static void times(long v, long out, int n, boolean accumulate, double[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            put(out, i, get(scratch, i).mul(load(v, i)), accumulate);
        }
    }

    static void tanhSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = load(y, i);
            DoubleVector inner = s.mul(MINUS_TWO).fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, s.neg().fma(s, ONE).mul(inner), accumulate);
        }
    }

    static void sigmoidSecond(long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector s = load(y, i);
            DoubleVector inner = ONE.sub(s.add(s)).fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, s.neg().fma(s, s).mul(inner), accumulate);
        }
    }

    static void softplusSecond(long x, long v, long a, long t, long out, int n, boolean accumulate, double[] scratch) {
        decay(x, scratch, n);
        softplusInner(x, v, a, t, out, n, accumulate, scratch);
    }

    private static void softplusInner(long x, long v, long a, long t, long out, int n, boolean accumulate, double[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector e = get(scratch, i);
            VectorMask<Double> positive = load(x, i).compare(VectorOperators.GE, ZERO);
            DoubleVector larger = ONE.div(e.add(ONE));
            DoubleVector smaller = e.div(e.add(ONE));
            DoubleVector inner = larger.blend(smaller, positive).fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, smaller.blend(larger, positive).mul(inner), accumulate);
        }
    }

    static void erfSecond(long x, long v, long a, long t, long out, int n, boolean accumulate, double[] scratch) {
        erfSlope(x, scratch, n);
        erfInner(x, v, a, t, out, n, accumulate, scratch);
    }

    private static void erfInner(long x, long v, long a, long t, long out, int n, boolean accumulate, double[] scratch) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector q = DoubleVectorMath.gaussArgument(load(x, i)).mul(MINUS_TWO);
            DoubleVector inner = q.fma(load(a, i).mul(load(t, i)), load(v, i));
            put(out, i, get(scratch, i).mul(inner), accumulate);
        }
    }

    private static void erfSlope(long x, double[] scratch, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVectorMath.erfSlope(load(x, i)).intoArray(scratch, i);
        }
    }

    private static DoubleVector get(double[] scratch, int i) {
        return DoubleVector.fromArray(DoubleVectorMath.SPECIES, scratch, i);
    }

    private static void put(long address, int i, DoubleVector value) {
        DoubleVectorMath.store(value, address, i);
    }

    private static void put(long address, int i, DoubleVector value, boolean accumulate) {
        put(address, i, accumulate ? value.add(load(address, i)) : value);
    }
}
