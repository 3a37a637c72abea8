package org.saddlescope.engine;

import static org.saddlescope.engine.FloatVectorCoefficients.ERF_MAX;
import static org.saddlescope.engine.FloatVectorCoefficients.GATE_MAX;
import static org.saddlescope.engine.FloatVectorCoefficients.GATE_MIN;
import static org.saddlescope.engine.FloatVectorCoefficients.HALF;
import static org.saddlescope.engine.FloatVectorCoefficients.ONE;
import static org.saddlescope.engine.FloatVectorCoefficients.ROOT_HALF;
import static org.saddlescope.engine.FloatVectorCoefficients.TWO;
import static org.saddlescope.engine.FloatVectorCoefficients.ZERO;
import static org.saddlescope.engine.FloatVectorMath.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link FloatGates} over whole vectors: {@code n} is a multiple of their length. One elementary function a loop and one
 * loop a method, for the reason that {@link FloatVectorActivations} gives.
 */
final class FloatVectorGates {
    private static final int LENGTH = FloatVectorMath.SPECIES.length();
    /** Elements handed from loop to loop at a time: they stay in the first cache. */
    private static final int BLOCK = 512;

    private FloatVectorGates() {}

    /** y = x·σ(x) over at most a block. */
    static void silu(long x, long y, int n, float[] scratch) {
        FloatVectorActivations.decay(x, scratch, n);
        timesSigmoid(x, y, n, scratch);
    }

    /** y = x·Φ(x) over at most a block. */
    static void gelu(long x, long y, int n, float[] scratch) {
        normal(x, scratch, n);
        timesGate(x, y, n, scratch);
    }

    static void siluFirst(long x, long v, long out, int n, boolean accumulate) {
        float[] scratch = new float[Math.min(n, BLOCK)];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Float.BYTES;
            int count = Math.min(BLOCK, n - from);
            FloatVectorActivations.decay(x + at, scratch, count);
            siluSlope(x + at, v + at, out + at, count, accumulate, scratch);
        }
    }

    static void siluSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        float[] scratch = new float[Math.min(n, BLOCK)];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Float.BYTES;
            int count = Math.min(BLOCK, n - from);
            FloatVectorActivations.decay(x + at, scratch, count);
            siluCurve(x + at, v + at, a + at, t + at, out + at, count, accumulate, scratch);
        }
    }

    static void geluFirst(long x, long v, long out, int n, boolean accumulate) {
        float[] gate = new float[Math.min(n, BLOCK)];
        float[] bell = new float[gate.length];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Float.BYTES;
            int count = Math.min(BLOCK, n - from);
            normal(x + at, gate, count);
            bell(x + at, bell, count);
            geluSlope(x + at, v + at, out + at, count, accumulate, gate, bell);
        }
    }

    static void geluSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        float[] gate = new float[Math.min(n, BLOCK)];
        float[] bell = new float[gate.length];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Float.BYTES;
            int count = Math.min(BLOCK, n - from);
            normal(x + at, gate, count);
            bell(x + at, bell, count);
            geluCurve(x + at, v + at, a + at, t + at, out + at, count, accumulate, gate, bell);
        }
    }

    private static void timesSigmoid(long x, long y, int n, float[] decay) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector in = load(x, i);
            put(y, i, floor(in).mul(FloatVectorMath.sigmoid(in, get(decay, i))));
        }
    }

    private static void timesGate(long x, long y, int n, float[] gate) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, floor(load(x, i)).mul(get(gate, i)));
        }
    }

    private static void siluSlope(long x, long v, long out, int n, boolean accumulate, float[] decay) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector e = get(decay, i);
            FloatVector in = load(x, i);
            VectorMask<Float> positive = in.compare(VectorOperators.GE, ZERO);
            FloatVector larger = ONE.div(e.add(ONE));
            FloatVector smaller = e.div(e.add(ONE));
            FloatVector inner = within(in).fma(larger.blend(smaller, positive), ONE);
            put(out, i, smaller.blend(larger, positive).mul(inner).mul(load(v, i)), accumulate);
        }
    }

    private static void siluCurve(long x, long v, long a, long t, long out, int n, boolean accumulate, float[] decay) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector e = get(decay, i);
            FloatVector in = load(x, i);
            VectorMask<Float> positive = in.compare(VectorOperators.GE, ZERO);
            FloatVector larger = ONE.div(e.add(ONE));
            FloatVector smaller = e.div(e.add(ONE));
            FloatVector on = smaller.blend(larger, positive);
            FloatVector off = larger.blend(smaller, positive);
            FloatVector c = within(in);
            FloatVector curve = off.mul(c.fma(off.sub(on), TWO)).mul(load(a, i).mul(load(t, i)));
            put(out, i, on.mul(c.fma(off, ONE).fma(load(v, i), curve)), accumulate);
        }
    }

    private static void geluSlope(long x, long v, long out, int n, boolean accumulate, float[] gate, float[] bell) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector c = FloatVectorMath.gaussArgument(load(x, i).mul(ROOT_HALF));
            put(out, i, c.mul(HALF).fma(get(bell, i), get(gate, i)).mul(load(v, i)), accumulate);
        }
    }

    private static void geluCurve(long x, long v, long a, long t, long out, int n, boolean accumulate, float[] gate,
                                  float[] bell) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector c = FloatVectorMath.gaussArgument(load(x, i).mul(ROOT_HALF));
            FloatVector b = get(bell, i);
            FloatVector slope = c.mul(HALF).fma(b, get(gate, i));
            FloatVector curve = c.neg().fma(c, ONE).mul(b.mul(ROOT_HALF)).mul(load(a, i).mul(load(t, i)));
            put(out, i, slope.fma(load(v, i), curve), accumulate);
        }
    }

    /** gate = Φ(x). */
    private static void normal(long x, float[] gate, int n) {
        logTail(x, gate, n);
        FloatVectorActivations.exp(gate, n);
        ofTail(x, gate, n);
    }

    private static void logTail(long x, float[] gate, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVectorMath.logErfc(load(x, i).mul(ROOT_HALF)).intoArray(gate, i);
        }
    }

    private static void ofTail(long x, float[] gate, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector in = load(x, i);
            VectorMask<Float> gone = in.mul(ROOT_HALF).abs().compare(VectorOperators.GT, ERF_MAX);
            FloatVector tail = get(gate, i).mul(HALF).blend(ZERO, gone);
            tail.blend(ONE.sub(tail), in.compare(VectorOperators.GE, ZERO)).intoArray(gate, i);
        }
    }

    private static void bell(long x, float[] bell, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVectorMath.erfSlope(load(x, i).mul(ROOT_HALF)).intoArray(bell, i);
        }
    }

    private static FloatVector floor(FloatVector x) {
        return x.blend(GATE_MIN, x.compare(VectorOperators.LT, GATE_MIN));
    }

    private static FloatVector within(FloatVector x) {
        return floor(x.blend(GATE_MAX, x.compare(VectorOperators.GT, GATE_MAX)));
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
