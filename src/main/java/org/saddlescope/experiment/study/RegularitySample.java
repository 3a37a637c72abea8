package org.saddlescope.experiment.study;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

/** The regularity condition with constants a and b in random directions from a minimiser. */
record RegularitySample(Objective objective, double[] minimiser, double a, double b) {
    /**
     * Of ⟨∇f, h⟩ / (a‖h‖² + b‖∇f‖²), which is at least 1 where the condition holds.
     *
     * @param holds   in how many directions it does; NaN where it was cancelled or there is no direction
     * @param least   the least quotient
     * @param largest the largest quotient
     */
    record Sampled(double holds, double least, double largest) {}

    /**
     * @param basis  orthonormal vectors whose span h is drawn from, uniformly in direction
     * @param length ‖h‖
     */
    Sampled draw(List<double[]> basis, double length, int draws, SeededRandom random, BooleanSupplier cancelled) {
        if (basis.isEmpty()) {
            return new Sampled(Double.NaN, Double.NaN, Double.NaN);
        }
        int holds = 0;
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < draws; i++) {
            if (cancelled.getAsBoolean()) {
                return new Sampled(Double.NaN, Double.NaN, Double.NaN);
            }
            double[] weights = Vectors.unit(random.gaussians(basis.size()));
            double[] h = new double[minimiser.length];
            for (int k = 0; k < weights.length; k++) {
                Vectors.add(h, length * weights[k], basis.get(k));
            }
            double[] x = minimiser.clone();
            Vectors.add(x, 1, h);
            double[] gradient = objective.gradient(x).gradient();
            double quotient = Vectors.dot(gradient, h) / (a * Vectors.dot(h, h) + b * Vectors.dot(gradient, gradient));
            holds += quotient >= 1 ? 1 : 0;
            least = Math.min(least, quotient);
            largest = Math.max(largest, quotient);
        }
        return new Sampled(holds, least, largest);
    }
}
