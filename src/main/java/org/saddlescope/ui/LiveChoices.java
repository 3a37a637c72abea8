package org.saddlescope.ui;

/**
 * What is kept of how runs are watched.
 *
 * @param live      whether slices are made while a run trains
 * @param follow    whether they stay around where the first optimizer is
 * @param scrubbing whether a slice follows the timeline
 */
record LiveChoices(boolean live, boolean follow, boolean scrubbing) {
    static final LiveChoices DEFAULT = new LiveChoices(true, false, false);

    static KeptFile<LiveChoices> file(UserFolders folders) {
        return new KeptFile<>(folders.settings().resolve("live.json"), LiveChoices.class, DEFAULT);
    }
}
