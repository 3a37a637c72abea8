package org.saddlescope.engine;

import java.util.List;

/**
 * A function f: R^p → R of one flat parameter vector θ with exact first and second derivatives. Optimizers, slices,
 * Lanczos and condition ratios are written against this interface alone; an analytic test function and a neural
 * network are the same thing to them.
 *
 * <p>Implementations are safe for use by several threads. They neither keep nor change the arrays they are given, and
 * what they return is never changed afterwards. The same input gives the same bits, whatever the number of threads.
 */
public interface Objective {
    /** The number p of parameters. */
    int dimension();

    /** f at every parameter vector of the stack; NaN and infinity are returned as they arise. */
    double[] values(ParameterStack thetas);

    /** f and ∇f at θ. */
    ValueGradient gradient(double[] theta);

    /** The Hessian-vector products H(θ)v for every direction v; they share one evaluation of the function at θ. */
    List<double[]> hvps(double[] theta, List<double[]> directions);

    /** The Hessian at θ for many products one after the other, as iterative methods ask for them. */
    default Curvature curvature(double[] theta) {
        double[] at = theta.clone();
        return new Curvature() {
            @Override
            public List<double[]> products(List<double[]> directions) {
                return hvps(at, directions);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    /** f at one θ. */
    default double value(double[] theta) {
        return values(new ParameterStack.Points(List.of(theta)))[0];
    }

    /** H(θ)v. */
    default double[] hvp(double[] theta, double[] direction) {
        return hvps(theta, List.of(direction)).getFirst();
    }

    /**
     * @param value    f(θ)
     * @param gradient ∇f(θ), p elements
     */
    record ValueGradient(double value, double[] gradient) {}
}
