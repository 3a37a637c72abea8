package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.landscape.Slice;

/**
 * The way from a value to a colour's place t in 0..1, and back. Linear: t = (v − min)/(max − min). Logarithmic:
 * t = log₁₀((v − min + ε)/ε) / log₁₀((max − min + ε)/ε), which is defined at the minimum and for negative values.
 *
 * @param min     the smallest finite value, NaN where there is none
 * @param max     the largest finite value
 * @param epsilon ε, in the unit of the values
 * @param log     which of the two
 */
public record ColourScale(double min, double max, double epsilon, boolean log) {
    /** The scale of a slice's finite values; ε is the first percentile of v − min &gt; 0 rounded to 1, 2 or 5 times a power of ten. */
    public static ColourScale of(Slice slice, boolean log) {
        double[] finite = Arrays.stream(slice.values()).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return new ColourScale(Double.NaN, Double.NaN, 1, false);
        }
        double min = finite[0];
        double max = finite[finite.length - 1];
        double range = max - min;
        if (!(range > 0) || Double.isInfinite(range)) {
            return new ColourScale(min, max, 1, false);
        }
        double[] above = Arrays.stream(finite).map(v -> v - min).filter(d -> d > 0).toArray();
        double epsilon = Math.min(above[above.length / 100], range / 10);
        return new ColourScale(min, max, oneTwoFive(epsilon), log);
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
        // halves, so that a range beyond the largest double does not overflow
        double t = log
                ? Math.log1p(Math.max(0, value - min) / epsilon) / Math.log1p((max - min) / epsilon)
                : (value / 2 - min / 2) / (max / 2 - min / 2);
        return Math.clamp(t, 0, 1);
    }

    /** The value at a place. */
    public double value(double t) {
        return log
                ? min + epsilon * Math.expm1(t * Math.log1p((max - min) / epsilon))
                : min + t * (max / 2 - min / 2) * 2;
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
        if (!log) {
            return Ticks.linear(min, max, count);
        }
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

    /** What the colours mean, in one line. */
    String statement(String quantity) {
        if (empty()) {
            return "no finite value of " + quantity;
        }
        if (constant()) {
            return quantity + " is " + Numbers.format(min, 6) + " everywhere";
        }
        String range = "min\u00A0" + Numbers.format(min, 4) + ", max\u00A0" + Numbers.format(max, 4);
        return log
                ? "equal steps in log₁₀(" + quantity + " − min + ε): " + range + ", ε\u00A0=\u00A0" + Numbers.format(epsilon, 1)
                : "equal steps in " + quantity + ": " + range;
    }

    private static double oneTwoFive(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double m = value / power;
        double rounded = power * (m < 1.5 ? 1 : m < 3.5 ? 2 : m < 7.5 ? 5 : 10);
        return rounded > 0 ? rounded : Double.MIN_NORMAL;
    }
}
