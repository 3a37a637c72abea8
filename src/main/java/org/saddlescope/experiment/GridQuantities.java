package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.ToValues;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.spectra.BlockLanczos;
import org.saddlescope.spectra.EndPairs;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.KernelProducts;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.ModelHessianNorm;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

/** The quantities of a slice as functions of θ; the points of a stack are shared out over the threads. */
final class GridQuantities {
    private static final int LANCZOS_STEPS = 300;

    private GridQuantities() {}

    /**
     * @param minimum asked where the quantity needs f* or x*
     * @throws ExperimentException where the problem has no such quantity: an accuracy where nothing is classified, a ratio
     *                             whose f* or x* is not known, a kernel of a function without outputs
     */
    static ToValues of(SliceSpec.Quantity quantity, Experiment experiment, Problem problem, Supplier<Optional<Minima>> minimum)
            throws ExperimentException {
        Objective objective = problem.objective();
        if (quantity.condition().isPresent()) {
            return ratio(quantity.condition().get(), experiment, objective, minimum);
        }
        return switch (quantity) {
            case LOSS -> objective::values;
            case ACCURACY -> {
                if (!problem.classifies()) {
                    throw new ExperimentException("slice.quantity: expected a problem that classifies for accuracy, found one that does not; "
                            + "the nearest valid value is loss");
                }
                yield each(theta -> problem.trainingScore(theta).accuracy());
            }
            case GRADIENT_NORM -> each(theta -> Vectors.norm(objective.gradient(theta).gradient()));
            case LAMBDA_MIN, LAMBDA_MAX -> extreme(experiment, objective, quantity == SliceSpec.Quantity.LAMBDA_MIN);
            case MORSE_INDEX -> {
                if (objective.dimension() > PointSpectrum.DENSE_LIMIT) {
                    throw new ExperimentException("slice.quantity: the Morse index needs all eigenvalues of the Hessian, which are computed for at most "
                            + PointSpectrum.DENSE_LIMIT + " parameters; this problem has " + objective.dimension() + "; the nearest valid value is lambdaMin");
                }
                yield each(theta -> PointSpectrum.at(objective, theta, experiment.seed(), () -> false).index());
            }
            case KERNEL_LAMBDA_MIN, KERNEL_LAMBDA_MAX, KERNEL_CONDITION -> kernel(quantity, experiment, outputs(problem, "the tangent kernel"));
            case MODEL_HESSIAN -> modelHessian(experiment, outputs(problem, "the model Hessian"));
            default -> throw new IllegalArgumentException(quantity + " is a ratio");
        };
    }

    private static ToValues ratio(Condition condition, Experiment experiment, Objective objective, Supplier<Optional<Minima>> minimum)
            throws ExperimentException {
        Optional<Minima> minima = condition.usesValue() || condition.usesPoint() ? minimum.get() : Optional.empty();
        boolean ofRun = experiment.probes().minimum() instanceof MinimumSpec.LastIterate || experiment.probes().minimum() instanceof MinimumSpec.Reference;
        // A run that was stopped before its minimum was known has nothing to show, and nothing is wrong with its experiment.
        if (!condition.measurable(minima) && !(ofRun && minima.isEmpty())) {
            String name = condition.label().split("  ", 2)[0];
            String needed = minima.isEmpty() && condition.usesValue() ? condition.usesPoint() ? "f* and x*" : "f*" : "x*";
            throw new ExperimentException("slice.quantity: " + name + " needs " + needed + ", which is not known for this problem; declare "
                    + "probes.minimum" + (needed.endsWith("x*") ? " with points" : "") + ", or take another quantity such as gradientNorm");
        }
        return each(theta -> Measurements.at(objective, theta, minima, List.of(condition)).readings().stream().findFirst()
                .map(reading -> reading.value()).orElse(Double.NaN));
    }

    private static OutputMap outputs(Problem problem, String what) throws ExperimentException {
        return problem.outputs().orElseThrow(() -> new ExperimentException("slice.quantity: " + what
                + " is that of a network's outputs, and this problem is a function without any; the nearest valid value is lambdaMin"));
    }

    private static ToValues each(ToDoubleFunction<double[]> quantity) {
        return stack -> {
            double[] values = new double[stack.size()];
            Workers.shared().each(values.length, i -> values[i] = quantity.applyAsDouble(point(stack, i)));
            return values;
        };
    }

    private static double[] point(ParameterStack stack, int index) {
        double[] theta = new double[stack.dimension()];
        stack.copyTo(index, theta);
        return theta;
    }

    /** One end of the Hessian's spectrum with its residual, also where that is not the one asked for. */
    private static ToValues extreme(Experiment experiment, Objective objective, boolean smallest) {
        Lanczos lanczos = new Lanczos(experiment.probes().curvatureTolerance(), LANCZOS_STEPS, experiment.seed());
        return new Iterated(theta -> {
            ExtremePair pair = lanczos.extremes(new Hessian(objective, theta));
            return smallest ? new Value(pair.minValue(), pair.minResidual()) : new Value(pair.maxValue(), pair.maxResidual());
        });
    }

    private static ToValues kernel(SliceSpec.Quantity quantity, Experiment experiment, OutputMap outputs) {
        BlockLanczos lanczos = new BlockLanczos(experiment.probes().curvatureTolerance(), experiment.spectrum().products(), BlockLanczos.BLOCK,
                experiment.seed());
        KernelSurvey survey = new KernelSurvey(lanczos, outputs, 1, () -> false);
        return new Iterated(theta -> {
            EndPairs ends = lanczos.ends(outputs.size() <= BlockLanczos.DENSE_LIMIT ? TangentKernel.of(outputs, theta)
                    : new KernelProducts(outputs, theta), 1);
            if (ends.low().isEmpty()) {
                return new Value(Double.NaN, Double.NaN);
            }
            SpectrumReport.Quantity condition = survey.condition(ends);
            return switch (quantity) {
                case KERNEL_LAMBDA_MIN -> new Value(ends.low().getFirst().value(), ends.low().getFirst().residual());
                case KERNEL_LAMBDA_MAX -> new Value(ends.high().getFirst().value(), ends.high().getFirst().residual());
                // A lower bound where the smallest is zero within its error; what it bounds may be infinite.
                default -> Double.isInfinite(condition.error()) ? new Value(Double.POSITIVE_INFINITY, 0) : new Value(condition.value(), condition.error());
            };
        });
    }

    private static ToValues modelHessian(Experiment experiment, OutputMap outputs) throws ExperimentException {
        if (experiment.spectrum().modelHessian() < outputs.size()) {
            throw new ExperimentException("slice.quantity: the model Hessian is the largest over all " + outputs.size() + " outputs, and spectrum.modelHessian allows "
                    + experiment.spectrum().modelHessian() + "; the nearest valid value of spectrum.modelHessian is " + outputs.size());
        }
        return new Iterated(theta -> {
            ModelHessianNorm norm = ModelHessianNorm.of(outputs, theta, outputs.size(), experiment.probes().curvatureTolerance(), experiment.seed(),
                    Workers.shared(), () -> false, _ -> { });
            return new Value(norm.value(), norm.residual());
        });
    }

    /** @param error how far it may be off */
    private record Value(double value, double error) {}

    @FunctionalInterface
    private interface Iteration {
        Value at(double[] theta);
    }

    /** A quantity that is iterated to a tolerance, at each point with how far it may be off. */
    private record Iterated(Iteration quantity) implements ToValues {
        @Override
        public double[] of(ParameterStack thetas) {
            return measured(thetas).values();
        }

        @Override
        public Measured measured(ParameterStack thetas) {
            double[] values = new double[thetas.size()];
            double[] errors = new double[thetas.size()];
            Workers.shared().each(values.length, i -> {
                Value value = quantity.at(point(thetas, i));
                values[i] = value.value;
                errors[i] = value.error;
            });
            return new Measured(values, errors);
        }
    }
}
