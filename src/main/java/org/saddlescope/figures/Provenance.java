package org.saddlescope.figures;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.saddlescope.conditions.Reading;

/** The provenances of several ratios as one line that says each f* and x* once. */
final class Provenance {
    private static final Pattern WITH_SOURCE = Pattern.compile("(.*?) \\((.*)\\)");

    /** Numbers as a program writes them; those of a citation stay as they are. */
    private static final Pattern NUMBER = Pattern.compile("(?<== |at most )-?\\d+(\\.\\d+)?(E-?\\d+)?(?![\\w.])");
    private static final int DIGITS = 7;

    private Provenance() {}

    /**
     * "f* = 0 (known in closed form)" and "f* = 0 (for PL* by definition) · x*: declared" give
     * "f* = 0 (known in closed form; for PL* by definition) · x*: declared".
     *
     * @param notes as {@link Reading#provenance()} puts them
     * @return empty where they say nothing
     */
    static String line(List<String> notes) {
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        for (String note : notes) {
            for (String part : note.split(Pattern.quote(Reading.AND))) {
                Matcher matcher = WITH_SOURCE.matcher(part);
                boolean sourced = matcher.matches();
                Set<String> known = sources.computeIfAbsent(sourced ? matcher.group(1) : part, _ -> new LinkedHashSet<>());
                if (sourced) {
                    known.add(matcher.group(2));
                }
            }
        }
        sources.remove("");
        return sources.entrySet().stream()
                .map(entry -> entry.getKey() + (entry.getValue().isEmpty() ? "" : " (" + String.join("; ", entry.getValue()) + ")"))
                .map(Provenance::readable)
                .collect(Collectors.joining(Reading.AND));
    }

    /** All digits of a number are in the data beside a figure; on it they hide what the line says. */
    static String readable(String words) {
        return NUMBER.matcher(words.replace(" - ", " − ")).replaceAll(found -> Numbers.format(Double.parseDouble(found.group()), DIGITS));
    }
}
