package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.saddlescope.conditions.Condition;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FunctionProblem;

/** Whether a minimum that is taken for granted can be one, and whether every condition is recorded once. */
final class MinimumCheck {
    private MinimumCheck() {}

    static List<Finding> findings(Experiment experiment) {
        List<Finding> findings = new ArrayList<>();
        if (experiment.probes().minimum() instanceof MinimumSpec.Interpolation) {
            floor(experiment.problem()).ifPresent(reason -> findings.add(new Finding("probes.minimum.type", "interpolation takes f* for 0, and " + reason
                    + "; expected one of known, declared, lastIterate, reference")));
        }
        Set<Condition> seen = new HashSet<>();
        for (int i = 0; i < experiment.probes().conditions().size(); i++) {
            for (Condition condition : experiment.probes().conditions().get(i).conditions()) {
                if (!seen.add(condition)) {
                    findings.add(new Finding("probes.conditions[" + i + "]", "expected every condition once, found " + condition.id() + " again"));
                }
            }
        }
        return findings;
    }

    /** Why the loss cannot come down to 0; empty where it can, or where only a run can tell. */
    private static Optional<String> floor(ProblemSpec problem) {
        return switch (problem) {
            case ProblemSpec.Network network when network.penalty() > 0 ->
                    Optional.of("the penalty (problem.penalty = " + Expected.number(network.penalty()) + ") keeps the loss above it");
            case ProblemSpec.Analytic(String name) when AnalyticFunction.names().contains(name) -> floor(AnalyticFunction.named(name));
            default -> Optional.empty();
        };
    }

    private static Optional<String> floor(AnalyticFunction function) {
        Optional<Minima> minima = FunctionProblem.of(function, Precision.DOUBLE, Workers.shared()).minima();
        if (minima.isEmpty()) {
            return Optional.of(function.name() + " has no minimum");
        }
        double value = minima.get().value();
        return value == 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "that of %s is %.7g", function.name(), value));
    }
}
