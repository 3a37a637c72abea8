package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;

/**
 * How spectra are computed, and which.
 *
 * @param count        eigenpairs at each end
 * @param tolerance    the residual ‖Av − λv‖ at which a pair is accepted, relative to the largest magnitude
 * @param probes       random vectors of the trace and of the spectral density
 * @param steps        Lanczos steps a probe of the spectral density
 * @param products     the most products with an operator that the search for its eigenpairs may take
 * @param split        whether the Gauss-Newton matrix and the rest are looked at beside the Hessian
 * @param layers       whether the layers' diagonal blocks of the Hessian are
 * @param kernel       whether the tangent kernel is, with its drift from the start
 * @param modelHessian over how many outputs the norm of the model Hessian is taken at most; 0: it is not
 * @param along        the ends of the Hessian's spectrum at every so manieth checkpoint of a run; 0: at none
 */
public record SpectrumSpec(
        @Setting(doc = "Eigenpairs at each end of the spectrum", fallback = "10", min = 1, max = 1000) int count,
        @Setting(doc = "The residual at which an eigenpair is accepted, relative to the largest magnitude", fallback = "1e-6", min = 0, above = true, max = 1) double tolerance,
        @Setting(doc = "Random vectors of the trace and of the spectral density", fallback = "10", min = 1, max = 10_000) int probes,
        @Setting(doc = "Lanczos steps a random vector of the spectral density", fallback = "80", min = 2, max = 10_000) int steps,
        @Setting(doc = "The most products with an operator that the search for its eigenpairs may take", fallback = "5000", min = 1, max = 100_000_000) int products,
        @Setting(doc = "Whether the Gauss-Newton matrix G and the rest R = H - G are looked at beside the Hessian H", fallback = "true") boolean split,
        @Setting(doc = "Whether the layers' diagonal blocks of the Hessian are looked at", fallback = "true") boolean layers,
        @Setting(doc = "Whether the tangent kernel is looked at, with its drift from the start", fallback = "true") boolean kernel,
        @Setting(doc = "Over how many outputs the norm of the model Hessian is taken at most; 0: it is not", fallback = "1000", min = 0, max = 1_000_000) int modelHessian,
        @Setting(doc = "The ends of the Hessian's spectrum at every so manieth checkpoint of a run; 0: at none", fallback = "1", min = 0, max = 1_000_000) int along) {
    /** The settings of an experiment that says nothing of spectra. */
    public static final SpectrumSpec DEFAULT = new SpectrumSpec(10, 1e-6, 10, 80, 5000, true, true, true, 1000, 1);
}
