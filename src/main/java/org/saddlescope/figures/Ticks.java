package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where an axis has its ticks, and what they say. */
public final class Ticks {
    /** Decades a label up to which each has a tick. */
    private static final int UNLABELLED = 10;
    private static final int MINOR_DECADES = 8;
    private static final int MOST = 12;
    private static final double LONG = 5;

    private Ticks() {}

    /** @param label empty for a minor tick */
    public record Tick(double value, String label) {
        public boolean major() {
            return !label.isEmpty();
        }
    }

    /** Ticks at multiples of 1, 2 or 5 times a power of ten, at most {@code count} labels where those are two or more. */
    public static List<Tick> linear(double low, double high, int count) {
        double span = high - low;
        if (!(span > 0) || Double.isInfinite(span)) {
            return List.of(new Tick(low, Numbers.format(low, 4)));
        }
        double step = step(span / Math.max(1, count - 1));
        if (Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) < 1 && count < MOST) {
            return linear(low, high, count + 1);
        }
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        if (step < 4 * Math.ulp(Math.max(Math.abs(low), Math.abs(high)))) {
            // a span near the spacing of doubles has no round numbers: name the two ends in full
            return List.of(new Tick(low, Numbers.format(low, 17)), new Tick(high, Numbers.format(high, 17)));
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        double largest = Math.max(Math.abs(low), Math.abs(high));
        // Far from 0 in small steps, the digits that differ come last: a power of ten behind them would only be in the way.
        boolean plain = decimals <= 4 && (largest < 1e5 || largest < 1e10 && span < 1e-3 * largest);
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            double value = i == 0 ? 0 : i * step;
            int digits = (int) Math.max(1, Math.floor(Math.log10(Math.max(Math.abs(value), step)) + 1e-9)
                    - Math.floor(Math.log10(step) + 1e-9) + 1);
            ticks.add(new Tick(value, plain ? Numbers.fixed(value, decimals) : Numbers.format(value, digits)));
        }
        return ticks;
    }

    /** Those at whole numbers, where there are at least two of them; all where there are not. */
    static List<Tick> whole(List<Tick> ticks) {
        List<Tick> whole = ticks.stream().filter(tick -> tick.value() == Math.rint(tick.value()))
                .map(tick -> new Tick(tick.value(), Math.abs(tick.value()) < 1e5 ? Numbers.fixed(tick.value(), 0) : tick.label())).toList();
        return whole.size() < 2 ? ticks : whole;
    }

    /**
     * Ticks of a log axis: whole decades, every k-th labelled so that there are at most {@code count} labels; below two
     * decades the values 1, 2, 5 or 1 to 9 or 1, 3 times powers of ten, whichever fit, and below that linear ones, so that
     * there are always at least two labels.
     */
    static List<Tick> logarithmic(double low, double high, int count) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        if (last - first >= 2 || last - first == 1 && high / low < 200) {
            return decades(low, high, first, last, count);
        }
        // Linear ticks crowd at the upper end of a long log axis: there two labels are enough.
        int least = high / low > LONG ? 2 : 3;
        for (int[] mantissas : new int[][] {{1, 2, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 3}}) {
            List<Tick> ticks = multiples(low, high, mantissas);
            if (ticks.size() >= least && ticks.size() <= Math.max(3, count)) {
                return ticks;
            }
        }
        return linear(low, high, Math.max(3, count));
    }

    /** Whether these are at least two different numbers and all of them powers of two from 2⁻¹⁰ to 2³⁰. */
    static boolean powersOfTwo(double[] values) {
        return Arrays.stream(values).distinct().count() > 1 && Arrays.stream(values).allMatch(v -> v > 0 && v >= 0x1p-10 && v <= 0x1p30
                && v == Math.scalb(1.0, Math.getExponent(v)));
    }

    /**
     * Ticks at powers of two, every k-th labelled so that there are at most {@code count} labels; those of
     * {@link #logarithmic} where fewer than two are in sight.
     */
    static List<Tick> binary(double low, double high, int count) {
        int first = (int) Math.ceil(Math.log(low) / Math.log(2) - 1e-9);
        int last = (int) Math.floor(Math.log(high) / Math.log(2) + 1e-9);
        if (last <= first || last - first > 60) {
            return logarithmic(low, high, count);
        }
        int stride = Math.max(1, (last - first + count) / Math.max(1, count));
        List<Tick> ticks = new ArrayList<>();
        for (int e = first; e <= last; e++) {
            double value = Math.scalb(1.0, e);
            // every label of up to 2^30 is a whole number in full: nobody reads 6.55×10⁴ as 2^16
            ticks.add(new Tick(value, Math.floorMod(e, stride) != 0 ? "" : e < 0 ? "1/" + (1L << -e) : Long.toString(1L << e)));
        }
        return ticks;
    }

    private static List<Tick> decades(double low, double high, int first, int last, int count) {
        int stride = Math.max(1, (last - first + count) / Math.max(1, count));
        List<Tick> ticks = new ArrayList<>();
        for (int e = first - 1; e <= last; e++) {
            if (e >= first) {
                boolean labelled = Math.floorMod(e, stride) == 0;
                // Ticks without a label between those with one, unless they were so many that they made a bar.
                if (labelled || last - first <= UNLABELLED * count) {
                    ticks.add(new Tick(Math.pow(10, e), labelled ? Numbers.powerOfTen(e) : ""));
                }
            }
            for (int m = 2; m <= 9 && last - first < MINOR_DECADES; m++) {
                double value = m * Math.pow(10, e);
                if (value >= low && value <= high) {
                    ticks.add(new Tick(value, ""));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> multiples(double low, double high, int[] mantissas) {
        List<Tick> ticks = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
            for (int m : mantissas) {
                double value = e < 0 ? m / Math.pow(10, -e) : m * Math.pow(10, e);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    ticks.add(new Tick(value, Numbers.format(value, 2)));
                }
            }
        }
        return ticks;
    }

    private static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double m : new double[] {1, 2, 5}) {
            if (m * power >= atLeast * (1 - 1e-9)) {
                return m * power;
            }
        }
        return 10 * power;
    }
}
