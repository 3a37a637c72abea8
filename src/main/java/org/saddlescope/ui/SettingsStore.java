package org.saddlescope.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings in one JSON file. A file that cannot be read gives the defaults: settings never stop the program. */
final class SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    SettingsStore(Path file) {
        this.file = file;
    }

    /** Where this system keeps the settings of a user's programs. */
    static Path standardFile() {
        return folder(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "."))).resolve("settings.json");
    }

    static Path folder(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return set(environment, "APPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Roaming")).resolve("Saddlescope");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Saddlescope");
        }
        // The XDG specification has relative paths ignored.
        return set(environment, "XDG_CONFIG_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".config")).resolve("saddlescope");
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Settings load() {
        if (!Files.isRegularFile(file)) {
            return Settings.DEFAULT;
        }
        try {
            return JSON.readValue(file.toFile(), Settings.class);
        } catch (IOException e) {
            LOG.warn("The settings in {} cannot be read and are the defaults now: {}", file, e.getMessage());
            return Settings.DEFAULT;
        }
    }

    /** Writes to a temporary file first: a crash leaves the old settings or the new ones, never half of them. */
    void save(Settings settings) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), "settings", ".tmp");
            try {
                JSON.writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), settings);
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.warn("The settings cannot be saved in {}: {}", file, e.toString());
        }
    }
}
