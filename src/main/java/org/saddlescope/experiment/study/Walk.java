package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.engine.Objective;
import org.saddlescope.experiment.LastGradient;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.optim.Optimizer;

/**
 * One optimizer from one random start.
 *
 * @param gaps    f(x_k) − f* at the marked steps
 * @param tail    its mean over the last share of the steps
 * @param largest the largest that was evaluated, the start's included; NaN where one was NaN
 * @param binding the alpha-beta records that bound the region of the whole path
 */
record Walk(double[] gaps, double tail, double largest, List<AlphaBetaRecord> binding) {
    /** Updates between two looks at whether to go on. */
    private static final int PATIENCE = 256;

    static Walk of(Optimizer optimizer, double gamma, RandomDraws draws, int draw, StudySpec.Neighbourhood spec, BooleanSupplier cancelled) {
        int steps = spec.steps();
        int tailFrom = steps - Math.max(1, (int) Math.ceil(spec.tail() * steps));
        int[] marks = draws.marks(steps);
        double[] gaps = new double[marks.length];
        Supplier<RandomDraws.Batch> batches = draws.batches(draw, optimizer.batch());
        AtMinimisers atMinimisers = new AtMinimisers(draws.samples());
        List<AlphaBetaRecord> records = new ArrayList<>(steps);
        Optimizer.State state = optimizer.init(draws.start(draw));
        double largest = gap(draws, state.theta());
        double sum = 0;
        int next = 0;
        for (int k = 0; k < steps; k++) {
            if (k % PATIENCE == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException("stopped");
            }
            RandomDraws.Batch batch = batches.get();
            LastGradient noted = new LastGradient(batch.objective());
            double[] theta = state.theta();
            state = optimizer.step(state, noted, gamma * optimizer.schedule().factor(k, steps));
            records.add(record(k, batch, noted.gradient(theta), theta, draws.nearest(theta), atMinimisers));
            boolean marked = k + 1 == marks[next];
            if (marked || k >= tailFrom) {
                double gap = gap(draws, state.theta());
                largest = Math.max(largest, gap);
                if (marked) {
                    gaps[next++] = gap;
                }
                sum += k >= tailFrom ? gap : 0;
            }
        }
        return new Walk(gaps, sum / (steps - tailFrom), largest, AlphaBetaRegion.of(records).decisive());
    }

    private static double gap(RandomDraws draws, double[] theta) {
        return draws.full().value(theta) - draws.minima().value();
    }

    private static AlphaBetaRecord record(int step, RandomDraws.Batch batch, Objective.ValueGradient at, double[] theta, double[] nearest,
                                          AtMinimisers atMinimisers) {
        double a = 0;
        for (int i = 0; i < theta.length; i++) {
            a += at.gradient()[i] * (theta[i] - nearest[i]);
        }
        return new AlphaBetaRecord(step, batch.number(), a, at.value() - batch.infimum(), atMinimisers.value(batch, nearest) - batch.infimum());
    }

    /** f_i at the minimiser that was nearest last, which mostly is the nearest again. */
    private static final class AtMinimisers {
        private final double[][] points;
        private final double[] values;

        private AtMinimisers(int samples) {
            points = new double[samples][];
            values = new double[samples];
        }

        private double value(RandomDraws.Batch batch, double[] nearest) {
            int number = batch.number();
            if (number < 0) {
                return batch.objective().value(nearest);
            }
            if (!Arrays.equals(points[number], nearest)) {
                points[number] = nearest;
                values[number] = batch.objective().value(nearest);
            }
            return values[number];
        }
    }
}
