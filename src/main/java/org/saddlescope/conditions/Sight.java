package org.saddlescope.conditions;

import java.util.Optional;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.Vectors;

/**
 * The numbers at one θ of which every ratio is made; NaN where something is not known.
 *
 * @param loss         f(θ)
 * @param gradientNorm ‖∇f(θ)‖
 * @param gap          f(θ) − f*
 * @param distance     d = ‖θ − x_p‖
 * @param inner        ⟨∇f(θ), θ − x_p⟩
 */
record Sight(double loss, double gradientNorm, double gap, double distance, double inner) {
    static Sight of(double[] theta, ValueGradient at, Optional<Minima> minima) {
        double gap = minima.map(m -> at.value() - m.value()).orElse(Double.NaN);
        Optional<double[]> offset = minima.flatMap(Minima::projection)
                .map(projection -> Vectors.difference(theta, projection.nearest(theta)));
        return new Sight(at.value(), Vectors.norm(at.gradient()), gap, offset.map(Vectors::norm).orElse(Double.NaN),
                offset.map(way -> Vectors.dot(at.gradient(), way)).orElse(Double.NaN));
    }

    double distanceSquared() {
        return distance * distance;
    }

    double gradientSquared() {
        return gradientNorm * gradientNorm;
    }
}
