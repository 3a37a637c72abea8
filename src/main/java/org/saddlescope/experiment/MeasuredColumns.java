package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.conditions.Condition;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FunctionProblem;

/** Which ratios and eigenvalues an experiment measures along the way, known from the experiment alone, without its data. */
public final class MeasuredColumns {
    private MeasuredColumns() {}

    /** A column of the history to be. */
    public record Named(String id, String label) {}

    public static List<Named> of(Experiment experiment) {
        List<Named> columns = new ArrayList<>();
        if (experiment.probes().every() > 0) {
            Condition.measurableWith(minima(experiment)).forEach(condition -> columns.add(new Named(condition.id(), condition.label())));
        }
        if (experiment.probes().curvatureEvery() > 0) {
            columns.add(new Named("lambda_min", "λₘᵢₙ of the Hessian"));
            columns.add(new Named("lambda_max", "λₘₐₓ of the Hessian"));
        }
        return columns;
    }

    /** As much of the minimum as decides which ratios there are. */
    private static Optional<Minima> minima(Experiment experiment) {
        return switch (experiment.probes().minimum()) {
            case MinimumSpec.Declared declared -> Optional.of(Problems.declared(declared));
            case MinimumSpec.Interpolation _ -> Optional.of(Minima.valueOnly(0, "by interpolation"));
            // Found in the run; its f* will not be exactly 0.
            case MinimumSpec.LastIterate _, MinimumSpec.Reference _ -> Optional.of(new Minima(Double.NaN, Optional.of(theta -> theta), "", ""));
            // Networks and formulas know no minimiser of theirs.
            case MinimumSpec.Known _ -> experiment.problem() instanceof ProblemSpec.Analytic(String name)
                    ? FunctionProblem.of(AnalyticFunction.named(name), Precision.DOUBLE, Workers.shared()).minima() : Optional.empty();
        };
    }
}
