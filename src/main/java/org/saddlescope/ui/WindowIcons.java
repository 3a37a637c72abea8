package org.saddlescope.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The program's icon in the sizes that window managers ask for. */
final class WindowIcons {
    private WindowIcons() {}

    static List<Image> all() {
        return Stream.of(16, 32, 48, 128).map(WindowIcons::image).toList();
    }

    /** The icon with this many pixels a side. */
    static Image image(int pixels) {
        String name = "/org/saddlescope/assets/icon/saddlescope-" + pixels + ".png";
        try (InputStream in = Objects.requireNonNull(WindowIcons.class.getResourceAsStream(name), name)) {
            return new Image(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
