package org.saddlescope.experiment.study;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as tables show them. */
public final class Shown {
    private static final MathContext DIGITS = new MathContext(5);

    private Shown() {}

    /** Rounded to five digits: 133.25, 5.421e-7, NaN, ∞. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String text = exponent < -4 || exponent > 6
                ? rounded.unscaledValue().abs().toString().replaceFirst("^(\\d)(\\d+)$", "$1.$2") + "e" + exponent
                : rounded.abs().toPlainString();
        return rounded.signum() < 0 ? "−" + text : text;
    }

    /** Rounded, unless it would then look like another number that it is not. */
    static String number(double value, double beside) {
        boolean blurred = Double.isFinite(value) && value != beside && number(value).equals(number(beside));
        return blurred ? Double.toString(value).replace("E", "e").replaceFirst("^-", "−") : number(value);
    }
}
