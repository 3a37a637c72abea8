package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;

/**
 * How spectra are computed.
 *
 * @param count     eigenpairs at each end
 * @param tolerance the residual ‖Av − λv‖ at which a pair is accepted, relative to the largest magnitude
 * @param probes    random vectors of the trace and of the spectral density
 * @param steps     Lanczos steps a probe of the spectral density
 */
public record SpectrumSpec(
        @Setting(doc = "Eigenpairs at each end of the spectrum", fallback = "10", min = 1, max = 1000) int count,
        @Setting(doc = "The residual at which an eigenpair is accepted, relative to the largest magnitude", fallback = "1e-6", min = 0, above = true, max = 1) double tolerance,
        @Setting(doc = "Random vectors of the trace and of the spectral density", fallback = "10", min = 1, max = 10_000) int probes,
        @Setting(doc = "Lanczos steps a random vector of the spectral density", fallback = "80", min = 2, max = 10_000) int steps) {
    /** The settings of an experiment that says nothing of spectra. */
    public static final SpectrumSpec DEFAULT = new SpectrumSpec(10, 1e-6, 10, 80);
}
