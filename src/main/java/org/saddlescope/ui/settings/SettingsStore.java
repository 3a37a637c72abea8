package org.saddlescope.ui.settings;

import java.nio.file.Path;
import org.saddlescope.ui.base.KeptFile;

/** Keeps the settings in one JSON file. */
public final class SettingsStore {
    private final KeptFile<Settings> file;

    public SettingsStore(Path file) {
        this.file = new KeptFile<>(file, Settings.class, Settings.DEFAULT);
    }

    public Settings load() {
        return read().value();
    }

    public KeptFile.Kept<Settings> read() {
        return file.read();
    }

    public void save(Settings settings) {
        file.write(settings);
    }
}
