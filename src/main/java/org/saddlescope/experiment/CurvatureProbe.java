package org.saddlescope.experiment;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Objective;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;

/** Both ends of the Hessian's spectrum along a path, with their residuals. */
final class CurvatureProbe implements ColumnProbe {
    private static final int LANCZOS_STEPS = 300;

    private final int every;
    private final Lanczos lanczos;
    private final List<Spec> specs;

    CurvatureProbe(Experiment experiment, Objective objective) {
        Experiment.Probes probes = experiment.probes();
        every = probes.curvatureEvery();
        lanczos = new Lanczos(probes.curvatureTolerance(), LANCZOS_STEPS, experiment.seed());
        String note = objective.dimension() <= Lanczos.DENSE_LIMIT ? "eigenvalues of the full Hessian"
                : "by Lanczos, to a residual of " + BigDecimal.valueOf(probes.curvatureTolerance()).stripTrailingZeros().toPlainString() + " of the largest";
        specs = every == 0 ? List.of() : List.of(
                new Spec("lambda_min", "λₘᵢₙ of the Hessian", History.Group.SPECTRUM, note),
                new Spec("lambda_max", "λₘₐₓ of the Hessian", History.Group.SPECTRUM, note),
                new Spec("lambda_min_residual", "residual of λₘᵢₙ", History.Group.RESIDUAL, note),
                new Spec("lambda_max_residual", "residual of λₘₐₓ", History.Group.RESIDUAL, note));
    }

    @Override
    public List<Spec> specs() {
        return specs;
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public void measure(At at, boolean all, Row row, BooleanSupplier cancelled) {
        if (every == 0 || !all && !due(at.step())) {
            return;
        }
        ExtremePair pair = lanczos.extremes(new Hessian(at.objective(), at.theta()), cancelled);
        if (!cancelled.getAsBoolean()) {
            row.set("lambda_min", pair.minValue());
            row.set("lambda_max", pair.maxValue());
            row.set("lambda_min_residual", pair.minResidual());
            row.set("lambda_max_residual", pair.maxResidual());
        }
    }
}
