package org.saddlescope.ui.runs;

import java.nio.file.Path;
import java.time.LocalDateTime;
import org.saddlescope.experiment.RunDigest;
import org.saddlescope.experiment.RunLabel;

/**
 * A run in the list.
 *
 * @param folder  where it is
 * @param running whether it is being made now, by this program or another one
 */
public record RunEntry(Path folder, LocalDateTime started, RunDigest digest, RunLabel label, boolean running) {
    /** What it is called: as the user wants, or as its experiment. */
    public String name() {
        return label.name().isEmpty() ? digest.name() : label.name();
    }
}
