package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * y[r] = x[r] from element {@code from} on, as many as {@code row} has, where r runs over the first {@code leading}
 * dimensions, which are kept: a time step of a sequence, a gate of a cell, the queries of an attention, or, with two
 * leading dimensions, the features of every node of a graph.
 *
 * @param leading the dimensions that count rows, at least 1
 * @param from    the first element of each row
 * @param row     the shape of one row of y
 */
public record SliceColumns(int leading, int from, Shape row) implements Primitive {
    /** Rows counted by the first dimension alone. */
    public SliceColumns(int from, Shape row) {
        this(1, from, row);
    }

    public SliceColumns {
        if (leading < 1) {
            throw new IllegalArgumentException("slice: " + leading + " leading dimensions, expected at least 1");
        }
    }

    @Override
    public String name() {
        return "slice";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.getFirst();
        if (leading > x.rank()) {
            throw new IllegalArgumentException("slice: " + leading + " leading dimensions of inputs of " + x);
        }
        long length = x.toList().stream().skip(leading).mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (from < 0 || (long) from + row.size() > length) {
            throw new IllegalArgumentException("slice: elements " + from + " to " + ((long) from + row.size() - 1)
                    + " of rows that have " + length);
        }
        List<Integer> dimensions = new ArrayList<>(x.toList().subList(0, leading));
        dimensions.addAll(row.toList());
        return Shape.of(dimensions);
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
        int columns = row.size();
        int rows = rows(c);
        long stride = stride(c, rows);
        for (int r = 0; r < rows; r++) {
            c.kernels().copy(x + (r * stride + from) * width, y + (long) r * columns * width, columns, false);
        }
    }

    /** x̄ (+)= ȳ at the chosen elements and 0 at the others. */
    private void scatter(Cells c, long y, long x) {
        int width = c.kernels().width();
        int columns = row.size();
        int rows = rows(c);
        long stride = stride(c, rows);
        if (!c.accumulates(0)) {
            c.kernels().fill(x, 0, c.shape(0).size());
        }
        for (int r = 0; r < rows; r++) {
            c.kernels().copy(y + (long) r * columns * width, x + (r * stride + from) * width, columns, true);
        }
    }

    private int rows(Cells c) {
        return row.size() == 0 ? 0 : c.size() / row.size();
    }

    private static long stride(Cells c, int rows) {
        return rows == 0 ? 0 : c.shape(0).size() / rows;
    }
}
