package org.saddlescope.ui.experiment;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.experiment.Schema;

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

    /** A whole number within the bounds. */
    static long whole(String text, Schema.WholeNumber type) throws InvalidText {
        BigDecimal number = read(text, "a whole number");
        double value = number.doubleValue();
        if (value < type.min() || value > type.max()) {
            boolean openAbove = type.max() >= (type.wide() ? Long.MAX_VALUE : Integer.MAX_VALUE);
            String range = openAbove ? "at least " + type.min() : "between " + type.min() + " and " + type.max();
            throw new InvalidText("must be " + range + "; nearest: " + (value < type.min() ? type.min() : type.max()));
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw new InvalidText("must be a whole number; nearest: " + Math.clamp(Math.round(value), type.min(), type.max()));
        }
        return number.longValue();
    }

    /**
     * A finite number within the bounds.
     *
     * @param usual a valid value to name where the nearest one would say little
     */
    static double real(String text, Schema.RealNumber type, Optional<String> usual) throws InvalidText {
        double value = read(text, "a number").doubleValue();
        if (Double.isInfinite(value)) {
            throw new InvalidText("must be a finite number");
        }
        if (value < type.min() || value > type.max() || type.above() && value <= type.min()) {
            throw new InvalidText("must be " + range(type) + nearest(value, type, usual));
        }
        return value;
    }

    private static String range(Schema.RealNumber type) {
        if (Double.isInfinite(type.min())) {
            return "at most " + format(type.max());
        }
        String low = format(type.min());
        if (Double.isInfinite(type.max())) {
            return (type.above() ? "above " : "at least ") + low;
        }
        return type.above() ? "above " + low + " and at most " + format(type.max()) : "between " + low + " and " + format(type.max());
    }

    private static String nearest(double value, Schema.RealNumber type, Optional<String> usual) {
        if (value > type.max()) {
            return "; nearest: " + format(type.max());
        }
        // An open bound has no nearest value: the usual one says more than the smallest double.
        return type.above() ? usual.map(one -> "; for example " + one).orElse("") : "; nearest: " + format(type.min());
    }

    private static BigDecimal read(String text, String expected) throws InvalidText {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidText(text.isBlank() ? expected + " is needed here" : "“" + shortened(text.strip()) + "” is not " + expected);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 19) + "…";
    }
}
