package org.saddlescope.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.workspace.Reading;

/**
 * The window's lasting choices, which other commands change one by one. A change takes effect at once and is kept.
 *
 * @param options  how things look
 * @param pace     how fast small runs go by
 * @param looking  commands that switch how things look
 * @param watching commands that switch how runs are watched
 * @param keeping  whether runs are kept as they are trained
 * @param folders  where all this is kept, and what the window makes
 * @param reveal   shows a folder in the system's file manager
 */
public record Preferences(ViewOptions options, Property<Pace> pace, List<Command> looking, Watching watching, BooleanProperty keeping,
                   UserFolders folders, Consumer<Path> reveal) {
    /** How runs are watched, each on or off. */
    public record Watching(Command live, Command follow, Command scrub) {
        List<Command> all() {
            return List.of(live, follow, scrub);
        }
    }

    public Preferences {
        looking = List.copyOf(looking);
    }

    /** Everything as in a program that was never started before. */
    void reset() {
        Settings settings = Settings.DEFAULT;
        options.themeChoiceProperty().set(settings.theme());
        options.coloursProperty().set(settings.colours());
        options.logScaleProperty().set(settings.logScale());
        options.readingProperty().set(Reading.STANDARD);
        pace.setValue(settings.pace());
        set(watching.live, LiveChoices.DEFAULT.live());
        set(watching.follow, LiveChoices.DEFAULT.follow());
        set(watching.scrub, LiveChoices.DEFAULT.scrubbing());
        keeping.set(KeptRuns.DEFAULT.keep());
    }

    private static void set(Command command, boolean on) {
        command.selected().ifPresent(selected -> selected.set(on));
    }
}
