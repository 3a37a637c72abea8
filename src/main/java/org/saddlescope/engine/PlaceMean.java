package org.saddlescope.engine;

import java.util.List;

/** The mean over the places of each sample, such as the steps of a sequence or the nodes of a graph: Y_r = (1/m) Σ_i X_ri with X rows × m × n. */
public record PlaceMean() implements Primitive {
    @Override
    public String name() {
        return "mean over places";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.getFirst();
        if (x.rank() != 3 || x.dimension(1) == 0) {
            throw new IllegalArgumentException("mean over places: expected samples of places x features, found inputs of " + x);
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
        int places = c.shape(0).dimension(1);
        int n = c.shape().columns();
        long row = (long) n * c.kernels().width();
        for (int r = 0; r < c.shape().rows(); r++) {
            c.kernels().sumRows(x + r * places * row, y + r * row, places, n, false);
        }
        c.kernels().scale(y, 1.0 / places, y, c.size(), false);
    }

    /** x̄_ri (+)= ȳ_r / m. */
    private static void spread(Cells c, long dy, long dx) {
        int places = c.shape(0).dimension(1);
        int n = c.shape().columns();
        long row = (long) n * c.kernels().width();
        for (int r = 0; r < c.shape().rows(); r++) {
            for (int i = 0; i < places; i++) {
                c.kernels().scale(dy + r * row, 1.0 / places, dx + ((long) r * places + i) * row, n, c.accumulates(0));
            }
        }
    }
}
