package org.saddlescope.ui.base;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * What the window says, in one bundle: {@code assets/strings/workbench.properties}. A key is lower-case words joined by
 * dots, the part of the window first. Arguments stand as {@code {0}}, {@code {1}}; an apostrophe in a text with
 * arguments is doubled, as {@link MessageFormat} wants it.
 */
public final class Text {
    private static final Properties STRINGS = load();

    private Text() {}

    /**
     * The text of a key.
     *
     * @throws IllegalArgumentException where the bundle has no such key; a test finds these before a user does
     */
    public static String of(String key) {
        String text = STRINGS.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("the bundle of strings has no key " + key);
        }
        return text;
    }

    /**
     * The text of a key with these arguments in it. A number stands as it is written in Java unless the text chooses by
     * it ({@code {0,choice,...}}): whoever wants another precision formats it first.
     *
     * @throws IllegalArgumentException where the bundle has no such key
     */
    public static String of(String key, Object... arguments) {
        MessageFormat format = new MessageFormat(of(key), Locale.ROOT);
        Format[] formats = format.getFormatsByArgumentIndex();
        Object[] shown = arguments.clone();
        for (int i = 0; i < shown.length; i++) {
            if (i >= formats.length || formats[i] == null) {
                shown[i] = String.valueOf(shown[i]);
            }
        }
        return format.format(shown);
    }

    private static Properties load() {
        Properties strings = new Properties();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(Text.class.getResourceAsStream("/org/saddlescope/assets/strings/workbench.properties")),
                StandardCharsets.UTF_8)) {
            strings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return strings;
    }
}
