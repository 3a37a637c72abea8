package org.saddlescope.engine;

import java.util.List;

/** y = Σ_i factors[i]·x_i over inputs of one shape: sums, differences, negation and scaling. */
public record LinearCombination(List<Double> factors) implements Primitive {
    public LinearCombination {
        factors = List.copyOf(factors);
    }

    public static LinearCombination of(Double... factors) {
        return new LinearCombination(List.of(factors));
    }

    @Override
    public String name() {
        return "sum";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.size() != factors.size()) {
            throw new IllegalArgumentException("sum: " + inputs.size() + " inputs for " + factors.size() + " factors");
        }
        return Shapes.same(name(), inputs);
    }

    @Override
    public void forward(Cells c) {
        for (int i = 0; i < c.inputs(); i++) {
            c.kernels().scale(c.value(i), factors.get(i), c.value(), c.size(), i > 0);
        }
    }

    @Override
    public void adjoint(Cells c) {
        spread(c, c.adjoint(), false);
    }

    @Override
    public void tangent(Cells c) {
        boolean first = true;
        for (int i = 0; i < c.inputs(); i++) {
            if (c.active(i)) {
                c.kernels().scale(c.tangent(i), factors.get(i), c.tangent(), c.size(), !first);
                first = false;
            }
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        spread(c, c.adjointTangent(), true);
    }

    private void spread(Cells c, long from, boolean tangent) {
        for (int i = 0; i < c.inputs(); i++) {
            if (c.active(i)) {
                c.kernels().scale(from, factors.get(i), tangent ? c.adjointTangent(i) : c.adjoint(i), c.size(),
                        c.accumulates(i));
            }
        }
    }
}
