package org.saddlescope.ui.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.experiment.Words;
import org.saddlescope.ui.run.Pace;

/**
 * What the window remembers from one start to the next.
 *
 * @param width      the window's width in the units of the screen
 * @param recent     the files opened last, the newest first
 * @param lastFolder where the file dialogs open; empty: the home folder
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(double width, double height, boolean maximised, List<String> recent, String lastFolder,
                ColourMap colours, boolean logScale, ThemeChoice theme, Pace pace) {
    static final int RECENT = 8;
    public static final Settings DEFAULT = new Settings(1360, 860, false, List.of(), "", ColourMap.VIRIDIS, true, ThemeChoice.SYSTEM, Pace.WATCHABLE);

    /** The theme asked for: one of the two, or what the system has. */
    public enum ThemeChoice {
        SYSTEM, LIGHT, DARK;

        public String label() {
            return this == SYSTEM ? Text.of("menu.asTheSystem") : Words.of(name());
        }
    }

    /** Values that a hand-edited or older file leaves out or spoils are those of {@link #DEFAULT}. */
    public Settings {
        width = width >= 400 && width <= 20_000 ? width : 1360;
        height = height >= 300 && height <= 20_000 ? height : 860;
        recent = recent == null ? List.of() : recent.stream().filter(file -> file != null && !file.isBlank()).limit(RECENT).toList();
        lastFolder = lastFolder == null ? "" : lastFolder;
        colours = colours == null ? ColourMap.VIRIDIS : colours;
        theme = theme == null ? ThemeChoice.SYSTEM : theme;
        pace = pace == null ? Pace.WATCHABLE : pace;
    }

    /** With this file as the one opened last. */
    public Settings opened(Path file) {
        String name = file.toAbsolutePath().normalize().toString();
        List<String> files = Stream.concat(Stream.of(name), recent.stream().filter(other -> !other.equals(name))).limit(RECENT).toList();
        String folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).map(Path::toString).orElse("");
        return new Settings(width, height, maximised, files, folder, colours, logScale, theme, pace);
    }

    public Settings sized(double newWidth, double newHeight, boolean nowMaximised) {
        return new Settings(newWidth, newHeight, nowMaximised, recent, lastFolder, colours, logScale, theme, pace);
    }

    public Settings looking(ColourMap newColours, boolean newLogScale, ThemeChoice newTheme) {
        return new Settings(width, height, maximised, recent, lastFolder, newColours, newLogScale, newTheme, pace);
    }

    public Settings pacing(Pace newPace) {
        return new Settings(width, height, maximised, recent, lastFolder, colours, logScale, theme, newPace);
    }
}
