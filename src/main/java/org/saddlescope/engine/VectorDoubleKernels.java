package org.saddlescope.engine;

import jdk.incubator.vector.DoubleVector;

/**
 * The kernels in double precision with the Vector API. Elements that do not fill a vector are left to
 * {@link PlainDoubleKernels}, which gives the same bits: no vector ever reads or writes beyond a buffer, as a masked
 * load does where the processor has no masks.
 */
final class VectorDoubleKernels extends PlainDoubleKernels {
    private static final int BYTES = Double.BYTES;
    private static final int LENGTH = DoubleVectorMath.SPECIES.length();
    /** Elements of a scratch array: a multiple of the lanes, small enough for the first cache. */
    private static final int BLOCK = 16 * Lanes.COUNT;
    private static final int STEP = LENGTH;

    @Override
    public void store(long in, double[] target, int from, int n, boolean accumulate) {
        if (!accumulate) {
            super.store(in, target, from, n, false);
            return;
        }
        int whole = whole(n);
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector.fromArray(DoubleVectorMath.SPECIES, target, from + i).add(get(in, i)).intoArray(target, from + i);
        }
        if (whole < n) {
            super.store(at(in, whole), target, from + whole, n - whole, true);
        }
    }

    @Override
    public void fill(long out, double value, int n) {
        int whole = whole(n);
        DoubleVector all = DoubleVectorMath.constant(value);
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
                s0 = s0.add(get(row, 0));
                s1 = s1.add(get(row, STEP));
                s2 = s2.add(get(row, 2 * STEP));
                s3 = s3.add(get(row, 3 * STEP));
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
                sum = sum.add(get(row, 0));
                row += stride;
            }
            putSum(out, c, sum, accumulate);
        }
        if (c < columns) {
            sumRows(in, out, rows, columns, c, accumulate);
        }
    }

    private static void putSum(long out, int c, DoubleVector sum, boolean accumulate) {
        put(out, c, sum, accumulate);
    }

    @Override
    public void scale(long in, double factor, long out, int n, boolean accumulate) {
        int whole = whole(n);
        DoubleVector all = DoubleVectorMath.constant(factor);
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
                s0 = get(a, i).fma(get(b, i), s0);
                s1 = get(a, i + STEP).fma(get(b, i + STEP), s1);
                s2 = get(a, i + 2 * STEP).fma(get(b, i + 2 * STEP), s2);
                s3 = get(a, i + 3 * STEP).fma(get(b, i + 3 * STEP), s3);
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
                s0 = s0.add(get(in, i));
                s1 = s1.add(get(in, i + STEP));
                s2 = s2.add(get(in, i + 2 * STEP));
                s3 = s3.add(get(in, i + 3 * STEP));
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
        double[] scratch = scratch(s != Activation.TANH && s != Activation.RELU, whole);
        for (int from = 0; from < whole; from += BLOCK) {
            int count = Math.min(BLOCK, whole - from);
            long in = at(x, from);
            long out = at(y, from);
            switch (s) {
                case IDENTITY -> { }
                case TANH -> DoubleVectorActivations.tanh(in, out, count);
                case RELU -> DoubleVectorActivations.relu(in, out, count);
                case SIGMOID -> DoubleVectorActivations.sigmoid(in, out, count, scratch);
                case SOFTPLUS -> DoubleVectorActivations.softplus(in, out, count, scratch);
                case ERF -> DoubleVectorActivations.erf(in, out, count, scratch);
                case SILU -> DoubleVectorGates.silu(in, out, count, scratch);
                case GELU -> DoubleVectorGates.gelu(in, out, count, scratch);
            }
        }
        if (whole < n) {
            super.activate(s, at(x, whole), at(y, whole), n - whole);
        }
    }

    @Override
    public void activateFirst(Activation s, long x, long y, long v, long out, int n, boolean accumulate) {
        int whole = whole(n);
        double[] scratch = scratch(s == Activation.SOFTPLUS || s == Activation.ERF, whole);
        switch (s) {
            case IDENTITY -> {
                copy(v, out, n, accumulate);
                return;
            }
            case TANH -> DoubleVectorActivations.tanhFirst(y, v, out, whole, accumulate);
            case RELU -> DoubleVectorActivations.reluFirst(y, v, out, whole, accumulate);
            case SIGMOID -> DoubleVectorActivations.sigmoidFirst(y, v, out, whole, accumulate);
            case SILU -> DoubleVectorGates.siluFirst(x, v, out, whole, accumulate);
            case GELU -> DoubleVectorGates.geluFirst(x, v, out, whole, accumulate);
            case SOFTPLUS -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    DoubleVectorActivations.softplusFirst(at(x, from), at(v, from), at(out, from),
                            Math.min(BLOCK, whole - from), accumulate, scratch);
                }
            }
            case ERF -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    DoubleVectorActivations.erfFirst(at(x, from), at(v, from), at(out, from),
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
        double[] scratch = scratch(s == Activation.SOFTPLUS || s == Activation.ERF, whole);
        switch (s) {
            case IDENTITY -> {
                copy(v, out, n, accumulate);
                return;
            }
            case TANH -> DoubleVectorActivations.tanhSecond(y, v, a, t, out, whole, accumulate);
            case RELU -> DoubleVectorActivations.reluFirst(y, v, out, whole, accumulate);
            case SIGMOID -> DoubleVectorActivations.sigmoidSecond(y, v, a, t, out, whole, accumulate);
            case SILU -> DoubleVectorGates.siluSecond(x, v, a, t, out, whole, accumulate);
            case GELU -> DoubleVectorGates.geluSecond(x, v, a, t, out, whole, accumulate);
            case SOFTPLUS -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    DoubleVectorActivations.softplusSecond(at(x, from), at(v, from), at(a, from), at(t, from), at(out, from),
                            Math.min(BLOCK, whole - from), accumulate, scratch);
                }
            }
            case ERF -> {
                for (int from = 0; from < whole; from += BLOCK) {
                    DoubleVectorActivations.erfSecond(at(x, from), at(v, from), at(a, from), at(t, from), at(out, from),
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
        DoubleVectorActivations.exp(values, whole);
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
        double[] x = scratch(true, whole);
        double[] e = scratch(true, whole);
        for (int from = 0; from < whole; from += BLOCK) {
            int count = Math.min(BLOCK, whole - from);
            logisticArguments(at(z, from), at(signs, from), x, e, count);
            DoubleVectorActivations.exp(e, count);
            logisticSlopes(x, e, at(signs, from), at(slopes, from), count);
            DoubleVectorActivations.log1p(e, count);
            addLosses(x, e, count, lanes);
        }
        addLogistic(z, signs, slopes, whole, n, lanes);
        return Lanes.total(lanes);
    }

    private static void logisticArguments(long z, long signs, double[] x, double[] e, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector argument = get(z, i).mul(get(signs, i).neg());
            argument.intoArray(x, i);
            argument.abs().neg().intoArray(e, i);
        }
    }

    private static void logisticSlopes(double[] x, double[] e, long signs, long slopes, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            put(slopes, i, DoubleVectorMath.sigmoid(get(x, i), get(e, i)).mul(get(signs, i).neg()), false);
        }
    }

    private static void addLosses(double[] x, double[] e, int n, double[] lanes) {
        for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
            DoubleVector sum = get(lanes, lane);
            for (int i = lane; i < n; i += Lanes.COUNT) {
                sum = sum.add(DoubleVectorMath.positive(get(x, i)).add(get(e, i)));
            }
            sum.intoArray(lanes, lane);
        }
    }

    /** Room for what one loop hands to the next; empty where there is nothing to hand over. */
    private static double[] scratch(boolean needed, int n) {
        return new double[needed ? Math.min(n, BLOCK) : 0];
    }

    private static int whole(int n) {
        return DoubleVectorMath.SPECIES.loopBound(n);
    }

    private static long at(long address, int index) {
        return address + (long) index * BYTES;
    }

    private static DoubleVector get(double[] scratch, int i) {
        return DoubleVector.fromArray(DoubleVectorMath.SPECIES, scratch, i);
    }

    private static DoubleVector get(long address, int i) {
        return DoubleVectorMath.load(address, i);
    }

    private static void put(long address, int i, DoubleVector value, boolean accumulate) {
        DoubleVectorMath.store(accumulate ? value.add(get(address, i)) : value, address, i);
    }
}
