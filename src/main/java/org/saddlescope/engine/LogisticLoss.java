package org.saddlescope.engine;

import java.util.List;

/** scale · Σ_i log(1 + exp(−s_i F_i)) with signs s_i = ±1 as the batch's targets and {@link Feed#scale}; in nats. */
public record LogisticLoss() implements Primitive {
    @Override
    public String name() {
        return "logistic loss";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.getFirst().columns() != 1) {
            throw new IllegalArgumentException("logistic loss: " + inputs.getFirst().columns() + " outputs, not 1");
        }
        Shapes.same(name(), inputs);
        return Shape.SCALAR;
    }

    /** The slopes −s σ(−s F). */
    @Override
    public long scratch(List<Shape> inputs) {
        return inputs.getFirst().count();
    }

    @Override
    public void forward(Cells c) {
        c.set(c.value(), 0, c.feed().scale()
                * c.kernels().logistic(c.value(0), c.value(1), c.scratch(), c.shape(0).size()));
    }

    @Override
    public void adjoint(Cells c) {
        c.kernels().scale(c.scratch(), c.feed().scale() * c.get(c.adjoint(), 0), c.adjoint(0), c.shape(0).size(),
                c.accumulates(0));
    }

    @Override
    public void tangent(Cells c) {
        c.set(c.tangent(), 0, c.feed().scale() * c.kernels().dot(c.scratch(), c.tangent(0), c.shape(0).size()));
    }

    /** The second derivative is |slope| (1 − |slope|). */
    @Override
    public void adjointTangent(Cells c) {
        int n = c.shape(0).size();
        c.kernels().scale(c.scratch(), c.feed().scale() * c.get(c.adjointTangent(), 0), c.adjointTangent(0), n,
                c.accumulates(0));
        double factor = c.feed().scale() * c.get(c.adjoint(), 0);
        for (int i = 0; i < n; i++) {
            double slope = Math.abs(c.get(c.scratch(), i));
            c.set(c.adjointTangent(0), i, c.get(c.adjointTangent(0), i)
                    + factor * slope * (1 - slope) * c.get(c.tangent(0), i));
        }
    }
}
