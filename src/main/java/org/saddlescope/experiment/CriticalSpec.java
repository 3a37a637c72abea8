package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;

/**
 * How critical points are searched for.
 *
 * @param tolerance  ‖∇f‖ at which a point counts as critical
 * @param iterations the most trust-region steps
 */
public record CriticalSpec(
        @Setting(doc = "The gradient norm at which a point counts as critical", fallback = "1e-9", min = 0, above = true, max = 1) double tolerance,
        @Setting(doc = "The most trust-region steps", fallback = "500", min = 1, max = 1_000_000) int iterations) {
    /** The settings of an experiment that says nothing of critical points. */
    public static final CriticalSpec DEFAULT = new CriticalSpec(1e-9, 500);
}
