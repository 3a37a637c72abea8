package org.saddlescope.experiment;

import java.util.function.Predicate;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.optim.Optimizer;

/**
 * The run of one optimizer once more, from the same θ with the same mini-batches, so that what was not measured the first
 * time can be measured now. It is the same run bit for bit: training computes from the experiment alone, on any number of
 * threads.
 */
public final class Replay {
    private final Experiment experiment;
    private final int number;
    private final Optimizer optimizer;
    private final Batches batches;
    private final LastGradient full;
    private final double[] start;

    /**
     * A step about to be made.
     *
     * @param step    how many updates have been made
     * @param theta   θ before this one, and after what is done by hand before it
     * @param batch   the objective of the mini-batch that is drawn; its gradient at θ is computed once for everybody
     * @param number  which batch: the sample where a batch is a single one, else its place in its epoch, from 0
     * @param samples the samples of the batch; empty where it is all of them
     */
    public record Step(int step, double[] theta, Objective batch, int number, int[] samples) {}

    /** @param number the optimizer's place among the experiment's, from 0 */
    public Replay(Experiment experiment, Problem problem, int number) {
        this.experiment = experiment;
        this.number = number;
        optimizer = experiment.optimizers().get(number);
        full = new LastGradient(problem.objective());
        batches = new Batches(problem, full, optimizer.batch(), experiment.trainingSeed());
        start = Problems.start(experiment, problem);
    }

    /**
     * Walks along a path again.
     *
     * @param look sees every step before it is made; false ends the walk
     * @throws ExperimentException where the path is another one than the first time, which no experiment should bring about
     */
    void along(TrainedPath path, Predicate<Step> look) throws ExperimentException {
        Steering steering = new Steering(experiment, number);
        Optimizer.State state = optimizer.init(start);
        for (int step = 0; step < path.updates(); step++) {
            state = steering.before(step, state);
            int[] samples = batches.samples(step);
            LastGradient batch = samples.length == 0 ? full : new LastGradient(batches.objective(step));
            if (!look.test(new Step(step, state.theta(), batch, batches.number(step), samples))) {
                return;
            }
            state = steering.update(state, batch, step);
            if (!path.trace().matches(step + 1, state.theta())) {
                throw new ExperimentException(path.name() + ": the second pass over the run differs from the first after step "
                        + (step + 1) + "; nothing measured in it would belong to the run");
            }
        }
    }
}
