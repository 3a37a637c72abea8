package org.saddlescope.conditions;

import java.util.Optional;
import org.saddlescope.engine.Minima;

/**
 * A condition's number at one point, with the f* and x* it used and where they came from.
 *
 * @param value       numerator/denominator, or where the condition says so a logarithm of it; NaN where that is 0/0 or one
 *                    of them is NaN
 * @param fStar       the f* used; NaN where the ratio uses none
 * @param fStarFrom   where f* comes from; empty where the ratio uses none
 * @param xStarFrom   where the nearest minimiser comes from; empty where the ratio uses none
 * @param remark      why the value is no ordinary number, or means less than usual; empty mostly
 */
public record Reading(Condition condition, double value, double numerator, double denominator, double fStar,
                      String fStarFrom, String xStarFrom, String remark) {
    /** Between the parts of a provenance: what it says of f*, and what of x*. */
    public static final String AND = " · ";

    static Reading of(Condition condition, Sight sight, Optional<Minima> minima) {
        Condition.Ratio ratio = condition.ratio(sight);
        Sources sources = Sources.of(condition, minima);
        return new Reading(condition, ratio.value(), ratio.numerator(), ratio.denominator(),
                sources.fStar, sources.fStarFrom, sources.xStarFrom,
                remark(condition, ratio, sight));
    }

    /**
     * The f* and x* that a condition's ratio uses and where they came from, in one line, for the plot; may be empty. Its
     * parts are "f* = VALUE (WHERE FROM)" and "x*: WHERE FROM", with {@link #AND} between them, so that a plot of several
     * ratios need say each only once.
     */
    public static String provenance(Condition condition, Optional<Minima> minima) {
        Sources sources = Sources.of(condition, minima);
        return provenance(sources.fStar, sources.fStarFrom, sources.xStarFrom);
    }

    /** The same for this reading. */
    public String provenance() {
        return provenance(fStar, fStarFrom, xStarFrom);
    }

    private static String provenance(double fStar, String fStarFrom, String xStarFrom) {
        String number = fStar == Math.rint(fStar) && Math.abs(fStar) < 1e15 ? Long.toString((long) fStar)
                : Double.toString(fStar);
        String value = fStarFrom.isEmpty() ? "" : "f* = " + number + " (" + fStarFrom + ")";
        String point = xStarFrom.isEmpty() ? "" : "x*: " + xStarFrom;
        return value + (value.isEmpty() || point.isEmpty() ? "" : AND) + point;
    }

    private record Sources(double fStar, String fStarFrom, String xStarFrom) {
        static Sources of(Condition condition, Optional<Minima> minima) {
            String points = condition.usesPoint() ? minima.map(Minima::pointsFrom).orElse("") : "";
            if (condition.equals(Condition.PL_STAR)) {
                return new Sources(0, "for PL* by definition", points);
            }
            return minima.filter(m -> condition.usesValue())
                    .map(m -> new Sources(m.value(), m.valueFrom(), points)).orElse(new Sources(Double.NaN, "", points));
        }
    }

    private static String remark(Condition condition, Condition.Ratio ratio, Sight sight) {
        if (Double.isNaN(ratio.numerator()) || Double.isNaN(ratio.denominator())) {
            return "not a number: the loss, the gradient or the minimiser is not finite";
        }
        if (ratio.denominator() == 0) {
            return ratio.numerator() == 0 ? "0/0: undefined here" : "divided by 0";
        }
        if (Double.isInfinite(ratio.numerator()) && Double.isInfinite(ratio.denominator())) {
            return "∞/∞: undefined here";
        }
        if (condition.usesValue() && sight.gap() < 0) {
            return "the loss is below f*, which is therefore not the minimum";
        }
        return condition.overLoss() && sight.loss() < 0 ? "the loss is below 0" : "";
    }
}
