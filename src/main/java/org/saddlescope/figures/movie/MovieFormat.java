package org.saddlescope.figures.movie;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a run or a lesson can be exported as, apart from single figures. */
public enum MovieFormat {
    GIF, MP4, HTML;

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file's name asks for. */
    public static Optional<MovieFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format.extension())).findFirst();
    }
}
