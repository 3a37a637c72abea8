package org.saddlescope.engine;

import java.util.List;

/**
 * y[r] = (x₁[r], …, x_m[r]): the rows of several tensors one behind the other, for instance the states of every time
 * step as one sequence. The first dimension counts rows and is kept.
 *
 * @param row the shape of one row of y, with as many elements as the inputs' rows have together
 */
public record ConcatColumns(Shape row) implements Primitive {
    @Override
    public String name() {
        return "concatenation";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        int columns = 0;
        for (Shape x : inputs) {
            if (x.rows() != inputs.getFirst().rows()) {
                throw new IllegalArgumentException("concatenation: " + inputs.getFirst().rows() + " rows and " + x.rows());
            }
            columns = Math.addExact(columns, x.columns());
        }
        if (columns != row.size()) {
            throw new IllegalArgumentException("concatenation: rows of " + columns + " elements together, " + row + " has "
                    + row.size());
        }
        return Shapes.rows(inputs.getFirst().rows(), row);
    }

    @Override
    public void forward(Cells c) {
        long at = 0;
        for (int i = 0; i < c.inputs(); i++) {
            place(c, i, c.value(i), c.value() + at);
            at += bytes(c, i);
        }
    }

    @Override
    public void adjoint(Cells c) {
        long at = 0;
        for (int i = 0; i < c.inputs(); i++) {
            if (c.active(i)) {
                take(c, i, c.adjoint() + at, c.adjoint(i));
            }
            at += bytes(c, i);
        }
    }

    @Override
    public void tangent(Cells c) {
        long at = 0;
        for (int i = 0; i < c.inputs(); i++) {
            if (c.active(i)) {
                place(c, i, c.tangent(i), c.tangent() + at);
            } else {
                clear(c, i, c.tangent() + at);
            }
            at += bytes(c, i);
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        long at = 0;
        for (int i = 0; i < c.inputs(); i++) {
            if (c.active(i)) {
                take(c, i, c.adjointTangent() + at, c.adjointTangent(i));
            }
            at += bytes(c, i);
        }
    }

    /** Bytes of one row of an input. */
    private static long bytes(Cells c, int input) {
        return (long) c.shape(input).columns() * c.kernels().width();
    }

    private static void place(Cells c, int input, long x, long y) {
        long stride = (long) c.shape().columns() * c.kernels().width();
        for (int r = 0; r < c.shape().rows(); r++) {
            c.kernels().copy(x + r * bytes(c, input), y + r * stride, c.shape(input).columns(), false);
        }
    }

    private static void take(Cells c, int input, long y, long x) {
        long stride = (long) c.shape().columns() * c.kernels().width();
        for (int r = 0; r < c.shape().rows(); r++) {
            c.kernels().copy(y + r * stride, x + r * bytes(c, input), c.shape(input).columns(), c.accumulates(input));
        }
    }

    private static void clear(Cells c, int input, long y) {
        long stride = (long) c.shape().columns() * c.kernels().width();
        for (int r = 0; r < c.shape().rows(); r++) {
            c.kernels().fill(y + r * stride, 0, c.shape(input).columns());
        }
    }
}
