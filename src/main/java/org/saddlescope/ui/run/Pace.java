package org.saddlescope.ui.run;

import org.saddlescope.ui.base.Text;

/**
 * How fast a run may be in the window. A small problem is trained within a blink: to be watched, it is given time. A run
 * that takes longer by itself is not slowed down, and no result depends on it.
 */
public enum Pace {
    FULL_SPEED(Text.of("run.pace.atFullSpeed"), 0),
    WATCHABLE(Text.of("run.pace.toBeWatched8Seconds"), 8),
    SLOW(Text.of("run.pace.slowly40SecondsAtLeast"), 40);

    private final String label;
    private final double seconds;

    Pace(String label, double seconds) {
        this.label = label;
        this.seconds = seconds;
    }

    public String label() {
        return label;
    }

    /** The most updates a second for a run of so many updates; infinite where nothing is held back. */
    public double stepsPerSecond(int total) {
        return seconds == 0 ? Double.POSITIVE_INFINITY : Math.max(1, total) / seconds;
    }
}
