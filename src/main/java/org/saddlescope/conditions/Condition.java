package org.saddlescope.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlescope.engine.Minima;

/**
 * The conditions of which theory says that they decide convergence, each as a number at a point, in most cases a ratio:
 * the condition with constant c holds on a set where the number is at least c. With g = ∇f(x), x_p the minimiser nearest
 * to x, d = ‖x − x_p‖, Δ = f(x) − f* and f* the minimum. For a quadratic, PL, error bound, growth and secant ratio all have
 * λ_min as their infimum. They obey EB² = PL·QG, quasar·QG = 2·RSI, RSI = EB·cosine and |RSI| ≤ EB at every point
 * (MATH section 2).
 */
public sealed interface Condition permits StandardCondition, PlDelta, Regularity, StrongQuasar {
    /** Polyak-Łojasiewicz. */
    Condition PL = StandardCondition.PL;
    /** PL* of Liu, Zhu, Belkin. */
    Condition PL_STAR = StandardCondition.PL_STAR;
    /** The error bound. */
    Condition EB = StandardCondition.EB;
    /** Quadratic growth. */
    Condition QG = StandardCondition.QG;
    /** The restricted secant inequality. */
    Condition RSI = StandardCondition.RSI;
    /** Aiming, over the loss. */
    Condition AIMING = StandardCondition.AIMING;
    /** Aiming, over the loss above a minimum that is not 0. */
    Condition AIMING_GAP = StandardCondition.AIMING_GAP;
    /** The cosine of gradient and way. */
    Condition COSINE = StandardCondition.COSINE;
    /** Gradient dominance. */
    Condition GRADIENT_DOMINANCE = StandardCondition.GRADIENT_DOMINANCE;
    /** Weak quasar-convexity, and star-convexity from 1 on. */
    Condition QUASAR = StandardCondition.QUASAR;

    /** The name in files, in lower snake case. */
    String id();

    /** The name in plots, with the formula after two spaces. */
    String label();

    /** The formula in LaTeX, without dollar signs. */
    String formula();

    /** The condition, its source and what to look for, for people. */
    default String documentation() {
        return statement() + " Near a strict saddle: " + nearSaddle() + ".";
    }

    /** The condition and its source. */
    String statement();

    /**
     * What becomes of the number as x approaches a strict saddle x_s with Δ_s = f(x_s) − f* > 0 and d_s > 0, H the Hessian
     * there.
     */
    String nearSaddle();

    /** Whether the number uses f*. */
    boolean usesValue();

    /** Whether the number uses x_p. */
    boolean usesPoint();

    /** Whether it can be measured with what is known of the minimum. */
    default boolean measurable(Optional<Minima> minima) {
        return (!usesValue() || minima.isPresent()) && (!usesPoint() || minima.flatMap(Minima::projection).isPresent());
    }

    /** A value from which on a stronger condition holds, where there is one: 1 for star-convexity on the quasar ratio. */
    default OptionalDouble threshold() {
        return OptionalDouble.empty();
    }

    /** What holds from the threshold on, as the end of a sentence. */
    default String fromThreshold() {
        return "it holds";
    }

    /** Whether the number is a logarithm, which has no place on a logarithmic axis. */
    default boolean logarithmic() {
        return false;
    }

    Ratio ratio(Sight sight);

    /** Whether the loss itself stands in the denominator. */
    default boolean overLoss() {
        return false;
    }

    /** The conditions that an experiment records unless it says more, in the order of their columns. */
    static List<Condition> usual() {
        return List.of(PL, PL_STAR, EB, QG, RSI, AIMING, AIMING_GAP, COSINE);
    }

    /** Every condition, those with parameters with their usual ones; for single points, where there is room for all. */
    static List<Condition> all() {
        List<Condition> all = new ArrayList<>(usual());
        ConditionFamily.usual().forEach(family -> all.addAll(family.conditions()));
        return List.copyOf(all);
    }

    /** Of the usual conditions those that can be measured with what is known of the minimum, in their order. */
    static List<Condition> measurableWith(Optional<Minima> minima) {
        return measurable(usual(), minima);
    }

    /** Of some conditions those that can be measured with what is known of the minimum, in their order. */
    static List<Condition> measurable(List<Condition> conditions, Optional<Minima> minima) {
        return conditions.stream().filter(condition -> condition.measurable(minima)).toList();
    }

    /**
     * @param value       what is shown: the quotient, or for a logarithm that of a power of it
     * @param numerator   what is divided
     * @param denominator by what
     */
    record Ratio(double value, double numerator, double denominator) {
        Ratio(double numerator, double denominator) {
            this(numerator / denominator, numerator, denominator);
        }
    }
}
