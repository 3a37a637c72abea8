package org.saddlescope.engine;

import java.util.List;

/** y = a ∘ b, element by element. */
public record Multiply() implements Primitive {
    @Override
    public String name() {
        return "multiply";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shapes.same(name(), inputs);
    }

    @Override
    public void forward(Cells c) {
        c.kernels().multiply(c.value(0), c.value(1), c.value(), c.size(), false);
    }

    @Override
    public void adjoint(Cells c) {
        for (int i = 0; i < 2; i++) {
            if (c.active(i)) {
                c.kernels().multiply(c.adjoint(), c.value(1 - i), c.adjoint(i), c.size(), c.accumulates(i));
            }
        }
    }

    @Override
    public void tangent(Cells c) {
        boolean first = true;
        for (int i = 0; i < 2; i++) {
            if (c.active(i)) {
                c.kernels().multiply(c.tangent(i), c.value(1 - i), c.tangent(), c.size(), !first);
                first = false;
            }
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        for (int i = 0; i < 2; i++) {
            if (c.active(i)) {
                c.kernels().multiply(c.adjointTangent(), c.value(1 - i), c.adjointTangent(i), c.size(), c.accumulates(i));
                if (c.active(1 - i)) {
                    c.kernels().multiply(c.adjoint(), c.tangent(1 - i), c.adjointTangent(i), c.size(), true);
                }
            }
        }
    }
}
