package org.saddlescope.engine;

/**
 * The kernels in float precision without vectors: what runs where the Vector API is absent, and what finishes the
 * elements that do not fill a vector. It does the same operations as {@link VectorFloatKernels} in the same order.
 */
class PlainFloatKernels implements Kernels {
    private static final int BYTES = Float.BYTES;
    /** Rows of a softmax that are worked on together: a constant, so that it cannot change a result. */
    private static final int ROWS = 256;

    @Override
    public int width() {
        return BYTES;
    }

    @Override
    public void load(double[] source, int from, long out, int n) {
        for (int i = 0; i < n; i++) {
            put(out, i, (float) source[from + i]);
        }
    }

    @Override
    public void store(long in, double[] target, int from, int n, boolean accumulate) {
        for (int i = 0; i < n; i++) {
            target[from + i] = accumulate ? target[from + i] + get(in, i) : get(in, i);
        }
    }

    @Override
    public void fill(long out, double value, int n) {
        for (int i = 0; i < n; i++) {
            put(out, i, (float) value);
        }
    }

    @Override
    public void copy(long in, long out, int n, boolean accumulate) {
        if (!accumulate) {
            OffHeap.copy(in, out, (long) n * BYTES);
            return;
        }
        for (int i = 0; i < n; i++) {
            put(out, i, get(in, i), true);
        }
    }

    @Override
    public final void broadcastRow(long row, long out, int rows, int columns) {
        OffHeap.repeat(row, (long) columns * BYTES, out, rows);
    }

    @Override
    public void sumRows(long in, long out, int rows, int columns, boolean accumulate) {
        sumRows(in, out, rows, columns, 0, accumulate);
    }

    /** Sums the columns from {@code first} on. */
    final void sumRows(long in, long out, int rows, int columns, int first, boolean accumulate) {
        for (int c = first; c < columns; c++) {
            double sum = 0;
            long at = in + (long) c * BYTES;
            for (int r = 0; r < rows; r++) {
                sum += get(at, 0);
                at += (long) columns * BYTES;
            }
            put(out, c, (float) (accumulate ? get(out, c) + sum : sum));
        }
    }

    @Override
    public void scale(long in, double factor, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i++) {
            put(out, i, get(in, i) * (float) factor, accumulate);
        }
    }

    @Override
    public void multiply(long a, long b, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i++) {
            put(out, i, get(a, i) * get(b, i), accumulate);
        }
    }

    @Override
    public void subtract(long a, long b, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i++) {
            put(out, i, get(a, i) - get(b, i), accumulate);
        }
    }

    @Override
    public double dot(long a, long b, int n) {
        double[] lanes = new double[Lanes.COUNT];
        addProducts(a, b, 0, n, lanes);
        return Lanes.total(lanes);
    }

    final void addProducts(long a, long b, int from, int n, double[] lanes) {
        for (int i = from; i < n; i++) {
            lanes[i % Lanes.COUNT] = Math.fma((double) get(a, i), (double) get(b, i), lanes[i % Lanes.COUNT]);
        }
    }

    @Override
    public double sum(long in, int n) {
        double[] lanes = new double[Lanes.COUNT];
        addElements(in, 0, n, lanes);
        return Lanes.total(lanes);
    }

    final void addElements(long in, int from, int n, double[] lanes) {
        for (int i = from; i < n; i++) {
            lanes[i % Lanes.COUNT] += get(in, i);
        }
    }

    @Override
    public void activate(Activation s, long x, long y, int n) {
        for (int i = 0; i < n; i++) {
            put(y, i, FloatActivations.value(s, get(x, i)));
        }
    }

    @Override
    public void activateFirst(Activation s, long x, long y, long v, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i++) {
            put(out, i, FloatActivations.first(s, get(x, i), get(y, i), get(v, i)), accumulate);
        }
    }

    @Override
    public void activateSecond(Activation s, long x, long y, long v, long a, long t, long out, int n, boolean accumulate) {
        for (int i = 0; i < n; i++) {
            put(out, i, FloatActivations.second(s, get(x, i), get(y, i), get(v, i), get(a, i), get(t, i)), accumulate);
        }
    }

    /**
     * With m the largest logit of a row and R = Σ exp(z − m) over all columns but that one, the loss of the row is
     * (m − z[label]) + log(1 + R): a loss far below the precision of 1 keeps all its digits.
     */
    @Override
    public final double softmaxCrossEntropy(long logits, int[] labels, long probabilities, int rows, int columns) {
        int most = Math.min(rows, ROWS);
        int[] largest = new int[most];
        double[] rests = new double[most];
        double[] gaps = new double[most];
        double total = 0;
        for (int from = 0; from < rows; from += ROWS) {
            int count = Math.min(ROWS, rows - from);
            long offset = (long) from * columns * BYTES;
            for (int r = 0; r < count; r++) {
                long at = offset + (long) r * columns * BYTES;
                int arg = largest(logits + at, columns);
                float m = get(logits + at, arg);
                largest[r] = arg;
                gaps[r] = labels[from + r] < 0 ? 0 : (double) m - get(logits + at, labels[from + r]);
                rests[r] = subtract(logits + at, m, probabilities + at, columns);
            }
            exp(probabilities + offset, count * columns);
            for (int r = 0; r < count; r++) {
                rests[r] = normalise(probabilities + offset + (long) r * columns * BYTES, largest[r], rests[r], columns);
            }
            log1p(rests, count);
            for (int r = 0; r < count; r++) {
                if (labels[from + r] >= 0) {
                    total += gaps[r] + rests[r];
                } else {
                    fill(probabilities + offset + (long) r * columns * BYTES, 0, columns);
                }
            }
        }
        return total;
    }

    /** The index of the first largest element. */
    private static int largest(long row, int columns) {
        int arg = 0;
        float m = get(row, 0);
        for (int c = 1; c < columns; c++) {
            float z = get(row, c);
            if (z > m) {
                m = z;
                arg = c;
            }
        }
        return arg;
    }

    /** out = row − m; returns 0, or NaN where an element is not finite. */
    private static double subtract(long row, float m, long out, int columns) {
        float check = 0;
        for (int c = 0; c < columns; c++) {
            float z = get(row, c);
            check += z * 0;
            put(out, c, z - m);
        }
        return check;
    }

    /** Divides a row by its sum; returns {@code rest} and the sum of all elements but the largest, which is 1. */
    private static double normalise(long row, int largest, double rest, int columns) {
        double sum = rest;
        for (int c = 0; c < columns; c++) {
            sum += c == largest ? 0 : get(row, c);
        }
        float inverse = (float) (1.0 / (1.0 + sum));
        for (int c = 0; c < columns; c++) {
            put(row, c, get(row, c) * inverse);
        }
        return sum;
    }

    /** values[i] = exp(values[i]). */
    void exp(long values, int n) {
        for (int i = 0; i < n; i++) {
            put(values, i, FloatMath.exp(get(values, i)));
        }
    }

    /** values[i] = log(1 + values[i]), always in double. */
    void log1p(double[] values, int n) {
        log1p(values, 0, n);
    }

    static void log1p(double[] values, int from, int n) {
        for (int i = from; i < n; i++) {
            values[i] = DoubleMath.log1p(values[i]);
        }
    }

    @Override
    public double logistic(long z, long signs, long slopes, int n) {
        double[] lanes = new double[Lanes.COUNT];
        addLogistic(z, signs, slopes, 0, n, lanes);
        return Lanes.total(lanes);
    }

    final void addLogistic(long z, long signs, long slopes, int from, int n, double[] lanes) {
        for (int i = from; i < n; i++) {
            float sign = -get(signs, i);
            float x = get(z, i) * sign;
            float e = FloatMath.decay(x);
            put(slopes, i, FloatMath.sigmoid(x, e) * sign);
            lanes[i % Lanes.COUNT] += FloatMath.softplus(x, e);
        }
    }

    private static float get(long address, int i) {
        return OffHeap.getFloat(address, i);
    }

    private static void put(long address, int i, float value) {
        OffHeap.putFloat(address, i, value);
    }

    private static void put(long address, int i, float value, boolean accumulate) {
        OffHeap.putFloat(address, i, accumulate ? value + get(address, i) : value);
    }
}
