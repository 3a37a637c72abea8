package org.saddlescope.optim;

import org.saddlescope.engine.Objective;

/**
 * An update that is taken apart.
 *
 * @param gamma the step size with the schedule, before anything is done by hand
 * @param to    the state after it
 */
record Update(Optimizer optimizer, Optimizer.State from, Objective objective, int step, int total, double gamma, double factor, Optimizer.State to) {
    Update(Optimizer optimizer, Optimizer.State from, Objective objective, int step, int total, double factor) {
        double gamma = optimizer.stepSize() * optimizer.schedule().factor(step, total);
        this(optimizer, from, objective, step, total, gamma, factor, optimizer.step(from, objective, gamma, factor));
    }

    double[] theta() {
        return from.theta();
    }

    /** θ⁺ − θ. */
    double[] change() {
        return difference(to.theta(), from.theta());
    }

    static double[] difference(double[] x, double[] y) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] - y[i];
        }
        return result;
    }
}
