package org.saddlescope.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.engine.Problem;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.StepArithmetic;
import org.saddlescope.spectra.Vectors;

/**
 * The steps of one optimizer of a run, each in numbers. What an optimizer remembers is not kept by a run: its steps are
 * made again from the start, bit for bit the same ones, and a bounded number of states is kept on the way, so that steps
 * near one that was asked for come at once. For one thread.
 */
public final class StepAccounts {
    /** What the states that are kept may take, in elements. */
    private static final long MOST_ELEMENTS = 8_000_000;
    private static final int MOST_STATES = 256;
    private static final int LEAST_STATES = 4;
    /** So many states before the last one asked for are kept, for who goes back. */
    private static final int NEAR = 16;

    private final Experiment experiment;
    private final Problem problem;
    private final int number;
    private final Optimizer optimizer;
    private final LastGradient full;
    private final NavigableMap<Integer, Optimizer.State> kept = new TreeMap<>();
    private final Deque<Integer> recent = new ArrayDeque<>();
    private int stride = 1;
    private long made;

    /** @param number the optimizer's place among the experiment's, from 0 */
    public StepAccounts(Experiment experiment, Problem problem, int number) {
        this.experiment = experiment;
        this.problem = problem;
        this.number = number;
        optimizer = experiment.optimizers().get(number);
        full = new LastGradient(problem.objective());
        kept.put(0, optimizer.init(Problems.start(experiment, problem)));
    }

    /**
     * The step from {@code step} to the next. Blocks while steps are made again.
     *
     * @param cancelled asked before every step
     * @param progress  hears up to which step they have been made
     * @return empty where it was cancelled; the steps made until then need not be made again
     */
    public Optional<StepAccount> at(int step, BooleanSupplier cancelled, IntConsumer progress) {
        Map.Entry<Integer, Optimizer.State> nearest = kept.floorEntry(step);
        Optimizer.State state = nearest.getValue();
        Steering steering = new Steering(experiment, number);
        steering.passed(nearest.getKey());
        Batches batches = new Batches(problem, full, optimizer.batch(), experiment.trainingSeed());
        for (int at = nearest.getKey(); at < step; at++) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            state = steering.update(steering.before(at, state), batches.objective(at), at);
            made++;
            keep(at + 1, state, step);
            progress.accept(at + 1);
        }
        return cancelled.getAsBoolean() ? Optional.empty() : Optional.of(account(step, state, steering, batches));
    }

    private StepAccount account(int step, Optimizer.State before, Steering steering, Batches batches) {
        Optimizer.State from = steering.before(step, before);
        int[] samples = batches.samples(step);
        ValueGradient everything = full.gradient(from.theta());
        Objective objective = samples.length == 0 ? full : new LastGradient(problem.batch(samples));
        StepArithmetic arithmetic = StepArithmetic.of(optimizer, from, objective, step, experiment.training().steps(), steering.factor());
        if (from != before) {
            double[] kick = Vectors.difference(from.theta(), before.theta());
            arithmetic = arithmetic.after(before, kick, Vectors.norm(kick));
        }
        return new StepAccount(TrackNames.of(experiment.optimizers()).get(number), number, step, arithmetic, everything,
                samples.length == 0 ? Optional.empty() : Optional.of(objective.gradient(from.theta())), samples.length);
    }

    private void keep(int step, Optimizer.State state, int wanted) {
        if (step > wanted - NEAR) {
            if (!recent.contains(step)) {
                recent.addLast(step);
            }
            kept.put(step, state);
            while (recent.size() > Math.min(2 * NEAR, most(state))) {
                int old = recent.removeFirst();
                if (old % stride != 0) {
                    kept.remove(old);
                }
            }
        } else if (step % stride == 0) {
            kept.put(step, state);
        }
        while (kept.size() > 2 * most(state)) {
            stride *= 2;
            kept.keySet().removeIf(one -> one % stride != 0 && !recent.contains(one));
        }
    }

    private static int most(Optimizer.State state) {
        long elements = Math.max(1, state.theta().length) * (1L + state.slots().size());
        return Math.clamp(MOST_ELEMENTS / elements, LEAST_STATES, MOST_STATES);
    }

    /** How many steps have been made again so far. */
    long made() {
        return made;
    }
}
