package org.saddlescope.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.History.Group;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;

/**
 * What an experiment measures at a point of a path. Which columns there are is known before the first step and depends
 * on the experiment alone; so does at which steps each is measured.
 */
final class Measurer {
    private static final int LANCZOS_STEPS = 300;

    private final Problem problem;
    private final Optional<Minima> minima;
    private final Experiment.Probes probes;
    private final Lanczos lanczos;
    private final List<Condition> conditions;
    private final List<Spec> specs = new ArrayList<>();

    /** A column without its numbers. */
    record Spec(String id, String label, Group group, String note) {}

    /**
     * What was measured at one point.
     *
     * @param values   one a column, NaN where not measured
     * @param measured whether each column was measured here
     */
    record Point(int step, double loss, double gradientNorm, double[] values, boolean[] measured) {}

    Measurer(Experiment experiment, Problem problem) {
        this.problem = problem;
        probes = experiment.probes();
        minima = Problems.minima(experiment, problem);
        lanczos = new Lanczos(probes.curvatureTolerance(), LANCZOS_STEPS, experiment.seed());
        conditions = probes.every() == 0 ? List.of() : Condition.measurableWith(minima);
        for (Condition condition : conditions) {
            specs.add(new Spec(condition.id(), condition.label(), Group.RATIO, Reading.provenance(condition, minima)));
        }
        if (probes.curvatureEvery() > 0) {
            String note = problem.objective().dimension() <= Lanczos.DENSE_LIMIT ? "eigenvalues of the full Hessian"
                    : "by Lanczos, to a residual of " + plain(probes.curvatureTolerance()) + " of the largest";
            specs.add(new Spec("lambda_min", "λₘᵢₙ of the Hessian", Group.SPECTRUM, note));
            specs.add(new Spec("lambda_max", "λₘₐₓ of the Hessian", Group.SPECTRUM, note));
            specs.add(new Spec("lambda_min_residual", "residual of λₘᵢₙ", Group.RESIDUAL, note));
            specs.add(new Spec("lambda_max_residual", "residual of λₘₐₓ", Group.RESIDUAL, note));
        }
        if (problem.heldOutScore(problem.initial(experiment.seed())).isPresent()) {
            specs.add(new Spec("held_out_loss", "held-back loss", Group.LOSS, "on the samples held back"));
        }
        if (problem.classifies()) {
            specs.add(new Spec("train_accuracy", "training accuracy", Group.ACCURACY, "on the training samples"));
            if (specs.stream().anyMatch(s -> s.id().equals("held_out_loss"))) {
                specs.add(new Spec("held_out_accuracy", "held-back accuracy", Group.ACCURACY, "on the samples held back"));
            }
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    List<Spec> specs() {
        return specs;
    }

    /** Whether something is measured at this step besides what every recorded step has. */
    boolean due(int step) {
        return due(step, probes.every()) || due(step, probes.curvatureEvery());
    }

    private static boolean due(int step, int every) {
        return every > 0 && step % every == 0;
    }

    /**
     * Measures at θ.
     *
     * @param all       everything, whatever the step: the first and last points
     * @param cancelled asked during long measurements, which are then left out
     */
    Point measure(int step, double[] theta, Objective objective, boolean all, BooleanSupplier cancelled) {
        Measurements at = Measurements.of(theta, objective.gradient(theta), minima);
        double[] values = new double[specs.size()];
        boolean[] measured = new boolean[specs.size()];
        Arrays.fill(values, Double.NaN);
        if (all || due(step, probes.every())) {
            for (int i = 0; i < conditions.size(); i++) {
                values[i] = at.reading(conditions.get(i)).orElseThrow().value();
                measured[i] = true;
            }
        }
        if (probes.curvatureEvery() > 0 && (all || due(step, probes.curvatureEvery()))) {
            ExtremePair pair = lanczos.extremes(new Hessian(objective, theta), cancelled);
            if (!cancelled.getAsBoolean()) {
                set("lambda_min", pair.minValue(), values, measured);
                set("lambda_max", pair.maxValue(), values, measured);
                set("lambda_min_residual", pair.minResidual(), values, measured);
                set("lambda_max_residual", pair.maxResidual(), values, measured);
            }
        }
        if (problem.classifies()) {
            set("train_accuracy", problem.trainingScore(theta).accuracy(), values, measured);
        }
        problem.heldOutScore(theta).ifPresent(score -> {
            set("held_out_loss", score.loss(), values, measured);
            if (problem.classifies()) {
                set("held_out_accuracy", score.accuracy(), values, measured);
            }
        });
        return new Point(step, at.loss(), at.gradientNorm(), values, measured);
    }

    private void set(String id, double value, double[] values, boolean[] measured) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).id().equals(id)) {
                values[i] = value;
                measured[i] = true;
            }
        }
    }
}
