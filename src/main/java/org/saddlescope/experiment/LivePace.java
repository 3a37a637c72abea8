package org.saddlescope.experiment;

/**
 * How often a slice may be made while a run trains, so that training keeps at least four fifths of its speed. What slices
 * cost is measured, not assumed: the updates a second while a slice is being computed, r_s, and those while none is, r_i,
 * each over the windows of the last slices, older ones counting less. While a slice is made training is slowed down by
 * s = 1 − r_s/r_i; where slices take S seconds and leave I seconds alone, training loses the share
 * s·S/(S + I) of its speed, and that is the cost that is shown. After each slice so much time is left that the share
 * stays at {@value #AIM}. Windows in which the run was held are not measured: nothing was slowed down in them.
 *
 * <p>It looks at clocks and decides only when pictures are made: no result depends on it.
 */
final class LivePace {
    /** The share of the training speed that live slices may cost. */
    static final double MOST = 0.2;
    /** The share that is aimed at: measured rates scatter. */
    static final double AIM = 0.15;
    /** What a window counts when the next slice has been made. */
    private static final double FADE = 0.7;
    /** Below so many updates in all windows of a kind their rate is no number to go by. */
    private static final double FEWEST = 3;

    private double slicingSeconds;
    private double slicingSteps;
    private double idleSeconds;
    private double idleSteps;

    /** A slice took so long, and so many updates were made meanwhile. */
    synchronized void sliced(double seconds, int steps) {
        slicingSeconds = FADE * slicingSeconds + seconds;
        slicingSteps = FADE * slicingSteps + steps;
        idleSeconds *= FADE;
        idleSteps *= FADE;
    }

    /** No slice was made for so long. */
    synchronized void idle(double seconds, int steps) {
        idleSeconds += seconds;
        idleSteps += steps;
    }

    /** s in 0..1: by how much a slice slows training down; 1, the worst, where it is not known yet. */
    synchronized double slowdown() {
        if (idleSteps < FEWEST || slicingSeconds == 0) {
            return 1;
        }
        return Math.clamp(1 - slicingSteps / slicingSeconds / (idleSteps / idleSeconds), 0, 1);
    }

    /** How many seconds training is to be left alone after a slice that took so many. */
    synchronized double rest(double seconds) {
        return Math.max(0, seconds * (slowdown() / AIM - 1));
    }

    /** The share of the training speed that slices cost now, in 0..1; NaN where it is not known yet. */
    synchronized double cost() {
        return idleSteps < FEWEST || slicingSeconds == 0 ? Double.NaN : slowdown() * slicingSeconds / (slicingSeconds + idleSeconds);
    }
}
