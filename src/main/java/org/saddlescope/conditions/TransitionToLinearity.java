package org.saddlescope.conditions;

import org.saddlescope.spectra.PowerLaw;

/**
 * How the norm of the model Hessian falls with the width: ‖H_F‖ = Õ(m^{-1/2}) for a linear output layer (Liu, Zhu, Belkin
 * 2022), so that a wide network is nearly linear in its parameters. Outer weights that are not bounded add a factor
 * √(log m), which makes the slope less steep at any finite width [D].
 *
 * @param fit ‖H_F‖ over m
 */
public record TransitionToLinearity(PowerLaw fit) {
    /**
     * @param widths m
     * @param norms  ‖H_F‖ at each
     */
    public static TransitionToLinearity of(double[] widths, double[] norms) {
        return new TransitionToLinearity(PowerLaw.of(widths, norms));
    }

    /** The slope of log‖H_F‖ on log m. */
    public double slope() {
        return fit.exponent();
    }

    /** The standard error of the slope, from the scatter about the line. */
    public double standardError() {
        return fit.standardError();
    }
}
