package org.saddlescope.engine;

import java.util.List;

/** y = s(x), element by element. ReLU's derivative at its kink is 0, and its second derivative is 0 everywhere. */
public record Activate(Kernels.Activation activation) implements Primitive {
    @Override
    public String name() {
        return activation.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public void forward(Cells c) {
        c.kernels().activate(activation, c.value(0), c.value(), c.size());
    }

    @Override
    public void adjoint(Cells c) {
        c.kernels().activateFirst(activation, c.value(0), c.value(), c.adjoint(), c.adjoint(0), c.size(), c.accumulates(0));
    }

    @Override
    public void tangent(Cells c) {
        c.kernels().activateFirst(activation, c.value(0), c.value(), c.tangent(0), c.tangent(), c.size(), false);
    }

    @Override
    public void adjointTangent(Cells c) {
        c.kernels().activateSecond(activation, c.value(0), c.value(), c.adjointTangent(), c.adjoint(), c.tangent(0),
                c.adjointTangent(0), c.size(), c.accumulates(0));
    }
}
