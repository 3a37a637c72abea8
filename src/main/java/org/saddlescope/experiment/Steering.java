package org.saddlescope.experiment;

import java.util.Comparator;
import java.util.List;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.spectra.Vectors;

/**
 * One optimizer under the hands of whoever intervenes: makes its updates, with the step size of the schedule and what was
 * done by hand before them. Every pass over a run makes its updates here, so that all of them make the same.
 */
final class Steering {
    private final Optimizer optimizer;
    private final String name;
    private final List<Intervention> declared;
    private final int total;
    private int next;
    private double factor = 1;

    /** @param number the optimizer's place among the experiment's, from 0 */
    Steering(Experiment experiment, int number) {
        optimizer = experiment.optimizers().get(number);
        name = TrackNames.of(experiment.optimizers()).get(number);
        declared = inOrder(experiment.training().interventions());
        total = experiment.training().steps();
    }

    /** In the order in which they are done. */
    static List<Intervention> inOrder(List<Intervention> interventions) {
        // The sort is stable: of one step, they stay as they stand.
        return interventions.stream().sorted(Comparator.comparingInt(Intervention::step)).toList();
    }

    /** Whether an intervention is meant for an optimizer with this name. */
    static boolean concerns(Intervention intervention, String name) {
        return intervention.optimizer().isBlank() || intervention.optimizer().strip().equals(name);
    }

    /** The state after what the experiment declares to be done before this update; steps may only be asked for in ascending order. */
    Optimizer.State before(int step, Optimizer.State state) {
        Optimizer.State now = state;
        for (; next < declared.size() && declared.get(next).step() <= step; next++) {
            now = done(declared.get(next), now);
        }
        return now;
    }

    /** Takes as done what the experiment declares to be done before earlier updates than this one: of it, only the factor lasts. */
    void passed(int step) {
        for (; next < declared.size() && declared.get(next).step() < step; next++) {
            if (declared.get(next) instanceof Intervention.StepSize change) {
                done(change, null);
            }
        }
    }

    /** What the step of the next update is multiplied with by hand; 1: nothing. */
    double factor() {
        return factor;
    }

    /** The state after an intervention, where it concerns this optimizer. */
    Optimizer.State done(Intervention intervention, Optimizer.State state) {
        if (!concerns(intervention, name)) {
            return state;
        }
        return switch (intervention) {
            case Intervention.StepSize change -> {
                factor = optimizer.scalable() ? change.factor() : 1;
                yield state;
            }
            case Intervention.Kick kick -> state.at(kicked(state.theta(), kick));
        };
    }

    private static double[] kicked(double[] theta, Intervention.Kick kick) {
        double[] push = Vectors.unit(SeededRandom.of(kick.seed(), "kick").gaussians(theta.length));
        double[] there = theta.clone();
        Vectors.add(there, kick.radius(), push);
        return there;
    }

    /** The update from {@code step}. */
    Optimizer.State update(Optimizer.State state, Objective objective, int step) {
        return optimizer.step(state, objective, optimizer.stepSize() * optimizer.schedule().factor(step, total), factor);
    }

    /** The factor on the step size of an optimizer for the update from a step. */
    static double factor(Experiment experiment, int number, int step) {
        String name = TrackNames.of(experiment.optimizers()).get(number);
        double factor = 1;
        for (Intervention intervention : inOrder(experiment.training().interventions())) {
            if (intervention instanceof Intervention.StepSize change && change.step() <= step && concerns(change, name)) {
                factor = change.factor();
            }
        }
        return factor;
    }
}
