package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void settingsComeBackAsTheyWereSaved() throws IOException {
        SettingsStore store = new SettingsStore(folder.resolve("new").resolve("settings.json"));
        Settings saved = Settings.DEFAULT.sized(1000, 700, true).opened(folder.resolve("a.json"))
                .looking(ColourMap.MAGMA, false, Settings.ThemeChoice.DARK);
        store.save(saved);
        assertEquals(saved, store.load());
        try (var files = Files.list(folder.resolve("new"))) {
            assertEquals(List.of("settings.json"), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void aCorruptFileGivesTheDefaults() throws IOException {
        Path file = folder.resolve("settings.json");
        for (String text : List.of("", "{", "[]", "{\"width\": \"wide\"}", "{\"colours\": \"RAINBOW\"}")) {
            Files.writeString(file, text);
            assertEquals(Settings.DEFAULT, new SettingsStore(file).load(), text);
        }
    }

    @Test
    void absurdValuesAreThoseOfTheDefaults() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"width\": -5, \"height\": 1e9, \"logScale\": true, \"unknown\": 1}");
        assertEquals(Settings.DEFAULT, new SettingsStore(file).load());
    }

    @Test
    void whatAnOlderFileLeavesOutIsTheDefault() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"width\": 900, \"height\": 700}");
        assertEquals(Settings.DEFAULT.sized(900, 700, false), new SettingsStore(file).load(), "the logarithmic scale, too, which is on");
    }

    @Test
    void theEightFilesOpenedLastAreRememberedOnce() {
        Settings settings = Settings.DEFAULT;
        for (int i : IntStream.range(0, 12).toArray()) {
            settings = settings.opened(folder.resolve(i + ".json"));
        }
        settings = settings.opened(folder.resolve("7.json"));
        assertEquals(IntStream.of(7, 11, 10, 9, 8, 6, 5, 4).mapToObj(i -> folder.resolve(i + ".json").toString()).toList(), settings.recent());
        assertEquals(folder.toString(), settings.lastFolder());
    }

    @Test
    void eachSystemKeepsSettingsWhereItsUsersExpectThem() {
        Path home = folder;
        assertEquals(home.resolve(".config/saddlescope"), UserFolders.of("Linux", Map.of(), home).settings());
        assertEquals(home.resolve("x/saddlescope"), UserFolders.of("Linux", Map.of("XDG_CONFIG_HOME", home.resolve("x").toString()), home).settings());
        assertEquals(home.resolve(".config/saddlescope"), UserFolders.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home).settings());
        assertEquals(home.resolve("Library/Application Support/Saddlescope"), UserFolders.of("Mac OS X", Map.of(), home).settings());
        assertEquals(home.resolve("roaming/Saddlescope"), UserFolders.of("Windows 11", Map.of("APPDATA", home.resolve("roaming").toString()), home).settings());
    }
}
