package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the names that people give into file names that every system takes. */
public final class FileNames {
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._-]+");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final int LONGEST = 60;

    private FileNames() {}

    /** One file name a name, no two equal even where upper and lower case are the same; in the order given. */
    static List<String> unique(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> files = new ArrayList<>();
        for (String name : names) {
            String plain = of(name);
            String file = plain;
            for (int n = 2; !taken.add(file.toLowerCase(Locale.ROOT)); n++) {
                file = plain + "_" + n;
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    /** Everything but letters, digits, dots, hyphens and underscores becomes an underscore. */
    public static String of(String name) {
        String safe = UNSAFE.matcher(name.strip()).replaceAll("_");
        // A leading dot hides the file; a trailing one is dropped by Windows.
        safe = safe.replaceAll("^[._]+|[._]+$", "");
        if (safe.length() > LONGEST) {
            safe = safe.substring(0, safe.offsetByCodePoints(0, safe.codePointCount(0, LONGEST)));
        }
        return safe.isEmpty() || RESERVED.matcher(safe).matches() ? "_" + safe : safe;
    }
}
