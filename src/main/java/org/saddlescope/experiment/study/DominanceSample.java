package org.saddlescope.experiment.study;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

/** PL at random points of a ball about a minimiser, each against the bounds there. */
record DominanceSample(Objective objective, SquareLandscape landscape) {
    /** Below this share of f the difference f − f* is rounding. */
    private static final double LEAST_GAP = 1e-8;
    /** How far PL may be below a bound by rounding: f − f* is known to about 1e-15 f. */
    private static final double ROUNDING = 1e-6;

    /**
     * @param draws      the points drawn
     * @param minimum    the least PL; NaN where every point was dropped, so that a bound on it is not fulfilled by nothing
     * @param quotient   the least PL over the bound at the same point; NaN likewise
     * @param violations the points where PL is below that bound or that of the ball
     * @param dropped    the points where f − f* is rounding
     */
    record Sampled(int draws, double minimum, double quotient, int violations, int dropped) {}

    /**
     * Points W_j = W_j* + s ρ_j u_j G_j/‖G_j‖₂ with u_j uniform on [0, 1) and G_j Gaussian.
     *
     * @param share     s
     * @param cancelled asked at every point; once true, all is NaN
     * @param progress  gets the number of points done
     */
    Sampled draw(double share, int draws, SeededRandom random, BooleanSupplier cancelled, IntConsumer progress) {
        double ball = landscape.bound(share);
        double minimum = Double.POSITIVE_INFINITY;
        double quotient = Double.POSITIVE_INFINITY;
        int violations = 0;
        int dropped = 0;
        for (int i = 0; i < draws; i++) {
            if (cancelled.getAsBoolean()) {
                return new Sampled(i, Double.NaN, Double.NaN, violations, dropped);
            }
            double[] theta = point(share, random);
            Objective.ValueGradient at = objective.gradient(theta);
            double gap = at.value() - landscape.minimum();
            progress.accept(i + 1);
            if (gap <= LEAST_GAP * at.value()) {
                dropped++;
                continue;
            }
            double pl = Vectors.dot(at.gradient(), at.gradient()) / (2 * gap);
            double bound = landscape.bound(theta);
            minimum = Math.min(minimum, pl);
            quotient = Math.min(quotient, pl / bound);
            if (!(pl * (1 + ROUNDING) >= Math.max(ball, bound))) {
                violations++;
            }
        }
        boolean none = dropped == draws;
        return new Sampled(draws, none ? Double.NaN : minimum, none ? Double.NaN : quotient, violations, dropped);
    }

    private double[] point(double share, SeededRandom random) {
        double[] theta = landscape.minimiser().clone();
        double[] radii = landscape.radii();
        int d = landscape.size();
        for (int block = 0; block < radii.length; block++) {
            double[] direction = random.gaussians(d * d);
            double length = share * radii[block] * random.nextDouble() / SquareLandscape.singularValues(direction, 0, d, 0)[0];
            for (int i = 0; i < direction.length; i++) {
                theta[block * d * d + i] += length * direction[i];
            }
        }
        return theta;
    }
}
