package org.saddlescope.experiment;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.PerturbedGd;

/**
 * 2/η: gradient descent with the step size η leaves a quadratic minimum along every direction of larger curvature (Cohen et
 * al. 2021, "edge of stability"). Momentum β moves the limit to 2(1 + β)/η, which is not what this gives.
 */
final class StabilityLimit {
    private StabilityLimit() {}

    /** With the step size that the schedule, and whoever changed it by hand, gives the update from this checkpoint; NaN for optimizers that choose or rescale theirs. */
    static double of(Experiment experiment, Checkpoint checkpoint) {
        OptionalInt index = IntStream.range(0, experiment.optimizers().size())
                .filter(i -> TrackNames.of(experiment.optimizers()).get(i).equals(checkpoint.optimizer())).findFirst();
        if (index.isEmpty()) {
            return Double.NaN;
        }
        return of(experiment, index.getAsInt(), checkpoint.step());
    }

    /** The same for the update from a step of an optimizer, by its place in the experiment. */
    static double of(Experiment experiment, int place, int step) {
        Optimizer optimizer = experiment.optimizers().get(place);
        return switch (optimizer) {
            case Optimizer.Sgd _, Optimizer.Momentum _, Optimizer.Nesterov _, PerturbedGd _ ->
                    2 / (optimizer.stepSize() * optimizer.schedule().factor(step, experiment.training().steps())
                            * Steering.factor(experiment, place, step));
            default -> Double.NaN;
        };
    }
}
