package org.saddlescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.saddlescope.ui.base.KeptFile;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.saddlescope.ui.settings.ViewOptions;
import org.saddlescope.ui.workspace.Arranger;
import org.saddlescope.ui.workspace.Layout;
import org.saddlescope.ui.workspace.Reading;
import org.saddlescope.ui.workspace.Seating;

/** What the window keeps from one start to the next: settings, where the views stand, and how large it writes. */
final class WindowMemory {
    private final SettingsStore settingsStore;
    private final KeptFile<Layout> layoutFile;
    private final KeptFile<Reading> readingFile;
    private final Executor io;
    private final ObjectProperty<Settings> settings;
    private final Arranger arranger;
    private final ViewOptions options;
    private final List<String> warnings;

    /** Reads what an earlier start has left. */
    WindowMemory(WorkbenchWindow.Parts parts) {
        settingsStore = parts.settings();
        layoutFile = parts.layout();
        readingFile = parts.reading();
        io = parts.io();
        KeptFile.Kept<Settings> kept = settingsStore.read();
        KeptFile.Kept<Layout> layout = layoutFile.read();
        KeptFile.Kept<Reading> reading = readingFile.read();
        settings = new SimpleObjectProperty<>(kept.value());
        arranger = new Arranger(layout.value());
        // Where the platform cannot say what the system looks like, it is light.
        options = new ViewOptions(settings.get(), reading.value(), Platform.getPreferences().colorSchemeProperty());
        warnings = Stream.of(kept.warning(), layout.warning(), reading.warning()).flatMap(Optional::stream).toList();
    }

    /** From now on every change is written. */
    void keep() {
        settings.subscribe((before, after) -> io.execute(() -> settingsStore.save(after)));
        arranger.seatingProperty().map(Seating::layout).subscribe((before, after) -> io.execute(() -> layoutFile.write(after)));
        options.readingProperty().subscribe((before, after) -> io.execute(() -> readingFile.write(after)));
    }

    /** What could not be read, so that the defaults are used. */
    List<String> warnings() {
        return warnings;
    }

    ObjectProperty<Settings> settings() {
        return settings;
    }

    Arranger arranger() {
        return arranger;
    }

    ViewOptions options() {
        return options;
    }
}
