package org.saddlescope.landscape;

/** Hears how a slice comes along; on the thread that computes it. */
@FunctionalInterface
public interface SliceWatcher {
    /** The slice so far; the last view of a slice that was not cancelled is the complete one. */
    void view(Slice slice);

    /** Asked after each batch: whether a view is wanted now, besides those that come anyway. */
    default boolean wanted() {
        return false;
    }

    /** How many cells of how many are known, after each batch. */
    default void progress(int computed, int total) {
        // Most look at views alone.
    }
}
