package org.saddlescope.engine;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in float precision with the Vector API. Elements that do not fill a vector are left to
 * {@link PlainFloatKernels}, which gives the same bits: no vector ever reads or writes beyond a buffer, as a masked
 * load does where the processor has no masks.
 */
final class VectorFloatKernels extends PlainFloatKernels {
    private static final int BYTES = Float.BYTES;
    private static final int LENGTH = FloatVectorMath.SPECIES.length();
    /** Elements of a scratch array: a multiple of the lanes, small enough for the first cache. */
    private static final int BLOCK = 16 * Lanes.COUNT;
    /** Lanes of a double vector: a float vector of half the machine's width is widened to one. */
    private static final int STEP = DoubleVectorMath.SPECIES.length();
    private static final VectorSpecies<Float> HALF = VectorSpecies.of(float.class,
            VectorShape.forBitSize(DoubleVectorMath.SPECIES.vectorBitSize() / 2));

    @Override
    public void load(double[] source, int from, long out, int n) {
        int whole = DoubleVectorMath.SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += STEP) {
            narrow(DoubleVector.fromArray(DoubleVectorMath.SPECIES, source, from + i))
                    .intoMemorySegment(OffHeap.ALL, at(out, i), ByteOrder.nativeOrder());
        }
        if (whole < n) {
            super.load(source, from + whole, at(out, whole), n - whole);
        }
    }

    @Override
    public void store(long in, double[] target, int from, int n, boolean accumulate) {
        int whole = DoubleVectorMath.SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += STEP) {
            DoubleVector value = wide(in, i);
            if (accumulate) {
                value = DoubleVector.fromArray(DoubleVectorMath.SPECIES, target, from + i).add(value);
            }
            value.intoArray(target, from + i);
        }
        if (whole < n) {
            super.store(at(in, whole), target, from + whole, n - whole, accumulate);
        }
    }

    @Override
    public void fill(long out, double value, int n) {
        int whole = whole(n);
        FloatVector all = FloatVectorMath.constant((float) value);
        for (int i = 0; i < whole; i += LENGTH) {
            put(out, i, all, false);
        }
        if (whole < n) {
            super.fill(at(out, whole), value, n - whole);
        }
    }

    @Override
    public void copy(long in, long out, int n, boolean accumulate) {
        if (!accumulate) {
            super.copy(in, out, n, false);
            return;
        }
        int whole = whole(n);
        for (int i = 0; i < whole; i += LENGTH) {
            put(out, i, get(in, i), true);
        }
        if (whole < n) {
            super.copy(at(in, whole), at(out, whole), n - whole, true);
        }
    }

    @Override
    public void sumRows(long in, long out, int rows, int columns, boolean accumulate) {
        long stride = (long) columns * BYTES;
        int c = 0;
        for (; c <= columns - 4 * STEP; c += 4 * STEP) {
            DoubleVector s0 = DoubleVectorMath.constant(0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            long row = at(in, c);
            for (int r = 0; r < rows; r++) {
                s0 = s0.add(wide(row, 0));
                s1 = s1.add(wide(row, STEP));
                s2 = s2.add(wide(row, 2 * STEP));
                s3 = s3.add(wide(row, 3 * STEP));
                row += stride;
            }
            putSum(out, c, s0, accumulate);
            putSum(out, c + STEP, s1, accumulate);
            putSum(out, c + 2 * STEP, s2, accumulate);
            putSum(out, c + 3 * STEP, s3, accumulate);
        }
        for (; c <= columns - STEP; c += STEP) {
            DoubleVector sum = DoubleVectorMath.constant(0);
            long row = at(in, c);
            for (int r = 0; r < rows; r++) {
                sum = sum.add(wide(row, 0));
                row += stride;
            }
            putSum(out, c, sum, accumulate);
        }
        if (c < columns) {
            sumRows(in, out, rows, columns, c, accumulate);
        }
    }

    private static void putSum(long out, int c, DoubleVector sum, boolean accumulate) {
        DoubleVector value = accumulate ? wide(out, c).add(sum) : sum;
        narrow(value).intoMemorySegment(OffHeap.ALL, at(out, c), ByteOrder.nativeOrder());
    }

    @Override
    public void scale(long in, double factor, long out, int n, boolean accumulate) {
        int whole = whole(n);
        FloatVector all = FloatVectorMath.constant((float) factor);
        for (int i = 0; i < whole; i += LENGTH) {
            put(out, i, get(in, i).mul(all), accumulate);
        }
        if (whole < n) {
            super.scale(at(in, whole), factor, at(out, whole), n - whole, accumulate);
        }
    }

    @Override
    public void multiply(long a, long b, long out, int n, boolean accumulate) {
        int whole = whole(n);
        for (int i = 0; i < whole; i += LENGTH) {
            put(out, i, get(a, i).mul(get(b, i)), accumulate);
        }
        if (whole < n) {
            super.multiply(at(a, whole), at(b, whole), at(out, whole), n - whole, accumulate);
        }
    }

    @Override
    public void subtract(long a, long b, long out, int n, boolean accumulate) {
        int whole = whole(n);
        for (int i = 0; i < whole; i += LENGTH) {
            put(out, i, get(a, i).sub(get(b, i)), accumulate);
        }
        if (whole < n) {
            super.subtract(at(a, whole), at(b, whole), at(out, whole), n - whole, accumulate);
        }
    }

    // Reductions: one pass adds four vectors' worth of lanes; as many passes as the lanes need.

    @Override
    public double dot(long a, long b, int n) {
        double[] lanes = new double[Lanes.COUNT];
        int whole = Lanes.whole(n);
        for (int lane = 0; lane < Lanes.COUNT; lane += 4 * STEP) {
            DoubleVector s0 = DoubleVectorMath.constant(0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            for (int i = lane; i < whole; i += Lanes.COUNT) {
                s0 = wide(a, i).fma(wide(b, i), s0);
                s1 = wide(a, i + STEP).fma(wide(b, i + STEP), s1);
                s2 = wide(a, i + 2 * STEP).fma(wide(b, i + 2 * STEP), s2);
                s3 = wide(a, i + 3 * STEP).fma(wide(b, i + 3 * STEP), s3);
            }
            put(lanes, lane, s0, s1, s2, s3);
        }
        addProducts(a, b, whole, n, lanes);
        return Lanes.total(lanes);
    }

    @Override
    public double sum(long in, int n) {
        double[] lanes = new double[Lanes.COUNT];
        int whole = Lanes.whole(n);
        for (int lane = 0; lane < Lanes.COUNT; lane += 4 * STEP) {
            DoubleVector s0 = DoubleVectorMath.constant(0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            for (int i = lane; i < whole; i += Lanes.COUNT) {
                s0 = s0.add(wide(in, i));
                s1 = s1.add(wide(in, i + STEP));
                s2 = s2.add(wide(in, i + 2 * STEP));
                s3 = s3.add(wide(in, i + 3 * STEP));
            }
            put(lanes, lane, s0, s1, s2, s3);
        }
        addElements(in, whole, n, lanes);
        return Lanes.total(lanes);
    }

    private static void put(double[] lanes, int lane, DoubleVector s0, DoubleVector s1, DoubleVector s2, DoubleVector s3) {
        s0.intoArray(lanes, lane);
        s1.intoArray(lanes, lane + STEP);
        s2.intoArray(lanes, lane + 2 * STEP);
        s3.intoArray(lanes, lane + 3 * STEP);
    }

    @Override
    public void activate(Activation s, long x, long y, int n) {
        if (s == Activation.IDENTITY) {
            copy(x, y, n, false);
            return;
        }
        int whole = whole(n);
        float[] scratch = scratch(s != Activation.TANH && s != Activation.RELU, whole);
        for (int from = 0; from < whole; from += BLOCK) {
            int count = Math.min(BLOCK, whole - from);
            long in = at(x, from);
            long out = at(y, from);
            switch (s) {
                case IDENTITY -> { }
                case TANH -> FloatVectorActivations.tanh(in, out, count);
                case RELU -> FloatVectorActivations.relu(in, out, count);
                case SIGMOID -> FloatVectorActivations.sigmoid(in, out, count, scratch);
                case SOFTPLUS -> FloatVectorActivations.softplus(in, out, count, scratch);
                case ERF -> FloatVectorActivations.erf(in, out, count, scratch);
                case SILU -> FloatVectorGates.silu(in, out, count, scratch);
                case GELU -> FloatVectorGates.gelu(in, out, count, scratch);
            }
        }
        if (whole < n) {
            super.activate(s, at(x, whole), at(y, whole), n - whole);
        }
    }

    @Override
    public void activateFirst(Activation s, long x, long y, long v, long out, int n, boolean accumulate) {
        int whole = whole(n);
        float[] scratch = scratch(s == Activation.SOFTPLUS || s == Activation.ERF, whole);
        switch (s) {
            case IDENTITY -> {
                copy(v, out, n, accumulate);
                return;
            }
            case TANH -> FloatVectorActivations.tanhFirst(y, v, out, whole, accumulate);
            case RELU -> FloatVectorActivations.reluFirst(y, v, out, whole, accumulate);
            case SIGMOID -> FloatVectorActivations.sigmoidFirst(y, v, out, whole, accumulate);
            case SILU -> FloatVectorGates.siluFirst(x, v, out, whole, accumulate);
            case GELU -> FloatVectorGates.geluFirst(x, v, out, whole, accumulate);
            case SOFTPLUS -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    FloatVectorActivations.softplusFirst(at(x, from), at(v, from), at(out, from),
                            Math.min(BLOCK, whole - from), accumulate, scratch);
                }
            }
            case ERF -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    FloatVectorActivations.erfFirst(at(x, from), at(v, from), at(out, from),
                            Math.min(BLOCK, whole - from), accumulate, scratch);
                }
            }
        }
        if (whole < n) {
            super.activateFirst(s, at(x, whole), at(y, whole), at(v, whole), at(out, whole), n - whole, accumulate);
        }
    }

    @Override
    public void activateSecond(Activation s, long x, long y, long v, long a, long t, long out, int n, boolean accumulate) {
        int whole = whole(n);
        float[] scratch = scratch(s == Activation.SOFTPLUS || s == Activation.ERF, whole);
        switch (s) {
            case IDENTITY -> {
                copy(v, out, n, accumulate);
                return;
            }
            case TANH -> FloatVectorActivations.tanhSecond(y, v, a, t, out, whole, accumulate);
            case RELU -> FloatVectorActivations.reluFirst(y, v, out, whole, accumulate);
            case SIGMOID -> FloatVectorActivations.sigmoidSecond(y, v, a, t, out, whole, accumulate);
            case SILU -> FloatVectorGates.siluSecond(x, v, a, t, out, whole, accumulate);
            case GELU -> FloatVectorGates.geluSecond(x, v, a, t, out, whole, accumulate);
            case SOFTPLUS -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    FloatVectorActivations.softplusSecond(at(x, from), at(v, from), at(a, from), at(t, from), at(out, from),
                            Math.min(BLOCK, whole - from), accumulate, scratch);
                }
            }
            case ERF -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    FloatVectorActivations.erfSecond(at(x, from), at(v, from), at(a, from), at(t, from), at(out, from),
                            Math.min(BLOCK, whole - from), accumulate, scratch);
                }
            }
        }
        if (whole < n) {
            super.activateSecond(s, at(x, whole), at(y, whole), at(v, whole), at(a, whole), at(t, whole), at(out, whole),
                    n - whole, accumulate);
        }
    }

    @Override
    void exp(long values, int n) {
        int whole = whole(n);
        FloatVectorActivations.exp(values, whole);
        if (whole < n) {
            super.exp(at(values, whole), n - whole);
        }
    }

    @Override
    void log1p(double[] values, int n) {
        int whole = DoubleVectorMath.SPECIES.loopBound(n);
        DoubleVectorActivations.log1p(values, whole);
        log1p(values, whole, n);
    }

    @Override
    public double logistic(long z, long signs, long slopes, int n) {
        double[] lanes = new double[Lanes.COUNT];
        int whole = Lanes.whole(n);
        float[] x = scratch(true, whole);
        float[] e = scratch(true, whole);
        for (int from = 0; from < whole; from += BLOCK) {
            int count = Math.min(BLOCK, whole - from);
            logisticArguments(at(z, from), at(signs, from), x, e, count);
            FloatVectorActivations.exp(e, count);
            logisticSlopes(x, e, at(signs, from), at(slopes, from), count);
            FloatVectorActivations.log1p(e, count);
            addLosses(x, e, count, lanes);
        }
        addLogistic(z, signs, slopes, whole, n, lanes);
        return Lanes.total(lanes);
    }

    private static void logisticArguments(long z, long signs, float[] x, float[] e, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector argument = get(z, i).mul(get(signs, i).neg());
            argument.intoArray(x, i);
            argument.abs().neg().intoArray(e, i);
        }
    }

    private static void logisticSlopes(float[] x, float[] e, long signs, long slopes, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(slopes, i, FloatVectorMath.sigmoid(get(x, i), get(e, i)).mul(get(signs, i).neg()), false);
        }
    }

    private static void addLosses(float[] x, float[] e, int n, double[] lanes) {
        for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
            DoubleVector low = DoubleVector.fromArray(DoubleVectorMath.SPECIES, lanes, lane);
            DoubleVector high = DoubleVector.fromArray(DoubleVectorMath.SPECIES, lanes, lane + STEP);
            for (int i = lane; i < n; i += Lanes.COUNT) {
                FloatVector loss = FloatVectorMath.positive(get(x, i)).add(get(e, i));
                low = low.add(loss.convertShape(VectorOperators.F2D, DoubleVectorMath.SPECIES, 0));
                high = high.add(loss.convertShape(VectorOperators.F2D, DoubleVectorMath.SPECIES, 1));
            }
            low.intoArray(lanes, lane);
            high.intoArray(lanes, lane + STEP);
        }
    }

    /** Room for what one loop hands to the next; empty where there is nothing to hand over. */
    private static float[] scratch(boolean needed, int n) {
        return new float[needed ? Math.min(n, BLOCK) : 0];
    }

    private static int whole(int n) {
        return FloatVectorMath.SPECIES.loopBound(n);
    }

    private static long at(long address, int index) {
        return address + (long) index * BYTES;
    }

    private static FloatVector get(float[] scratch, int i) {
        return FloatVector.fromArray(FloatVectorMath.SPECIES, scratch, i);
    }

    private static FloatVector get(long address, int i) {
        return FloatVectorMath.load(address, i);
    }

    private static DoubleVector wide(long address, int i) {
        return (DoubleVector) FloatVector.fromMemorySegment(HALF, OffHeap.ALL, at(address, i), ByteOrder.nativeOrder())
                .convertShape(VectorOperators.F2D, DoubleVectorMath.SPECIES, 0);
    }

    private static FloatVector narrow(DoubleVector value) {
        return (FloatVector) value.convertShape(VectorOperators.D2F, HALF, 0);
    }

    private static void put(long address, int i, FloatVector value, boolean accumulate) {
        FloatVectorMath.store(accumulate ? value.add(get(address, i)) : value, address, i);
    }
}
