package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.data.DataException;
import org.saddlescope.data.Dataset;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FormulaException;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.model.NetworkProblem;

/** Makes the problem that an experiment describes: loads its data, builds its network, reads its formula. */
public final class Problems {
    private Problems() {}

    /**
     * A problem and the data that it was made of.
     *
     * @param data empty for a function without data
     */
    public record Loaded(Problem problem, Optional<Dataset> data) {}

    /**
     * @throws ExperimentException where the parts do not fit or data cannot be had; the message names the field
     */
    public static Loaded load(Experiment experiment, Workers workers) throws ExperimentException {
        Loaded loaded = switch (experiment.problem()) {
            case ProblemSpec.Network network -> network(experiment, network, workers);
            case ProblemSpec.Analytic(String name) -> new Loaded(AnalyticFunction.all().stream()
                    .filter(f -> f.name().equals(name)).findFirst()
                    .map(f -> FunctionProblem.of(f, experiment.precision(), workers))
                    .orElseThrow(() -> new ExperimentException("problem.function: expected one of "
                            + String.join(", ", AnalyticFunction.names()) + ", found \"" + name + "\"")), Optional.empty());
            case ProblemSpec.Formula(String formula, var variables) -> {
                try {
                    yield new Loaded(FunctionProblem.of(formula, variables, experiment.precision(), workers), Optional.empty());
                } catch (FormulaException e) {
                    throw new ExperimentException("problem.formula: " + e.getMessage(), e);
                }
            }
        };
        int dimension = loaded.problem().objective().dimension();
        if (experiment.start().isPresent() && experiment.start().get().size() != dimension) {
            throw new ExperimentException("start: expected " + dimension + " numbers, one a parameter, found "
                    + experiment.start().get().size());
        }
        return loaded;
    }

    private static Loaded network(Experiment experiment, ProblemSpec.Network network, Workers workers)
            throws ExperimentException {
        Dataset data;
        try {
            data = network.data().load(experiment.seed());
        } catch (DataException e) {
            throw new ExperimentException("problem.data: " + e.getMessage(), e);
        }
        Samples training = data.training();
        int outputs = NetworkProblem.outputs(network.loss(), training);
        long parameters = network.architecture().parameters(training.count(), training.inputSize(), outputs);
        checkMemory(parameters);
        try {
            return new Loaded(NetworkProblem.of(network.architecture(), network.loss(), training, data.heldOut(),
                    experiment.precision(), workers), Optional.of(data));
        } catch (IllegalArgumentException e) {
            throw new ExperimentException("problem: " + e.getMessage(), e);
        }
    }

    /** An optimizer's state, its gradient and an evaluation take some ten vectors of the size of θ. */
    private static void checkMemory(long parameters) throws ExperimentException {
        long needed = parameters > Long.MAX_VALUE / 80 ? Long.MAX_VALUE : parameters * 80;
        long available = Runtime.getRuntime().maxMemory();
        if (parameters > Integer.MAX_VALUE / 2 || needed > available) {
            throw new ExperimentException(String.format(java.util.Locale.ROOT,
                    "problem.architecture: %,d parameters need about %,d MB, and %,d MB are available", parameters,
                    needed >> 20, available >> 20));
        }
    }

    /** The initial θ: the declared start, or the one drawn from the seed. */
    public static double[] start(Experiment experiment, Problem problem) {
        return experiment.start().map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
                .orElseGet(() -> problem.initial(experiment.seed()));
    }

    /** The minimum that ratios are measured against: the declared one, or the known one. */
    public static Optional<Minima> minima(Experiment experiment, Problem problem) {
        return experiment.probes().minimum()
                .map(Problems::declared)
                .or(problem::minima);
    }

    private static Minima declared(Experiment.Minimum minimum) {
        String from = "declared in the experiment";
        return minimum.point()
                .map(point -> new MinimiserSet.Points(List.of(point.stream().mapToDouble(Double::doubleValue).toArray()), from)
                        .with(minimum.value(), from))
                .orElseGet(() -> Minima.valueOnly(minimum.value(), from));
    }
}
