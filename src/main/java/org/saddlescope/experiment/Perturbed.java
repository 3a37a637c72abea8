package org.saddlescope.experiment;

import java.util.Arrays;
import java.util.Optional;
import org.saddlescope.paths.Perturbation;

/** Experiments that start near a point, to see how optimizers leave it. */
public final class Perturbed {
    private Perturbed() {}

    /** The same experiment with its start {@code radius} away from θ, in a direction drawn from the experiment's seed. */
    public static Experiment start(Experiment experiment, double[] theta, double radius) {
        double[] start = Perturbation.of(theta, radius, experiment.seed());
        return (Experiment) Schema.experiment().with(experiment, "start", Optional.of(Arrays.stream(start).boxed().toList()));
    }
}
