package org.saddlescope.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name most likely meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The candidate at the least edit distance, case ignored, where it is close: at most a third of the longer name,
     * and 2 for short ones. Of equally close ones the first.
     */
    public static Optional<String> to(String name, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(fold(name), fold(candidate))
                        <= Math.max(2, Math.max(name.length(), candidate.length()) / 3))
                .min(Comparator.comparingInt(candidate -> distance(fold(name), fold(candidate))));
    }

    /** The end of a message about an unknown name: {@code did you mean "stepSize"?}, or all there are. */
    public static String hint(String name, Collection<String> candidates) {
        return to(name, candidates)
                .map(close -> "did you mean \"" + close + "\"?")
                .orElseGet(() -> candidates.isEmpty() ? "there are none" : "known: " + String.join(", ", candidates));
    }

    /**
     * The least number of insertions, deletions, substitutions and swaps of neighbours that turn one text into the
     * other, no part edited twice (optimal string alignment; Damerau 1964).
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    /** Long input is cut: the table of distances is quadratic. */
    private static String fold(String name) {
        return name.substring(0, Math.min(name.length(), 64)).toLowerCase(Locale.ROOT);
    }
}
