package org.saddlescope.engine;

import java.util.List;

/**
 * y[r] = x[r] from element {@code from} on, as many as {@code row} has: a time step of a sequence, a gate of a cell, the
 * queries of an attention. The first dimension counts rows and is kept.
 *
 * @param from the first element of each row
 * @param row  the shape of one row of y
 */
public record SliceColumns(int from, Shape row) implements Primitive {
    @Override
    public String name() {
        return "slice";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.getFirst();
        if (from < 0 || from + row.size() > x.columns()) {
            throw new IllegalArgumentException("slice: elements " + from + " to " + (from + row.size() - 1)
                    + " of rows that have " + x.columns());
        }
        return Shapes.rows(x.rows(), row);
    }

    @Override
    public void forward(Cells c) {
        gather(c, c.value(0), c.value());
    }

    @Override
    public void adjoint(Cells c) {
        scatter(c, c.adjoint(), c.adjoint(0));
    }

    @Override
    public void tangent(Cells c) {
        gather(c, c.tangent(0), c.tangent());
    }

    @Override
    public void adjointTangent(Cells c) {
        scatter(c, c.adjointTangent(), c.adjointTangent(0));
    }

    private void gather(Cells c, long x, long y) {
        int width = c.kernels().width();
        int columns = c.shape().columns();
        int stride = c.shape(0).columns();
        for (int r = 0; r < c.shape().rows(); r++) {
            c.kernels().copy(x + ((long) r * stride + from) * width, y + (long) r * columns * width, columns, false);
        }
    }

    private void scatter(Cells c, long y, long x) {
        int width = c.kernels().width();
        int columns = c.shape().columns();
        int stride = c.shape(0).columns();
        if (!c.accumulates(0)) {
            c.kernels().fill(x, 0, c.shape(0).size());
        }
        for (int r = 0; r < c.shape().rows(); r++) {
            c.kernels().copy(y + (long) r * columns * width, x + ((long) r * stride + from) * width, columns, true);
        }
    }
}
