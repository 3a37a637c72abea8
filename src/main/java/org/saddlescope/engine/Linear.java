package org.saddlescope.engine;

import java.util.List;

/**
 * Y = X Wᵀ (+ b on every row), with X n × i, W o × i, b of o elements. W's rows are the filters of filter normalisation.
 * Any of the three may depend on θ.
 */
public record Linear() implements Primitive {
    private static final int X = 0;
    private static final int W = 1;
    private static final int B = 2;

    /** Columns of a piece of a large product: a constant, so that the bits do not depend on the machine's threads. */
    private static final int PIECE = 64;
    /** Multiplications from which a product is worth cutting. */
    private static final long WORTH_CUTTING = 1 << 20;

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(X);
        Shape w = inputs.get(W);
        if (w.rank() != 2 || x.columns() != w.dimension(1)) {
            throw new IllegalArgumentException("linear: inputs of " + x.columns() + " elements, weights of " + w);
        }
        if (inputs.size() == 3 && inputs.get(B).size() != w.rows()) {
            throw new IllegalArgumentException("linear: a bias of " + inputs.get(B).size() + " elements for "
                    + w.rows() + " outputs");
        }
        return Shape.of(x.rows(), w.rows());
    }

    @Override
    public void forward(Cells c) {
        apply(c, c.value(X), c.value(W), c.inputs() == 3 ? c.value(B) : 0, c.value(), false);
    }

    /** y (+)= x wᵀ (+ b). */
    private static void apply(Cells c, long x, long w, long b, long y, boolean accumulate) {
        int n = c.shape().rows();
        int o = c.shape().columns();
        if (b != 0) {
            c.kernels().broadcastRow(b, y, n, o);
        }
        int i = c.shape(X).columns();
        int width = c.kernels().width();
        pieces(c, o, (blas, from, count) -> blas.product(false, true, n, count, i, x, i, w + (long) from * i * width, i,
                y + (long) from * width, o, accumulate || b != 0));
    }

    /** A product's columns {@code from}..{@code from + count − 1}. */
    @FunctionalInterface
    private interface Piece {
        void multiply(Blas blas, int from, int count);
    }

    /** Large products are cut into {@value #PIECE} columns a piece, the last one up to twice as many. */
    private static void pieces(Cells c, int columns, Piece piece) {
        long work = (long) c.shape().rows() * c.shape().columns() * c.shape(X).columns();
        int count = work < WORTH_CUTTING ? 1 : Math.max(1, columns / PIECE);
        c.pieces(count, (k, blas) -> piece.multiply(blas, k * PIECE, k == count - 1 ? columns - k * PIECE : PIECE));
    }

    @Override
    public void adjoint(Cells c) {
        if (c.active(X)) {
            toInput(c, c.adjoint(), c.value(W), c.adjoint(X), c.accumulates(X));
        }
        if (c.active(W)) {
            toWeight(c, c.adjoint(), c.value(X), c.adjoint(W), c.accumulates(W));
        }
        if (c.inputs() == 3 && c.active(B)) {
            c.kernels().sumRows(c.adjoint(), c.adjoint(B), c.shape().rows(), c.shape().columns(), c.accumulates(B));
        }
    }

    /** x̄ (+)= ȳ w. */
    private static void toInput(Cells c, long dy, long w, long dx, boolean accumulate) {
        int n = c.shape().rows();
        int o = c.shape().columns();
        int i = c.shape(X).columns();
        int width = c.kernels().width();
        pieces(c, i, (blas, from, count) -> blas.product(false, false, n, count, o, dy, o, w + (long) from * width, i,
                dx + (long) from * width, i, accumulate));
    }

    /** w̄ (+)= ȳᵀ x. */
    private static void toWeight(Cells c, long dy, long x, long dw, boolean accumulate) {
        int n = c.shape().rows();
        int o = c.shape().columns();
        int i = c.shape(X).columns();
        int width = c.kernels().width();
        pieces(c, o, (blas, from, count) -> blas.product(true, false, count, i, n, dy + (long) from * width, o, x, i,
                dw + (long) from * i * width, i, accumulate));
    }

    @Override
    public void tangent(Cells c) {
        long bias = c.inputs() == 3 && c.active(B) ? c.tangent(B) : 0;
        if (c.active(W)) {
            apply(c, c.value(X), c.tangent(W), bias, c.tangent(), false);
            if (c.active(X)) {
                apply(c, c.tangent(X), c.value(W), 0, c.tangent(), true);
            }
        } else if (c.active(X)) {
            apply(c, c.tangent(X), c.value(W), bias, c.tangent(), false);
        } else {
            c.kernels().broadcastRow(bias, c.tangent(), c.shape().rows(), c.shape().columns());
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        if (c.active(X)) {
            toInput(c, c.adjointTangent(), c.value(W), c.adjointTangent(X), c.accumulates(X));
            if (c.active(W)) {
                toInput(c, c.adjoint(), c.tangent(W), c.adjointTangent(X), true);
            }
        }
        if (c.active(W)) {
            toWeight(c, c.adjointTangent(), c.value(X), c.adjointTangent(W), c.accumulates(W));
            if (c.active(X)) {
                toWeight(c, c.adjoint(), c.tangent(X), c.adjointTangent(W), true);
            }
        }
        if (c.inputs() == 3 && c.active(B)) {
            c.kernels().sumRows(c.adjointTangent(), c.adjointTangent(B), c.shape().rows(), c.shape().columns(),
                    c.accumulates(B));
        }
    }
}
