package org.saddlescope.experiment;

import java.util.function.BooleanSupplier;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.paths.PointSpectrum;

/**
 * Looks closely at single points of a subject: what can be said at once, and what takes Hessian-vector products.
 *
 * @param subject the problem; its points play no part
 */
public record PointStudy(Subject subject) {
    /** Loss, gradient norm and every condition ratio at θ: one gradient. */
    public Measurements measure(double[] theta) {
        return Measurements.at(subject.problem().objective(), theta, subject.minima());
    }

    /**
     * Both ends of the Hessian's spectrum at θ, with the Morse index; see {@link PointSpectrum}.
     *
     * @param cancelled once true, the ends are returned as far as they were reached, not converged
     */
    public PointSpectrum spectrum(double[] theta, BooleanSupplier cancelled) {
        return PointSpectrum.at(subject.problem().objective(), theta, subject.experiment().seed(), cancelled);
    }
}
