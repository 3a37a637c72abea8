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
        c.blas().product(false, true, n, o, c.shape(X).columns(), x, w, y, accumulate || b != 0);
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
        c.blas().product(false, false, c.shape().rows(), c.shape(X).columns(), c.shape().columns(), dy, w, dx, accumulate);
    }

    /** w̄ (+)= ȳᵀ x. */
    private static void toWeight(Cells c, long dy, long x, long dw, boolean accumulate) {
        c.blas().product(true, false, c.shape().columns(), c.shape(X).columns(), c.shape().rows(), dy, x, dw, accumulate);
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
