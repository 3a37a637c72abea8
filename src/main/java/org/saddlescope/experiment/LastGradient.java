package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;

/**
 * An objective that remembers the gradient at the last θ it was asked for, so that measuring a point and stepping from
 * it cost one evaluation. For one thread.
 */
public final class LastGradient implements Objective {
    private final Objective objective;
    private double[] at;
    private ValueGradient last;

    public LastGradient(Objective objective) {
        this.objective = objective;
    }

    @Override
    public int dimension() {
        return objective.dimension();
    }

    @Override
    public double[] values(ParameterStack thetas) {
        return objective.values(thetas);
    }

    /** θ vectors never change, so the same array is the same point. */
    @Override
    public ValueGradient gradient(double[] theta) {
        if (theta != at) {
            last = objective.gradient(theta);
            at = theta;
        }
        return last;
    }

    @Override
    public List<double[]> hvps(double[] theta, List<double[]> directions) {
        return objective.hvps(theta, directions);
    }
}
