package org.saddlescope.engine;

import java.util.List;

/**
 * Layer normalisation (Ba, Kiros, Hinton 2016) over groups of the last {@code size} elements, with gain g and bias b of
 * {@code size} elements: y = g ∘ n + b, n = (x − μ)/σ, μ the mean of the group, σ = √(mean (x − μ)² + ε).
 *
 * <p>With m(·) the mean over a group and P v = v − m(v) − n m(n ∘ v):
 *
 * <pre>
 * adjoint          u = g ∘ ȳ,  x̄ = P u / σ,  ḡ = Σ n ∘ ȳ,  b̄ = Σ ȳ
 * tangent          ṅ = P ẋ / σ,  σ̇ = m(n ∘ ẋ),  ẏ = g ∘ ṅ + ġ ∘ n + ḃ
 * adjointTangent   x̄̇ = (P u̇ − ṅ m(n ∘ u) − n m(ṅ ∘ u) − σ̇ x̄) / σ,  ḡ̇ = Σ (n ∘ ȳ̇ + ṅ ∘ ȳ)
 * </pre>
 *
 * @param size    the elements of a group, which divides those of a row
 * @param epsilon ε, added to the variance; positive
 */
public record LayerNorm(int size, double epsilon) implements Primitive {
    private static final int X = 0;
    private static final int GAIN = 1;
    private static final int BIAS = 2;

    public LayerNorm {
        if (size < 1 || !(epsilon > 0)) {
            throw new IllegalArgumentException("layer norm: groups of " + size + " elements, epsilon " + epsilon);
        }
    }

    @Override
    public String name() {
        return "layer norm";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(X);
        if (x.columns() % size != 0) {
            throw new IllegalArgumentException("layer norm: rows of " + x.columns() + " elements, groups of " + size);
        }
        for (int i : new int[] {GAIN, BIAS}) {
            if (inputs.get(i).size() != size) {
                throw new IllegalArgumentException("layer norm: a " + (i == GAIN ? "gain" : "bias") + " of "
                        + inputs.get(i).size() + " elements for groups of " + size);
            }
        }
        return x;
    }

    /** n, then ṅ, then 1/σ of each group. */
    @Override
    public long scratch(List<Shape> inputs) {
        long n = inputs.get(X).count();
        return 2 * n + n / size;
    }

    @Override
    public void forward(Cells c) {
        int width = c.kernels().width();
        for (int group = 0; group < groups(c); group++) {
            long x = c.value(X) + (long) group * size * width;
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += get(x, j, width);
            }
            double mean = sum / size;
            double squares = 0;
            for (int j = 0; j < size; j++) {
                double d = get(x, j, width) - mean;
                squares += d * d;
            }
            double inverse = 1 / Math.sqrt(squares / size + epsilon);
            put(inverses(c), group, width, inverse);
            long n = c.scratch() + (long) group * size * width;
            long y = c.value() + (long) group * size * width;
            for (int j = 0; j < size; j++) {
                double value = (get(x, j, width) - mean) * inverse;
                put(n, j, width, value);
                put(y, j, width, get(c.value(GAIN), j, width) * value + get(c.value(BIAS), j, width));
            }
        }
    }

    @Override
    public void adjoint(Cells c) {
        int width = c.kernels().width();
        start(c, GAIN, c.adjoint(GAIN));
        start(c, BIAS, c.adjoint(BIAS));
        for (int group = 0; group < groups(c); group++) {
            long offset = (long) group * size * width;
            long n = c.scratch() + offset;
            long y = c.adjoint() + offset;
            double inverse = get(inverses(c), group, width);
            if (c.active(X)) {
                double mean = 0;
                double along = 0;
                for (int j = 0; j < size; j++) {
                    double u = get(c.value(GAIN), j, width) * get(y, j, width);
                    mean += u;
                    along += u * get(n, j, width);
                }
                mean /= size;
                along /= size;
                for (int j = 0; j < size; j++) {
                    double u = get(c.value(GAIN), j, width) * get(y, j, width);
                    contribute(c, X, c.adjoint(X) + offset, j, width, inverse * (u - mean - get(n, j, width) * along));
                }
            }
            for (int j = 0; j < size; j++) {
                double dy = get(y, j, width);
                add(c, GAIN, c.adjoint(GAIN), j, width, dy * get(n, j, width));
                add(c, BIAS, c.adjoint(BIAS), j, width, dy);
            }
        }
    }

    @Override
    public void tangent(Cells c) {
        int width = c.kernels().width();
        for (int group = 0; group < groups(c); group++) {
            long offset = (long) group * size * width;
            long n = c.scratch() + offset;
            long t = tangents(c) + offset;
            if (c.active(X)) {
                normalTangent(n, c.tangent(X) + offset, get(inverses(c), group, width), t, width);
            }
            long y = c.tangent() + offset;
            for (int j = 0; j < size; j++) {
                double value = c.active(X) ? get(c.value(GAIN), j, width) * get(t, j, width) : 0;
                value += c.active(GAIN) ? get(c.tangent(GAIN), j, width) * get(n, j, width) : 0;
                put(y, j, width, value + (c.active(BIAS) ? get(c.tangent(BIAS), j, width) : 0));
            }
        }
    }

    /** ṅ = P ẋ / σ. */
    private void normalTangent(long n, long x, double inverse, long out, int width) {
        double mean = 0;
        double along = 0;
        for (int j = 0; j < size; j++) {
            mean += get(x, j, width);
            along += get(x, j, width) * get(n, j, width);
        }
        mean /= size;
        along /= size;
        for (int j = 0; j < size; j++) {
            put(out, j, width, inverse * (get(x, j, width) - mean - get(n, j, width) * along));
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        int width = c.kernels().width();
        start(c, GAIN, c.adjointTangent(GAIN));
        start(c, BIAS, c.adjointTangent(BIAS));
        for (int group = 0; group < groups(c); group++) {
            if (c.active(X)) {
                inputAdjointTangent(c, group, width);
            }
            long offset = (long) group * size * width;
            for (int j = 0; j < size; j++) {
                double dyt = get(c.adjointTangent() + offset, j, width);
                double moved = c.active(X)
                        ? get(tangents(c) + offset, j, width) * get(c.adjoint() + offset, j, width) : 0;
                add(c, GAIN, c.adjointTangent(GAIN), j, width, dyt * get(c.scratch() + offset, j, width) + moved);
                add(c, BIAS, c.adjointTangent(BIAS), j, width, dyt);
            }
        }
    }

    private void inputAdjointTangent(Cells c, int group, int width) {
        long offset = (long) group * size * width;
        long n = c.scratch() + offset;
        long nt = tangents(c) + offset;
        double inverse = get(inverses(c), group, width);
        double mean = 0;
        double along = 0;
        double meanTangent = 0;
        double alongTangent = 0;
        double spread = 0;
        for (int j = 0; j < size; j++) {
            double u = u(c, offset, j, width);
            double ut = uTangent(c, offset, j, width);
            mean += u;
            along += u * get(n, j, width);
            meanTangent += ut;
            alongTangent += ut * get(n, j, width) + u * get(nt, j, width);
            spread += get(n, j, width) * get(c.tangent(X) + offset, j, width);
        }
        mean /= size;
        along /= size;
        meanTangent /= size;
        alongTangent /= size;
        spread /= size;
        for (int j = 0; j < size; j++) {
            double x = inverse * (u(c, offset, j, width) - mean - get(n, j, width) * along);
            double value = uTangent(c, offset, j, width) - meanTangent - get(nt, j, width) * along
                    - get(n, j, width) * alongTangent - spread * x;
            contribute(c, X, c.adjointTangent(X) + offset, j, width, inverse * value);
        }
    }

    private static double u(Cells c, long offset, int j, int width) {
        return get(c.value(GAIN), j, width) * get(c.adjoint() + offset, j, width);
    }

    private static double uTangent(Cells c, long offset, int j, int width) {
        double moved = c.active(GAIN) ? get(c.tangent(GAIN), j, width) * get(c.adjoint() + offset, j, width) : 0;
        return get(c.value(GAIN), j, width) * get(c.adjointTangent() + offset, j, width) + moved;
    }

    private int groups(Cells c) {
        return c.size() / size;
    }

    private static long tangents(Cells c) {
        return c.scratch() + (long) c.size() * c.kernels().width();
    }

    private static long inverses(Cells c) {
        return c.scratch() + 2L * c.size() * c.kernels().width();
    }

    /** Clears a sum over groups that is not added to an earlier one. */
    private void start(Cells c, int input, long address) {
        if (c.active(input) && !c.accumulates(input)) {
            c.kernels().fill(address, 0, size);
        }
    }

    private static void add(Cells c, int input, long address, int j, int width, double value) {
        if (c.active(input)) {
            put(address, j, width, get(address, j, width) + value);
        }
    }

    private static void contribute(Cells c, int input, long address, int j, int width, double value) {
        put(address, j, width, c.accumulates(input) ? get(address, j, width) + value : value);
    }

    private static double get(long address, int j, int width) {
        return NativeMemory.read(address + (long) j * width, width);
    }

    private static void put(long address, int j, int width, double value) {
        NativeMemory.write(address + (long) j * width, width, value);
    }
}
