package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;

/**
 * What the walks of one optimizer have in common.
 *
 * @param gaps      the mean of f(x_k) − f* over the starts at each marked step
 * @param tail      its mean over the last share of the steps
 * @param tailError the standard error of {@code tail} over the starts; NaN for one start
 * @param least     the least of {@code gaps}
 * @param largest   the largest f − f* of any walk
 * @param region    where the alpha-beta condition holds on all of them
 */
record WalkSummary(double[] gaps, double tail, double tailError, double least, double largest, AlphaBetaRegion region) {
    static WalkSummary of(Walk[] walks) {
        int n = walks.length;
        double[] gaps = new double[walks[0].gaps().length];
        double tail = 0;
        double largest = Double.NEGATIVE_INFINITY;
        List<AlphaBetaRecord> binding = new ArrayList<>();
        for (Walk walk : walks) {
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] += walk.gaps()[i] / n;
            }
            tail += walk.tail() / n;
            largest = Math.max(largest, walk.largest());
            binding.addAll(walk.binding());
        }
        double squares = 0;
        for (Walk walk : walks) {
            squares += (walk.tail() - tail) * (walk.tail() - tail);
        }
        double error = n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double gap : gaps) {
            least = Math.min(least, gap);
        }
        return new WalkSummary(gaps, tail, error, least, largest, AlphaBetaRegion.of(binding));
    }
}
