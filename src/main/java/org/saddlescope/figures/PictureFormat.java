package org.saddlescope.figures;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The files a figure can be written as. */
public enum PictureFormat {
    /** Pixels at the resolution asked for. */
    PNG,
    /** Lines and text as such; the heat map as an image. */
    SVG,
    /** Lines and outlines of text; the heat map as an image. */
    PDF;

    /** The ending of the file name, without a dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file's name asks for. */
    public static Optional<PictureFormat> of(Path file) {
        // The root of a file system has no name; it is what stands first of a path that is being typed.
        if (file.getFileName() == null) {
            return Optional.empty();
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format.extension())).findFirst();
    }
}
