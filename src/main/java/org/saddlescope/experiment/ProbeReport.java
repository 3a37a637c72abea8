package org.saddlescope.experiment;

import java.util.List;

/**
 * Everything that is measured at one θ.
 *
 * @param theta             where
 * @param loss              f(θ)
 * @param gradientNorm      ‖∇f(θ)‖
 * @param readings          the condition ratios
 * @param lambdaMin         the smallest eigenvalue of the Hessian
 * @param lambdaMinResidual ‖Hv − λv‖ of its unit eigenvector v
 * @param lambdaMax         the largest eigenvalue
 * @param lambdaMaxResidual the residual of that one
 */
public record ProbeReport(double[] theta, double loss, double gradientNorm, List<Reading> readings, double lambdaMin,
                          double lambdaMinResidual, double lambdaMax, double lambdaMaxResidual) {
    public ProbeReport {
        readings = List.copyOf(readings);
    }

    /**
     * A condition ratio at θ.
     *
     * @param id          its name in {@code history.csv}, for instance {@code pl}
     * @param label       its name for people, with the formula
     * @param value       numerator / denominator; NaN where it is 0/0
     * @param numerator   what is divided
     * @param denominator by what
     * @param note        the f* and x* it used and where they came from
     */
    public record Reading(String id, String label, double value, double numerator, double denominator, String note) {}
}
