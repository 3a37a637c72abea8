package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.spectra.Vectors;

/**
 * Moves the bends of a curve between two fixed parameter vectors until the mean loss over it is low (Garipov et al. 2018, section 3): each step
 * draws one t uniformly in each of J equal parts of [0, 1] and hands the mean loss there to an optimizer. The drawn means are
 * unbiased for ∫₀¹ f(φ(t)) dt, with less scatter than J free draws.
 *
 * @param rule      how bends move; full-batch
 * @param steps     updates
 * @param draws     J
 * @param tolerance the relative change of the mean loss over the last tenth of the steps below which training has settled
 */
public record CurveTraining(Optimizer rule, int steps, int draws, double tolerance) {
    /** Nodes of the midpoint rule by which the mean loss and its gradient are measured. */
    public static final int NODES = 64;
    private static final int MEASUREMENTS = 20;

    /**
     * What training came to.
     *
     * @param curve        with the bends of the last step at which they were finite
     * @param at           the steps at which the mean loss was measured, the first 0 and the last the last one made
     * @param mean         ∫₀¹ f(φ(t)) dt by the midpoint rule of {@link #NODES} nodes, at each of them
     * @param gradientNorm the norm of its gradient with respect to the bends, at the end
     * @param settled      whether all steps were made and the mean changed by at most the tolerance, relative, over the last tenth of them
     * @param diverged     whether the next step would have made the bends infinite or NaN
     * @param change       that relative change, negative where the mean fell; NaN where it was not reached
     */
    public record Result(TrainedCurve curve, List<Integer> at, double[] mean, double gradientNorm, boolean settled, boolean diverged, double change) {
        public Result {
            at = List.copyOf(at);
        }

        /** The updates made. */
        public int steps() {
            return at.getLast();
        }
    }

    public CurveTraining {
        if (rule.batch() != 0) {
            throw new IllegalArgumentException("a curve is trained on all samples, expected batch 0 instead of " + rule.batch());
        }
    }

    /**
     * Begins with the bends on the straight line.
     *
     * @param random    of the drawn t
     * @param cancelled asked before each step; what was reached stays
     * @param progress  gets the number of steps made
     */
    public Result train(Objective loss, CurveShape shape, double[] from, double[] to, SeededRandom random, BooleanSupplier cancelled,
                        IntConsumer progress) {
        TrainedCurve straight = TrainedCurve.straight(shape, from, to);
        Objective measured = new CurveLoss(loss, straight, CurveLoss.midpoints(NODES));
        int every = Math.max(1, steps / MEASUREMENTS);
        Optimizer.State state = rule.init(straight.bends());
        List<Integer> at = new ArrayList<>(List.of(0));
        List<Double> mean = new ArrayList<>(List.of(measured.value(state.theta())));
        int step = 0;
        boolean diverged = false;
        while (!diverged && step < steps && !cancelled.getAsBoolean()) {
            Optimizer.State next = rule.step(state, new CurveLoss(loss, straight, drawn(random)),
                    rule.stepSize() * rule.schedule().factor(step, steps));
            diverged = !Vectors.finite(next.theta());
            if (!diverged) {
                state = next;
                step++;
                if (step % every == 0 || step == steps) {
                    at.add(step);
                    mean.add(measured.value(state.theta()));
                }
                progress.accept(step);
            }
        }
        if (at.getLast() != step) {
            at.add(step);
            mean.add(measured.value(state.theta()));
        }
        double change = step == steps ? change(at, mean) : Double.NaN;
        return new Result(straight.bent(state.theta()), at, mean.stream().mapToDouble(Double::doubleValue).toArray(),
                Vectors.norm(measured.gradient(state.theta()).gradient()), Math.abs(change) <= tolerance, diverged, change);
    }

    private double change(List<Integer> at, List<Double> mean) {
        int before = at.size() - 1;
        while (before > 0 && at.get(before) > steps - Math.max(1, steps / 10)) {
            before--;
        }
        return before == at.size() - 1 ? Double.NaN : (mean.getLast() - mean.get(before)) / Math.abs(mean.get(before));
    }

    private double[] drawn(SeededRandom random) {
        double[] t = new double[draws];
        for (int j = 0; j < draws; j++) {
            t[j] = (j + random.nextDouble()) / draws;
        }
        return t;
    }
}
