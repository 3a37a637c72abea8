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
}
