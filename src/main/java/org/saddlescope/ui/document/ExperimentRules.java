package org.saddlescope.ui.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ExperimentCheck;
import org.saddlescope.experiment.NaturalProblem;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.Formula;
import org.saddlescope.model.FormulaException;
import org.saddlescope.ui.experiment.Choices;
import org.saddlescope.ui.experiment.ExperimentForm.Contradiction;

/** The rules of experiments that can be checked at each key, without loading data. */
public final class ExperimentRules implements FormRules {
    private static final Choices CHOICES = new Choices(Map.of("problem.function", AnalyticFunction.names()));

    @Override
    public Choices choices() {
        return CHOICES;
    }

    @Override
    public Optional<Contradiction> contradiction(Experiment experiment) {
        return ExperimentCheck.findings(experiment).stream().findFirst()
                .map(finding -> new Contradiction(dotted(finding.path()), finding.message(),
                        finding.path().startsWith("problem.") ? NaturalProblem.remedies(experiment) : List.of()))
                .or(() -> experiment.problem() instanceof ProblemSpec.Formula(String formula, List<String> variables)
                        ? formula(formula, variables) : Optional.empty());
    }

    /** {@code optimizers[1].name} → {@code optimizers.1.name}. */
    private static String dotted(String path) {
        return path.replaceAll("\\[(\\d+)]", ".$1");
    }

    private static Optional<Contradiction> formula(String formula, List<String> variables) {
        try {
            Formula.graph(List.of(formula), variables);
            return Optional.empty();
        } catch (FormulaException e) {
            return Optional.of(new Contradiction("problem.formula", e.getMessage()));
        }
    }
}
