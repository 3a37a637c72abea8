package org.saddlescope.experiment.study;

import org.saddlescope.paths.PathProfile;

/** What the phases of a {@link org.saddlescope.paths.NoConfinedPointPath} guarantee, besides that the loss never rises. */
final class PathPhases {
    private PathPhases() {}

    /** The most that ‖A‖₁ grows above what it had been before while outer weights are emptied; 0 where it never does. */
    static double largestGrowth(PathProfile profile) {
        double lowest = profile.norm()[0];
        double growth = 0;
        for (int i = 1; i < profile.size() && profile.phase().get(i).equals("sparsify"); i++) {
            lowest = Math.min(lowest, profile.norm()[i]);
            growth = Math.max(growth, profile.norm()[i] - lowest);
        }
        return growth;
    }

    /** The least f(t − h) − 2f(t) + f(t + h) along the blend, whose points are evenly apart. */
    static double leastBend(PathProfile profile) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i + 1 < profile.size(); i++) {
            if (profile.phase().get(i).equals("blend")) {
                least = Math.min(least, profile.loss()[i - 1] - 2 * profile.loss()[i] + profile.loss()[i + 1]);
            }
        }
        return least;
    }
}
