package org.saddlescope.ui.experiment;

import java.util.Locale;
import java.util.Map;
import org.saddlescope.ui.base.Text;

/** Names of the code turned into words for people. */
public final class Words {
    private static final Map<String, String> SPECIAL = Map.of(
            "relu", Text.of("words.relu"), "erf", Text.of("words.erf"), "idx", Text.of("words.idx"), "csv", Text.of("words.csv"),
            "alpha beta", Text.of("words.alphaBeta"), "smoothness fit", Text.of("words.smoothnessFit"),
            "kernel every", Text.of("words.kernelEvery"), "component minimum", Text.of("words.componentMinimum"),
            "output initialisation", Text.of("words.outputInitialisation"));

    private Words() {}

    /** {@code stepSize} → "Step size", {@code HALF_SQUARED_ERROR} → "Half squared error". */
    public static String of(String identifier) {
        String spaced = identifier.equals(identifier.toUpperCase(Locale.ROOT))
                ? identifier.replace('_', ' ')
                : identifier.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ");
        String lower = spaced.toLowerCase(Locale.ROOT);
        String special = SPECIAL.get(lower);
        if (special != null) {
            return special;
        }
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    /** The words as they stand inside a sentence. */
    public static String inSentence(String words) {
        return words.length() > 1 && Character.isUpperCase(words.charAt(1))
                ? words
                : words.substring(0, Math.min(1, words.length())).toLowerCase(Locale.ROOT) + words.substring(Math.min(1, words.length()));
    }
}
