package org.saddlescope.experiment;

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
        ExperimentCheck.require(ExperimentCheck.findings(experiment), "");
        return switch (experiment.problem()) {
            case ProblemSpec.Network network -> network(experiment, network, workers);
            case ProblemSpec.Analytic(String name) -> function(experiment,
                    FunctionProblem.of(AnalyticFunction.named(name), experiment.precision(), workers));
            case ProblemSpec.Formula(String formula, var variables) -> {
                try {
                    yield function(experiment, FunctionProblem.of(formula, variables, experiment.precision(), workers));
                } catch (FormulaException e) {
                    throw new ExperimentException("problem.formula: " + e.getMessage(), e);
                }
            }
        };
    }

    private static Loaded function(Experiment experiment, Problem problem) throws ExperimentException {
        check(experiment, problem.objective().dimension(), problem.samples());
        return new Loaded(problem, Optional.empty());
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
        // Before anything of its size is made.
        check(experiment, parameters(network, training), training.count());
        ExperimentCheck.require(EvaluationMemory.finding(experiment, network, NetworkProblem.sizes(network.loss(), training),
                Runtime.getRuntime().maxMemory()).stream().toList(), "");
        try {
            return new Loaded(NetworkProblem.of(network.architecture(), network.loss(), network.penalty(), training, data.heldOut(),
                    experiment.precision(), workers), Optional.of(data));
        } catch (IllegalArgumentException e) {
            throw new ExperimentException("problem: " + e.getMessage(), e);
        }
    }

    private static long parameters(ProblemSpec.Network network, Samples training) throws ExperimentException {
        try {
            return network.architecture().parameters(NetworkProblem.sizes(network.loss(), training));
        } catch (IllegalArgumentException e) {
            throw new ExperimentException("problem.architecture: " + e.getMessage(), e);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void check(Experiment experiment, long dimension, long samples) throws ExperimentException {
        ExperimentCheck.require(ExperimentCheck.findings(experiment,
                new ExperimentCheck.Size(dimension, samples, Runtime.getRuntime().maxMemory())), "");
    }

    /** The initial θ: the declared start, or the one drawn from the seed. */
    public static double[] start(Experiment experiment, Problem problem) {
        return experiment.start().map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
                .orElseGet(() -> problem.initial(experiment.trainingSeed()));
    }

    /**
     * The minimum that ratios are measured against, as far as it takes no training: the declared one, 0 by interpolation, or
     * the known one; see {@link MinimumSearch}.
     */
    public static Optional<Minima> minima(Experiment experiment, Problem problem) {
        return switch (experiment.probes().minimum()) {
            case MinimumSpec.Declared declared -> Optional.of(declared(declared));
            case MinimumSpec.Interpolation _ -> Optional.of(Minima.valueOnly(0, interpolation(experiment, problem)));
            case MinimumSpec.Known _, MinimumSpec.LastIterate _, MinimumSpec.Reference _ -> problem.minima();
        };
    }

    /** What makes f* = 0 mean less than usual stands beside it. */
    private static String interpolation(Experiment experiment, Problem problem) {
        StringBuilder from = new StringBuilder("by interpolation");
        if (experiment.problem() instanceof ProblemSpec.Network network && network.loss().classifies()) {
            from.append(", approached and never reached by this loss");
        }
        problem.outputs().filter(outputs -> outputs.dimension() < outputs.size()).ifPresent(outputs -> from.append(", although the network has fewer parameters, ")
                .append(outputs.dimension()).append(", than outputs over the samples, ").append(outputs.size()));
        return from.toString();
    }

    static Minima declared(MinimumSpec.Declared minimum) {
        String from = "declared in the experiment";
        if (minimum.points().isEmpty()) {
            return Minima.valueOnly(minimum.value(), from);
        }
        return new MinimiserSet.Points(minimum.points().stream()
                .map(point -> point.stream().mapToDouble(Double::doubleValue).toArray()).toList(), from).with(minimum.value(), from);
    }
}
