package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;

/** The words of validation messages: what a type expects, and what was found instead. */
final class Expected {
    private static final int LONGEST = 60;

    private Expected() {}

    /** What values a type takes, for instance {@code a number above 0 and at most 1000000}. */
    static String of(Schema.Type type) {
        return switch (type) {
            case Schema.WholeNumber(long min, long max, boolean wide) -> {
                boolean below = min > (wide ? Long.MIN_VALUE : Integer.MIN_VALUE);
                boolean above = max < (wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
                yield min == max ? "the whole number " + min : "a whole number" + range(below ? "" + min : "", above ? "" + max : "", false);
            }
            case Schema.RealNumber(double min, double max, boolean above) ->
                    "a number" + range(Double.isInfinite(min) ? "" : number(min), Double.isInfinite(max) ? "" : number(max), above);
            case Schema.Flag _ -> "true or false";
            case Schema.Text _ -> "text in quotes";
            case Schema.Any _ -> "any JSON value";
            case Schema.Choice choice -> "one of " + String.join(", ", choice.names());
            case Schema.ListOf list -> "a list of " + size(list) + (list.element() instanceof Schema.WholeNumber
                    || list.element() instanceof Schema.RealNumber ? "numbers" : "elements");
            case Schema.OptionalOf optional -> of(optional.element());
            case Schema.RecordType _ -> "an object {...}";
            case Schema.Union union -> "an object {\"type\": ...} with one of the types " + String.join(", ", union.names());
        };
    }

    /** A value as JSON, on one line and cut where it is long. */
    static String found(JsonNode node) {
        String text = JsonText.compact(node);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    static String number(double value) {
        return JsonText.compact(Encoder.number(value));
    }

    private static String range(String min, String max, boolean above) {
        if (above && !min.isEmpty()) {
            return " above " + min + (max.isEmpty() ? "" : " and at most " + max);
        }
        if (min.isEmpty()) {
            return max.isEmpty() ? "" : " of at most " + max;
        }
        return max.isEmpty() ? " of at least " + min : " from " + min + " to " + max;
    }

    private static String size(Schema.ListOf list) {
        if (list.minSize() == list.maxSize()) {
            return list.minSize() + " ";
        }
        if (list.maxSize() == Integer.MAX_VALUE) {
            return list.minSize() == 0 ? "" : "at least " + list.minSize() + " ";
        }
        return list.minSize() + " to " + list.maxSize() + " ";
    }
}
