package org.saddlescope.engine;

import java.util.List;

/**
 * y = g ∘ x + b on every sample: gains g and biases b with one element for each element of a sample, or one for each
 * channel of x, rows × channels × places. The second half of a normalisation. Any of the three may depend on θ.
 */
public record ScaleShift() implements Primitive {
    private static final int X = 0;
    private static final int G = 1;
    private static final int B = 2;

    @Override
    public String name() {
        return "scale and shift";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(X);
        int gains = inputs.get(G).size();
        if (gains != inputs.get(B).size()) {
            throw new IllegalArgumentException("scale and shift: " + gains + " gains, " + inputs.get(B).size() + " biases");
        }
        if (gains != x.columns() && (x.rank() < 2 || gains != x.dimension(1))) {
            throw new IllegalArgumentException("scale and shift: " + gains + " gains for samples of " + x.columns()
                    + " elements" + (x.rank() < 2 ? "" : " in " + x.dimension(1) + " channels"));
        }
        return x;
    }

    @Override
    public void forward(Cells c) {
        for (int row = 0; row < c.shape().rows(); row++) {
            times(c, c.value(X), c.value(G), c.value(), row, false);
        }
        shift(c, c.value(B), c.value());
    }

    /** The number of elements that share a gain. */
    private static int places(Cells c) {
        return c.shape().columns() / c.shape(G).size();
    }

    private static long at(Cells c, long address, int row, int channel) {
        return address + ((long) row * c.shape().columns() + (long) channel * places(c)) * c.kernels().width();
    }

    /** out (+)= g ∘ x on one row. */
    private static void times(Cells c, long x, long g, long out, int row, boolean accumulate) {
        int places = places(c);
        if (places == 1) {
            c.kernels().multiply(at(c, x, row, 0), g, at(c, out, row, 0), c.shape().columns(), accumulate);
            return;
        }
        for (int k = 0; k < c.shape(G).size(); k++) {
            c.kernels().scale(at(c, x, row, k), c.get(g, k), at(c, out, row, k), places, accumulate);
        }
    }

    /** y += b on every row. */
    private static void shift(Cells c, long b, long y) {
        int places = places(c);
        int gains = c.shape(G).size();
        int width = c.kernels().width();
        for (int row = 0; row < c.shape().rows(); row++) {
            if (places == 1) {
                c.kernels().copy(b, at(c, y, row, 0), gains, true);
                continue;
            }
            for (int k = 0; k < gains; k++) {
                double shift = c.get(b, k);
                long from = at(c, y, row, k);
                for (int i = 0; i < places; i++) {
                    long at = from + (long) i * width;
                    NativeMemory.write(at, width, NativeMemory.read(at, width) + shift);
                }
            }
        }
    }

    @Override
    public void adjoint(Cells c) {
        if (c.active(X)) {
            for (int row = 0; row < c.shape().rows(); row++) {
                times(c, c.adjoint(), c.value(G), c.adjoint(X), row, c.accumulates(X));
            }
        }
        if (c.active(G)) {
            toGain(c, c.adjoint(), c.value(X), c.adjoint(G), c.accumulates(G));
        }
        if (c.active(B)) {
            toBias(c, c.adjoint(), c.adjoint(B));
        }
    }

    /** ḡ (+)= Σ ȳ ∘ x over the elements that share a gain. */
    private static void toGain(Cells c, long dy, long x, long dg, boolean accumulate) {
        int places = places(c);
        int gains = c.shape(G).size();
        for (int k = 0; k < gains && places > 1; k++) {
            double sum = 0;
            for (int row = 0; row < c.shape().rows(); row++) {
                sum += c.kernels().dot(at(c, dy, row, k), at(c, x, row, k), places);
            }
            c.set(dg, k, accumulate ? c.get(dg, k) + sum : sum);
        }
        for (int row = 0; row < c.shape().rows() && places == 1; row++) {
            c.kernels().multiply(at(c, dy, row, 0), at(c, x, row, 0), dg, gains, accumulate || row > 0);
        }
    }

    private static void toBias(Cells c, long dy, long db) {
        int places = places(c);
        int gains = c.shape(G).size();
        if (places == 1) {
            c.kernels().sumRows(dy, db, c.shape().rows(), gains, c.accumulates(B));
            return;
        }
        for (int k = 0; k < gains; k++) {
            double sum = 0;
            for (int row = 0; row < c.shape().rows(); row++) {
                sum += c.kernels().sum(at(c, dy, row, k), places);
            }
            c.contribute(B, db, k, sum);
        }
    }

    @Override
    public void tangent(Cells c) {
        boolean written = false;
        if (c.active(X)) {
            for (int row = 0; row < c.shape().rows(); row++) {
                times(c, c.tangent(X), c.value(G), c.tangent(), row, false);
            }
            written = true;
        }
        if (c.active(G)) {
            for (int row = 0; row < c.shape().rows(); row++) {
                times(c, c.value(X), c.tangent(G), c.tangent(), row, written);
            }
            written = true;
        }
        if (!written) {
            c.kernels().fill(c.tangent(), 0, c.size());
        }
        if (c.active(B)) {
            shift(c, c.tangent(B), c.tangent());
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        if (c.active(X)) {
            for (int row = 0; row < c.shape().rows(); row++) {
                times(c, c.adjointTangent(), c.value(G), c.adjointTangent(X), row, c.accumulates(X));
                if (c.active(G)) {
                    times(c, c.adjoint(), c.tangent(G), c.adjointTangent(X), row, true);
                }
            }
        }
        if (c.active(G)) {
            toGain(c, c.adjointTangent(), c.value(X), c.adjointTangent(G), c.accumulates(G));
            if (c.active(X)) {
                toGain(c, c.adjoint(), c.tangent(X), c.adjointTangent(G), true);
            }
        }
        if (c.active(B)) {
            toBias(c, c.adjointTangent(), c.adjointTangent(B));
        }
    }
}
