package org.saddlescope.landscape;

import org.saddlescope.engine.ParameterStack;

/**
 * A quantity as a function of θ, evaluated for a stack of parameter vectors: {@code objective::values}, an accuracy, a
 * condition ratio. The value at a θ must not depend on what else is in the stack, bit for bit.
 */
@FunctionalInterface
public interface ToValues {
    /** The quantity at every parameter vector of the stack, in order; NaN and infinity are values. */
    double[] of(ParameterStack thetas);

    /** The same with how far each value may be off, for quantities that are iterated to a tolerance. */
    default Measured measured(ParameterStack thetas) {
        return new Measured(of(thetas), new double[0]);
    }

    /**
     * @param values one a parameter vector
     * @param errors one a parameter vector: how far it may be off, for an eigenvalue ‖Hv − λv‖; empty where values are
     *               exact but for rounding
     */
    record Measured(double[] values, double[] errors) {}
}
