package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Problem;

/**
 * A run measured once more after it was intervened in, against the f* and x* of what it became. Where these come from the
 * end of the run itself, they were obtained before the training by a pass that knew nothing of what would be done by hand;
 * measured so, the run would not be the one that its experiment gives. The same holds of 2/η beside the largest eigenvalue,
 * which is that of the update that follows. The steps are the same, bit for bit.
 *
 * @param trainer what has measured
 * @param minima  against what
 */
record Remeasured(Trainer trainer, List<MinimumUsed> minima) {
    /** Whether anything measured in this experiment depends on what is done later: where its optimizers end, or the next step size. */
    static boolean wanted(Experiment experiment) {
        return experiment.probes().sharpness() || switch (experiment.probes().minimum()) {
            case MinimumSpec.LastIterate _, MinimumSpec.Reference _ -> true;
            case MinimumSpec.Known _, MinimumSpec.Declared _, MinimumSpec.Interpolation _ -> false;
        };
    }

    /** Trains the experiment twice more, as fast as it goes; empty where it was stopped. */
    static Optional<Remeasured> of(Experiment steered, Problem problem, Control control, MinimumSearch.Progress progress) throws InterruptedException {
        List<MinimumUsed> minima = MinimumSearch.of(steered, problem, control::stopped, progress);
        if (control.stopped()) {
            return Optional.empty();
        }
        Trainer trainer = new Trainer(steered, problem, minima, RunObserver.NONE);
        trainer.run(Control.running(), step -> {
            progress.report("measuring again", step, steered.training().steps());
            return !control.stopped();
        });
        return control.stopped() ? Optional.empty() : Optional.of(new Remeasured(trainer, minima));
    }
}
