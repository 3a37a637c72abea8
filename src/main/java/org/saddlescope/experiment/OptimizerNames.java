package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.schema.Variant;

/** The names under which curves, trajectories and files show optimizers. */
public final class OptimizerNames {
    private OptimizerNames() {}

    /** The optimizer's own name, or the label of its kind where it has none: "Gradient descent", "Adam". */
    public static String of(Optimizer optimizer) {
        return optimizer.name().isBlank() ? optimizer.getClass().getAnnotation(Variant.class).label() : optimizer.name().strip();
    }

    /** One name an optimizer, in the order of the experiment. */
    public static List<String> of(Experiment experiment) {
        return experiment.optimizers().stream().map(OptimizerNames::of).toList();
    }
}
