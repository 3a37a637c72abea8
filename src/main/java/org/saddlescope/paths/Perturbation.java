package org.saddlescope.paths;

import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

/** Points near a point, from which optimizers and searches start. */
public final class Perturbation {
    private Perturbation() {}

    /**
     * θ + r·u with u uniformly distributed on the unit sphere: exactly r away from θ.
     *
     * @param seed the same seed gives the same bits
     */
    public static double[] of(double[] theta, double radius, long seed) {
        double[] direction = Vectors.unit(SeededRandom.of(seed, "perturbation").gaussians(theta.length));
        double[] result = theta.clone();
        Vectors.add(result, radius, direction);
        return result;
    }
}
