package org.saddlescope.data.weights;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tensor as a layer and its part: {@code features.0.weight} is the weight of {@code features.0}, {@code W2}
 * that of layer 2. Parts of one meaning have one name, whatever the tool calls them.
 */
record TensorName(String layer, String part) {
    private static final Pattern JOINED = Pattern.compile("(.*?)_?(weight|bias|kernel|gain|gamma|scale)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTER = Pattern.compile("([WwBb])_?(\\d*)");
    private static final Pattern PIECES = Pattern.compile("\\d+|\\D+");
    private static final Map<String, String> PARTS = Map.ofEntries(Map.entry("weight", "w"), Map.entry("kernel", "w"), Map.entry("w", "w"),
            Map.entry("gain", "w"), Map.entry("gamma", "w"), Map.entry("scale", "w"), Map.entry("embedding", "w"),
            Map.entry("bias", "b"), Map.entry("b", "b"), Map.entry("beta", "b"), Map.entry("shift", "b"));

    static TensorName of(String name) {
        int cut = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
        if (cut >= 0) {
            return new TensorName(name.substring(0, cut), part(name.substring(cut + 1)));
        }
        Matcher letter = LETTER.matcher(name);
        if (letter.matches()) {
            return new TensorName(letter.group(2), part(letter.group(1)));
        }
        Matcher joined = JOINED.matcher(name);
        return joined.matches() ? new TensorName(joined.group(1), part(joined.group(2))) : new TensorName(name, "");
    }

    private static String part(String text) {
        return PARTS.getOrDefault(text.toLowerCase(Locale.ROOT), text);
    }

    /** The name with its numbers blanked: names that differ in numbers alone have an order. */
    static String withoutNumbers(String name) {
        return name.replaceAll("\\d+", "#");
    }

    /** Numbers within names by their value, everything else by its characters. */
    static Comparator<String> naturally() {
        return (a, b) -> {
            List<String> left = pieces(a);
            List<String> right = pieces(b);
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                int order = Character.isDigit(left.get(i).charAt(0)) && Character.isDigit(right.get(i).charAt(0))
                        ? new BigInteger(left.get(i)).compareTo(new BigInteger(right.get(i))) : left.get(i).compareTo(right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(left.size(), right.size());
        };
    }

    private static List<String> pieces(String text) {
        return PIECES.matcher(text).results().map(java.util.regex.MatchResult::group).toList();
    }
}
