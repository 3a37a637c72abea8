package org.saddlescope.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
     * The text of a key with these arguments in it. Numbers are to be formatted by the caller, who knows their precision.
     *
     * @throws IllegalArgumentException where the bundle has no such key
     */
    public static String of(String key, Object... arguments) {
        return new MessageFormat(of(key), Locale.ROOT).format(arguments);
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
