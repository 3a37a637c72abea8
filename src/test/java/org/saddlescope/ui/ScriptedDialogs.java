package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.figures.ColourRange;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.settings.Preferences;

/** Answers given in advance, in place of the system's own dialogs, and a record of what was asked. */
final class ScriptedDialogs implements Dialogs {
    final List<String> asked = new ArrayList<>();
    /** What was offered to be chosen last. */
    Preferences offered;
    Optional<Path> file = Optional.empty();
    Unsaved unsaved = Unsaved.DISCARD;
    boolean agree = true;
    Optional<double[]> range = Optional.empty();

    @Override
    public Optional<Path> open(String folder) {
        asked.add("open");
        return file;
    }

    @Override
    public Optional<Path> openFolder(String folder) {
        asked.add("open folder");
        return file;
    }

    @Override
    public Optional<Path> save(String folder, String suggestedName) {
        asked.add("save " + suggestedName);
        return file;
    }

    @Override
    public Optional<Path> copyTo(String folder) {
        asked.add("copy to");
        return file;
    }

    @Override
    public Optional<ColourRange> range(ColourRange now) {
        asked.add("range " + now.from() + " to " + now.to());
        return range.map(ends -> now.between(ends[0], ends[1]));
    }

    @Override
    public Unsaved unsaved(String experiment) {
        asked.add("unsaved " + experiment);
        return unsaved;
    }

    @Override
    public boolean confirm(String question, String yes) {
        asked.add(question);
        return agree;
    }

    @Override
    public void details(String message, String details) {
        asked.add("details " + message);
    }

    @Override
    public void shortcuts(List<Command> commands) {
        asked.add("shortcuts");
    }

    @Override
    public void conditions() {
        asked.add("conditions");
    }

    @Override
    public void log() {
        asked.add("log");
    }

    @Override
    public void about() {
        asked.add("about");
    }

    @Override
    public void preferences(Preferences preferences) {
        asked.add("preferences");
        offered = preferences;
    }
}
