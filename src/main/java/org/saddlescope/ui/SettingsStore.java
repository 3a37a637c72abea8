package org.saddlescope.ui;

import java.nio.file.Path;

/** Keeps the settings in one JSON file. */
final class SettingsStore {
    private final KeptFile<Settings> file;

    SettingsStore(Path file) {
        this.file = new KeptFile<>(file, Settings.class, Settings.DEFAULT);
    }

    Settings load() {
        return read().value();
    }

    KeptFile.Kept<Settings> read() {
        return file.read();
    }

    void save(Settings settings) {
        file.write(settings);
    }
}
