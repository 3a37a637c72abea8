package org.saddlescope.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as figures write them: a true minus sign, powers of ten as superscripts, the same in every locale. */
public final class Numbers {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final MathContext EXACT = new MathContext(17);

    private Numbers() {}

    /** A number rounded to so many significant digits, without trailing zeros: 0.125, −12, 3.2×10⁻⁵. */
    public static String format(double value, int digits) {
        return format(value, digits, RoundingMode.HALF_EVEN);
    }

    public static String format(double value, int digits, RoundingMode rounding) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return text(BigDecimal.valueOf(value).round(new MathContext(digits, rounding)));
    }

    /** The number with the fewest significant digits in [low, high], as text. */
    static String roundest(double low, double high) {
        return text(roundestValue(low, high));
    }

    /**
     * The number with the fewest significant digits in [low, high], the one nearest to the middle among equals; 0 where
     * the interval holds it.
     */
    static BigDecimal roundestValue(double low, double high) {
        if (low <= 0 && high >= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal a = BigDecimal.valueOf(low);
        BigDecimal b = BigDecimal.valueOf(high);
        BigDecimal middle = a.add(b).divide(BigDecimal.TWO, EXACT);
        for (int digits = 1; digits < EXACT.getPrecision(); digits++) {
            BigDecimal rounded = middle.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.compareTo(a) >= 0 && rounded.compareTo(b) <= 0) {
                return rounded;
            }
        }
        return middle;
    }

    /** 10 to an integer power: 10⁻³. */
    static String powerOfTen(int exponent) {
        return "10" + superscript(exponent);
    }

    static String superscript(int number) {
        StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(number)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A number with a fixed count of decimals, for the ticks of one axis. */
    static String fixed(double value, int decimals) {
        return sign(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.signum() == 0) {
            return "0";
        }
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= -3 && exponent < 5) {
            return sign(stripped.toPlainString());
        }
        String mantissa = stripped.movePointLeft(exponent).toPlainString();
        return switch (mantissa) {
            case "1" -> powerOfTen(exponent);
            case "-1" -> "−" + powerOfTen(exponent);
            default -> sign(mantissa) + "×" + powerOfTen(exponent);
        };
    }

    private static String sign(String text) {
        return text.replace('-', '−');
    }
}
