package org.saddlescope.ui.settings;

import org.saddlescope.ui.base.KeptFile;
import org.saddlescope.ui.base.UserFolders;

/**
 * What is kept of how runs are watched.
 *
 * @param live      whether slices are made while a run trains
 * @param follow    whether they stay around where the first optimizer is
 * @param scrubbing whether a slice follows the timeline
 */
public record LiveChoices(boolean live, boolean follow, boolean scrubbing) {
    static final LiveChoices DEFAULT = new LiveChoices(true, false, false);

    public static KeptFile<LiveChoices> file(UserFolders folders) {
        return new KeptFile<>(folders.settings().resolve("live.json"), LiveChoices.class, DEFAULT);
    }
}
