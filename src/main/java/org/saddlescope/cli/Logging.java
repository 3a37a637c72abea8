package org.saddlescope.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Keeps the console for what the program has to say: libraries stay silent, its own warnings are shown. */
public final class Logging {
    private static final String CONFIGURATION = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=WARNING
            java.util.logging.SimpleFormatter.format=%4$s: %5$s%6$s%n
            .level=OFF
            javafx.level=OFF
            org.saddlescope.level=WARNING
            """;

    private Logging() {}

    /** Call before any library is loaded; does nothing where the user has named a logging configuration. */
    public static void quiet() {
        if (System.getProperty("java.util.logging.config.file") != null || System.getProperty("java.util.logging.config.class") != null) {
            return;
        }
        try {
            LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
