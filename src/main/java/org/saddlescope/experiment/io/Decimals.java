package org.saddlescope.experiment.io;

/** Numbers as text files carry them: the shortest decimal that reads back as the same double, or nan, inf, -inf. */
public final class Decimals {
    private Decimals() {}

    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        // Double.toString has been the shortest round-trip decimal since JDK 19.
        return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    /**
     * The number of a text that {@link #text} wrote.
     *
     * @throws NumberFormatException where it is none
     */
    public static double parse(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
