package org.saddlescope.bench;

import java.util.List;

/**
 * What live slices cost the training in a window, measured in one sitting: the rate of updates in windows of time in turn
 * without and with them. The first and the last are without, so that each with them has two neighbours, whose mean does
 * not depend on whether the machine or the program gets faster meanwhile.
 *
 * @param seconds of each window
 * @param without updates a second without live slices, in order; one more than {@code with}
 * @param with    updates a second with them
 * @param shown   the share that the status bar told at the end of each window with them; NaN where it told none
 * @param slices  completed a second, while there were to be any
 */
public record LiveCost(double seconds, List<Double> without, List<Double> with, List<Double> shown, double slices) {
    /** Updates a second with live slices over those without: 0.8 where they cost a fifth of the speed. */
    public double ratio() {
        double on = 0;
        double off = 0;
        for (int i = 0; i < with.size(); i++) {
            on += with.get(i);
            off += (without.get(i) + without.get(i + 1)) / 2;
        }
        return on / off;
    }
}
