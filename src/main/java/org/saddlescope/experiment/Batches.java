package org.saddlescope.experiment;

import java.util.Arrays;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;

/**
 * The mini-batches of an optimizer: every epoch visits all samples once in an order of its own, the last batch of an
 * epoch taking what is left. The order follows the seed alone, so that optimizers with the same batch size see the
 * same batches.
 */
final class Batches {
    private final Problem problem;
    private final Objective full;
    private final int size;
    private final long seed;
    private int epoch = -1;
    private int[] order = {};

    /** @param size samples a batch; 0 or all of them: every step sees the full objective */
    Batches(Problem problem, Objective full, int size, long seed) {
        this.problem = problem;
        this.full = full;
        this.size = size;
        this.seed = seed;
    }

    /** The objective of an update; steps may only be asked for in ascending order. */
    Objective objective(int step) {
        int n = problem.samples();
        if (size == 0 || size >= n) {
            return full;
        }
        int perEpoch = (n + size - 1) / size;
        if (step / perEpoch != epoch) {
            epoch = step / perEpoch;
            order = SeededRandom.of(seed, "mini-batches").split("epoch " + epoch).permutation(n);
        }
        int from = step % perEpoch * size;
        return problem.batch(Arrays.copyOfRange(order, from, Math.min(n, from + size)));
    }
}
