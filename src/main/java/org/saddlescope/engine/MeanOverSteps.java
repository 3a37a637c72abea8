package org.saddlescope.engine;

import java.util.List;

/** y[r] = (1/T) Σ_t x[r, t], with x rows × T × d and y rows × d. */
public record MeanOverSteps() implements Primitive {
    @Override
    public String name() {
        return "mean over steps";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.getFirst();
        if (x.rank() != 3 || x.dimension(1) == 0) {
            throw new IllegalArgumentException("mean over steps: " + x + ", expected rows x steps x features");
        }
        return Shape.of(x.rows(), x.dimension(2));
    }

    @Override
    public void forward(Cells c) {
        mean(c, c.value(0), c.value());
    }

    @Override
    public void adjoint(Cells c) {
        spread(c, c.adjoint(), c.adjoint(0));
    }

    @Override
    public void tangent(Cells c) {
        mean(c, c.tangent(0), c.tangent());
    }

    @Override
    public void adjointTangent(Cells c) {
        spread(c, c.adjointTangent(), c.adjointTangent(0));
    }

    private static void mean(Cells c, long x, long y) {
        int steps = c.shape(0).dimension(1);
        int d = c.shape().columns();
        long width = c.kernels().width();
        for (int r = 0; r < c.shape().rows(); r++) {
            c.kernels().sumRows(x + (long) r * steps * d * width, y + (long) r * d * width, steps, d, false);
        }
        c.kernels().scale(y, 1.0 / steps, y, c.size(), false);
    }

    private static void spread(Cells c, long y, long x) {
        int steps = c.shape(0).dimension(1);
        int d = c.shape().columns();
        long width = c.kernels().width();
        for (int r = 0; r < c.shape().rows(); r++) {
            for (int t = 0; t < steps; t++) {
                c.kernels().scale(y + (long) r * d * width, 1.0 / steps, x + ((long) r * steps + t) * d * width, d,
                        c.accumulates(0));
            }
        }
    }
}
