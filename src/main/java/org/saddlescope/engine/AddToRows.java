package org.saddlescope.engine;

import java.util.List;

/** y[r] = x[r] + b: the same tensor b, such as a table of positions or a bias, added to every row. */
public record AddToRows() implements Primitive {
    private static final int X = 0;
    private static final int B = 1;

    @Override
    public String name() {
        return "sum with every row";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.get(X).columns() != inputs.get(B).size()) {
            throw new IllegalArgumentException("sum with every row: rows of " + inputs.get(X).columns() + " elements, "
                    + inputs.get(B) + " has " + inputs.get(B).size());
        }
        return inputs.get(X);
    }

    @Override
    public void forward(Cells c) {
        c.kernels().broadcastRow(c.value(B), c.value(), c.shape().rows(), c.shape().columns());
        c.kernels().copy(c.value(X), c.value(), c.size(), true);
    }

    @Override
    public void adjoint(Cells c) {
        spread(c, c.adjoint(), c.adjoint(X), c.adjoint(B));
    }

    @Override
    public void tangent(Cells c) {
        if (c.active(B)) {
            c.kernels().broadcastRow(c.tangent(B), c.tangent(), c.shape().rows(), c.shape().columns());
        }
        if (c.active(X)) {
            c.kernels().copy(c.tangent(X), c.tangent(), c.size(), c.active(B));
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        spread(c, c.adjointTangent(), c.adjointTangent(X), c.adjointTangent(B));
    }

    private static void spread(Cells c, long y, long x, long b) {
        if (c.active(X)) {
            c.kernels().copy(y, x, c.size(), c.accumulates(X));
        }
        if (c.active(B)) {
            c.kernels().sumRows(y, b, c.shape().rows(), c.shape().columns(), c.accumulates(B));
        }
    }
}
