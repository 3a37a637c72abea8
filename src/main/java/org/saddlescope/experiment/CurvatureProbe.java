package org.saddlescope.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import org.saddlescope.engine.Objective;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;

/** Both ends of the Hessian's spectrum along a path, with their residuals. */
final class CurvatureProbe implements ColumnProbe {
    private static final int LANCZOS_STEPS = 300;
    private static final String LIMIT = "stability_limit";
    private static final String INDEX = "morse_index";

    private final int every;
    private final Lanczos lanczos;
    private final List<Spec> specs;
    private final IntToDoubleFunction limit;
    private final boolean counts;
    private final long seed;

    /** @param limit 2/η of the update from a step; NaN where the optimizer has no such limit */
    CurvatureProbe(Experiment experiment, Objective objective, IntToDoubleFunction limit) {
        this.limit = limit;
        seed = experiment.seed();
        Experiment.Probes probes = experiment.probes();
        every = probes.curvatureEvery();
        lanczos = new Lanczos(probes.curvatureTolerance(), LANCZOS_STEPS, experiment.seed());
        String note = objective.dimension() <= Lanczos.DENSE_LIMIT ? "eigenvalues of the full Hessian"
                : "by Lanczos, to a residual of " + BigDecimal.valueOf(probes.curvatureTolerance()).stripTrailingZeros().toPlainString() + " of the largest";
        counts = probes.morseIndex() && objective.dimension() <= PointSpectrum.DENSE_LIMIT;
        List<Spec> all = new ArrayList<>(List.of(
                new Spec("lambda_min", "λₘᵢₙ of the Hessian", History.Group.SPECTRUM, note),
                new Spec("lambda_max", "λₘₐₓ of the Hessian", History.Group.SPECTRUM, note),
                new Spec("lambda_min_residual", "residual of λₘᵢₙ", History.Group.RESIDUAL, note),
                new Spec("lambda_max_residual", "residual of λₘₐₓ", History.Group.RESIDUAL, note)));
        if (probes.sharpness() && !Double.isNaN(limit.applyAsDouble(0))) {
            all.add(new Spec(LIMIT, "2/η", History.Group.SPECTRUM, "η: the step size of the update from there"));
        }
        if (counts) {
            all.add(new Spec(INDEX, "Morse index", History.Group.INDEX, "eigenvalues of the Hessian below −10⁻⁶ of its norm, from all of them"));
        }
        specs = every == 0 ? List.of() : List.copyOf(all);
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
            if (specs.stream().anyMatch(spec -> spec.id().equals(LIMIT))) {
                row.set(LIMIT, limit.applyAsDouble(at.step()));
            }
        }
        if (counts && !cancelled.getAsBoolean()) {
            PointSpectrum spectrum = PointSpectrum.at(at.objective(), at.theta(), seed, cancelled);
            if (spectrum.exact()) {
                row.set(INDEX, spectrum.index());
            }
        }
    }
}
