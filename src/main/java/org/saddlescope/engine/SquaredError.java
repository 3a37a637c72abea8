package org.saddlescope.engine;

import java.util.List;

/**
 * factor · scale · Σ (F − Y)² over all rows, with the batch's {@link Feed#scale}: ½ Σ‖F − Y‖² for factor ½, the mean
 * over samples and the C components for factor 1/C and scale 1/n.
 */
public record SquaredError(double factor) implements Primitive {
    @Override
    public String name() {
        return "squared error";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.same(name(), inputs);
        return Shape.SCALAR;
    }

    /** The residual F − Y. */
    @Override
    public long scratch(List<Shape> inputs) {
        return inputs.getFirst().count();
    }

    @Override
    public void forward(Cells c) {
        int n = c.shape(0).size();
        c.kernels().subtract(c.value(0), c.value(1), c.scratch(), n, false);
        c.set(c.value(), 0, factor * c.feed().scale() * c.kernels().dot(c.scratch(), c.scratch(), n));
    }

    @Override
    public void adjoint(Cells c) {
        c.kernels().scale(c.scratch(), slope(c) * c.get(c.adjoint(), 0), c.adjoint(0), c.shape(0).size(), c.accumulates(0));
    }

    @Override
    public void tangent(Cells c) {
        c.set(c.tangent(), 0, slope(c) * c.kernels().dot(c.scratch(), c.tangent(0), c.shape(0).size()));
    }

    @Override
    public void adjointTangent(Cells c) {
        int n = c.shape(0).size();
        c.kernels().scale(c.scratch(), slope(c) * c.get(c.adjointTangent(), 0), c.adjointTangent(0), n, c.accumulates(0));
        c.kernels().scale(c.tangent(0), slope(c) * c.get(c.adjoint(), 0), c.adjointTangent(0), n, true);
    }

    private double slope(Cells c) {
        return 2 * factor * c.feed().scale();
    }
}
