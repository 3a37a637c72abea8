package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.spectra.Vectors;

/**
 * Measures the alpha-beta condition along every path of a run in a second pass over it, as Islamov, Ajroldi, Orvieto,
 * Lucchi 2024 do: with f_i the mini-batch that was drawn at x_k, a = ⟨∇f_i(x_k), x_k − x_p⟩, e = f_i(x_k) − f_i* and
 * c = f_i(x_p) − f_i*, all of the same mini-batch. A step costs one gradient and one loss of the mini-batch more.
 *
 * <p>Left out, and counted, are records near 0/0, where |a| and |e − c| are both at most the gap of the minimum, and with
 * the last iterate as minimum those of the last share of the steps. σ² = f(x_p) − E f_i*, the mean over all samples.
 */
final class AlphaBetaSurvey {
    /** The gap where the minimum names none: below it a and e − c are rounding. */
    private static final double ROUNDING = 1e-12;

    private final Experiment experiment;
    private final Problem problem;
    private final AlphaBetaSpec spec;
    private final List<MinimumUsed> minima;

    /**
     * @param minima one an optimizer, as {@link MinimumSearch} gives them
     * @throws ExperimentException where no x* can be had; the message names the field
     */
    AlphaBetaSurvey(Experiment experiment, Problem problem, AlphaBetaSpec spec, List<MinimumUsed> minima) throws ExperimentException {
        this.experiment = experiment;
        this.problem = problem;
        this.spec = spec;
        this.minima = minima;
        if (!(experiment.probes().minimum() instanceof MinimumSpec.LastIterate)
                && minima.stream().anyMatch(used -> used.minima().flatMap(Minima::projection).isEmpty())) {
            throw new ExperimentException("probes.alphaBeta: the condition needs a minimiser x*, and probes.minimum gives none here; "
                    + "expected {\"type\": \"lastIterate\"}, or \"declared\" with points");
        }
    }

    /** The same for the run to which this was done by hand; f* and x* as they are. */
    AlphaBetaSurvey along(Experiment steered, List<MinimumUsed> found) throws ExperimentException {
        return new AlphaBetaSurvey(steered, problem, spec, found);
    }

    /**
     * Walks along every path again.
     *
     * @param cancelled asked at every step; the reports then say how far they got
     * @param progress  gets the share done, from 0 to 1
     * @return one a path
     * @throws ExperimentException where a second pass is not the same as the first
     */
    List<AlphaBetaReport> run(List<TrainedPath> paths, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        long total = paths.stream().mapToLong(TrainedPath::updates).sum();
        List<AlphaBetaReport> reports = new ArrayList<>();
        long before = 0;
        for (TrainedPath path : paths) {
            long from = before;
            reports.add(report(path, cancelled, done -> progress.accept((from + done) / Math.max(1.0, total))));
            before += path.updates();
        }
        return reports;
    }

    private AlphaBetaReport report(TrainedPath path, BooleanSupplier cancelled, DoubleConsumer done) throws ExperimentException {
        MinimumUsed used = experiment.probes().minimum() instanceof MinimumSpec.LastIterate rule ? lastIterate(path, rule)
                : minima.get(path.number());
        Minima minimum = used.minima().orElseThrow();
        ComponentMinima components = new ComponentMinima(problem, spec.componentMinimum());
        Pass pass = new Pass(path, used, components);
        new Replay(experiment, problem, path.number()).along(path, step -> {
            if (cancelled.getAsBoolean()) {
                pass.stoppedAt = step.step();
                return false;
            }
            pass.measure(step);
            done.accept(step.step() + 1);
            return true;
        });
        int batch = experiment.optimizers().get(path.number()).batch();
        return new AlphaBetaReport(path.name(), experiment.trainingSeed(), spec.margin(), pass.records, pass.dropped,
                minimum.value() - components.mean(batch),
                "f* = " + Expected.number(minimum.value()) + " (" + minimum.valueFrom() + "), x*: " + minimum.pointsFrom(),
                components.from(batch), pass.remark());
    }

    private static MinimumUsed lastIterate(TrainedPath path, MinimumSpec.LastIterate rule) {
        String from = "last iterate x_K of the run itself, K = " + path.updates();
        return new MinimumUsed(Optional.of(new Minima(path.loss(), Optional.of(_ -> path.end()), "f(x_K)", from)), rule.gap(),
                (1 - rule.lastShare()) * path.updates());
    }

    /** One walk along a path. */
    private final class Pass {
        private final TrainedPath path;
        private final Minima.Projection projection;
        private final ComponentMinima components;
        private final double gap;
        private final double until;
        private final List<AlphaBetaRecord> records = new ArrayList<>();
        private int dropped;
        private int below;
        private String lowest = "";
        private double depth;
        private int stoppedAt = -1;

        private Pass(TrainedPath path, MinimumUsed used, ComponentMinima components) {
            this.path = path;
            this.projection = used.minima().flatMap(Minima::projection).orElseThrow();
            this.components = components;
            gap = Math.max(used.gap(), ROUNDING);
            until = used.until();
        }

        private void measure(Replay.Step step) {
            double[] nearest = projection.nearest(step.theta());
            double least = components.of(step.samples());
            Objective.ValueGradient at = step.batch().gradient(step.theta());
            double there = step.batch().value(nearest);
            double a = Vectors.dot(at.gradient(), Vectors.difference(step.theta(), nearest));
            note(step, "", at.value(), least);
            note(step, " at x*", there, least);
            boolean nothing = Math.abs(a) <= gap && Math.abs(at.value() - there) <= gap;
            if (step.step() > until || nothing) {
                dropped++;
            } else {
                records.add(new AlphaBetaRecord(step.step(), step.number(), a, at.value() - least, there - least));
            }
        }

        /** A loss below its f_i* by more than rounding. */
        private void note(Replay.Step step, String where, double loss, double least) {
            double under = least - loss;
            if (under > ROUNDING * Math.max(1, Math.abs(least))) {
                below++;
                if (under > depth) {
                    depth = under;
                    lowest = "f_i = " + Expected.number(loss) + where + " at step " + step.step() + ", batch " + step.number()
                            + ", is below f_i* = " + Expected.number(least);
                }
            }
        }

        private String remark() {
            String wrong = below == 0 ? "" : lowest + ", which is therefore not the minimum (" + below + " losses are below theirs)";
            String cut = stoppedAt < 0 ? "" : "stopped at step " + stoppedAt + " of " + path.updates()
                    + ": the constants belong to the part before it";
            return wrong + (wrong.isEmpty() || cut.isEmpty() ? "" : "; ") + cut;
        }
    }
}
