package org.saddlescope.experiment.study;

import java.util.function.ToDoubleFunction;

/**
 * Maximises a function near a point without derivatives: along each coordinate in turn by a step that is halved where
 * nothing is gained (Hooke, Jeeves 1961 without the pattern move). Never ends below where it starts; a value that is NaN
 * is no gain.
 *
 * @param step   the first step
 * @param finest the step at which it ends
 * @param most   the most evaluations
 */
record CompassSearch(double step, double finest, int most) {
    double[] maximum(double[] start, ToDoubleFunction<double[]> function) {
        double[] best = start.clone();
        double value = function.applyAsDouble(best);
        int evaluations = 1;
        for (double h = step; h >= finest && evaluations < most; ) {
            boolean gained = false;
            for (int i = 0; i < best.length; i++) {
                for (double side : new double[] {h, -h}) {
                    double[] next = best.clone();
                    next[i] += side;
                    double other = function.applyAsDouble(next);
                    evaluations++;
                    if (other > value) {
                        best = next;
                        value = other;
                        gained = true;
                        break;
                    }
                }
            }
            if (!gained) {
                h /= 2;
            }
        }
        return best;
    }
}
