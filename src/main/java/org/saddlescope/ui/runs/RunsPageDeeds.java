package org.saddlescope.ui.runs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.notice.FileManager;
import org.saddlescope.ui.notice.Notices;
import org.saddlescope.ui.settings.Settings;

/** What the page of the runs asks of the window. */
public record RunsPageDeeds(Documents documents, Dialogs dialogs, ObservableValue<Settings> settings, Executor io, Notices notices) implements RunsPage.Deeds {
    @Override
    public void open(Path folder) {
        documents.open(folder);
    }

    @Override
    public void reveal(Path folder) {
        new FileManager(io, notices).reveal(folder);
    }

    @Override
    public Optional<Path> destination() {
        return dialogs.copyTo(settings.getValue().lastFolder());
    }
}
