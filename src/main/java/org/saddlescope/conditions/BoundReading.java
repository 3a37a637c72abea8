package org.saddlescope.conditions;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A {@link ConvergenceBound} held against a measurement: with which α and β it is least there, and whether it says
 * anything at all.
 *
 * @param bound  the rule's bound
 * @param facts  what it was evaluated with
 * @param choice the pair for which it is least after the last step; empty where no pair will do
 * @param text   one sentence: the bound with its α and β, or "vacuous here: " and why
 */
public record BoundReading(ConvergenceBound bound, ConvergenceBound.Facts facts, Optional<ConvergenceBound.Choice> choice,
                           boolean vacuous, String text) {
    /**
     * @param region  where the condition holds on what was measured
     * @param steps   K > 0, after which the bound is to be least
     * @param largest the largest f − f* seen: a bound that is not below it says nothing
     */
    public static BoundReading of(ConvergenceBound bound, ConvergenceBound.Facts facts, AlphaBetaRegion region, int steps, double largest) {
        Optional<ConvergenceBound.Choice> choice = bound.best(region, facts, steps);
        if (choice.isEmpty()) {
            String why = region.feasible()
                    ? "no measured pair of α and β satisfies " + bound.assumption(facts)
                            + (Double.isFinite(region.deltaMax()) ? text("; α − β is at most %.4g", region.deltaMax()) : "")
                    : "the alpha-beta condition does not hold along the paths";
            return new BoundReading(bound, facts, choice, true, "vacuous here: " + why);
        }
        ConvergenceBound.Choice pair = choice.get();
        String numbers = text("the bound after K = %d steps is %.4g", steps, pair.value())
                + text(", least with α = %.4g and β = %.4g", pair.alpha(), pair.beta());
        boolean vacuous = !(pair.value() < largest);
        return new BoundReading(bound, facts, choice, vacuous,
                vacuous ? "vacuous here: " + numbers + text(", and no f − f* above %.4g was seen", largest) : numbers);
    }

    /** The bound after K > 0 steps with the chosen pair; empty where it is vacuous. */
    public OptionalDouble at(double steps) {
        return vacuous ? OptionalDouble.empty()
                : OptionalDouble.of(bound.at(steps, facts, choice.orElseThrow().alpha(), choice.orElseThrow().beta()));
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
