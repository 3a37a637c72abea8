package org.saddlescope.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.spectra.Vectors;

/**
 * The local smoothness ‖∇f(x') − ∇f(x)‖/‖x' − x‖ between a recorded point x' and the one recorded before it, with the full
 * gradients; between consecutive iterates where every step is recorded. It stands at x', and is NaN where the optimizer
 * did not move.
 */
final class SmoothnessProbe implements ColumnProbe {
    static final String ID = "local_smoothness";

    private final List<Spec> specs;
    private double[] theta;
    private double[] gradient;

    SmoothnessProbe(Experiment experiment) {
        specs = experiment.probes().smoothness() ? List.of(new Spec(ID, "local smoothness  ‖∇f(x′)−∇f(x)‖/‖x′−x‖", History.Group.SMOOTHNESS,
                "between a recorded point and the one before it, full gradients")) : List.of();
    }

    @Override
    public List<Spec> specs() {
        return specs;
    }

    /** It comes with what is recorded anyhow. */
    @Override
    public int every() {
        return 0;
    }

    @Override
    public void measure(At at, boolean all, Row row, BooleanSupplier cancelled) {
        if (specs.isEmpty()) {
            return;
        }
        if (theta != null) {
            row.set(ID, Vectors.norm(Vectors.difference(at.value().gradient(), gradient)) / Vectors.norm(Vectors.difference(at.theta(), theta)));
        }
        theta = at.theta();
        gradient = at.value().gradient();
    }
}
