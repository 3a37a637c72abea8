package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.landscape.Slice;

/**
 * The way from a value to a colour's place t in 0..1, and back, by one of five rules.
 *
 * @param min     the smallest finite value, NaN where there is none; −max of a diverging scale
 * @param max     the largest finite value; of a diverging scale the largest absolute one
 * @param epsilon ε, in the unit of the values
 * @param rule    which of the five
 * @param locked  where the range is not the slice's own: how far the slice's values reach
 */
public record ColourScale(double min, double max, double epsilon, Rule rule, Optional<Reach> locked) {
    /** The share of the absolute values that a diverging logarithmic scale shows as nearly linear. */
    private static final double LINEAR_SHARE = 0.1;

    /** The smallest and the largest finite value of a slice whose colours have another range. */
    public record Reach(double low, double high) {}

    private ColourScale(double min, double max, double epsilon, Rule rule) {
        this(min, max, epsilon, rule, Optional.empty());
    }

    /** How values become places. */
    public enum Rule {
        /** t = (v − min)/(max − min). */
        LINEAR,
        /** t = log₁₀((v − min + ε)/ε) / log₁₀((max − min + ε)/ε), defined at the minimum and for negative values. */
        ABOVE_MINIMUM,
        /** t = log(v/min)/log(max/min), of ratios that are positive everywhere. */
        LOGARITHM,
        /** t = ½ + v/(2 max): 0 is in the middle. */
        DIVERGING,
        /** t = ½ + sign(v) log(1 + |v|/ε)/(2 log(1 + max/ε)): 0 is in the middle, and small values of either sign are told apart. */
        DIVERGING_LOGARITHM;

        boolean diverging() {
            return this == DIVERGING || this == DIVERGING_LOGARITHM;
        }
    }

    /**
     * Whether 0 is the middle of a slice's colours: its quantity is a ratio or an eigenvalue, of which the sign counts, and
     * it is negative somewhere. The loss has no such middle.
     */
    public static boolean diverges(Slice slice) {
        return !slice.quantity().equals(SliceSpec.Quantity.LOSS.label()) && Arrays.stream(slice.values()).anyMatch(v -> v < 0 && !Double.isInfinite(v));
    }

    /**
     * The scale of a slice's finite values. ε is the first percentile of v − min &gt; 0, of a diverging scale the tenth of
     * |v| &gt; 0, rounded to 1, 2 or 5 times a power of ten.
     */
    public static ColourScale of(Slice slice, boolean log) {
        return diverges(slice) ? diverging(slice, log) : sequential(slice, log);
    }

    /** The scale of a range that is kept, where it is one of the slice's quantity; the slice's own otherwise. */
    public static ColourScale of(Slice slice, boolean log, Optional<ColourRange> range) {
        double[] finite = Arrays.stream(slice.values()).filter(Double::isFinite).toArray();
        if (finite.length == 0 || range.filter(kept -> kept.fits(slice)).isEmpty()) {
            return of(slice, log);
        }
        ColourRange kept = range.get();
        Optional<Reach> reach = Optional.of(new Reach(Arrays.stream(finite).min().orElseThrow(), Arrays.stream(finite).max().orElseThrow()));
        if (kept.diverging()) {
            double most = Math.max(Math.abs(kept.from()), Math.abs(kept.to()));
            return new ColourScale(-most, most, kept.epsilon(), log ? Rule.DIVERGING_LOGARITHM : Rule.DIVERGING, reach);
        }
        return new ColourScale(kept.from(), kept.to(), kept.epsilon(), sequential(slice, kept.from(), log), reach);
    }

    /** Whether the slice has values below the range that is kept. */
    public boolean below() {
        return locked.filter(reach -> reach.low < min).isPresent();
    }

    /** Whether the slice has values above the range that is kept. */
    public boolean above() {
        return locked.filter(reach -> reach.high > max).isPresent();
    }

    private static Rule sequential(Slice slice, double min, boolean log) {
        boolean ratio = log && min > 0 && !slice.quantity().equals(SliceSpec.Quantity.LOSS.label());
        return ratio ? Rule.LOGARITHM : log ? Rule.ABOVE_MINIMUM : Rule.LINEAR;
    }

    private static ColourScale diverging(Slice slice, boolean log) {
        double[] sizes = Arrays.stream(slice.values()).filter(Double::isFinite).map(Math::abs).filter(v -> v > 0).sorted().toArray();
        double most = sizes[sizes.length - 1];
        double epsilon = Math.min(sizes[(int) (LINEAR_SHARE * sizes.length)], most / 10);
        return new ColourScale(-most, most, oneTwoFive(epsilon), log ? Rule.DIVERGING_LOGARITHM : Rule.DIVERGING);
    }

    private static ColourScale sequential(Slice slice, boolean log) {
        double[] finite = Arrays.stream(slice.values()).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return new ColourScale(Double.NaN, Double.NaN, 1, Rule.LINEAR);
        }
        double min = finite[0];
        double max = finite[finite.length - 1];
        double range = max - min;
        if (!(range > 0) || Double.isInfinite(range)) {
            return new ColourScale(min, max, 1, Rule.LINEAR);
        }
        double[] above = Arrays.stream(finite).map(v -> v - min).filter(d -> d > 0).toArray();
        double epsilon = Math.min(above[above.length / 100], range / 10);
        return new ColourScale(min, max, oneTwoFive(epsilon), sequential(slice, min, log));
    }

    /** Whether no value is finite. */
    public boolean empty() {
        return Double.isNaN(min);
    }

    /** Whether all finite values are equal. */
    boolean constant() {
        return min == max;
    }

    /** The place of a value, clamped to 0..1; NaN and infinities are returned as they are; 0.5 where all values are equal. */
    public double t(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        if (!(max > min)) {
            return 0.5;
        }
        return Math.clamp(switch (rule) {
            // halves, so that a range beyond the largest double does not overflow
            case LINEAR -> (value / 2 - min / 2) / (max / 2 - min / 2);
            case ABOVE_MINIMUM -> Math.log1p(Math.max(0, value - min) / epsilon) / Math.log1p((max - min) / epsilon);
            case LOGARITHM -> value <= min ? 0 : Math.log(value / min) / Math.log(max / min);
            case DIVERGING -> 0.5 + value / max / 2;
            case DIVERGING_LOGARITHM -> 0.5 + Math.signum(value) * Math.log1p(Math.abs(value) / epsilon) / Math.log1p(max / epsilon) / 2;
        }, 0, 1);
    }

    /** The value at a place. */
    public double value(double t) {
        return switch (rule) {
            case LINEAR -> min + t * (max / 2 - min / 2) * 2;
            case ABOVE_MINIMUM -> min + epsilon * Math.expm1(t * Math.log1p((max - min) / epsilon));
            case LOGARITHM -> min * Math.exp(t * Math.log(max / min));
            case DIVERGING -> (2 * t - 1) * max;
            case DIVERGING_LOGARITHM -> Math.signum(t - 0.5) * epsilon * Math.expm1(Math.abs(2 * t - 1) * Math.log1p(max / epsilon));
        };
    }

    /** Whether 0 is in the middle. */
    public boolean diverging() {
        return rule.diverging();
    }

    /** Values equally spaced in t between minimum and maximum, both left out. */
    double[] levels(int count) {
        double[] levels = new double[count];
        for (int i = 0; i < count; i++) {
            levels[i] = value((i + 1.0) / (count + 1));
        }
        return levels;
    }

    /** A value as text, with as many digits as tell it from values {@code dt} away in t. */
    String text(double value, double dt) {
        double t = t(value);
        double low = value(Math.max(0, t - dt));
        double high = value(Math.min(1, t + dt));
        return low < high ? Numbers.roundest(low, high) : Numbers.format(value, 6);
    }

    /** Up to {@code count} true values evenly spread over the scale, as round as they can be. */
    public List<Ticks.Tick> ticks(int count) {
        if (empty() || constant()) {
            return empty() ? List.of() : List.of(new Ticks.Tick(min, Numbers.format(min, 6)));
        }
        if (rule == Rule.LINEAR || rule == Rule.DIVERGING) {
            return Ticks.linear(min, max, count);
        }
        if (rule == Rule.LOGARITHM && max >= 10 * min) {
            return Ticks.logarithmic(min, max, count).stream().filter(Ticks.Tick::major).toList();
        }
        // An odd number has one in the middle, at 0.
        return spread(diverging() && count % 2 == 0 ? count - 1 : count);
    }

    private List<Ticks.Tick> spread(int count) {
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double t = (i + 0.5) / count;
            double reach = 0.3 / count;
            double low = value(t - reach);
            double high = value(t + reach);
            if (low < high) {
                double value = Numbers.roundestValue(low, high).doubleValue();
                ticks.add(new Ticks.Tick(value, Numbers.roundest(low, high)));
            }
        }
        return ticks;
    }

    /** What a range that is not the slice's own leaves out; empty where it is its own. */
    Optional<String> lockStatement() {
        return locked.filter(_ -> !empty()).map(reach -> "Range locked: values here go from\u00A0" + Numbers.format(reach.low, 4) + " to\u00A0"
                + Numbers.format(reach.high, 4) + (below() || above() ? ", those outside have the colour of its end" : ""));
    }

    /** What the colours mean, in one line. */
    String statement(String quantity) {
        if (empty()) {
            return "no finite value of " + quantity;
        }
        if (constant()) {
            return quantity + " is " + Numbers.format(min, 6) + " everywhere";
        }
        String range = diverging() ? "0 in the middle, largest\u00A0|value|\u00A0" + Numbers.format(max, 4)
                : "min\u00A0" + Numbers.format(min, 4) + ", max\u00A0" + Numbers.format(max, 4);
        String epsilons = ", ε\u00A0=\u00A0" + Numbers.format(epsilon, 1);
        return switch (rule) {
            case LINEAR, DIVERGING -> "equal steps in " + quantity + ": " + range;
            case ABOVE_MINIMUM -> "equal steps in log₁₀(" + quantity + " − min + ε): " + range + epsilons;
            case LOGARITHM -> "equal steps in log₁₀ " + quantity + ": " + range;
            case DIVERGING_LOGARITHM -> "equal steps in log₁₀(1 + |" + quantity + "|/ε) on either side of 0: " + range + epsilons;
        };
    }

    static double oneTwoFive(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double m = value / power;
        double rounded = power * (m < 1.5 ? 1 : m < 3.5 ? 2 : m < 7.5 ? 5 : 10);
        return rounded > 0 ? rounded : Double.MIN_NORMAL;
    }
}
