package org.saddlescope.ui;

import java.util.List;
import java.util.Objects;
import org.saddlescope.figures.Style;

/** The style sheets: the colours of a theme, and what both themes share. */
final class Themes {
    private Themes() {}

    /** Makes these style sheets those of the theme. */
    static void apply(List<String> sheets, Style.Theme theme) {
        List<String> wanted = List.of(sheet("workbench"), sheet(theme == Style.Theme.DARK ? "dark" : "light"));
        if (!sheets.equals(wanted)) {
            sheets.clear();
            sheets.addAll(wanted);
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/org/saddlescope/assets/" + name + ".css"), name).toExternalForm();
    }
}
