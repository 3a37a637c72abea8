package org.saddlescope.conditions;

import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;

/**
 * Everything measured at one θ from a single gradient.
 *
 * @param loss         f(θ)
 * @param gradientNorm ‖∇f(θ)‖
 * @param readings     one for each condition asked for that can be measured, in that order whatever θ is, so that columns
 *                     are known before the first step
 */
public record Measurements(double loss, double gradientNorm, List<Reading> readings) {
    public Measurements {
        readings = List.copyOf(readings);
    }

    /** Measures the usual conditions at θ, with one evaluation of the gradient. */
    public static Measurements at(Objective objective, double[] theta, Optional<Minima> minima) {
        return of(theta, objective.gradient(theta), minima);
    }

    /** Measures those of these conditions at θ that can be measured, with one evaluation of the gradient. */
    public static Measurements at(Objective objective, double[] theta, Optional<Minima> minima, List<Condition> conditions) {
        return of(theta, objective.gradient(theta), minima, Condition.measurable(conditions, minima));
    }

    /** The usual ones from a loss and gradient at θ that are known already. */
    public static Measurements of(double[] theta, ValueGradient at, Optional<Minima> minima) {
        return of(theta, at, minima, Condition.measurableWith(minima));
    }

    /** The same with the readings of these conditions, each {@link Condition#measurable}. */
    public static Measurements of(double[] theta, ValueGradient at, Optional<Minima> minima, List<Condition> conditions) {
        Sight sight = Sight.of(theta, at, minima);
        return new Measurements(sight.loss(), sight.gradientNorm(), conditions.stream()
                .map(condition -> Reading.of(condition, sight, minima)).toList());
    }

    /** The reading of a condition, where it was measured. */
    public Optional<Reading> reading(Condition condition) {
        return readings.stream().filter(reading -> reading.condition().equals(condition)).findFirst();
    }
}
