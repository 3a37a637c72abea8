package org.saddlescope.ui.settings;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.saddlescope.figures.Style;

/** The style sheets: the colours of a theme, and what both themes share. */
public final class Themes {
    private Themes() {}

    /** Makes these style sheets those of the theme. */
    public static void apply(List<String> sheets, Style.Theme theme) {
        List<String> wanted = Stream.concat(Stream.of(sheet("workbench"), sheet(theme.dark() ? "dark" : "light")),
                theme.contrast() ? Stream.of(sheet("contrast")) : Stream.empty()).toList();
        if (!sheets.equals(wanted)) {
            sheets.clear();
            sheets.addAll(wanted);
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/org/saddlescope/assets/" + name + ".css"), name).toExternalForm();
    }
}
