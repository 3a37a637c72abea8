package org.saddlescope.spectra;

import java.util.List;
import java.util.stream.Stream;

/**
 * Both ends of the spectrum of a symmetric operator A on R^p, or, with directions excluded, of its compression PAP to
 * what is orthogonal to them.
 *
 * @param dimension p
 * @param low       the smallest eigenvalues in ascending order, orthonormal vectors; empty where A gave NaN or infinity
 * @param high      the largest in descending order; for small p the same eigenvalue may be in both
 * @param all       every eigenvalue, ascending, where A was written out as a matrix; empty otherwise
 * @param products  products with A that it took
 * @param excluded  how many directions were excluded
 * @param leak      the largest ‖PAu‖ of an excluded unit vector u: where it is 0 the pairs are A's own, otherwise every
 *                  value is one of A's to within residual + leak · √excluded; 0 with none excluded
 * @param confirmed whether a second search, from other random vectors orthogonal to the pairs, found nothing that lies
 *                  beyond them by more than the residual asked for; without it a residual still is true, but an eigenvalue
 *                  may have been passed over
 */
public record EndPairs(int dimension, List<EigenPair> low, List<EigenPair> high, double[] all, long products, int excluded,
                       double leak, boolean confirmed) {
    public EndPairs {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    /** Whether every pair has the residual asked for, and none was passed over as far as was seen. */
    public boolean converged() {
        return confirmed && !low.isEmpty() && Stream.concat(low.stream(), high.stream()).allMatch(EigenPair::converged);
    }

    /** The spectral norm max |λ|; NaN where there is no pair. */
    public double norm() {
        return low.isEmpty() ? Double.NaN : Math.max(Math.abs(low.getFirst().value()), Math.abs(high.getFirst().value()));
    }

    /** How far {@link #norm} may be off where the search converged: the residual of its pair. */
    public double normResidual() {
        if (low.isEmpty()) {
            return Double.NaN;
        }
        EigenPair least = low.getFirst();
        EigenPair most = high.getFirst();
        return Math.abs(least.value()) > Math.abs(most.value()) ? least.residual() : most.residual();
    }
}
