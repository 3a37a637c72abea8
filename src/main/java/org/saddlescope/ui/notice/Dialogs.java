package org.saddlescope.ui.notice;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.saddlescope.figures.ColourRange;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.settings.Preferences;

/** The questions the window asks. An interface, so that a test can answer those that the system's own dialogs ask. */
public interface Dialogs {
    /** What to do with changes that were not saved. */
    enum Unsaved { SAVE, DISCARD, CANCEL }

    /** Which file to open. */
    Optional<Path> open(String folder);

    /** Which run folder to open. */
    Optional<Path> openFolder(String folder);

    /** Where to save. */
    Optional<Path> save(String folder, String suggestedName);

    /** Into which folder to copy a run. */
    Optional<Path> copyTo(String folder);

    /** Another range of colours; empty to leave it. */
    Optional<ColourRange> range(ColourRange now);

    Unsaved unsaved(String experiment);

    /** Whether something that takes long is to be computed. */
    boolean confirm(String question, String yes);

    /** A problem with everything known about it, to be read and copied. */
    void details(String message, String details);

    /** The shortcuts of these commands. */
    void shortcuts(List<Command> commands);

    /** What the conditions mean. */
    void conditions();

    /** What the program has noted. */
    void log();

    void about();

    /** The form of the window's lasting choices. */
    void preferences(Preferences preferences);
}
