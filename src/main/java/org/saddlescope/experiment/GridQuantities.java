package org.saddlescope.experiment;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.ToValues;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.Vectors;

/** The quantities of a slice as functions of θ; the points of a stack are shared out over the threads. */
final class GridQuantities {
    private static final int LANCZOS_STEPS = 300;

    private GridQuantities() {}

    /**
     * @throws ExperimentException where the problem has no such quantity: an accuracy where nothing is classified, PL
     *                             where f* is not known
     */
    static ToValues of(SliceSpec.Quantity quantity, Experiment experiment, Problem problem, Supplier<Optional<Minima>> minimum)
            throws ExperimentException {
        Objective objective = problem.objective();
        Optional<Minima> minima = quantity == SliceSpec.Quantity.PL ? minimum.get() : Optional.empty();
        if (quantity == SliceSpec.Quantity.ACCURACY && !problem.classifies()) {
            throw new ExperimentException("slice.quantity: expected a problem that classifies for accuracy, found one that does not; "
                    + "the nearest valid value is loss");
        }
        if (quantity == SliceSpec.Quantity.PL && !Condition.PL.measurable(minima)) {
            throw new ExperimentException("slice.quantity: PL needs f*, which is not known for this problem; declare "
                    + "probes.minimum, or take another quantity such as gradientNorm");
        }
        return switch (quantity) {
            case LOSS -> objective::values;
            case ACCURACY -> each(theta -> problem.trainingScore(theta).accuracy());
            case GRADIENT_NORM -> each(theta -> Vectors.norm(objective.gradient(theta).gradient()));
            case PL -> each(theta -> Measurements.at(objective, theta, minima).reading(Condition.PL).map(Reading::value).orElse(Double.NaN));
            case LAMBDA_MIN -> new Extreme(experiment, objective, true);
            case LAMBDA_MAX -> new Extreme(experiment, objective, false);
        };
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
    private record Extreme(Lanczos lanczos, Objective objective, boolean smallest) implements ToValues {
        Extreme(Experiment experiment, Objective objective, boolean smallest) {
            this(new Lanczos(experiment.probes().curvatureTolerance(), LANCZOS_STEPS, experiment.seed()), objective, smallest);
        }

        @Override
        public double[] of(ParameterStack thetas) {
            return measured(thetas).values();
        }

        @Override
        public Measured measured(ParameterStack thetas) {
            double[] values = new double[thetas.size()];
            double[] residuals = new double[thetas.size()];
            Workers.shared().each(values.length, i -> {
                ExtremePair pair = lanczos.extremes(new Hessian(objective, point(thetas, i)));
                values[i] = smallest ? pair.minValue() : pair.maxValue();
                residuals[i] = smallest ? pair.minResidual() : pair.maxResidual();
            });
            return new Measured(values, residuals);
        }
    }
}
