package org.saddlescope.engine;

import java.util.List;

/**
 * y[r, b, a] = x[r, a, b] for vectors x[r, a, b]: exchanges the two middle dimensions of rows × A × B × d, as splitting
 * features into heads needs it. Its own inverse and transpose.
 */
public record SwapMiddle() implements Primitive {
    @Override
    public String name() {
        return "swap";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.getFirst();
        if (x.rank() != 4) {
            throw new IllegalArgumentException("swap: a tensor of " + x.rank() + " dimensions (" + x + "), not 4");
        }
        return Shape.of(x.dimension(0), x.dimension(2), x.dimension(1), x.dimension(3));
    }

    @Override
    public void forward(Cells c) {
        swap(c, c.shape(0), c.value(0), c.value(), false);
    }

    @Override
    public void adjoint(Cells c) {
        swap(c, c.shape(), c.adjoint(), c.adjoint(0), c.accumulates(0));
    }

    @Override
    public void tangent(Cells c) {
        swap(c, c.shape(0), c.tangent(0), c.tangent(), false);
    }

    @Override
    public void adjointTangent(Cells c) {
        swap(c, c.shape(), c.adjointTangent(), c.adjointTangent(0), c.accumulates(0));
    }

    private static void swap(Cells c, Shape from, long in, long out, boolean accumulate) {
        int rows = from.dimension(0);
        int first = from.dimension(1);
        int second = from.dimension(2);
        int d = from.dimension(3);
        long vector = (long) d * c.kernels().width();
        long at = in;
        for (int r = 0; r < rows; r++) {
            for (int a = 0; a < first; a++) {
                for (int b = 0; b < second; b++) {
                    c.kernels().copy(at, out + (((long) r * second + b) * first + a) * vector, d, accumulate);
                    at += vector;
                }
            }
        }
    }
}
