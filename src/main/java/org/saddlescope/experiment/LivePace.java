package org.saddlescope.experiment;

/**
 * How often the live view of a landscape may be made while a run trains, so that training keeps at least four fifths of
 * its speed. What the view costs is measured, not assumed: the updates a second while the view is at work (a slice is
 * computed, or new points of the paths are seen in its plane), r_w, and those while it is silent, r_s, each over the last
 * seconds, earlier ones counting less. While it works training is slowed down by s = 1 − r_w/r_s; where it works for W
 * seconds and is silent for S, training loses the share s·W/(W + S) of its speed, and that is the cost that is shown.
 * After each piece of work so much silence follows that slices cost {@value #SLICES} and paths {@value #PATHS}. Windows in
 * which the run was held are not measured: nothing was slowed down in them.
 *
 * <p>It looks at clocks and decides only when pictures are made: no result depends on it.
 */
final class LivePace {
    /** The share of the training speed that the live view may cost. */
    static final double MOST = 0.2;
    /** The share that slices are to cost; with that of paths less than is allowed, as measured rates scatter. */
    static final double SLICES = 0.1;
    /** The share that seeing new points of the paths is to cost. */
    static final double PATHS = 0.05;
    /** The slowdown before anything was measured: somewhat more than two that share the machine evenly take from each other. */
    static final double ASSUMED = 0.6;
    /** After so many seconds a window counts 1/e of what it did. */
    private static final double MEMORY = 10;
    /** Below so many silent updates their rate is no number to go by. */
    private static final double FEWEST = 3;

    private double workSeconds;
    private double workSteps;
    private double silentSeconds;
    private double silentSteps;

    /** The view was at work for so long, on one batch of points of a slice or on the paths, and so many updates were made meanwhile. */
    synchronized void worked(double seconds, int steps) {
        fade(seconds);
        workSeconds += seconds;
        workSteps += steps;
    }

    /** The view was silent for so long. */
    synchronized void silent(double seconds, int steps) {
        fade(seconds);
        silentSeconds += seconds;
        silentSteps += steps;
    }

    private void fade(double seconds) {
        double left = Math.exp(-seconds / MEMORY);
        workSeconds *= left;
        workSteps *= left;
        silentSeconds *= left;
        silentSteps *= left;
    }

    /** s in 0..1: by how much work slows training down; {@value #ASSUMED} where it is not known yet. */
    synchronized double slowdown() {
        return known() ? Math.clamp(1 - workSteps / workSeconds / (silentSteps / silentSeconds), 0, 1) : ASSUMED;
    }

    private boolean known() {
        return silentSteps >= FEWEST && workSeconds > 0;
    }

    /** How many seconds training is to be left alone after work of so many, for the work to cost this share of its speed. */
    synchronized double rest(double seconds, double share) {
        return Math.max(0, seconds * (slowdown() / share - 1));
    }

    /** The share of the training speed that the view costs now, in 0..1; NaN where it is not known yet. */
    synchronized double cost() {
        return known() ? slowdown() * workSeconds / (workSeconds + silentSeconds) : Double.NaN;
    }
}
