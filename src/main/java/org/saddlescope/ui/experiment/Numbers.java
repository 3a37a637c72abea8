package org.saddlescope.ui.experiment;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people write them, within the bounds of a setting. */
final class Numbers {
    private Numbers() {}

    /** The shortest text that reads back as this number: {@code 0.1}, {@code 1e-8}, {@code 300}. */
    static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        return Double.toString(value).replace(".0E", "E").toLowerCase(Locale.ROOT);
    }

    /** A whole number of {@code int} or {@code long} within the field's bounds. */
    static long whole(String text, Field field) throws InvalidText {
        BigDecimal number = read(text, "a whole number");
        double low = Math.max(field.min(), field.type() == int.class || field.type() == Integer.class ? Integer.MIN_VALUE : Long.MIN_VALUE);
        double high = Math.min(field.max(), field.type() == int.class || field.type() == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
        double value = number.doubleValue();
        if (value < low || value > high || field.above() && value <= low) {
            throw new InvalidText(bounds(field, low, high, value));
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw new InvalidText("must be a whole number; nearest: " + Math.round(value));
        }
        return number.longValue();
    }

    /** A finite number within the field's bounds. */
    static double real(String text, Field field) throws InvalidText {
        double value = read(text, "a number").doubleValue();
        if (Double.isInfinite(value)) {
            throw new InvalidText("must be a finite number");
        }
        if (value < field.min() || value > field.max() || field.above() && value <= field.min()) {
            throw new InvalidText(bounds(field, field.min(), field.max(), value));
        }
        return value;
    }

    private static BigDecimal read(String text, String expected) throws InvalidText {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidText(text.isBlank() ? expected + " is needed here" : "“" + shortened(text.strip()) + "” is not " + expected);
        }
    }

    private static String bounds(Field field, double low, double high, double value) {
        String lower = field.above() ? "above " + format(low) : "at least " + format(low);
        boolean openAbove = Double.isInfinite(field.max());
        String range = openAbove ? lower : field.above()
                ? "above " + format(low) + " and at most " + format(high)
                : "between " + format(low) + " and " + format(high);
        if (value > high) {
            return "must be " + (Double.isInfinite(field.min()) ? "at most " + format(high) : range) + "; nearest: " + format(high);
        }
        if (field.above()) {
            // An open bound has no nearest value: the usual one says more than the smallest double.
            return "must be " + range + field.fallback().map(usual -> "; for example " + usual).orElse("");
        }
        return "must be " + range + "; nearest: " + format(low);
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 19) + "…";
    }
}
