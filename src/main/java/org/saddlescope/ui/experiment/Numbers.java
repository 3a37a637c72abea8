package org.saddlescope.ui.experiment;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Text;

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
        BigDecimal number = read(text, Text.of("form.number.a-whole"));
        double value = number.doubleValue();
        if (value < type.min() || value > type.max()) {
            boolean openAbove = type.max() >= (type.wide() ? Long.MAX_VALUE : Integer.MAX_VALUE);
            String range = openAbove ? Text.of("form.number.least", Long.toString(type.min())) : Text.of("form.number.between", Long.toString(type.min()), Long.toString(type.max()));
            throw new InvalidText(Text.of("form.number.must", range) + Text.of("form.number.nearest", Long.toString(value < type.min() ? type.min() : type.max())));
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw new InvalidText(Text.of("form.number.must", Text.of("form.number.a-whole")) + Text.of("form.number.nearest", Long.toString(Math.clamp(Math.round(value), type.min(), type.max()))));
        }
        return number.longValue();
    }

    /**
     * A finite number within the bounds.
     *
     * @param usual a valid value to name where the nearest one would say little
     */
    static double real(String text, Schema.RealNumber type, Optional<String> usual) throws InvalidText {
        double value = read(text, Text.of("form.number.a")).doubleValue();
        if (Double.isInfinite(value)) {
            throw new InvalidText(Text.of("form.number.must", Text.of("form.number.a-finite")));
        }
        if (value < type.min() || value > type.max() || type.above() && value <= type.min()) {
            throw new InvalidText(Text.of("form.number.must", range(type)) + nearest(value, type, usual));
        }
        return value;
    }

    private static String range(Schema.RealNumber type) {
        if (Double.isInfinite(type.min())) {
            return Text.of("form.number.most", format(type.max()));
        }
        String low = format(type.min());
        if (Double.isInfinite(type.max())) {
            return type.above() ? Text.of("form.number.above", low) : Text.of("form.number.least", low);
        }
        return type.above() ? Text.of("form.number.above-most", low, format(type.max())) : Text.of("form.number.between", low, format(type.max()));
    }

    private static String nearest(double value, Schema.RealNumber type, Optional<String> usual) {
        if (value > type.max()) {
            return Text.of("form.number.nearest", format(type.max()));
        }
        // An open bound has no nearest value: the usual one says more than the smallest double.
        return type.above() ? usual.map(one -> Text.of("form.number.usual", one)).orElse("") : Text.of("form.number.nearest", format(type.min()));
    }

    private static BigDecimal read(String text, String expected) throws InvalidText {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidText(text.isBlank() ? Text.of("form.number.needed", expected) : Text.of("form.number.not", shortened(text.strip()), expected));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 19) + "…";
    }
}
