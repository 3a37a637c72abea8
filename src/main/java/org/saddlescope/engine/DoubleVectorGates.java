package org.saddlescope.engine;

import static org.saddlescope.engine.DoubleVectorCoefficients.ERF_MAX;
import static org.saddlescope.engine.DoubleVectorCoefficients.GATE_MAX;
import static org.saddlescope.engine.DoubleVectorCoefficients.GATE_MIN;
import static org.saddlescope.engine.DoubleVectorCoefficients.HALF;
import static org.saddlescope.engine.DoubleVectorCoefficients.ONE;
import static org.saddlescope.engine.DoubleVectorCoefficients.ROOT_HALF;
import static org.saddlescope.engine.DoubleVectorCoefficients.TWO;
import static org.saddlescope.engine.DoubleVectorCoefficients.ZERO;
import static org.saddlescope.engine.DoubleVectorMath.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link DoubleGates} over whole vectors: {@code n} is a multiple of their length. One elementary function a loop and one
 * loop a method, for the reason that {@link DoubleVectorActivations} gives.
 */
final class DoubleVectorGates {
    private static final int LENGTH = DoubleVectorMath.SPECIES.length();
    /** Elements handed from loop to loop at a time: they stay in the first cache. */
    private static final int BLOCK = 512;

    private DoubleVectorGates() {}

    /** y = x·σ(x) over at most a block. */
    static void silu(long x, long y, int n, double[] scratch) {
        DoubleVectorActivations.decay(x, scratch, n);
        timesSigmoid(x, y, n, scratch);
    }

    /** y = x·Φ(x) over at most a block. */
    static void gelu(long x, long y, int n, double[] scratch) {
        normal(x, scratch, n);
        timesGate(x, y, n, scratch);
    }

    static void siluFirst(long x, long v, long out, int n, boolean accumulate) {
        double[] scratch = new double[Math.min(n, BLOCK)];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Double.BYTES;
            int count = Math.min(BLOCK, n - from);
            DoubleVectorActivations.decay(x + at, scratch, count);
            siluSlope(x + at, v + at, out + at, count, accumulate, scratch);
        }
    }

    static void siluSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        double[] scratch = new double[Math.min(n, BLOCK)];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Double.BYTES;
            int count = Math.min(BLOCK, n - from);
            DoubleVectorActivations.decay(x + at, scratch, count);
            siluCurve(x + at, v + at, a + at, t + at, out + at, count, accumulate, scratch);
        }
    }

    static void geluFirst(long x, long v, long out, int n, boolean accumulate) {
        double[] gate = new double[Math.min(n, BLOCK)];
        double[] bell = new double[gate.length];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Double.BYTES;
            int count = Math.min(BLOCK, n - from);
            normal(x + at, gate, count);
            bell(x + at, bell, count);
            geluSlope(x + at, v + at, out + at, count, accumulate, gate, bell);
        }
    }

    static void geluSecond(long x, long v, long a, long t, long out, int n, boolean accumulate) {
        double[] gate = new double[Math.min(n, BLOCK)];
        double[] bell = new double[gate.length];
        for (int from = 0; from < n; from += BLOCK) {
            long at = (long) from * Double.BYTES;
            int count = Math.min(BLOCK, n - from);
            normal(x + at, gate, count);
            bell(x + at, bell, count);
            geluCurve(x + at, v + at, a + at, t + at, out + at, count, accumulate, gate, bell);
        }
    }

    private static void timesSigmoid(long x, long y, int n, double[] decay) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector in = load(x, i);
            put(y, i, floor(in).mul(DoubleVectorMath.sigmoid(in, get(decay, i))));
        }
    }

    private static void timesGate(long x, long y, int n, double[] gate) {
        for (int i = 0; i < n; i += LENGTH) {
            put(y, i, floor(load(x, i)).mul(get(gate, i)));
        }
    }

    private static void siluSlope(long x, long v, long out, int n, boolean accumulate, double[] decay) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector e = get(decay, i);
            DoubleVector in = load(x, i);
            VectorMask<Double> positive = in.compare(VectorOperators.GE, ZERO);
            DoubleVector larger = ONE.div(e.add(ONE));
            DoubleVector smaller = e.div(e.add(ONE));
            DoubleVector inner = within(in).fma(larger.blend(smaller, positive), ONE);
            put(out, i, smaller.blend(larger, positive).mul(inner).mul(load(v, i)), accumulate);
        }
    }

    private static void siluCurve(long x, long v, long a, long t, long out, int n, boolean accumulate, double[] decay) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector e = get(decay, i);
            DoubleVector in = load(x, i);
            VectorMask<Double> positive = in.compare(VectorOperators.GE, ZERO);
            DoubleVector larger = ONE.div(e.add(ONE));
            DoubleVector smaller = e.div(e.add(ONE));
            DoubleVector on = smaller.blend(larger, positive);
            DoubleVector off = larger.blend(smaller, positive);
            DoubleVector c = within(in);
            DoubleVector curve = off.mul(c.fma(off.sub(on), TWO)).mul(load(a, i).mul(load(t, i)));
            put(out, i, on.mul(c.fma(off, ONE).fma(load(v, i), curve)), accumulate);
        }
    }

    private static void geluSlope(long x, long v, long out, int n, boolean accumulate, double[] gate, double[] bell) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector c = DoubleVectorMath.gaussArgument(load(x, i).mul(ROOT_HALF));
            put(out, i, c.mul(HALF).fma(get(bell, i), get(gate, i)).mul(load(v, i)), accumulate);
        }
    }

    private static void geluCurve(long x, long v, long a, long t, long out, int n, boolean accumulate, double[] gate,
                                  double[] bell) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector c = DoubleVectorMath.gaussArgument(load(x, i).mul(ROOT_HALF));
            DoubleVector b = get(bell, i);
            DoubleVector slope = c.mul(HALF).fma(b, get(gate, i));
            DoubleVector curve = c.neg().fma(c, ONE).mul(b.mul(ROOT_HALF)).mul(load(a, i).mul(load(t, i)));
            put(out, i, slope.fma(load(v, i), curve), accumulate);
        }
    }

    /** gate = Φ(x). */
    private static void normal(long x, double[] gate, int n) {
        logTail(x, gate, n);
        DoubleVectorActivations.exp(gate, n);
        ofTail(x, gate, n);
    }

    private static void logTail(long x, double[] gate, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVectorMath.logErfc(load(x, i).mul(ROOT_HALF)).intoArray(gate, i);
        }
    }

    private static void ofTail(long x, double[] gate, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector in = load(x, i);
            VectorMask<Double> gone = in.mul(ROOT_HALF).abs().compare(VectorOperators.GT, ERF_MAX);
            DoubleVector tail = get(gate, i).mul(HALF).blend(ZERO, gone);
            tail.blend(ONE.sub(tail), in.compare(VectorOperators.GE, ZERO)).intoArray(gate, i);
        }
    }

    private static void bell(long x, double[] bell, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVectorMath.erfSlope(load(x, i).mul(ROOT_HALF)).intoArray(bell, i);
        }
    }

    private static DoubleVector floor(DoubleVector x) {
        return x.blend(GATE_MIN, x.compare(VectorOperators.LT, GATE_MIN));
    }

    private static DoubleVector within(DoubleVector x) {
        return floor(x.blend(GATE_MAX, x.compare(VectorOperators.GT, GATE_MAX)));
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
