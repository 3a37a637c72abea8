package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;

/** Measures an experiment's problem at single points; the problem is loaded once. */
public interface PointProbe {
    /** Loads an experiment's problem. */
    @FunctionalInterface
    interface Factory {
        PointProbe open(Experiment experiment) throws ExperimentException;
    }

    /** What θ is made of. */
    ParameterLayout layout();

    /** The number p of parameters. */
    default int dimension() {
        return layout().dimension();
    }

    /** The initial θ: what the experiment declares, or what its seed draws. */
    double[] start();

    /** Points whose critical type is known in closed form; empty for networks. */
    List<Problem.CriticalPoint> criticalPoints();

    /** Measures everything at θ, which has {@link #dimension()} elements. */
    ProbeReport at(double[] theta);

    /** ∇f(θ), with {@link #dimension()} elements. */
    double[] gradient(double[] theta);
}
