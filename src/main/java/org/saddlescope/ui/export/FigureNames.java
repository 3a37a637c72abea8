package org.saddlescope.ui.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.saddlescope.experiment.FileNames;
import org.saddlescope.figures.Figure;

/** What figures are called beside each other, and the files that they go to. */
final class FigureNames {
    private static final String AFTER_RUN = ": ";

    private FigureNames() {}

    /** The titles without what they all begin with, which is the name of the run. */
    static List<String> brief(List<Figure> figures) {
        List<String> titles = figures.stream().map(figure -> figure.title().isBlank() ? figure.getClass().getSimpleName() : figure.title()).toList();
        String first = titles.getFirst();
        int end = first.lastIndexOf(AFTER_RUN);
        while (end >= 0) {
            String run = first.substring(0, end + AFTER_RUN.length());
            if (titles.stream().allMatch(title -> title.startsWith(run))) {
                return titles.stream().map(title -> upper(title.substring(run.length()))).toList();
            }
            end = first.lastIndexOf(AFTER_RUN, end - 1);
        }
        return titles;
    }

    /** File names without an ending, one a name and no two equal. */
    static List<String> files(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> files = new ArrayList<>();
        for (String name : names) {
            String plain = FileNames.of(name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", ""));
            String file = plain;
            for (int n = 2; !taken.add(file); n++) {
                file = plain + "-" + n;
            }
            files.add(file);
        }
        return files;
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
