package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.spectra.EndPairs;
import org.saddlescope.spectra.SpectralDensity;

/**
 * The spectra at points of a problem, and along a run.
 *
 * @param points   what was found at each point
 * @param along    the ends of the Hessian's spectrum along the run, by optimizer and then by step
 * @param complete whether nothing was left out because it was stopped
 */
public record SpectrumReport(List<AtPoint> points, List<AtStep> along, boolean complete) {
    /** The operator that every problem has. */
    public static final String HESSIAN = "hessian";
    public static final String GAUSS_NEWTON = "gauss_newton";
    /** R = H − G. */
    public static final String REST = "rest";
    public static final String KERNEL = "kernel";
    /** Before the name of a layer. */
    public static final String LAYER = "layer:";

    public SpectrumReport {
        points = List.copyOf(points);
        along = List.copyOf(along);
    }

    /** The operators and quantities at one point. */
    public record AtPoint(String point, double[] theta, List<Operator> operators, List<Quantity> quantities) {
        public AtPoint {
            operators = List.copyOf(operators);
            quantities = List.copyOf(quantities);
        }

        /** The operator of this id, where it was looked at. */
        public Optional<Operator> operator(String id) {
            return operators.stream().filter(operator -> operator.id.equals(id)).findFirst();
        }
    }

    /**
     * @param id      {@link #HESSIAN}, {@link #GAUSS_NEWTON}, {@link #REST}, {@link #KERNEL}, or {@link #LAYER} and a name
     * @param density the eigenvalue density; empty where it was not asked for
     */
    public record Operator(String id, EndPairs ends, Optional<SpectralDensity> density) {}

    /**
     * A number that belongs to an operator.
     *
     * @param id     {@code trace}, {@code frobenius_squared}, {@code condition_number}, {@code drift}, {@code model_hessian_norm};
     *               {@code density} where that was left out
     * @param error  how far it may be off: a standard error where it is an estimate, otherwise a bound from residuals and
     *               rounding; infinite where the value is a lower bound alone; NaN where unknown
     * @param remark what the error is, and what else must be known of the number
     */
    public record Quantity(String operator, String id, double value, double error, String remark) {}

    /**
     * The ends of the Hessian's spectrum at a checkpoint.
     *
     * @param twoOverStepSize 2/η, above which curvature gradient descent with the step size η is not stable; NaN where the
     *                        optimizer does not step along the gradient by a step size that is given
     */
    public record AtStep(String optimizer, int step, EndPairs ends, double twoOverStepSize) {}
}
