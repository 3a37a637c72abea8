package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Problem;

/** Accuracies, and the loss on the samples held back, at every recorded step. */
final class ScoreProbe implements ColumnProbe {
    private final Problem problem;
    private final List<Spec> specs = new ArrayList<>();

    ScoreProbe(Experiment experiment, Problem problem) {
        this.problem = problem;
        boolean heldOut = problem.heldOutScore(problem.initial(experiment.seed())).isPresent();
        if (heldOut) {
            specs.add(new Spec("held_out_loss", "held-out loss", History.Group.LOSS, "on the samples held back"));
        }
        if (problem.classifies()) {
            specs.add(new Spec(RunSummary.TRAIN_ACCURACY, "training accuracy", History.Group.ACCURACY, "on the training samples"));
            if (heldOut) {
                specs.add(new Spec(RunSummary.HELD_OUT_ACCURACY, "held-out accuracy", History.Group.ACCURACY, "on the samples held back"));
            }
        }
    }

    @Override
    public List<Spec> specs() {
        return specs;
    }

    /** It comes with what is recorded anyhow. */
    @Override
    public int every() {
        return 0;
    }

    @Override
    public void measure(At at, boolean all, Row row, BooleanSupplier cancelled) {
        if (problem.classifies()) {
            row.set(RunSummary.TRAIN_ACCURACY, problem.trainingScore(at.theta()).accuracy());
        }
        problem.heldOutScore(at.theta()).ifPresent(score -> {
            row.set("held_out_loss", score.loss());
            if (problem.classifies()) {
                row.set(RunSummary.HELD_OUT_ACCURACY, score.accuracy());
            }
        });
    }
}
