package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a run trained and how much of it went into probes, in seconds by the clock. Nothing that a run computes depends on it.
 *
 * @param hessian  in the probes of the Hessian
 * @param kernel   in those of the tangent kernel and the model Hessian
 * @param training in all, updates and probes; pauses do not count
 */
public record ProbeTime(double hessian, double kernel, double training) {
    /** "Hessian probes 41 %, kernel probes 12 % of the training time"; empty where there were none. */
    public String share() {
        List<String> parts = new ArrayList<>();
        if (hessian > 0) {
            parts.add("Hessian probes " + percent(hessian));
        }
        if (kernel > 0) {
            parts.add("kernel probes " + percent(kernel));
        }
        return parts.isEmpty() ? "" : String.join(", ", parts) + " of the training time";
    }

    private String percent(double seconds) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * seconds / training);
    }

    ProbeTime plus(ProbeTime other) {
        return new ProbeTime(hessian + other.hessian, kernel + other.kernel, training + other.training);
    }

    /** Adds up what probes take. */
    static final class Sum {
        private long hessian;
        private long kernel;

        void add(ColumnProbe probe, long nanos) {
            if (probe.specs().isEmpty()) {
                return;
            }
            switch (probe) {
                case CurvatureProbe _ -> hessian += nanos;
                case KernelProbe _ -> kernel += nanos;
                default -> { }
            }
        }

        ProbeTime get() {
            return new ProbeTime(hessian / 1e9, kernel / 1e9, 0);
        }
    }
}
