package org.saddlescope.engine;

import java.util.List;

/**
 * scale · Σ_i σ(−s_i F_i) with signs s_i = ±1 as the batch's targets and {@link Feed#scale}: the smooth count of errors of
 * half-space learning, whose gradient vanishes where an error is confident.
 */
public record SigmoidLoss() implements Primitive {
    @Override
    public String name() {
        return "sigmoid loss";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.getFirst().columns() != 1) {
            throw new IllegalArgumentException("sigmoid loss: " + inputs.getFirst().columns() + " outputs, not 1");
        }
        Shapes.same(name(), inputs);
        return Shape.SCALAR;
    }

    /** For each row z = −sF, then σ(z). */
    @Override
    public long scratch(List<Shape> inputs) {
        return 2 * inputs.getFirst().count();
    }

    @Override
    public void forward(Cells c) {
        int n = c.shape(0).size();
        long z = c.scratch();
        c.kernels().multiply(c.value(0), c.value(1), z, n, false);
        c.kernels().scale(z, -1, z, n, false);
        c.kernels().activate(Kernels.Activation.SIGMOID, z, probabilities(c), n);
        c.set(c.value(), 0, c.feed().scale() * c.kernels().sum(probabilities(c), n));
    }

    private static long probabilities(Cells c) {
        return c.scratch() + (long) c.shape(0).size() * c.kernels().width();
    }

    @Override
    public void adjoint(Cells c) {
        double factor = c.feed().scale() * c.get(c.adjoint(), 0);
        for (int i = 0; i < c.shape(0).size(); i++) {
            c.contribute(0, c.adjoint(0), i, factor * slope(c, i));
        }
    }

    @Override
    public void tangent(Cells c) {
        double sum = 0;
        for (int i = 0; i < c.shape(0).size(); i++) {
            sum += slope(c, i) * c.get(c.tangent(0), i);
        }
        c.set(c.tangent(), 0, c.feed().scale() * sum);
    }

    @Override
    public void adjointTangent(Cells c) {
        double tangent = c.feed().scale() * c.get(c.adjointTangent(), 0);
        double factor = c.feed().scale() * c.get(c.adjoint(), 0);
        for (int i = 0; i < c.shape(0).size(); i++) {
            c.contribute(0, c.adjointTangent(0), i, tangent * slope(c, i) + factor * curve(c, i) * c.get(c.tangent(0), i));
        }
    }

    /** d/dF σ(−sF) = −s σ(1 − σ). */
    private static double slope(Cells c, int i) {
        double p = c.get(probabilities(c), i);
        return -c.get(c.value(1), i) * p * (1 - p);
    }

    /** d²/dF² σ(−sF) = σ(1 − σ)(1 − 2σ), for s² = 1. */
    private static double curve(Cells c, int i) {
        double p = c.get(probabilities(c), i);
        return p * (1 - p) * (1 - 2 * p);
    }
}
