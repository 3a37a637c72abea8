package org.saddlescope.engine;

import java.util.List;

/** The same elements in another shape. */
public record Reshape(Shape target) implements Primitive {
    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.getFirst().count() != target.count()) {
            throw new IllegalArgumentException("reshape: " + inputs.getFirst() + " has " + inputs.getFirst().count()
                    + " elements, " + target + " has " + target.count());
        }
        return target;
    }

    @Override
    public void forward(Cells c) {
        c.kernels().copy(c.value(0), c.value(), c.size(), false);
    }

    @Override
    public void adjoint(Cells c) {
        c.kernels().copy(c.adjoint(), c.adjoint(0), c.size(), c.accumulates(0));
    }

    @Override
    public void tangent(Cells c) {
        c.kernels().copy(c.tangent(0), c.tangent(), c.size(), false);
    }

    @Override
    public void adjointTangent(Cells c) {
        c.kernels().copy(c.adjointTangent(), c.adjointTangent(0), c.size(), c.accumulates(0));
    }
}
