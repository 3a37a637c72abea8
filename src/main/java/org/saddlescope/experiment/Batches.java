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
        int[] samples = samples(step);
        return samples.length == 0 ? full : problem.batch(samples);
    }

    /** The samples of an update, empty where it sees all of them; steps may only be asked for in ascending order. */
    int[] samples(int step) {
        int n = problem.samples();
        if (all()) {
            return new int[0];
        }
        int perEpoch = perEpoch();
        if (step / perEpoch != epoch) {
            epoch = step / perEpoch;
            order = SeededRandom.of(seed, "mini-batches").split("epoch " + epoch).permutation(n);
        }
        int from = step % perEpoch * size;
        return Arrays.copyOfRange(order, from, Math.min(n, from + size));
    }

    /** Which batch an update sees: the sample where a batch is a single one, else its place in its epoch; 0 where it sees all. */
    int number(int step) {
        return all() ? 0 : size == 1 ? samples(step)[0] : step % perEpoch();
    }

    private boolean all() {
        return size == 0 || size >= problem.samples();
    }

    private int perEpoch() {
        return (problem.samples() + size - 1) / size;
    }
}
